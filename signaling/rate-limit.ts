export type Verdict = 'within' | 'over' | 'abuse';

export interface RateOptions {
  readonly perSecond: number;
  readonly burst: number;
  /** How far over the rate one may go, in requests, before it is abuse. */
  readonly toleratedExcess: number;
}

/**
 * A token bucket that can be in debt: a client somewhat over its rate gets errors, one that keeps
 * on gets its connection closed, and one that pauses is forgiven at the rate itself.
 */
export class RateLimit {
  readonly #options: RateOptions;
  #tokens: number;
  #lastMs: number;

  constructor(nowMs: number, options: RateOptions) {
    this.#options = options;
    this.#tokens = options.burst;
    this.#lastMs = nowMs;
  }

  take(nowMs: number): Verdict {
    const earned = ((nowMs - this.#lastMs) / 1000) * this.#options.perSecond;
    this.#tokens = Math.min(this.#options.burst, this.#tokens + earned) - 1;
    this.#lastMs = nowMs;
    if (this.#tokens >= 0) return 'within';
    return this.#tokens >= -this.#options.toleratedExcess ? 'over' : 'abuse';
  }
}
