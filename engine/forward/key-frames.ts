import type { Encoding } from './encoding.ts';

/** One request makes Chromium send key frames on all encodings; more than this is abuse (row F1). */
const INTERVAL_MS = 500;
const BUDGET_REQUESTS = 3;
const BUDGET_WINDOW_MS = 10_000;
const NEVER = Infinity;

/**
 * Turns many wishes for key frames of one track into few requests: at most one each 500 ms,
 * whoever asks and for whichever encoding. A wish lasts until a key frame of its encoding comes.
 *
 * Whoever still needs one renews the wish (a subscription's `awaitingKeyFrame`), so a lost request
 * is repeated and one that nobody needs any more is not.
 */
export class KeyFrameRequester {
  /** Requests that went upstream. */
  sent = 0;

  readonly #encodings: readonly Encoding[];
  readonly #intervalMs: number;
  /** When each encoding's wish was first made; NaN for none. */
  readonly #wantedAtMs: Float64Array;
  #sentAtMs = -Infinity;
  #wanted = false;

  constructor(encodings: readonly Encoding[], options: { readonly intervalMs?: number } = {}) {
    this.#encodings = encodings;
    this.#intervalMs = options.intervalMs ?? INTERVAL_MS;
    this.#wantedAtMs = new Float64Array(encodings.length).fill(Number.NaN);
  }

  request(nowMs: number, encodingIndex: number): void {
    if (!Number.isNaN(this.#wantedAtMs[encodingIndex] ?? 0)) return;
    this.#wantedAtMs[encodingIndex] = nowMs;
    this.#wanted = true;
  }

  /** When `take` may have something; Infinity when nothing is wanted. */
  nextTimeoutMs(): number {
    return this.#wanted ? this.#sentAtMs + this.#intervalMs : NEVER;
  }

  /** @returns the encoding to send a PLI for now: the one that was wished for first */
  take(nowMs: number): Encoding | undefined {
    if (!this.#wanted) return undefined;
    let oldest: Encoding | undefined;
    let oldestAtMs = NEVER;
    this.#wanted = false;
    for (const encoding of this.#encodings) {
      const wantedAtMs = this.#wantedAtMs[encoding.index] as number;
      if (Number.isNaN(wantedAtMs)) continue;
      // It has come meanwhile, or there is nobody to ask yet.
      if (encoding.lastKeyFrameAtMs >= wantedAtMs || !encoding.bound) {
        this.#wantedAtMs[encoding.index] = Number.NaN;
        continue;
      }
      this.#wanted = true;
      if (wantedAtMs < oldestAtMs) {
        oldest = encoding;
        oldestAtMs = wantedAtMs;
      }
    }
    if (oldest === undefined || nowMs - this.#sentAtMs < this.#intervalMs) return undefined;
    // Asked for; if the key frame is still needed by then, somebody will wish again.
    this.#wantedAtMs[oldest.index] = Number.NaN;
    this.#wanted = this.#wantedAtMs.some((wantedAtMs) => !Number.isNaN(wantedAtMs));
    this.#sentAtMs = nowMs;
    this.sent += 1;
    return oldest;
  }
}

/** How often one subscriber may make a publisher send key frames: 3 in any 10 s (row F1). */
export class KeyFrameBudget {
  readonly #windowMs: number;
  /** Times of the last requests granted, as a ring. */
  readonly #grantedAtMs: Float64Array;
  #next = 0;

  constructor(options: { readonly requests?: number; readonly windowMs?: number } = {}) {
    this.#windowMs = options.windowMs ?? BUDGET_WINDOW_MS;
    this.#grantedAtMs = new Float64Array(options.requests ?? BUDGET_REQUESTS).fill(-Infinity);
  }

  spend(nowMs: number): boolean {
    if (nowMs - (this.#grantedAtMs[this.#next] as number) < this.#windowMs) return false;
    this.#grantedAtMs[this.#next] = nowMs;
    this.#next = (this.#next + 1) % this.#grantedAtMs.length;
    return true;
  }
}
