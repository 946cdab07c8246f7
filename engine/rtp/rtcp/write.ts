import { setUint16, setUint24, setUint32 } from '../bytes.ts';
import { sequenceDelta } from '../sequence.ts';
import { RTCP_FORMAT, RTCP_TYPE } from './types.ts';
import type { ReportBlock, SenderInfo } from './types.ts';

/*
 * Each writer puts one packet at `offset` and returns the offset behind it, so that a compound is
 * a chain of calls. Callers size the buffer: none of these checks its end.
 */

export const REPORT_BLOCK_BYTES = 24;
export const SENDER_REPORT_BYTES = 28;
/** A CNAME's length is one byte (RFC 3550 §6.5). */
const MAX_CNAME_BYTES = 255;

function writeHeader(
  out: Buffer,
  offset: number,
  count: number,
  type: number,
  sizeBytes: number,
): void {
  out[offset] = 0x80 | count;
  out[offset + 1] = type;
  setUint16(out, offset + 2, sizeBytes / 4 - 1);
}

/** A sender report without report blocks (RFC 3550 §6.4.1). */
export function writeSenderReport(
  out: Buffer,
  offset: number,
  ssrc: number,
  info: SenderInfo,
): number {
  writeHeader(out, offset, 0, RTCP_TYPE.senderReport, SENDER_REPORT_BYTES);
  setUint32(out, offset + 4, ssrc);
  setUint32(out, offset + 8, info.ntpSeconds);
  setUint32(out, offset + 12, info.ntpFraction);
  setUint32(out, offset + 16, info.rtpTimestamp);
  setUint32(out, offset + 20, info.packets);
  setUint32(out, offset + 24, info.octets);
  return offset + SENDER_REPORT_BYTES;
}

/** A source description with one CNAME (RFC 3550 §6.5.1), in ASCII. */
export function writeCname(out: Buffer, offset: number, ssrc: number, cname: string): number {
  const nameBytes = Math.min(cname.length, MAX_CNAME_BYTES);
  // The chunk's item list ends with at least one zero, up to the next 32-bit boundary.
  const chunkBytes = Math.ceil((4 + 2 + nameBytes + 1) / 4) * 4;
  writeHeader(out, offset, 1, RTCP_TYPE.sourceDescription, 4 + chunkBytes);
  setUint32(out, offset + 4, ssrc);
  out[offset + 8] = 1;
  out[offset + 9] = nameBytes;
  out.write(cname, offset + 10, nameBytes, 'latin1');
  const end = offset + 4 + chunkBytes;
  out.fill(0, offset + 10 + nameBytes, end);
  return end;
}

/** An empty receiver report, to be filled by `writeReportBlock` and closed by `endReceiverReport`. */
export function beginReceiverReport(out: Buffer, offset: number, senderSsrc: number): number {
  writeHeader(out, offset, 0, RTCP_TYPE.receiverReport, 8);
  setUint32(out, offset + 4, senderSsrc);
  return offset + 8;
}

export function writeReportBlock(out: Buffer, offset: number, block: ReportBlock): number {
  setUint32(out, offset, block.ssrc);
  out[offset + 4] = block.fractionLost;
  setUint24(out, offset + 5, block.cumulativeLost);
  setUint32(out, offset + 8, block.extendedHighestSequence);
  setUint32(out, offset + 12, block.jitterTicks);
  setUint32(out, offset + 16, block.lastSenderReport);
  setUint32(out, offset + 20, block.delaySinceLastSenderReport);
  return offset + REPORT_BLOCK_BYTES;
}

/** Writes count and length of the report that began at `start` and now ends at `end`. */
export function endReceiverReport(out: Buffer, start: number, end: number): number {
  const blocks = (end - start - 8) / REPORT_BLOCK_BYTES;
  writeHeader(out, start, blocks, RTCP_TYPE.receiverReport, end - start);
  return end;
}

/**
 * A generic NACK (RFC 4585 §6.2.1): each item names a packet and, in a mask, which of the 16
 * behind it are missing too.
 *
 * @param sequences  16-bit numbers in ascending (wrapping) order; the first `count` are asked for
 */
export function writeNack(
  out: Buffer,
  offset: number,
  senderSsrc: number,
  mediaSsrc: number,
  sequences: Uint16Array,
  count: number,
): number {
  setUint32(out, offset + 4, senderSsrc);
  setUint32(out, offset + 8, mediaSsrc);
  let at = offset + 12;
  let i = 0;
  while (i < count) {
    const first = sequences[i] as number;
    let mask = 0;
    i += 1;
    while (i < count) {
      const distance = sequenceDelta(sequences[i] as number, first);
      if (distance < 1 || distance > 16) break;
      mask |= 1 << (distance - 1);
      i += 1;
    }
    setUint16(out, at, first);
    setUint16(out, at + 2, mask);
    at += 4;
  }
  writeHeader(out, offset, RTCP_FORMAT.nack, RTCP_TYPE.transportFeedback, at - offset);
  return at;
}

/** Picture loss indication (RFC 4585 §6.3.1): "send me a key frame". */
export function writePictureLoss(
  out: Buffer,
  offset: number,
  senderSsrc: number,
  mediaSsrc: number,
): number {
  writeHeader(out, offset, RTCP_FORMAT.pictureLoss, RTCP_TYPE.payloadFeedback, 12);
  setUint32(out, offset + 4, senderSsrc);
  setUint32(out, offset + 8, mediaSsrc);
  return offset + 12;
}
