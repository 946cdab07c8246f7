/** The bytes of a modelled publisher: RTP with a VP8 payload descriptor, and Opus. */

/** Header extension ids that modelled publishers offer. */
export const EXTENSION_ID = { mid: 1, rid: 2, repairedRid: 3, transportSequence: 4 } as const;
/** Payload types that modelled publishers offer. */
export const PAYLOAD_TYPE = { vp8: 96, rtx: 97, opus: 111 } as const;

export interface ModelledHeader {
  readonly payloadType: number;
  readonly marker: boolean;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  /** By extension id; written in the one-byte form (RFC 8285 §4.2). */
  readonly extensions: ReadonlyMap<number, Buffer>;
}

/** One RTP packet (RFC 3550 §5.1). */
export function rtpPacket(header: ModelledHeader, payload: Buffer): Buffer {
  const elements = [...header.extensions].map(([id, data]) =>
    Buffer.concat([Buffer.from([(id << 4) | (data.length - 1)]), data]),
  );
  const unpadded = Buffer.concat(elements);
  const block = Buffer.concat([unpadded, Buffer.alloc((4 - (unpadded.length % 4)) % 4)]);
  const fixed = Buffer.alloc(block.length > 0 ? 16 : 12);
  fixed[0] = 0x80 | (block.length > 0 ? 0x10 : 0);
  fixed[1] = (header.marker ? 0x80 : 0) | header.payloadType;
  fixed.writeUInt16BE(header.sequence & 0xffff, 2);
  fixed.writeUInt32BE(header.timestamp >>> 0, 4);
  fixed.writeUInt32BE(header.ssrc >>> 0, 8);
  if (block.length > 0) {
    fixed.writeUInt16BE(0xbede, 12);
    fixed.writeUInt16BE(block.length / 4, 14);
  }
  return Buffer.concat([fixed, block, payload]);
}

export interface Vp8Frame {
  readonly keyFrame: boolean;
  readonly pictureId: number;
  readonly tl0PictureIndex: number;
  readonly temporalLayer: number;
  readonly width: number;
  readonly height: number;
  readonly sizeBytes: number;
}

const DESCRIPTOR_BYTES = 6;
const KEY_FRAME_HEADER_BYTES = 10;

/**
 * A VP8 frame cut into payloads of at most `mtuBytes` (RFC 7741 §4.2): descriptor with 15-bit
 * picture id, TL0PICIDX and TID; on key frames the start code and size of RFC 6386 §9.1.
 */
export function vp8Payloads(frame: Vp8Frame, mtuBytes: number): Buffer[] {
  const content = Buffer.alloc(Math.max(frame.sizeBytes, KEY_FRAME_HEADER_BYTES), 0x55);
  content[0] = frame.keyFrame ? 0x10 : 0x11;
  if (frame.keyFrame) {
    content.set([0x9d, 0x01, 0x2a], 3);
    content.writeUInt16LE(frame.width, 6);
    content.writeUInt16LE(frame.height, 8);
  }
  const payloads: Buffer[] = [];
  const room = mtuBytes - DESCRIPTOR_BYTES;
  for (let offset = 0; offset < content.length; offset += room) {
    const descriptor = Buffer.alloc(DESCRIPTOR_BYTES);
    descriptor[0] = 0x80 | (offset === 0 ? 0x10 : 0);
    descriptor[1] = 0xe0;
    descriptor.writeUInt16BE(0x8000 | (frame.pictureId & 0x7fff), 2);
    descriptor[4] = frame.tl0PictureIndex & 0xff;
    descriptor[5] = frame.temporalLayer << 6;
    payloads.push(Buffer.concat([descriptor, content.subarray(offset, offset + room)]));
  }
  return payloads;
}

/** A retransmission: the original sequence number, then the payload (RFC 4588 §4). */
export function rtxPayload(sequence: number, payload: Buffer): Buffer {
  const osn = Buffer.alloc(2);
  osn.writeUInt16BE(sequence & 0xffff);
  return Buffer.concat([osn, payload]);
}

/**
 * A binding request that names `ufrag` and proves nothing: what a core with plain associations
 * takes for a check.
 */
export function plainBinding(ufrag: string): Buffer {
  const username = Buffer.from(`${ufrag}:simulated`);
  const padded = Math.ceil(username.length / 4) * 4;
  const request = Buffer.alloc(24 + padded);
  request.writeUInt16BE(0x0001, 0);
  request.writeUInt16BE(4 + padded, 2);
  request.writeUInt32BE(0x2112a442, 4);
  request.writeUInt16BE(0x0006, 20);
  request.writeUInt16BE(username.length, 22);
  username.copy(request, 24);
  return request;
}
