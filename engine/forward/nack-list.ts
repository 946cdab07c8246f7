/** More missing packets than this are past repairing one by one (as in libwebrtc; row F5). */
const MAX_LISTED = 1000;
/** Then the packet is given up and a key frame asked for (row F5). */
const MAX_RETRIES = 10;
/** Until a repair has been timed. */
const DEFAULT_RTT_MS = 100;
/** Repeats are not closer than this, however near the sender (goal N1). */
const MIN_REPEAT_MS = 20;
/** Reordering is waited for only so long; what comes later counts as lost (goal N1). */
const MAX_TOLERANCE_MS = 10;
/** A path that has not reordered for this long is taken to be in order again. */
const TOLERANCE_MEMORY_MS = 30_000;
const NEVER = Infinity;

/**
 * Which packets of one encoding are missing, and when to ask for each (RFC 4585 §6.2.1).
 *
 * The first request is due on the packet that reveals the gap. A path that turns out to reorder
 * earns a little patience, just as long as its latecomers took, so that it does not cause needless
 * requests; a path in order costs no waiting at all.
 */
export class NackList {
  /** When `collect` may have something; Infinity when nothing is missing. */
  dueAtMs = NEVER;
  /** Repairing has failed: only a key frame helps. Read and cleared by the owner. */
  failed = false;
  /** Round trip to the sender, timed by repairs that were asked for once (Karn's rule). */
  rttMs = DEFAULT_RTT_MS;
  /** How many requests for single packets have gone out. */
  requested = 0;

  #count = 0;
  readonly #extended = new Float64Array(MAX_LISTED);
  readonly #revealedAtMs = new Float64Array(MAX_LISTED);
  readonly #askedAtMs = new Float64Array(MAX_LISTED);
  readonly #retries = new Uint8Array(MAX_LISTED);
  #rttKnown = false;
  #toleranceMs = 0;
  #reorderedAtMs = -Infinity;

  get count(): number {
    return this.#count;
  }

  /** The packets `from` … `to - 1` were skipped by one that has arrived. */
  onGap(nowMs: number, from: number, to: number): void {
    if (to - from + this.#count > MAX_LISTED) {
      this.clear();
      this.failed = true;
      return;
    }
    if (nowMs - this.#reorderedAtMs > TOLERANCE_MEMORY_MS) this.#toleranceMs = 0;
    for (let extended = from; extended < to; extended += 1) {
      this.#extended[this.#count] = extended;
      this.#revealedAtMs[this.#count] = nowMs;
      this.#askedAtMs[this.#count] = -Infinity;
      this.#retries[this.#count] = 0;
      this.#count += 1;
    }
    const dueAtMs = nowMs + this.#toleranceMs;
    if (dueAtMs < this.dueAtMs) this.dueAtMs = dueAtMs;
  }

  /**
   * A packet behind the highest has arrived.
   *
   * @param repaired  it came as RTX, so it was certainly asked for, not reordered
   */
  onLate(nowMs: number, extended: number, repaired: boolean): void {
    const at = this.#indexOf(extended);
    if (at === -1) return;
    const waitedMs = nowMs - (this.#revealedAtMs[at] as number);
    if (!repaired && waitedMs <= 1.5 * MAX_TOLERANCE_MS) {
      this.#reorderedAtMs = nowMs;
      const wanted = Math.min(MAX_TOLERANCE_MS, 1.25 * waitedMs + 1);
      if (wanted > this.#toleranceMs) this.#toleranceMs = wanted;
    } else if (this.#retries[at] === 1) {
      this.#sampleRtt(nowMs - (this.#askedAtMs[at] as number));
    }
    this.#remove(at);
  }

  /**
   * Takes what is to be asked for now.
   *
   * @param out  filled with 16-bit numbers in ascending order
   * @returns how many; there may be more when `out` is full
   */
  collect(nowMs: number, out: Uint16Array): number {
    if (nowMs < this.dueAtMs) return 0;
    const repeatMs = Math.max(this.rttMs, MIN_REPEAT_MS);
    let taken = 0;
    let nextAtMs = NEVER;
    let i = 0;
    while (i < this.#count) {
      const retries = this.#retries[i] as number;
      let dueAtMs =
        retries === 0
          ? (this.#revealedAtMs[i] as number) + this.#toleranceMs
          : (this.#askedAtMs[i] as number) + repeatMs;
      if (dueAtMs <= nowMs) {
        if (retries >= MAX_RETRIES) {
          this.#remove(i);
          this.failed = true;
          continue;
        }
        if (taken < out.length) {
          out[taken] = this.#extended[i] as number;
          taken += 1;
          this.#retries[i] = retries + 1;
          this.#askedAtMs[i] = nowMs;
          dueAtMs = nowMs + repeatMs;
        }
      }
      if (dueAtMs < nextAtMs) nextAtMs = dueAtMs;
      i += 1;
    }
    this.dueAtMs = nextAtMs;
    this.requested += taken;
    return taken;
  }

  clear(): void {
    this.#count = 0;
    this.dueAtMs = NEVER;
  }

  #sampleRtt(sampleMs: number): void {
    this.rttMs = this.#rttKnown ? this.rttMs + (sampleMs - this.rttMs) / 8 : sampleMs;
    this.#rttKnown = true;
  }

  /** Entries are in ascending order, because gaps only open at the highest. */
  #indexOf(extended: number): number {
    let low = 0;
    let high = this.#count - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const value = this.#extended[middle] as number;
      if (value === extended) return middle;
      if (value < extended) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  #remove(at: number): void {
    this.#extended.copyWithin(at, at + 1, this.#count);
    this.#revealedAtMs.copyWithin(at, at + 1, this.#count);
    this.#askedAtMs.copyWithin(at, at + 1, this.#count);
    this.#retries.copyWithin(at, at + 1, this.#count);
    this.#count -= 1;
    if (this.#count === 0) this.dueAtMs = NEVER;
  }
}
