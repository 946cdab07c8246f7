import { generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import * as der from './der.ts';
import { fingerprintOf } from './fingerprint.ts';
import { isAcceptedKey } from './signature.ts';

/** Our own certificate: made at start, lives as long as the process. */
export interface DtlsCertificate {
  readonly certificateDer: Buffer;
  readonly privateKey: KeyObject;
  /** SHA-256, as `a=fingerprint` shows it: `AB:CD:…`. */
  readonly fingerprint: string;
}

export interface CertificateOptions {
  /** Shown to nobody, and the same for all: it must not tell servers apart. */
  readonly commonName?: string;
}

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const COMMON_NAME = '2.5.4.3';

/**
 * Valid at any time: WebRTC ends compare fingerprints and look at no date (RFC 8827 §6.5), so a
 * certificate needs no clock, and a wrong clock at either end breaks no call.
 */
const NOT_BEFORE = '000101000000Z';
/** "No well-defined expiration date" (RFC 5280 §4.1.2.5). */
const NOT_AFTER = '99991231235959Z';

/** A self-signed X.509 certificate on ECDSA P-256, some 250 bytes: it fits one datagram. */
export function createCertificate(options: CertificateOptions = {}): DtlsCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const algorithm = der.sequence(der.objectIdentifier(ECDSA_WITH_SHA256));
  const commonName = der.utf8String(options.commonName ?? 'WebRTC');
  const name = der.sequence(der.set(der.sequence(der.objectIdentifier(COMMON_NAME), commonName)));
  const serial = randomBytes(8);
  // Positive and without a leading zero byte, as DER wants integers.
  serial.writeUInt8((serial.readUInt8(0) & 0x3f) | 0x40, 0);
  const toBeSigned = der.sequence(
    der.explicit0(der.integer(Buffer.from([2]))), // version 3
    der.integer(serial),
    algorithm,
    name,
    der.sequence(der.utcTime(NOT_BEFORE), der.generalizedTime(NOT_AFTER)),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  const certificateDer = der.sequence(toBeSigned, algorithm, der.bitString(signature));
  return { certificateDer, privateKey, fingerprint: fingerprintOf(certificateDer) };
}

export type RemoteKey =
  | { readonly state: 'accepted'; readonly key: KeyObject }
  | { readonly state: 'unsupported' }
  | { readonly state: 'malformed' };

/**
 * The key in a certificate that somebody sent. Neither its dates nor its names are looked at: the
 * fingerprint in the description is the only thing that makes a certificate somebody's.
 */
export function remoteKeyOf(certificateDer: Buffer): RemoteKey {
  try {
    const certificate = new X509Certificate(certificateDer);
    // It takes PEM and forgives trailing bytes; the far end has to send DER and nothing else.
    if (!certificate.raw.equals(certificateDer)) return { state: 'malformed' };
    const key = certificate.publicKey;
    return isAcceptedKey(key) ? { state: 'accepted', key } : { state: 'unsupported' };
  } catch {
    return { state: 'malformed' };
  }
}
