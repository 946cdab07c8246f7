import { RtpHeader } from 'werift';
import { RTX_PAYLOAD_TYPE, VP8_PAYLOAD_TYPE, writePublishOffer } from './description.ts';
import type { LoadPeer } from './load-peer.ts';
import { PAYLOAD_BYTES, writeFrame } from './media.ts';

const SSRC = 0x0a05c017;
const RTX_SSRC = 0x0a05c018;
const VIDEO_CLOCK_HZ = 90_000;
/** A key frame so often: a receiver that came late begins at the next. */
const KEY_FRAME_SECONDS = 0.5;
/**
 * Browsers probe a line with retransmissions of what has arrived: Chromium 156 about 110 times in
 * the first 20 seconds. A server has to drop them all.
 */
const PROBES_PER_SECOND = 5.5;

/** Sends through a peer what a browser's camera with one encoding does. */
export class Camera {
  readonly ssrc = SSRC;
  /** Retransmissions that nobody needs. */
  probes = 0;
  readonly #peer: LoadPeer;
  #number = 0;
  #probesDue = 0;

  constructor(peer: LoadPeer) {
    this.#peer = peer;
  }

  offer(mid: string): string {
    return writePublishOffer(this.#peer.local, { mid, ssrc: SSRC, rtxSsrc: RTX_SSRC });
  }

  /** The number of the next frame. */
  get next(): number {
    return this.#number;
  }

  /** One frame in one packet, of so many a second; now and then a probe behind it. */
  send(packetsPerSecond: number): void {
    const number = this.#number++;
    const payload = Buffer.allocUnsafe(PAYLOAD_BYTES);
    const isKey = number % Math.ceil(packetsPerSecond * KEY_FRAME_SECONDS) === 0;
    writeFrame(payload, { number, isKey, sentAtMs: performance.now() });
    const header = new RtpHeader({
      payloadType: VP8_PAYLOAD_TYPE,
      marker: true,
      sequenceNumber: (number + 1) & 0xffff,
      timestamp: Math.round((number * VIDEO_CLOCK_HZ) / packetsPerSecond) >>> 0,
      ssrc: SSRC,
    });
    this.#peer.send(header, payload);
    this.#probesDue += PROBES_PER_SECOND / packetsPerSecond;
    for (; this.#probesDue >= 1; this.#probesDue--) this.#probe(header, payload);
  }

  /** RFC 4588 §4: the original's number before its payload, under numbers of its own. */
  #probe({ sequenceNumber, timestamp }: RtpHeader, payload: Buffer): void {
    const original = Buffer.alloc(2);
    original.writeUInt16BE(sequenceNumber);
    const header = new RtpHeader({
      payloadType: RTX_PAYLOAD_TYPE,
      marker: true,
      sequenceNumber: ++this.probes & 0xffff,
      timestamp,
      ssrc: RTX_SSRC,
    });
    this.#peer.send(header, Buffer.concat([original, payload]));
  }
}
