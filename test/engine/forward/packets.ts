import { findExtension } from '../../../engine/rtp/extension.ts';
import { createRtpView, parseRtp } from '../../../engine/rtp/header.ts';
import { createPayloadView, vp8 } from '../../../engine/rtp/codec/index.ts';
import { rtpPacket, rtxPayload } from '../../../engine/simulation/packets.ts';
import type {
  Router,
  RouterConfig,
  SectionConfig,
  UpstreamPacket,
} from '../../../engine/forward/index.ts';
import type { PayloadView } from '../../../engine/rtp/codec/index.ts';
import type { RtpView } from '../../../engine/rtp/header.ts';

export const IDS = { mid: 1, rid: 2, repairedRid: 3, transportSequence: 4, audioLevel: 5 } as const;
export const PT = { vp8: 96, rtx: 97, opus: 111 } as const;
export const VIDEO_CLOCK = 90_000;

/** A camera with simulcast, as browsers offer it. */
export function videoSection(mid = '0', rids: readonly string[] = ['l', 'm', 'h']): SectionConfig {
  return {
    mid,
    kind: 'video',
    nack: true,
    codecs: [{ payloadType: PT.vp8, name: 'VP8', clockRate: VIDEO_CLOCK, rtxPayloadType: PT.rtx }],
    encodings: rids.map((rid) => ({ rid })),
  };
}

export function audioSection(mid = '1'): SectionConfig {
  return {
    mid,
    kind: 'audio',
    nack: true,
    codecs: [{ payloadType: PT.opus, name: 'opus', clockRate: 48_000 }],
    encodings: [{ rid: '' }],
  };
}

export function routerConfig(...sections: SectionConfig[]): RouterConfig {
  return { extensions: IDS, sections };
}

/** Hands a plaintext datagram to a router as the core does, on a copy: routing may change it. */
export function route(router: Router, nowMs: number, datagram: Buffer): UpstreamPacket | null {
  const copy = Buffer.from(datagram);
  if (router.readHeader(copy, copy.length) < 0) return null;
  return router.route(nowMs, copy, copy.length);
}

export interface HeaderFields {
  readonly ssrc: number;
  readonly sequence: number;
  readonly timestamp: number;
  readonly payloadType?: number;
  readonly marker?: boolean;
  readonly mid?: string;
  readonly rid?: string;
  readonly repairedRid?: string;
  readonly transportSequence?: number;
  readonly audioLevel?: number;
}

/** One upstream packet with the extensions that are named. */
export function packet(fields: HeaderFields, payload: Buffer): Buffer {
  const extensions = new Map<number, Buffer>();
  if (fields.mid !== undefined) extensions.set(IDS.mid, Buffer.from(fields.mid));
  if (fields.rid !== undefined) extensions.set(IDS.rid, Buffer.from(fields.rid));
  if (fields.repairedRid !== undefined) {
    extensions.set(IDS.repairedRid, Buffer.from(fields.repairedRid));
  }
  if (fields.transportSequence !== undefined) {
    const sequence = Buffer.alloc(2);
    sequence.writeUInt16BE(fields.transportSequence & 0xffff);
    extensions.set(IDS.transportSequence, sequence);
  }
  if (fields.audioLevel !== undefined) extensions.set(IDS.audioLevel, Buffer.of(fields.audioLevel));
  return rtpPacket(
    {
      payloadType: fields.payloadType ?? PT.vp8,
      marker: fields.marker ?? false,
      sequence: fields.sequence,
      timestamp: fields.timestamp,
      ssrc: fields.ssrc,
      extensions,
    },
    payload,
  );
}

/** A packet of `paddingBytes` of padding and nothing else. */
export function paddingPacket(fields: HeaderFields, paddingBytes = 4): Buffer {
  const bytes = packet(fields, Buffer.alloc(paddingBytes));
  bytes[0]! |= 0x20;
  bytes[bytes.length - 1] = paddingBytes;
  return bytes;
}

/** The retransmission of `original`, as its sender would write it (RFC 4588 §4). */
export function rtxOf(original: Buffer, fields: HeaderFields): Buffer {
  const view = createRtpView();
  if (!parseRtp(original, original.length, view)) throw new Error('Not an RTP packet');
  const payload = original.subarray(view.payloadOffset, view.payloadOffset + view.payloadSizeBytes);
  return packet(
    { ...fields, timestamp: view.timestamp, marker: view.marker, payloadType: PT.rtx },
    rtxPayload(view.sequence, payload),
  );
}

/** libwebrtc's pattern of three temporal layers: layer, and whether it depends on layer 0 only. */
const PATTERN = [
  { temporalLayer: 0, layerSync: false },
  { temporalLayer: 2, layerSync: true },
  { temporalLayer: 1, layerSync: true },
  { temporalLayer: 2, layerSync: false },
] as const;

/** One VP8 encoding as a browser sends it: three temporal layers, 15-bit picture ids. */
export class ModelledEncoding {
  readonly ssrc: number;
  readonly rid: string;
  readonly mid: string;
  sequence: number;
  pictureId: number;
  tl0PictureIndex: number;
  readonly timestampBase: number;
  #step = 0;

  constructor(options: {
    ssrc: number;
    rid: string;
    mid?: string;
    sequence?: number;
    pictureId?: number;
    tl0PictureIndex?: number;
    timestampBase?: number;
  }) {
    this.ssrc = options.ssrc;
    this.rid = options.rid;
    this.mid = options.mid ?? '0';
    this.sequence = options.sequence ?? 1000;
    this.pictureId = options.pictureId ?? 500;
    this.tl0PictureIndex = options.tl0PictureIndex ?? 20;
    this.timestampBase = options.timestampBase ?? 0;
  }

  /** The RTP timestamp of what is captured at `atMs`. */
  timestamp(atMs: number): number {
    return (this.timestampBase + Math.round((atMs * VIDEO_CLOCK) / 1000)) >>> 0;
  }

  /** One frame as its packets, in order. A key frame begins the pattern of layers anew. */
  frame(
    atMs: number,
    options: { key?: boolean; packets?: number; sizeBytes?: number } = {},
  ): Buffer[] {
    const key = options.key ?? false;
    if (key) this.#step = 0;
    const { temporalLayer, layerSync } = PATTERN[this.#step % PATTERN.length]!;
    this.#step += 1;
    this.pictureId = (this.pictureId + 1) & 0x7fff;
    if (temporalLayer === 0) this.tl0PictureIndex = (this.tl0PictureIndex + 1) & 0xff;
    const packets = options.packets ?? 2;
    return Array.from({ length: packets }, (_, i) => {
      const payload = vp8Payload({
        first: i === 0,
        key,
        pictureId: this.pictureId,
        tl0PictureIndex: this.tl0PictureIndex,
        temporalLayer,
        layerSync,
        // Tells every packet of a test from every other.
        content: `${this.rid} ${this.pictureId} ${i}`,
        sizeBytes: options.sizeBytes ?? 60,
      });
      this.sequence = (this.sequence + 1) & 0xffff;
      return packet(
        {
          ssrc: this.ssrc,
          sequence: this.sequence,
          timestamp: this.timestamp(atMs),
          marker: i === packets - 1,
          mid: this.mid,
          ...(this.rid === '' ? {} : { rid: this.rid }),
        },
        payload,
      );
    });
  }
}

export interface Vp8Fields {
  readonly first: boolean;
  readonly key: boolean;
  readonly pictureId: number;
  readonly tl0PictureIndex: number;
  readonly temporalLayer: number;
  readonly layerSync: boolean;
  readonly content: string;
  readonly sizeBytes: number;
}

export function vp8Payload(fields: Vp8Fields): Buffer {
  const payload = Buffer.alloc(Math.max(fields.sizeBytes, 7 + fields.content.length));
  payload[0] = 0x80 | (fields.first ? 0x10 : 0);
  payload[1] = 0xe0;
  payload.writeUInt16BE(0x8000 | fields.pictureId, 2);
  payload[4] = fields.tl0PictureIndex;
  payload[5] = (fields.temporalLayer << 6) | (fields.layerSync ? 0x20 : 0);
  payload[6] = fields.key ? 0x10 : 0x11;
  payload.write(fields.content, 7, 'latin1');
  return payload;
}

/** One outgoing packet, read back. */
export interface Received {
  readonly rtp: RtpView;
  readonly vp8: PayloadView;
  /** The text that the modelled encoder wrote into it; empty for an empty packet. */
  readonly content: string;
  readonly bytes: Buffer;
  /** Set on a retransmission: what it repeats. */
  readonly originalSequence?: number;
}

export function readSent(slot: Buffer, sizeBytes: number, isRtx = false): Received {
  const bytes = Buffer.from(slot.subarray(0, sizeBytes));
  const rtp = createRtpView();
  if (!parseRtp(bytes, sizeBytes, rtp)) throw new Error('A broken packet was forwarded');
  const payload = createPayloadView();
  const offset = rtp.payloadOffset + (isRtx ? 2 : 0);
  const payloadBytes = rtp.payloadSizeBytes - (isRtx ? 2 : 0);
  const isVp8 = payloadBytes > 0 && vp8.parse(bytes, offset, payloadBytes, payload);
  return {
    rtp,
    vp8: payload,
    content: isVp8
      ? bytes.toString('latin1', offset + 7, offset + payloadBytes).replace(/\0+$/, '')
      : '',
    bytes,
    ...(isRtx ? { originalSequence: bytes.readUInt16BE(rtp.payloadOffset) } : {}),
  };
}

/** The two bytes of an extension as a number, where it is there. */
export function extensionOf(received: Received, id: number): string | undefined {
  const found = { offset: 0, sizeBytes: 0 };
  if (!findExtension(received.bytes, received.rtp, id, found)) return undefined;
  return received.bytes.toString('hex', found.offset, found.offset + found.sizeBytes);
}
