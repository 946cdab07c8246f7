/** Enough for audio; the floor keeps a lie or an outage from reaching zero (row F8). */
const MIN_BPS = 30_000;
const MAX_BPS = 20_000_000;
/** Until anything is known: what nearly every connection in use for calls carries. */
const INITIAL_BPS = 1_500_000;

/** Loss bounds and steps of the loss-based controller in draft-ietf-rmcat-gcc-02 §6. */
const HIGH_LOSS = 0.1;
const LOW_LOSS = 0.02;
/** 5 % a second while there is no loss. */
const RAISE_PER_MS = Math.log(1.05) / 1000;
/** Reports closer together tell of the same loss. */
const LOWER_INTERVAL_MS = 300;
/** A longer silence between reports does not earn a bigger step. */
const MAX_RAISE_MS = 2000;

/**
 * What one subscriber's link is believed to carry: what its receiver estimates (REMB), and no more
 * than its loss allows.
 */
export class DownstreamCap {
  readonly #minBps: number;
  readonly #maxBps: number;
  #lossCapBps: number;
  /** Infinity until the receiver has said something. */
  #estimateBps = Infinity;
  #reportedAtMs = Number.NaN;
  #loweredAtMs = -Infinity;

  constructor(
    options: {
      readonly minBps?: number;
      readonly maxBps?: number;
      readonly initialBps?: number;
    } = {},
  ) {
    this.#minBps = options.minBps ?? MIN_BPS;
    this.#maxBps = options.maxBps ?? MAX_BPS;
    this.#lossCapBps = options.initialBps ?? INITIAL_BPS;
  }

  /** Bits per second, always within the bounds. */
  get rateBps(): number {
    return this.#clamp(Math.min(this.#lossCapBps, this.#estimateBps));
  }

  onReceiverEstimate(_nowMs: number, rateBps: number): void {
    this.#estimateBps = this.#clamp(rateBps);
    // A receiver that estimates more than was assumed lifts the assumption, loss still lowers it.
    if (Number.isNaN(this.#reportedAtMs)) return;
    if (this.#loweredAtMs === -Infinity && this.#estimateBps > this.#lossCapBps) {
      this.#lossCapBps = this.#estimateBps;
    }
  }

  /** @param fraction256  lost since the report before, in 1/256 (RFC 3550 §6.4.1) */
  onFractionLost(nowMs: number, fraction256: number): void {
    const lost = fraction256 / 256;
    const sinceMs = Number.isNaN(this.#reportedAtMs) ? 0 : nowMs - this.#reportedAtMs;
    this.#reportedAtMs = nowMs;
    if (lost > HIGH_LOSS) {
      if (nowMs - this.#loweredAtMs < LOWER_INTERVAL_MS) return;
      this.#loweredAtMs = nowMs;
      this.#lossCapBps = this.#clamp(this.rateBps * (1 - 0.5 * lost));
    } else if (lost < LOW_LOSS) {
      const factor = Math.exp(RAISE_PER_MS * Math.min(sinceMs, MAX_RAISE_MS));
      this.#lossCapBps = this.#clamp(this.#lossCapBps * factor);
    }
  }

  #clamp(rateBps: number): number {
    // Comparisons with NaN are false: it ends as the minimum.
    if (!(rateBps > this.#minBps)) return this.#minBps;
    return rateBps < this.#maxBps ? rateBps : this.#maxBps;
  }
}
