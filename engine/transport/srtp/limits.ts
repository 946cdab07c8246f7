import { SLOT_BYTES } from '../../path.ts';

/** A datagram slot: nothing longer is read from the network or written to it. */
export const MAX_PACKET_BYTES = SLOT_BYTES;

/** RFC 3550 §5.1, without CSRCs and extension. */
export const RTP_MIN_HEADER_BYTES = 12;

/** The rollover counter has 32 bits; with it a key protects 2^48 packets of an SSRC (RFC 3711 §9.2). */
export const MAX_ROC = 0xffff_ffff;

/** SRTCP's index has 31 bits (RFC 3711 §9.2). */
export const MAX_RTCP_INDEX = 0x7fff_ffff;
