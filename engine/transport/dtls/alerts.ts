/** Alert descriptions used here (RFC 5246 §7.2, RFC 8446 §6 for the newer names). */
export const ALERT = {
  closeNotify: 0,
  unexpectedMessage: 10,
  handshakeFailure: 40,
  badCertificate: 42,
  unsupportedCertificate: 43,
  illegalParameter: 47,
  decryptError: 51,
  protocolVersion: 70,
  insufficientSecurity: 71,
  internalError: 80,
  noRenegotiation: 100,
} as const;

export const ALERT_WARNING = 1;
export const ALERT_FATAL = 2;

export interface Alert {
  readonly level: number;
  readonly description: number;
}

export function parseAlert(fragment: Buffer): Alert | undefined {
  const [level, description] = fragment;
  if (level === undefined || description === undefined || fragment.length !== 2) return undefined;
  return { level, description };
}

export function writeAlert(level: number, description: number): Buffer {
  return Buffer.from([level, description]);
}
