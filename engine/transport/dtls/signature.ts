import { constants, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** Signature schemes by their TLS number (RFC 8446 §4.2.3, valid in 1.2 as well). */
export const ECDSA_P256_SHA256 = 0x0403;
export const RSA_PSS_SHA256 = 0x0804;
export const RSA_PKCS1_SHA256 = 0x0401;

/** What a client may sign its CertificateVerify with; SHA-1 is not among it. */
export const CLIENT_SIGNATURES: readonly number[] = [
  ECDSA_P256_SHA256,
  RSA_PSS_SHA256,
  RSA_PKCS1_SHA256,
];

/** RSA below 2,048 bits is no proof any more; above 8,192 it is a way to burn our time. */
const RSA_MIN_BITS = 2048;
const RSA_MAX_BITS = 8192;

/** Whether a key of this kind can prove anything here. */
export function isAcceptedKey(key: KeyObject): boolean {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === 'ec') return details?.namedCurve === 'prime256v1';
  if (key.asymmetricKeyType !== 'rsa') return false;
  const bits = details?.modulusLength ?? 0;
  return bits >= RSA_MIN_BITS && bits <= RSA_MAX_BITS;
}

/** A wrong signature, a malformed one and a scheme that does not go with the key are all false. */
export function verifySignature(
  scheme: number,
  key: KeyObject,
  data: Buffer,
  signature: Buffer,
): boolean {
  try {
    switch (scheme) {
      case ECDSA_P256_SHA256:
        return key.asymmetricKeyType === 'ec' && verify('sha256', data, key, signature);
      case RSA_PKCS1_SHA256:
        return key.asymmetricKeyType === 'rsa' && verify('sha256', data, key, signature);
      case RSA_PSS_SHA256:
        return key.asymmetricKeyType === 'rsa' && verify('sha256', data, pss(key), signature);
      default:
        return false;
    }
  } catch {
    return false;
  }
}

/** With our own P-256 key. */
export function signEcdsa(privateKey: KeyObject, data: Buffer): Buffer {
  return sign('sha256', data, privateKey);
}

function pss(key: KeyObject): { key: KeyObject; padding: number; saltLength: number } {
  return {
    key,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
  };
}
