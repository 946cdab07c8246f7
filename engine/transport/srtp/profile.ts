/**
 * The two SRTP protection profiles spoken here, in the words of the DTLS `use_srtp` extension.
 *
 * `AEAD_AES_128_GCM` (RFC 7714) where the far end offers it: one pass over the packet instead of
 * two. `AES_CM_128_HMAC_SHA1_80` (RFC 3711, RFC 5764 §4.1.2) because every WebRTC end must have it
 * (RFC 8827 §6.5). The 32-bit tag profile is left out on purpose: it is weaker and saves 6 bytes.
 */
export type SrtpProfile = 'AEAD_AES_128_GCM' | 'AES_CM_128_HMAC_SHA1_80';

/** Master key and salt of one direction, cut from the DTLS exporter (RFC 5764 §4.2). */
export interface SrtpKeys {
  readonly profile: SrtpProfile;
  /** `SRTP_PROFILES[profile].keyBytes` long. */
  readonly masterKey: Buffer;
  /** `SRTP_PROFILES[profile].saltBytes` long. */
  readonly masterSalt: Buffer;
}

export interface SrtpProfileShape {
  /** `SRTPProtectionProfile` in the use_srtp extension (IANA registry, RFC 5764 §4.1.2, RFC 7714 §14.2). */
  readonly id: number;
  readonly keyBytes: number;
  /** 112-bit salt for counter mode (RFC 3711 §8.2), 96-bit for GCM (RFC 7714 §12). */
  readonly saltBytes: number;
  /** Authentication tag appended to RTP and to RTCP. */
  readonly tagBytes: number;
}

export const SRTP_PROFILES: Readonly<Record<SrtpProfile, SrtpProfileShape>> = {
  AEAD_AES_128_GCM: { id: 0x0007, keyBytes: 16, saltBytes: 12, tagBytes: 16 },
  AES_CM_128_HMAC_SHA1_80: { id: 0x0001, keyBytes: 16, saltBytes: 14, tagBytes: 10 },
};

/** The profile with this id in the use_srtp extension, or undefined when it is not spoken here. */
export function srtpProfileOfId(id: number): SrtpProfile | undefined {
  if (id === SRTP_PROFILES.AEAD_AES_128_GCM.id) return 'AEAD_AES_128_GCM';
  if (id === SRTP_PROFILES.AES_CM_128_HMAC_SHA1_80.id) return 'AES_CM_128_HMAC_SHA1_80';
  return undefined;
}

/** SRTCP's index word (E flag and 31-bit index, RFC 3711 §3.4), sent in clear behind the packet. */
export const SRTCP_INDEX_BYTES = 4;
