import { ALERT } from './alerts.ts';

/**
 * Why an association failed. `alert` is what the far end was told, or told us (`PEER_ALERT`), or
 * null when nothing was said.
 */
export interface DtlsFailure {
  readonly code: DtlsFailureCode;
  readonly alert: number | null;
}

export type DtlsFailureCode = keyof typeof ALERT_OF_FAILURE;

/** The fatal alert that goes with each failure; null where there is nobody to tell. */
export const ALERT_OF_FAILURE = {
  /** The ClientHello is for DTLS 1.0. (One for 1.3 alone has no cipher suite of ours.) */
  NO_COMMON_VERSION: ALERT.protocolVersion,
  NO_COMMON_CIPHER_SUITE: ALERT.handshakeFailure,
  NO_COMMON_GROUP: ALERT.handshakeFailure,
  /** ecdsa_secp256r1_sha256 is what we sign with. */
  NO_COMMON_SIGNATURE: ALERT.handshakeFailure,
  NO_NULL_COMPRESSION: ALERT.illegalParameter,
  NO_EXTENDED_MASTER_SECRET: ALERT.handshakeFailure,
  NO_COMMON_SRTP_PROFILE: ALERT.handshakeFailure,
  /** A first handshake that claims to renegotiate (RFC 5746 §3.6). */
  RENEGOTIATION: ALERT.handshakeFailure,
  /** Too many ClientKeyExchange messages that led to no keys. */
  NO_KEYS: ALERT.handshakeFailure,
  NO_CLIENT_CERTIFICATE: ALERT.handshakeFailure,
  BAD_CERTIFICATE: ALERT.badCertificate,
  /** Neither ECDSA on P-256 nor RSA of 2,048 to 8,192 bits. */
  UNSUPPORTED_CERTIFICATE: ALERT.unsupportedCertificate,
  CERTIFICATE_VERIFY_MISSING: ALERT.unexpectedMessage,
  CERTIFICATE_VERIFY_WRONG: ALERT.decryptError,
  FINISHED_WRONG: ALERT.decryptError,
  FINGERPRINT_MISMATCH: ALERT.badCertificate,
  /** The description names no SHA-2 fingerprint. */
  FINGERPRINT_UNUSABLE: ALERT.badCertificate,
  HANDSHAKE_TIMEOUT: null,
  /** The handshake is done, the far end's description never came. */
  FINGERPRINT_TIMEOUT: ALERT.badCertificate,
  /** The far end sent a fatal alert under the negotiated keys. */
  PEER_ALERT: null,
  /** 2^48 records: the next one would repeat a nonce. */
  SEQUENCE_EXHAUSTED: null,
} as const satisfies Record<string, number | null>;
