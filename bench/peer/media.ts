import { createHash } from 'node:crypto';

/** What browsers send at most, less the trailer: 1,200 bytes of payload. */
export const PAYLOAD_BYTES = 1_200;

/** VP8 payload descriptor with a 15-bit picture id, TL0PICIDX and TID (RFC 7741 §4.2). */
const DESCRIPTOR_BYTES = 6;
/** Where the numbers stand in it. */
export const DESCRIPTOR = { pictureIdAt: 2, tl0PicIdxAt: 4 } as const;
/** VP8 frame tag, start code and size of a key frame (RFC 6386 §9.1), by encoding. */
const KEY_HEADERS = [
  Buffer.from('1000009d012aa0005a00', 'hex'), // 160 × 90
  Buffer.from('1000009d012a4001b400', 'hex'), // 320 × 180
  Buffer.from('1000009d012a80026801', 'hex'), // 640 × 360
] as const;
/** The lowest bit of the tag says "inter frame"; what follows is ours. */
const INTER_HEADER = Buffer.from('11000000000000000000', 'hex');
/** Where a frame goes on in another packet there is no tag. */
const CONTINUATION = Buffer.from('22000000000000000000', 'hex');
const FRAME_HEADER_BYTES = INTER_HEADER.length;
/** Ours: magic (4), number (4), layer, part, parts, key frame (1 each), time of sending (8). */
const STAMP_BYTES = 20;
const STAMP_MAGIC = 0x4c4f4144; // "LOAD"

/** Pseudo-random, the same on both ends; longer than a packet, so that each starts elsewhere. */
const NOISE_OFFSETS = 256;
const NOISE = noise(PAYLOAD_BYTES + NOISE_OFFSETS);

const STAMP_AT = DESCRIPTOR_BYTES + FRAME_HEADER_BYTES;
const BODY_AT = STAMP_AT + STAMP_BYTES;
const BODY_BYTES = PAYLOAD_BYTES - BODY_AT;

/** One packet of one frame of one encoding. */
export interface FramePacket {
  /** Counts up from 0 over the whole run, the same for all encodings of an instant. */
  readonly number: number;
  /** The encoding, 0 = lowest. */
  readonly layer: number;
  readonly isKey: boolean;
  /** Which of the frame's packets, from 0. */
  readonly part: number;
  readonly parts: number;
  /** Milliseconds on the sender's monotonic clock. */
  readonly sentAtMs: number;
}

/** Encodings number their pictures apart, as browsers do: a server has to renumber. */
export function pictureIdOf(number: number, layer: number): number {
  return (number + layer * 1_000) & 0x7fff;
}

function tl0PicIdxOf(number: number, layer: number): number {
  return (number + layer * 100) & 0xff;
}

/** Writes a packet into `payload` (of `PAYLOAD_BYTES`). */
export function writeFrame(payload: Buffer, packet: FramePacket): void {
  const { number, layer, isKey, part, parts, sentAtMs } = packet;
  payload[0] = part === 0 ? 0x90 : 0x80; // X, and S on the first
  payload[1] = 0xe0; // I, L, T
  payload.writeUInt16BE(0x8000 | pictureIdOf(number, layer), 2);
  payload[4] = tl0PicIdxOf(number, layer);
  payload[5] = 0; // temporal layer 0
  payload.set(frameHeader(isKey, layer, part), DESCRIPTOR_BYTES);
  payload.writeUInt32BE(STAMP_MAGIC, STAMP_AT);
  payload.writeUInt32BE(number, STAMP_AT + 4);
  payload[STAMP_AT + 8] = layer;
  payload[STAMP_AT + 9] = part;
  payload[STAMP_AT + 10] = parts;
  payload[STAMP_AT + 11] = isKey ? 1 : 0;
  payload.writeDoubleBE(sentAtMs, STAMP_AT + 12);
  const offset = noiseOffset(number, layer, part);
  NOISE.copy(payload, BODY_AT, offset, offset + BODY_BYTES);
}

export type FrameReading =
  | ({ readonly state: 'right' } & FramePacket)
  /** Authentic, but not what was sent. */
  | { readonly state: 'wrong' }
  /** Something else than a frame of ours: padding, a retransmission under its own SSRC. */
  | { readonly state: 'other' };

const OTHER: FrameReading = { state: 'other' };
const WRONG: FrameReading = { state: 'wrong' };

/**
 * Reads a packet back from plaintext RTP and compares every byte after the payload descriptor,
 * which a server may renumber.
 */
export function readFrame(packet: Buffer): FrameReading {
  const start = payloadOffset(packet);
  if (packet.length - start !== PAYLOAD_BYTES) return OTHER;
  const at = start + STAMP_AT;
  if (packet.readUInt32BE(at) !== STAMP_MAGIC) return WRONG;
  const number = packet.readUInt32BE(at + 4);
  const layer = packet[at + 8] ?? 0;
  const part = packet[at + 9] ?? 0;
  const parts = packet[at + 10] ?? 0;
  const isKey = packet[at + 11] === 1;
  const header = frameHeader(isKey, layer, part);
  const offset = noiseOffset(number, layer, part);
  const body = start + BODY_AT;
  const same =
    (packet[at + 11] ?? 2) < 2 &&
    packet.compare(header, 0, header.length, start + DESCRIPTOR_BYTES, at) === 0 &&
    packet.compare(NOISE, offset, offset + BODY_BYTES, body, packet.length) === 0;
  if (!same) return WRONG;
  const sentAtMs = packet.readDoubleBE(at + 12);
  return { state: 'right', number, layer, isKey, part, parts, sentAtMs };
}

/** RFC 3550 §5.1 and §5.3.1. */
export function payloadOffset(packet: Buffer): number {
  const first = packet[0] ?? 0;
  const offset = 12 + 4 * (first & 0x0f);
  if ((first & 0x10) === 0 || packet.length < offset + 4) return offset;
  return offset + 4 + 4 * packet.readUInt16BE(offset + 2);
}

function frameHeader(isKey: boolean, layer: number, part: number): Buffer {
  if (part > 0) return CONTINUATION;
  return isKey ? (KEY_HEADERS[layer] ?? KEY_HEADERS[0]) : INTER_HEADER;
}

function noiseOffset(number: number, layer: number, part: number): number {
  return (number + 61 * layer + 17 * part) % NOISE_OFFSETS;
}

function noise(sizeBytes: number): Buffer {
  const blocks: Buffer[] = [];
  for (let index = 0; index * 32 < sizeBytes; index++) {
    blocks.push(createHash('sha256').update(`load ${index}`).digest());
  }
  return Buffer.concat(blocks).subarray(0, sizeBytes);
}
