import { SlidingWindow } from './sliding-window.ts';

/** Half of the sequence number space: what seems further ahead lies behind. */
const HALF = 0x8000;

/**
 * Where a stream stands: its rollover counter, the highest sequence number and which indices
 * around it have been seen. Receiver and sender keep the same record; the one refuses a packet
 * that arrives twice, the other refuses to use an index twice.
 *
 * An index is 48 bits, ROC · 2^16 + sequence number, of which only the lower 16 travel.
 */
export class PacketIndex {
  /** Rollover counter of `highest`, 32 bits. */
  roc: number;
  /** The sequence number with the highest index seen (s_l in RFC 3711). */
  highest: number;
  readonly #window: SlidingWindow;

  constructor(windowSize: number, roc: number, sequence: number) {
    this.#window = new SlidingWindow(windowSize);
    this.roc = roc;
    this.highest = sequence;
    this.#window.add(0, sequence);
  }

  /**
   * The rollover counter under which `sequence` lies nearest to the highest one (RFC 3711 §3.3.1
   * and appendix A). Only a guess until the packet's authentication has confirmed it.
   *
   * Half the space exactly could be either; it is taken as ahead, where the RFC takes it as behind:
   * the window ends long before, so behind would only mean refused.
   *
   * At ROC 0 there is nothing behind the start, so "half the space behind" can only mean "far
   * ahead"; the RFC's (ROC − 1) mod 2^32 would lose the stream for good.
   */
  guessRoc(sequence: number): number {
    if (this.highest < HALF) {
      return sequence - this.highest > HALF && this.roc > 0 ? this.roc - 1 : this.roc;
    }
    return this.highest - HALF >= sequence ? this.roc + 1 : this.roc;
  }

  /** How far (`roc`, `sequence`) lies ahead of the highest index; never more than ±2^17. */
  distance(roc: number, sequence: number): number {
    return (roc - this.roc) * 0x10000 + sequence - this.highest;
  }

  isTooOld(roc: number, sequence: number): boolean {
    return this.#window.isBehind(this.distance(roc, sequence));
  }

  has(roc: number, sequence: number): boolean {
    return this.#window.has(this.distance(roc, sequence), sequence);
  }

  /** Records the index and moves on to it when it is the highest. Only after authentication. */
  add(roc: number, sequence: number): void {
    const distance = this.distance(roc, sequence);
    this.#window.add(distance, sequence);
    if (distance > 0) {
      this.roc = roc;
      this.highest = sequence;
    }
  }
}
