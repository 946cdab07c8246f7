import { getUint16, getUint32, getUint8 } from './bytes.ts';

/*
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |V=2|P|X|  CC   |M|     PT      |       sequence number         |
 * |                           timestamp                           |
 * |           synchronization source (SSRC) identifier            |
 * |            contributing source (CSRC) identifiers             |
 * |   X: defined by profile       |      length in 32-bit words   |
 * (RFC 3550 §5.1, §5.3.1)
 */

/** The fixed part of an RTP header, without CSRCs and extension. */
export const RTP_HEADER_BYTES = 12;

const VERSION_2 = 0x80;
const VERSION_MASK = 0xc0;
const PADDING_BIT = 0x20;
const EXTENSION_BIT = 0x10;
const MARKER_BIT = 0x80;

/**
 * Where things are in one RTP packet. Made once, filled for each packet: the hot path reads and
 * changes these fields instead of building objects.
 */
export interface RtpView {
  /** Whole packet. */
  sizeBytes: number;
  payloadType: number;
  marker: boolean;
  /** 16 bits. */
  sequence: number;
  /** 32 bits, unsigned, in ticks of the codec's clock rate. */
  timestamp: number;
  /** 32 bits, unsigned. */
  ssrc: number;
  /** Fixed header, CSRCs and extension block: what SRTP authenticates and does not encrypt. */
  headerSizeBytes: number;
  payloadOffset: number;
  /** Without padding; 0 for a packet of nothing but padding. */
  payloadSizeBytes: number;
  /** The 16 bits "defined by profile", 0 without an extension block. */
  extensionProfile: number;
  /** First byte after the extension block's own four-byte header. */
  extensionOffset: number;
  extensionSizeBytes: number;
}

export function createRtpView(): RtpView {
  return {
    sizeBytes: 0,
    payloadType: 0,
    marker: false,
    sequence: 0,
    timestamp: 0,
    ssrc: 0,
    headerSizeBytes: 0,
    payloadOffset: 0,
    payloadSizeBytes: 0,
    extensionProfile: 0,
    extensionOffset: 0,
    extensionSizeBytes: 0,
  };
}

/**
 * Reads the part that SRTP leaves in the clear: all before the payload.
 *
 * @returns false when the bytes are no RTP version 2 packet or a length points past the end; the
 *          view then holds garbage. The payload fields include padding until `parseRtpPayload`.
 */
export function parseRtpHeader(packet: Uint8Array, sizeBytes: number, view: RtpView): boolean {
  if (sizeBytes < RTP_HEADER_BYTES || sizeBytes > packet.length) return false;
  const first = getUint8(packet, 0);
  if ((first & VERSION_MASK) !== VERSION_2) return false;

  let offset = RTP_HEADER_BYTES + 4 * (first & 0x0f);
  view.extensionProfile = 0;
  view.extensionOffset = 0;
  view.extensionSizeBytes = 0;
  if ((first & EXTENSION_BIT) !== 0) {
    if (offset + 4 > sizeBytes) return false;
    view.extensionProfile = getUint16(packet, offset);
    view.extensionSizeBytes = 4 * getUint16(packet, offset + 2);
    view.extensionOffset = offset + 4;
    offset += 4 + view.extensionSizeBytes;
  }
  if (offset > sizeBytes) return false;

  const second = getUint8(packet, 1);
  view.sizeBytes = sizeBytes;
  view.marker = (second & MARKER_BIT) !== 0;
  view.payloadType = second & 0x7f;
  view.sequence = getUint16(packet, 2);
  view.timestamp = getUint32(packet, 4);
  view.ssrc = getUint32(packet, 8);
  view.headerSizeBytes = offset;
  view.payloadOffset = offset;
  view.payloadSizeBytes = sizeBytes - offset;
  return true;
}

/**
 * Takes the padding off a decrypted packet whose header has been read into `view`.
 *
 * The last byte counts the padding, itself included (RFC 3550 §5.1): 0, or more than there is
 * after the header, is a lie that must not be forwarded (CVE-2025-49140).
 */
export function parseRtpPayload(packet: Uint8Array, sizeBytes: number, view: RtpView): boolean {
  if (sizeBytes < view.headerSizeBytes || sizeBytes > packet.length) return false;
  view.sizeBytes = sizeBytes;
  view.payloadOffset = view.headerSizeBytes;
  view.payloadSizeBytes = sizeBytes - view.headerSizeBytes;
  if ((getUint8(packet, 0) & PADDING_BIT) === 0) return true;
  if (view.payloadSizeBytes === 0) return false;
  const paddingBytes = getUint8(packet, sizeBytes - 1);
  if (paddingBytes === 0 || paddingBytes > view.payloadSizeBytes) return false;
  view.payloadSizeBytes -= paddingBytes;
  return true;
}

/** Header and padding of a packet that lies there in plaintext. */
export function parseRtp(packet: Uint8Array, sizeBytes: number, view: RtpView): boolean {
  return parseRtpHeader(packet, sizeBytes, view) && parseRtpPayload(packet, sizeBytes, view);
}
