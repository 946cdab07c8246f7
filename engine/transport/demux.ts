import { STUN_HEADER_BYTES, STUN_MAGIC_COOKIE } from './stun/header.ts';

/**
 * What a datagram is, by its first bytes. Small integers, because the hot path switches on them.
 *
 *     first byte   0 …   3  STUN            (RFC 7983 §7)
 *                 20 …  63  DTLS
 *                128 … 191  RTP or RTCP     RTCP if the second byte is 192 … 223 (RFC 5761 §4)
 *                    else   unknown         also TURN channels and ZRTP: not spoken here
 *
 * Too short for what the first byte says is unknown too, so parsers behind may read fixed headers.
 */
export const DATAGRAM = { unknown: 0, stun: 1, dtls: 2, rtp: 3, rtcp: 4 } as const;

export type DatagramKind = (typeof DATAGRAM)[keyof typeof DATAGRAM];

const DTLS_RECORD_HEADER_BYTES = 13; // RFC 6347 §4.1
const RTP_HEADER_BYTES = 12; // RFC 3550 §5.1
const RTCP_HEADER_BYTES = 8; // with the sender's SSRC, RFC 3550 §6.4

/** @param sizeBytes bytes of `datagram` that were received */
export function classify(datagram: Buffer, sizeBytes: number): DatagramKind {
  if (sizeBytes < RTCP_HEADER_BYTES) return DATAGRAM.unknown;
  const first = datagram[0]!;
  if (first >= 128 && first <= 191) {
    const second = datagram[1]!;
    if (second >= 192 && second <= 223) return DATAGRAM.rtcp;
    return sizeBytes >= RTP_HEADER_BYTES ? DATAGRAM.rtp : DATAGRAM.unknown;
  }
  if (first <= 3) {
    // The cookie keeps what merely starts with a small byte from costing a look-up.
    return sizeBytes >= STUN_HEADER_BYTES && datagram.readUInt32BE(4) === STUN_MAGIC_COOKIE
      ? DATAGRAM.stun
      : DATAGRAM.unknown;
  }
  if (first >= 20 && first <= 63 && sizeBytes >= DTLS_RECORD_HEADER_BYTES) return DATAGRAM.dtls;
  return DATAGRAM.unknown;
}
