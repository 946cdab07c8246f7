import type { UpstreamPacket } from './upstream-packet.ts';

/** Nothing is wanted, or nothing is sent. */
export const NONE = -1;
/** All temporal layers there are: the field has two bits (RFC 7741 §4.2). */
export const ALL_TEMPORAL = 3;

/** The packet continues what is being sent. */
const KEEP = 0;
/** Send from this packet on, and no longer from the encoding before: call `onSwitch`. */
export const SWITCH = 1;
/** Belongs to the encoding being sent, but to a temporal layer too high: close its number up. */
export const THIN_OUT = 2;
/** As THIN_OUT, but its number has already been left free for it. */
export const THIN_OUT_LATE = 3;
/** Another encoding is being sent. */
export const SKIP = 4;
/** The encoding is wanted, and cannot be begun here. */
export const AWAIT = 5;

/**
 * Chooses what a subscription sends. It only decides; the subscription acts and reports a switch
 * back, so that a decision which could not be carried out leaves nothing behind.
 */
export interface Selector {
  /** Index of the encoding wanted, set by the control path. */
  readonly target: number;
  /** Index of the encoding on the wire. */
  readonly current: number;
  readonly awaitingKeyFrame: boolean;

  setTarget(encodingIndex: number, temporalLayer: number): void;
  /** @returns KEEP, SWITCH, THIN_OUT, THIN_OUT_LATE, SKIP or AWAIT */
  select(packet: UpstreamPacket, encodingIndex: number, generation: number): number;
  onSwitch(packet: UpstreamPacket, encodingIndex: number, generation: number): void;
  /** What comes next must be something that a receiver can start with. */
  interrupt(): void;
}

/** For tracks without a choice: one encoding, any packet may be the first (audio). */
export class NullSelector implements Selector {
  target = NONE;
  current = NONE;
  #generation = 0;

  get awaitingKeyFrame(): boolean {
    return false;
  }

  setTarget(encodingIndex: number): void {
    this.target = encodingIndex === NONE ? NONE : 0;
    if (this.target === NONE) this.current = NONE;
  }

  select(packet: UpstreamPacket, encodingIndex: number, generation: number): number {
    if (encodingIndex !== this.target) return SKIP;
    if (this.current !== NONE && generation === this.#generation) return KEEP;
    return packet.late ? AWAIT : SWITCH;
  }

  onSwitch(_packet: UpstreamPacket, encodingIndex: number, generation: number): void {
    this.current = encodingIndex;
    this.#generation = generation;
  }

  interrupt(): void {
    this.current = NONE;
  }
}

/**
 * For video: one of several encodings, thinned out to a temporal layer.
 *
 * An encoding is begun only at the first packet of one of its key frames, and only when that comes
 * in order: the rest of a key frame whose beginning came late has already passed by. Until then
 * the current encoding goes on. Its last frame may end unfinished, since browsers pace the packets
 * of all encodings' key frames in between each other; the receiver drops that frame for the key
 * frame of the same instant. A pause, which no key frame follows, waits for the frame's end.
 */
export class LayerSelector implements Selector {
  target = NONE;
  current = NONE;
  #generation = 0;
  #targetTemporal = ALL_TEMPORAL;
  #currentTemporal = ALL_TEMPORAL;
  /** The frame being sent or thinned out; all packets of a frame share the fate of the first. */
  #frameTimestamp = 0;
  #frameKept = false;

  get awaitingKeyFrame(): boolean {
    return this.target !== NONE && this.target !== this.current;
  }

  setTarget(encodingIndex: number, temporalLayer: number): void {
    this.target = encodingIndex;
    this.#targetTemporal = temporalLayer;
  }

  select(packet: UpstreamPacket, encodingIndex: number, generation: number): number {
    if (encodingIndex === this.current) {
      if (generation === this.#generation) return this.#selectCurrent(packet);
      this.current = NONE;
    }
    if (encodingIndex !== this.target) return SKIP;
    return !packet.late && packet.payload.switchPoint && packet.rtp.payloadSizeBytes > 0
      ? SWITCH
      : AWAIT;
  }

  onSwitch(packet: UpstreamPacket, encodingIndex: number, generation: number): void {
    this.current = encodingIndex;
    this.#generation = generation;
    this.#currentTemporal = this.#targetTemporal;
    this.#frameTimestamp = packet.rtp.timestamp;
    this.#frameKept = true;
  }

  interrupt(): void {
    this.current = NONE;
  }

  #selectCurrent(packet: UpstreamPacket): number {
    const payload = packet.payload;
    if (packet.late) return payload.temporalLayer <= this.#currentTemporal ? KEEP : THIN_OUT_LATE;
    if (packet.rtp.timestamp === this.#frameTimestamp) return this.#frameKept ? KEEP : THIN_OUT;

    // A new frame: the only place where what is sent may change.
    if (this.target === NONE) {
      this.current = NONE;
      return SKIP;
    }
    this.#frameTimestamp = packet.rtp.timestamp;
    this.#climb(packet);
    this.#frameKept = payload.temporalLayer <= this.#currentTemporal;
    return this.#frameKept ? KEEP : THIN_OUT;
  }

  /** Down at once; up layer by layer, each where it depends on what the receiver has. */
  #climb(packet: UpstreamPacket): void {
    const payload = packet.payload;
    if (this.#currentTemporal > this.#targetTemporal || payload.keyFrame) {
      this.#currentTemporal = this.#targetTemporal;
    } else if (
      payload.layerSync &&
      payload.temporalLayer === this.#currentTemporal + 1 &&
      payload.temporalLayer <= this.#targetTemporal
    ) {
      this.#currentTemporal = payload.temporalLayer;
    }
  }
}
