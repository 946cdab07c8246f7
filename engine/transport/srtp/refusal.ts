/**
 * Why a packet was refused. Protecting and unprotecting return the packet's new size, or one of
 * these: a negative number is cheap to return and to count, and an exception per hostile packet
 * would be a gift to whoever floods us.
 */
/** Shorter than header, tag and index word. */
export const SRTP_TOO_SHORT = -1;
/** Longer than a datagram slot, or no room behind it for the tag. */
export const SRTP_TOO_LONG = -2;
/** This index was accepted before (RFC 3711 §3.3.2). */
export const SRTP_REPLAYED = -3;
/** The index lies behind the replay window, so nobody can tell whether it was accepted before. */
export const SRTP_TOO_OLD = -4;
/** The authentication tag is not the one that the keys give. */
export const SRTP_FORGED = -5;
/** SRTCP whose E flag is clear; RTCP is never taken unencrypted (RFC 8827 §6.5). */
export const SRTP_NOT_ENCRYPTED = -6;
/** The sender was asked to protect a second packet under an index it has used, or may have used. */
export const SRTP_INDEX_USED = -7;
/** 2^48 RTP or 2^31 RTCP packets: the key may protect no more (RFC 3711 §9.2). */
export const SRTP_KEY_EXHAUSTED = -8;
/** The sender holds the most SSRCs it will: forgetting one would allow its indices a second time. */
export const SRTP_TOO_MANY_SSRCS = -9;

const NAMES = [
  'tooShort',
  'tooLong',
  'replayed',
  'tooOld',
  'forged',
  'notEncrypted',
  'indexUsed',
  'keyExhausted',
  'tooManySsrcs',
] as const;

/** The refusal's name for counters and logs; 'unknown' for a number that is none. */
export function srtpRefusalName(code: number): (typeof NAMES)[number] | 'unknown' {
  return NAMES[-code - 1] ?? 'unknown';
}
