import { SRTP_PROFILES } from '../srtp/profile.ts';
import type { SrtpProfile } from '../srtp/profile.ts';
import { CIPHER_SUITES } from './cipher.ts';
import type { CipherSuite } from './cipher.ts';
import type { ClientHello } from './client-hello.ts';
import type { DtlsFailureCode } from './failure.ts';
import { GROUPS } from './key-exchange.ts';
import { DTLS_1_2 } from './record.ts';
import { ECDSA_P256_SHA256 } from './signature.ts';

/** What both ends can do. */
export interface Agreement {
  readonly suite: CipherSuite;
  readonly group: number;
  readonly srtpProfile: SrtpProfile;
}

export interface Refusal {
  readonly refused: DtlsFailureCode;
}

const NULL_COMPRESSION = 0;

/**
 * Chooses, in our order of preference, among what a ClientHello offers. There is nothing weaker to
 * fall back to: what is not on these lists is refused (ASVS 5.0, 17.2.2).
 */
export function negotiate(
  hello: ClientHello,
  srtpProfiles: readonly SrtpProfile[],
): Agreement | Refusal {
  // Versions count down from {254,255}: whoever offers 1.2 or better has at most this number.
  if (hello.version > DTLS_1_2 || hello.version >>> 8 !== DTLS_1_2 >>> 8) {
    return { refused: 'NO_COMMON_VERSION' };
  }
  if (!hello.compressionMethods.includes(NULL_COMPRESSION)) {
    return { refused: 'NO_NULL_COMPRESSION' };
  }
  if (hello.renegotiationBytes !== null && hello.renegotiationBytes > 0) {
    return { refused: 'RENEGOTIATION' };
  }
  if (!hello.extendedMasterSecret) return { refused: 'NO_EXTENDED_MASTER_SECRET' };
  const suite = CIPHER_SUITES.find(({ id }) => hello.cipherSuites.includes(id));
  if (suite === undefined) return { refused: 'NO_COMMON_CIPHER_SUITE' };
  const group = GROUPS.find((id) => hello.groups.includes(id));
  if (group === undefined) return { refused: 'NO_COMMON_GROUP' };
  if (!hello.signatureAlgorithms.includes(ECDSA_P256_SHA256)) {
    return { refused: 'NO_COMMON_SIGNATURE' };
  }
  const srtpProfile = srtpProfiles.find((name) =>
    hello.srtpProfiles.includes(SRTP_PROFILES[name].id),
  );
  if (srtpProfile === undefined) return { refused: 'NO_COMMON_SRTP_PROFILE' };
  return { suite, group, srtpProfile };
}
