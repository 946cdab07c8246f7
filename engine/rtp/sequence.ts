/** Signed distance from `b` to `a` on the circle of 16-bit sequence numbers (RFC 3550 A.1). */
export function sequenceDelta(a: number, b: number): number {
  return ((a - b) << 16) >> 16;
}

/** Signed distance from `b` to `a` on the circle of 32-bit timestamps. */
export function timestampDelta(a: number, b: number): number {
  return (a - b) | 0;
}

/** Sum on the circle of 32-bit timestamps; `b` may be negative. */
export function timestampSum(a: number, b: number): number {
  return (a + b) >>> 0;
}

/**
 * Unwraps 16-bit sequence numbers to ones that never wrap.
 *
 * The first number stands for itself; a packet from before it gets a number below, which may be
 * negative. `n & mask` indexes a power-of-two ring correctly all the same.
 */
export class SequenceUnwrapper {
  /** The highest extended number so far; meaningless before the first. */
  highest = 0;
  started = false;

  /** The extended number of `sequence`, taken as the nearest to the highest; changes nothing. */
  peek(sequence: number): number {
    return this.started ? this.highest + sequenceDelta(sequence, this.highest & 0xffff) : sequence;
  }

  /** As `peek`, and remembers the highest. */
  unwrap(sequence: number): number {
    const extended = this.peek(sequence);
    if (!this.started || extended > this.highest) this.highest = extended;
    this.started = true;
    return extended;
  }

  /**
   * Goes on at `sequence` one or two cycles above all numbers given before, so that none of them
   * ever comes again: what is remembered under an old number cannot be taken for a new packet.
   */
  restart(sequence: number): number {
    const base = this.started ? Math.floor(this.highest / 65536) * 65536 + 131072 : 0;
    this.highest = base + sequence;
    this.started = true;
    return this.highest;
  }
}
