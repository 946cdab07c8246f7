import { ByteReader } from './byte-reader.ts';
import * as messages from './handshake-message.ts';
import type { ExpectedMessage } from './reassembly.ts';

/** Where each of the client's messages stands: its message_seq, for nothing is optional here. */
export const PLACE = {
  clientHello: 0,
  certificate: 1,
  clientKeyExchange: 2,
  certificateVerify: 3,
  finished: 4,
} as const;

/** What may come, by place. */
export const CLIENT_MESSAGES: readonly ExpectedMessage[] = [
  // Real ones measure 150 to 1,700 bytes; more post-quantum key shares may double that.
  { type: messages.CLIENT_HELLO, maxBytes: 8 * 1024 },
  // A chain of RSA-4096 certificates, with room to spare.
  { type: messages.CERTIFICATE, maxBytes: 16 * 1024 },
  // A length byte and a P-256 point: 66 bytes.
  { type: messages.CLIENT_KEY_EXCHANGE, maxBytes: 256 },
  // The signature of an RSA key of 8,192 bits.
  { type: messages.CERTIFICATE_VERIFY, maxBytes: 4 + 1024 },
  { type: messages.FINISHED, maxBytes: 12 },
];

/** Below: bodies of the messages of a client's second flight; undefined for what is malformed. */

/** Longer chains are no use to anybody: only the first certificate is looked at. */
const MAX_CHAIN = 8;

/** @returns the client's own certificate in DER, or null when it has sent an empty list */
export function parseCertificate(body: Buffer): Buffer | null | undefined {
  const reader = new ByteReader(body);
  const list = new ByteReader(reader.vector(3));
  const chain: Buffer[] = [];
  while (list.ok && list.remainingBytes > 0 && chain.length < MAX_CHAIN) chain.push(list.vector(3));
  const whole = reader.ok && reader.remainingBytes === 0 && list.ok && list.remainingBytes === 0;
  if (!whole) return undefined;
  return chain[0] ?? null;
}

/** @returns the client's ephemeral public key (RFC 8422 §5.7) */
export function parseClientKeyExchange(body: Buffer): Buffer | undefined {
  const reader = new ByteReader(body);
  const publicKey = reader.vector(1);
  return reader.ok && reader.remainingBytes === 0 ? publicKey : undefined;
}

export interface CertificateVerify {
  readonly scheme: number;
  readonly signature: Buffer;
}

export function parseCertificateVerify(body: Buffer): CertificateVerify | undefined {
  const reader = new ByteReader(body);
  const scheme = reader.uint(2);
  const signature = reader.vector(2);
  return reader.ok && reader.remainingBytes === 0 ? { scheme, signature } : undefined;
}
