import { createHash, timingSafeEqual } from 'node:crypto';

/** `a=fingerprint` of a description (RFC 8122 §5): a hash's name and pairs of hex digits. */
export interface Fingerprint {
  readonly algorithm: string;
  readonly value: string;
}

/** RFC 8122 names md2 to sha-1, too; whoever has only those proves nothing. */
const ACCEPTED: ReadonlyMap<string, string> = new Map([
  ['sha-256', 'sha256'],
  ['sha-384', 'sha384'],
  ['sha-512', 'sha512'],
]);

/** Digests of the accepted algorithms, ready to be compared. */
export interface ExpectedFingerprint {
  readonly hash: string;
  readonly digest: Buffer;
}

/** Leaves out what is not acceptable: weak algorithms and values that are no digest of theirs. */
export function usableFingerprints(fingerprints: readonly Fingerprint[]): ExpectedFingerprint[] {
  const usable: ExpectedFingerprint[] = [];
  for (const { algorithm, value } of fingerprints) {
    const hash = ACCEPTED.get(algorithm.toLowerCase());
    if (hash === undefined || !/^[0-9a-f]{2}(:[0-9a-f]{2})*$/i.test(value)) continue;
    const digest = Buffer.from(value.replaceAll(':', ''), 'hex');
    if (digest.length === createHash(hash).digest().length) usable.push({ hash, digest });
  }
  return usable;
}

/**
 * Whether one of them is the certificate's. A description may name several certificates, of which
 * the far end uses one; among SHA-2 hashes none is so weak that it had to give way to another
 * (which is why RFC 8122 §5 has a preference at all).
 */
export function matchesFingerprint(
  certificateDer: Buffer,
  expected: readonly ExpectedFingerprint[],
): boolean {
  return expected.some(({ hash, digest }) =>
    timingSafeEqual(createHash(hash).update(certificateDer).digest(), digest),
  );
}

/** A certificate's own `a=fingerprint:sha-256` value. */
export function fingerprintOf(certificateDer: Buffer): string {
  const hex = createHash('sha256').update(certificateDer).digest('hex').toUpperCase();
  return hex.replace(/..(?=.)/g, '$&:');
}
