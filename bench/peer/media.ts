import { createHash } from 'node:crypto';

/** What browsers send at most, less the trailer: 1,200 bytes of payload. */
export const PAYLOAD_BYTES = 1_200;

/** VP8 payload descriptor with a 15-bit picture id, TL0PICIDX and TID (RFC 7741 §4.2). */
const DESCRIPTOR_BYTES = 6;
/** VP8 frame tag, start code and 640×360 of a key frame (RFC 6386 §9.1). */
const KEY_HEADER = Buffer.from('1000009d012a80026801', 'hex');
/** The lowest bit of the tag says "inter frame"; what follows is ours. */
const INTER_HEADER = Buffer.from('11000000000000000000', 'hex');
const FRAME_HEADER_BYTES = KEY_HEADER.length;
/** Ours: magic (4), number (4), time of sending (8). */
const STAMP_BYTES = 16;
const STAMP_MAGIC = 0x4c4f4144; // "LOAD"

/** Pseudo-random, the same on both ends; longer than a packet, so that each starts elsewhere. */
const NOISE_OFFSETS = 256;
const NOISE = noise(PAYLOAD_BYTES + NOISE_OFFSETS);

const BODY_BYTES = PAYLOAD_BYTES - DESCRIPTOR_BYTES - FRAME_HEADER_BYTES - STAMP_BYTES;

/** One packet that is one frame, so that each can be told apart and none is a fragment. */
export interface Frame {
  /** Counts up from 0 over the whole run; the low 15 bits are the picture id. */
  readonly number: number;
  readonly isKey: boolean;
  /** Milliseconds on the sender's monotonic clock. */
  readonly sentAtMs: number;
}

/** Writes a frame into `payload` (of `PAYLOAD_BYTES`). */
export function writeFrame(payload: Buffer, { number, isKey, sentAtMs }: Frame): void {
  payload[0] = 0x90; // X, S
  payload[1] = 0xe0; // I, L, T
  payload.writeUInt16BE(0x8000 | (number & 0x7fff), 2);
  payload[4] = number & 0xff; // TL0PICIDX
  payload[5] = 0; // temporal layer 0
  payload.set(isKey ? KEY_HEADER : INTER_HEADER, DESCRIPTOR_BYTES);
  const at = DESCRIPTOR_BYTES + FRAME_HEADER_BYTES;
  payload.writeUInt32BE(STAMP_MAGIC, at);
  payload.writeUInt32BE(number, at + 4);
  payload.writeDoubleBE(sentAtMs, at + 8);
  const offset = number % NOISE_OFFSETS;
  NOISE.copy(payload, at + STAMP_BYTES, offset, offset + BODY_BYTES);
}

export type FrameReading =
  | { readonly state: 'right'; readonly number: number; readonly sentAtMs: number }
  /** Authentic, but not what was sent. */
  | { readonly state: 'wrong' }
  /** Something else than a frame of ours: padding, a retransmission under its own SSRC. */
  | { readonly state: 'other' };

const OTHER: FrameReading = { state: 'other' };
const WRONG: FrameReading = { state: 'wrong' };

/**
 * Reads a frame back from plaintext RTP and compares every byte after the payload descriptor,
 * which a server may renumber.
 */
export function readFrame(packet: Buffer): FrameReading {
  const start = payloadOffset(packet);
  if (packet.length - start !== PAYLOAD_BYTES) return OTHER;
  const at = start + DESCRIPTOR_BYTES + FRAME_HEADER_BYTES;
  if (packet.readUInt32BE(at) !== STAMP_MAGIC) return WRONG;
  const number = packet.readUInt32BE(at + 4);
  const sentAtMs = packet.readDoubleBE(at + 8);
  const offset = number % NOISE_OFFSETS;
  const header = packet[start + DESCRIPTOR_BYTES] === KEY_HEADER[0] ? KEY_HEADER : INTER_HEADER;
  const same =
    packet.compare(header, 0, header.length, start + DESCRIPTOR_BYTES, at) === 0 &&
    packet.compare(NOISE, offset, offset + BODY_BYTES, at + STAMP_BYTES, packet.length) === 0;
  return same ? { state: 'right', number, sentAtMs } : WRONG;
}

/** RFC 3550 §5.1 and §5.3.1. */
function payloadOffset(packet: Buffer): number {
  const first = packet[0] ?? 0;
  const offset = 12 + 4 * (first & 0x0f);
  if ((first & 0x10) === 0 || packet.length < offset + 4) return offset;
  return offset + 4 + 4 * packet.readUInt16BE(offset + 2);
}

function noise(sizeBytes: number): Buffer {
  const blocks: Buffer[] = [];
  for (let index = 0; index * 32 < sizeBytes; index++) {
    blocks.push(createHash('sha256').update(`load ${index}`).digest());
  }
  return Buffer.concat(blocks).subarray(0, sizeBytes);
}
