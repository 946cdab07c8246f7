import { PictureLossIndication, RtcpPacketConverter, RtcpPayloadSpecificFeedback } from 'werift';
import { RtcpSenderInfo, RtcpSrPacket, RtpHeader } from 'werift';
import { EXTENSION_ID, RTX_PAYLOAD_TYPE, VP8_PAYLOAD_TYPE } from './description.ts';
import { writePublishOffer } from './description.ts';
import type { LoadPeer } from './load-peer.ts';
import { PAYLOAD_BYTES, writeFrame } from './media.ts';

const FIRST_SSRC = 0x0a05c017;
export const VIDEO_CLOCK_HZ = 90_000;
/**
 * Browsers probe a line with retransmissions of what has arrived: Chromium 156 about 110 times in
 * the first 20 seconds. A server has to drop them all.
 */
const PROBES_PER_SECOND = 5.5;
/** Seconds from NTP's epoch to 2026; any wall clock would do, if encodings share it. */
const NTP_SECONDS = 3_976_214_400n;

const FIRST_REPORTS = 5;

export interface CameraOptions {
  readonly framesPerSecond: number;
  /** One encoding for each entry, ascending: packets of its frames, key frames take twice as many. */
  readonly parts: readonly number[];
  /** A key frame so often without being asked; null: only at the start and when asked. */
  readonly keyFrameSeconds: number | null;
}

/** What a camera with simulcast sends, small enough for many receivers on one machine. */
export const SIMULCAST: CameraOptions = {
  framesPerSecond: 30,
  parts: [1, 2, 3],
  keyFrameSeconds: null,
};

interface Encoding {
  readonly layer: number;
  readonly rid: string;
  readonly ssrc: number;
  readonly rtxSsrc: number;
  readonly parts: number;
  readonly timestampOffset: number;
  sequence: number;
  packets: number;
}

/**
 * Sends through a peer what a browser's camera does: each frame on every encoding, sender reports
 * that share a clock, and key frames on all encodings when one is asked for, as Chromium does.
 */
export class Camera {
  /** Retransmissions that nobody needs. */
  probes = 0;
  /** Key frames that were asked for (PLI). */
  keyFrameRequests = 0;
  readonly #peer: LoadPeer;
  readonly #options: CameraOptions;
  readonly #encodings: readonly Encoding[];
  #mid = '';
  #number = 0;
  #probesDue = 0;
  #keyFrameWanted = true;

  constructor(peer: LoadPeer, options: CameraOptions) {
    this.#peer = peer;
    this.#options = options;
    this.#encodings = options.parts.map((parts, layer) => ({
      layer,
      rid: 'qhf'[layer] ?? '',
      ssrc: FIRST_SSRC + 2 * layer,
      rtxSsrc: FIRST_SSRC + 2 * layer + 1,
      parts,
      // Browsers begin each encoding's timestamps elsewhere.
      timestampOffset: 0x1000_0000 * layer + 12_345,
      sequence: 1_000 * layer,
      packets: 0,
    }));
    peer.onRtcp = (packet) => this.#receiveRtcp(packet);
  }

  offer(mid: string): string {
    this.#mid = mid;
    return writePublishOffer(this.#peer.local, {
      mid,
      encodings: this.#encodings.map(({ rid, ssrc, rtxSsrc }) => ({ rid, ssrc, rtxSsrc })),
    });
  }

  get ssrc(): number {
    return FIRST_SSRC;
  }

  /** The number of the next frame. */
  get next(): number {
    return this.#number;
  }

  get framesPerSecond(): number {
    return this.#options.framesPerSecond;
  }

  /** One frame on each encoding; now and then a probe behind it. */
  send(): void {
    const number = this.#number++;
    const { framesPerSecond, keyFrameSeconds } = this.#options;
    const isDue =
      keyFrameSeconds !== null && number % Math.ceil(framesPerSecond * keyFrameSeconds) === 0;
    const isKey = this.#keyFrameWanted || isDue;
    this.#keyFrameWanted = false;
    for (const encoding of this.#encodings) this.#sendFrame(encoding, number, isKey);
    // Behind the first packets: a server does not know an SSRC before. Early and often at first.
    if (number < FIRST_REPORTS || number % framesPerSecond === 0) this.#sendReports(number);
  }

  #sendFrame(encoding: Encoding, number: number, isKey: boolean): void {
    const { layer } = encoding;
    // One encoding of single packets counts packets: its frames stay single.
    const parts = isKey && this.#encodings.length > 1 ? 2 * encoding.parts : encoding.parts;
    for (let part = 0; part < parts; part++) {
      const payload = Buffer.allocUnsafe(PAYLOAD_BYTES);
      writeFrame(payload, { number, layer, isKey, part, parts, sentAtMs: performance.now() });
      const header = new RtpHeader({
        payloadType: VP8_PAYLOAD_TYPE,
        marker: part === parts - 1,
        sequenceNumber: ++encoding.sequence & 0xffff,
        timestamp: this.#timestamp(encoding, number),
        ssrc: encoding.ssrc,
        extensions: this.#extensions(encoding, EXTENSION_ID.rid),
      });
      encoding.packets++;
      this.#peer.send(header, payload);
      if (layer === 0 && part === parts - 1) this.#probe(encoding, header, payload);
    }
  }

  #timestamp({ timestampOffset }: Encoding, number: number): number {
    const ticks = Math.round((number * VIDEO_CLOCK_HZ) / this.#options.framesPerSecond);
    return (timestampOffset + ticks) >>> 0;
  }

  /** RFC 9143 §15, RFC 8852: which section and which encoding; nothing where SSRCs are signalled. */
  #extensions({ rid }: Encoding, ridExtension: number) {
    if (this.#encodings.length === 1) return [];
    return [
      { id: EXTENSION_ID.mid, payload: Buffer.from(this.#mid) },
      { id: ridExtension, payload: Buffer.from(rid) },
    ];
  }

  /** RFC 4588 §4: the original's number before its payload, under numbers of its own. */
  #probe(encoding: Encoding, { sequenceNumber, timestamp }: RtpHeader, payload: Buffer): void {
    this.#probesDue += PROBES_PER_SECOND / this.#options.framesPerSecond;
    for (; this.#probesDue >= 1; this.#probesDue--) {
      const original = Buffer.alloc(2);
      original.writeUInt16BE(sequenceNumber);
      const header = new RtpHeader({
        payloadType: RTX_PAYLOAD_TYPE,
        marker: true,
        sequenceNumber: ++this.probes & 0xffff,
        timestamp,
        ssrc: encoding.rtxSsrc,
        extensions: this.#extensions(encoding, EXTENSION_ID.repairedRid),
      });
      this.#peer.send(header, Buffer.concat([original, payload]));
    }
  }

  /** RFC 3550 §6.4.1: what puts the encodings' timestamps on one clock. */
  #sendReports(number: number): void {
    const seconds = number / this.#options.framesPerSecond;
    const fraction = BigInt(Math.round((seconds % 1) * 0x1_0000_0000));
    const ntpTimestamp = ((NTP_SECONDS + BigInt(Math.floor(seconds))) << 32n) + fraction;
    for (const encoding of this.#encodings) {
      const senderInfo = new RtcpSenderInfo({
        ntpTimestamp,
        rtpTimestamp: this.#timestamp(encoding, number),
        packetCount: encoding.packets,
        octetCount: encoding.packets * PAYLOAD_BYTES,
      });
      this.#peer.sendRtcp(new RtcpSrPacket({ ssrc: encoding.ssrc, senderInfo }).serialize());
    }
  }

  #receiveRtcp(packet: Buffer): void {
    for (const one of RtcpPacketConverter.deSerialize(packet)) {
      if (!(one instanceof RtcpPayloadSpecificFeedback)) continue;
      if (!(one.feedback instanceof PictureLossIndication)) continue;
      this.keyFrameRequests++;
      this.#keyFrameWanted = true;
    }
  }
}
