export interface PacketHistoryOptions {
  /** A power of two: how many packets are remembered as received. */
  readonly packets: number;
  /** A power of two: how many bytes of payload are kept at most. */
  readonly bytes: number;
}

/** Media older than this is of no use to anybody, and is not handed out (row F13). */
const MAX_AGE_MS = 1000;
const FIRST_BYTES = 16 * 1024;

/**
 * What one encoding received lately: which packets, and their payloads in one ring of bytes.
 *
 * It answers "have I had this one?" (a duplicate) longer than it keeps payloads. The ring begins
 * small and doubles while it is overwritten in less than a second, so that a 30 kbps encoding
 * does not hold what a 4 Mbps one needs.
 */
export class PacketHistory {
  /** Where payloads lie; replaced when the ring grows, so read it anew each time. */
  buffer: Buffer<ArrayBuffer> = Buffer.alloc(0);

  readonly #mask: number;
  readonly #maxBytes: number;
  readonly #extended: Float64Array;
  /** Absolute position of the payload: bytes written before it since the start. */
  readonly #position: Float64Array;
  readonly #storedAtMs: Float64Array;
  readonly #sizeBytes: Uint16Array;
  readonly #timestamp: Uint32Array;
  readonly #marker: Uint8Array;
  /** Absolute position where the next payload goes. */
  #cursor = 0;
  #lapStartedAtMs = 0;
  #highest = -Infinity;

  constructor(options: PacketHistoryOptions) {
    this.#mask = options.packets - 1;
    this.#maxBytes = options.bytes;
    this.#extended = new Float64Array(options.packets).fill(Number.NaN);
    this.#position = new Float64Array(options.packets);
    this.#storedAtMs = new Float64Array(options.packets);
    this.#sizeBytes = new Uint16Array(options.packets);
    this.#timestamp = new Uint32Array(options.packets);
    this.#marker = new Uint8Array(options.packets);
  }

  /** How far behind the highest a packet can be told from a duplicate. */
  get packets(): number {
    return this.#mask + 1;
  }

  has(extendedSequence: number): boolean {
    return this.#extended[extendedSequence & this.#mask] === extendedSequence;
  }

  /** Remembers a packet; `sizeBytes` 0 remembers only that it came. */
  store(
    nowMs: number,
    extendedSequence: number,
    timestamp: number,
    marker: boolean,
    bytes: Buffer,
    offset: number,
    sizeBytes: number,
  ): void {
    if (sizeBytes > 0) this.#makeRoom(nowMs, sizeBytes);
    const slot = extendedSequence & this.#mask;
    this.#extended[slot] = extendedSequence;
    this.#position[slot] = this.#cursor;
    this.#storedAtMs[slot] = nowMs;
    this.#sizeBytes[slot] = sizeBytes;
    this.#timestamp[slot] = timestamp;
    this.#marker[slot] = marker ? 1 : 0;
    if (extendedSequence > this.#highest) this.#highest = extendedSequence;
    if (sizeBytes > 0) {
      bytes.copy(this.buffer, this.#cursor % this.buffer.length, offset, offset + sizeBytes);
      this.#cursor += sizeBytes;
    }
  }

  /** @returns a handle for the getters below, or -1 when the payload is not there (any more) */
  find(nowMs: number, extendedSequence: number): number {
    const slot = extendedSequence & this.#mask;
    if (this.#extended[slot] !== extendedSequence) return -1;
    if (this.#sizeBytes[slot] === 0 || !this.#isKept(slot)) return -1;
    return nowMs - (this.#storedAtMs[slot] as number) > MAX_AGE_MS ? -1 : slot;
  }

  offsetAt(slot: number): number {
    return (this.#position[slot] as number) % this.buffer.length;
  }

  sizeBytesAt(slot: number): number {
    return this.#sizeBytes[slot] as number;
  }

  markerAt(slot: number): boolean {
    return this.#marker[slot] === 1;
  }

  timestampAt(slot: number): number {
    return this.#timestamp[slot] as number;
  }

  /** Forgets everything and lets the bytes go. */
  clear(): void {
    this.#extended.fill(Number.NaN);
    this.buffer = Buffer.alloc(0);
    this.#cursor = 0;
    this.#highest = -Infinity;
  }

  #isKept(slot: number): boolean {
    return (this.#position[slot] as number) >= this.#cursor - this.buffer.length;
  }

  /**
   * Payloads lie in one piece: what does not fit before the ring's end goes to its beginning, and
   * if one lap took less than what is worth keeping, the ring was too small.
   */
  #makeRoom(nowMs: number, sizeBytes: number): void {
    if (this.buffer.length === 0) {
      this.buffer = Buffer.alloc(Math.min(FIRST_BYTES, this.#maxBytes));
      this.#lapStartedAtMs = nowMs;
    }
    const left = this.buffer.length - (this.#cursor % this.buffer.length);
    if (sizeBytes <= left) return;
    if (this.buffer.length < this.#maxBytes && nowMs - this.#lapStartedAtMs < MAX_AGE_MS) {
      this.#grow();
      return;
    }
    this.#cursor += left;
    this.#lapStartedAtMs = nowMs;
  }

  #grow(): void {
    const grown = Buffer.alloc(this.buffer.length * 2);
    let cursor = 0;
    for (let extended = this.#highest - this.#mask; extended <= this.#highest; extended += 1) {
      const slot = extended & this.#mask;
      if (this.#extended[slot] !== extended || this.#sizeBytes[slot] === 0) continue;
      if (!this.#isKept(slot)) {
        this.#sizeBytes[slot] = 0;
        continue;
      }
      const offset = this.offsetAt(slot);
      const sizeBytes = this.#sizeBytes[slot] as number;
      this.buffer.copy(grown, cursor, offset, offset + sizeBytes);
      this.#position[slot] = cursor;
      cursor += sizeBytes;
    }
    this.buffer = grown;
    this.#cursor = cursor;
  }
}
