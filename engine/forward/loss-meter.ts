import type { ReportBlock } from '../rtp/rtcp/index.ts';

/** Long enough for a tenth of a percent to show, short enough to follow a line that changes. */
const WINDOW_MS = 5_000;

/** What share of one direction's packets got lost over the last five to ten seconds. */
export class LossMeter {
  #beganAtMs = -Infinity;
  #expected = 0;
  #lost = 0;
  #expectedBefore = 0;
  #lostBefore = 0;

  /** @param lost of those expected; negative when late ones came after all (RFC 3550 §6.4.1) */
  add(nowMs: number, expected: number, lost: number): void {
    this.#turn(nowMs);
    this.#expected += expected;
    this.#lost += lost;
  }

  /** 0 to 1; null when nothing has been reported lately. */
  share(nowMs: number): number | null {
    this.#turn(nowMs);
    const expected = this.#expected + this.#expectedBefore;
    if (expected <= 0) return null;
    return Math.min(1, Math.max(0, (this.#lost + this.#lostBefore) / expected));
  }

  #turn(nowMs: number): void {
    const sinceMs = nowMs - this.#beganAtMs;
    if (sinceMs < WINDOW_MS) return;
    const isNext = sinceMs < 2 * WINDOW_MS;
    this.#expectedBefore = isNext ? this.#expected : 0;
    this.#lostBefore = isNext ? this.#lost : 0;
    this.#expected = 0;
    this.#lost = 0;
    this.#beganAtMs = nowMs;
  }
}

/** What a receiver's reports on one stream say of the time between them. */
export class ReportedLoss {
  #highest = Number.NaN;
  #lost = 0;

  onReportBlock(nowMs: number, block: ReportBlock, meter: LossMeter): void {
    const { extendedHighestSequence, cumulativeLost } = block;
    const expected = extendedHighestSequence - this.#highest;
    const lost = cumulativeLost - this.#lost;
    this.#highest = extendedHighestSequence;
    this.#lost = cumulativeLost;
    // The first report, one out of order, or one that cannot be: nothing to compare with.
    if (expected > 0 && lost <= expected) meter.add(nowMs, expected, lost);
  }
}
