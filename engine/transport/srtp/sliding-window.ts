/**
 * Which of the last `size` indices have been seen: a ring of bits, the bit's place being the
 * index modulo the size. The caller keeps the highest index and passes distances from it, so the
 * numbers here stay small whatever an index's width (48 bits for RTP, 31 for RTCP).
 */
export class SlidingWindow {
  readonly #size: number;
  readonly #mask: number;
  readonly #bits: Int32Array;

  /** @param size a power of two, 32 … 65,536, so that a 16-bit sequence number wraps in step. */
  constructor(size: number) {
    this.#size = size;
    this.#mask = size - 1;
    this.#bits = new Int32Array(size >>> 5);
  }

  /** Whether an index `distance` ahead of the highest has left the window. */
  isBehind(distance: number): boolean {
    return distance <= -this.#size;
  }

  /** Whether an index was seen; true also for one that has left the window and might have been. */
  has(distance: number, index: number): boolean {
    if (distance > 0) return false;
    if (distance <= -this.#size) return true;
    const at = index & this.#mask;
    return (this.#bits[at >>> 5]! & (1 << (at & 31))) !== 0;
  }

  /** Marks an index as seen; one ahead of the highest moves the window and empties what it enters. */
  add(distance: number, index: number): void {
    if (distance >= this.#size) {
      this.#bits.fill(0);
    } else {
      for (let skipped = distance - 1; skipped > 0; skipped--) {
        const at = (index - skipped) & this.#mask;
        this.#bits[at >>> 5]! &= ~(1 << (at & 31));
      }
    }
    const at = index & this.#mask;
    this.#bits[at >>> 5]! |= 1 << (at & 31);
  }
}
