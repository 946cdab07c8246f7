import { getUint16, getUint24, getUint32, getUint8 } from '../bytes.ts';
import { RTCP_FORMAT, RTCP_TYPE, createReportBlock, createSenderInfo } from './types.ts';
import type { RtcpHandler } from './types.ts';

const HEADER_BYTES = 4;
const REPORT_BLOCK_BYTES = 24;
const SENDER_INFO_BYTES = 20;

/** More members than any honest compound has; bounds the work that one datagram can ask for. */
const MAX_MEMBERS = 64;

/** "REMB" (draft-alvestrand-rmcat-remb-03 §2.2). */
const REMB_IDENTIFIER = 0x52454d42;
/** The exponent has six bits, so the field can say 2^81: nobody's link is faster than this. */
const MAX_ESTIMATE_BPS = 10_000_000_000;

// Reused for every datagram: the parser is synchronous and handlers copy what they keep.
const block = createReportBlock();
const info = createSenderInfo();

/**
 * Reads a compound or reduced-size RTCP packet (RFC 3550 §6.1, RFC 5506), already decrypted.
 *
 * A member whose length points past the end, or whose content contradicts its length, ends the
 * compound; what came before it counts. Unknown types are stepped over. Never throws.
 *
 * @returns number of whole members read
 */
export function parseRtcp(bytes: Buffer, sizeBytes: number, handler: RtcpHandler): number {
  const end = sizeBytes < bytes.length ? sizeBytes : bytes.length;
  let offset = 0;
  let members = 0;
  while (members < MAX_MEMBERS && offset + HEADER_BYTES <= end) {
    const first = getUint8(bytes, offset);
    if (first >>> 6 !== 2) break;
    const memberBytes = HEADER_BYTES + 4 * getUint16(bytes, offset + 2);
    if (offset + memberBytes > end) break;

    let contentBytes = memberBytes;
    if ((first & 0x20) !== 0) {
      // Only the last member may be padded (RFC 3550 §6.4.1); the last byte counts the padding.
      const paddingBytes = getUint8(bytes, offset + memberBytes - 1);
      if (paddingBytes === 0 || paddingBytes > memberBytes - HEADER_BYTES) break;
      contentBytes -= paddingBytes;
    }
    const count = first & 0x1f;
    const type = getUint8(bytes, offset + 1);
    if (!parseMember(bytes, offset, contentBytes, type, count, handler)) break;
    members += 1;
    offset += memberBytes;
  }
  return members;
}

function parseMember(
  bytes: Buffer,
  offset: number,
  sizeBytes: number,
  type: number,
  count: number,
  handler: RtcpHandler,
): boolean {
  switch (type) {
    case RTCP_TYPE.senderReport:
      return parseSenderReport(bytes, offset, sizeBytes, count, handler);
    case RTCP_TYPE.receiverReport:
      if (sizeBytes < 8 + REPORT_BLOCK_BYTES * count) return false;
      return parseReportBlocks(bytes, offset + 8, count, handler);
    case RTCP_TYPE.bye:
      return parseBye(bytes, offset, sizeBytes, count, handler);
    case RTCP_TYPE.transportFeedback:
      return parseTransportLayer(bytes, offset, sizeBytes, count, handler);
    case RTCP_TYPE.payloadFeedback:
      return parsePayloadSpecific(bytes, offset, sizeBytes, count, handler);
    default:
      // Source descriptions, extended reports, application-defined: nothing we act on.
      return true;
  }
}

function parseSenderReport(
  bytes: Buffer,
  offset: number,
  sizeBytes: number,
  count: number,
  handler: RtcpHandler,
): boolean {
  if (sizeBytes < 8 + SENDER_INFO_BYTES + REPORT_BLOCK_BYTES * count) return false;
  info.ntpSeconds = getUint32(bytes, offset + 8);
  info.ntpFraction = getUint32(bytes, offset + 12);
  info.rtpTimestamp = getUint32(bytes, offset + 16);
  info.packets = getUint32(bytes, offset + 20);
  info.octets = getUint32(bytes, offset + 24);
  handler.onSenderReport(getUint32(bytes, offset + 4), info);
  return parseReportBlocks(bytes, offset + 8 + SENDER_INFO_BYTES, count, handler);
}

function parseReportBlocks(
  bytes: Buffer,
  offset: number,
  count: number,
  handler: RtcpHandler,
): boolean {
  let at = offset;
  for (let i = 0; i < count; i += 1) {
    block.ssrc = getUint32(bytes, at);
    block.fractionLost = getUint8(bytes, at + 4);
    block.cumulativeLost = (getUint24(bytes, at + 5) << 8) >> 8;
    block.extendedHighestSequence = getUint32(bytes, at + 8);
    block.jitterTicks = getUint32(bytes, at + 12);
    block.lastSenderReport = getUint32(bytes, at + 16);
    block.delaySinceLastSenderReport = getUint32(bytes, at + 20);
    handler.onReportBlock(block);
    at += REPORT_BLOCK_BYTES;
  }
  return true;
}

function parseBye(
  bytes: Buffer,
  offset: number,
  sizeBytes: number,
  count: number,
  handler: RtcpHandler,
): boolean {
  if (sizeBytes < HEADER_BYTES + 4 * count) return false;
  for (let i = 0; i < count; i += 1) {
    handler.onBye(getUint32(bytes, offset + HEADER_BYTES + 4 * i));
  }
  return true;
}

function parseTransportLayer(
  bytes: Buffer,
  offset: number,
  sizeBytes: number,
  format: number,
  handler: RtcpHandler,
): boolean {
  if (sizeBytes < 12) return false;
  if (format === RTCP_FORMAT.nack) {
    const mediaSsrc = getUint32(bytes, offset + 8);
    for (let at = offset + 12; at + 4 <= offset + sizeBytes; at += 4) {
      handler.onNack(mediaSsrc, getUint16(bytes, at), getUint16(bytes, at + 2));
    }
  } else if (format === RTCP_FORMAT.transportWide) {
    handler.onTransportFeedback(bytes, offset, sizeBytes);
  }
  return true;
}

function parsePayloadSpecific(
  bytes: Buffer,
  offset: number,
  sizeBytes: number,
  format: number,
  handler: RtcpHandler,
): boolean {
  if (sizeBytes < 12) return false;
  if (format === RTCP_FORMAT.pictureLoss) {
    handler.onPictureLoss(getUint32(bytes, offset + 8));
  } else if (format === RTCP_FORMAT.fullIntraRequest) {
    // Each entry: SSRC, command sequence number, reserved (RFC 5104 §4.3.1.1).
    for (let at = offset + 12; at + 8 <= offset + sizeBytes; at += 8) {
      handler.onFullIntraRequest(getUint32(bytes, at));
    }
  } else if (format === RTCP_FORMAT.applicationLayer) {
    return parseReceiverEstimate(bytes, offset, sizeBytes, handler);
  }
  return true;
}

/*
 * |  'R' 'E' 'M' 'B'                                              |
 * |  Num SSRC     | BR Exp    |  BR Mantissa                      |
 * |   SSRC feedback ...                                           |
 */
function parseReceiverEstimate(
  bytes: Buffer,
  offset: number,
  sizeBytes: number,
  handler: RtcpHandler,
): boolean {
  // Some other application's message: none of our business.
  if (sizeBytes < 20 || getUint32(bytes, offset + 12) !== REMB_IDENTIFIER) return true;
  if (sizeBytes < 20 + 4 * getUint8(bytes, offset + 16)) return false;
  const packed = getUint24(bytes, offset + 17);
  const rateBps = (packed & 0x3ffff) * 2 ** (packed >>> 18);
  handler.onReceiverEstimate(rateBps < MAX_ESTIMATE_BPS ? rateBps : MAX_ESTIMATE_BPS);
  return true;
}
