/** Never handed out: numbers filled with an empty packet, which nobody needs twice. */
const EMPTY = 0xff;

/**
 * Which upstream packet went out under which number, and with what else it would have to be built
 * again. Payloads stay in the encodings' histories, once for all subscribers.
 */
export class SentCache {
  readonly #mask: number;
  /** Outgoing extended number; NaN where nothing is remembered. */
  readonly #extended: Float64Array;
  readonly #upstream: Float64Array;
  readonly #encoding: Uint8Array;
  readonly #timestamp: Uint32Array;
  readonly #pictureId: Uint16Array;
  readonly #tl0PictureIndex: Uint8Array;
  readonly #resends: Uint8Array;
  readonly #resentAtMs: Float64Array;

  /** @param packets  a power of two */
  constructor(packets: number) {
    this.#mask = packets - 1;
    this.#extended = new Float64Array(packets).fill(Number.NaN);
    this.#upstream = new Float64Array(packets);
    this.#encoding = new Uint8Array(packets);
    this.#timestamp = new Uint32Array(packets);
    this.#pictureId = new Uint16Array(packets);
    this.#tl0PictureIndex = new Uint8Array(packets);
    this.#resends = new Uint8Array(packets);
    this.#resentAtMs = new Float64Array(packets);
  }

  /** How far behind the highest number it can tell sent from unsent. */
  get packets(): number {
    return this.#mask + 1;
  }

  add(
    extended: number,
    encodingIndex: number,
    upstreamExtended: number,
    timestamp: number,
    pictureId: number,
    tl0PictureIndex: number,
  ): void {
    const at = extended & this.#mask;
    this.#extended[at] = extended;
    this.#upstream[at] = upstreamExtended;
    this.#encoding[at] = encodingIndex;
    this.#timestamp[at] = timestamp;
    this.#pictureId[at] = pictureId;
    this.#tl0PictureIndex[at] = tl0PictureIndex;
    this.#resends[at] = 0;
    this.#resentAtMs[at] = -Infinity;
  }

  addEmpty(extended: number): void {
    this.add(extended, EMPTY, 0, 0, 0, 0);
  }

  has(extended: number): boolean {
    return this.#extended[extended & this.#mask] === extended;
  }

  /** @returns a handle for the getters below, or -1: never sent, or too long ago */
  find(extended: number): number {
    const at = extended & this.#mask;
    return this.#extended[at] === extended && this.#encoding[at] !== EMPTY ? at : -1;
  }

  encodingAt(at: number): number {
    return this.#encoding[at] as number;
  }

  upstreamAt(at: number): number {
    return this.#upstream[at] as number;
  }

  timestampAt(at: number): number {
    return this.#timestamp[at] as number;
  }

  pictureIdAt(at: number): number {
    return this.#pictureId[at] as number;
  }

  tl0PictureIndexAt(at: number): number {
    return this.#tl0PictureIndex[at] as number;
  }

  resendsAt(at: number): number {
    return this.#resends[at] as number;
  }

  resentAtMsAt(at: number): number {
    return this.#resentAtMs[at] as number;
  }

  onResent(at: number, nowMs: number): void {
    this.#resends[at] = (this.#resends[at] as number) + 1;
    this.#resentAtMs[at] = nowMs;
  }

  /** Forgets all: nothing sent before can be asked for again. */
  clear(): void {
    this.#extended.fill(Number.NaN);
  }
}
