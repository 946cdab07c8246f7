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

/** An estimate this far below what is sent, and not rising, means that the line is full. */
const FULL_SHARE = 0.85;
/** libwebrtc raises its estimate by up to 8 % a second: less than this is not rising. */
const RISING_FACTOR = 1.03;
const RISING_WINDOW_MS = 1_000;
/** A full line is believed for so long before more is tried again; doubled when that fails. */
const FIRST_HOLD_MS = 5_000;
const MAX_HOLD_MS = 60_000;
/** Full again within this time after a hold: the try failed. */
const RELAPSE_MS = 30_000;

/**
 * What one subscriber's link is believed to carry: what its receiver estimates (REMB) while that
 * says that the line is full, and no more than its loss allows.
 *
 *     free --estimate below what is sent, and not rising--> full --hold over--> free
 *
 * A receiver's estimate never runs far ahead of what it receives (libwebrtc: one and a half
 * times), so below a full line it says nothing of how much more would fit: a subscriber on a low
 * layer would stay there for good.
 */
export class DownstreamCap {
  readonly #minBps: number;
  readonly #maxBps: number;
  #lossCapBps: number;
  #estimateBps = Infinity;
  /** The estimate at the beginning of the window in which it may prove to be rising. */
  #earlierBps = Number.NaN;
  #earlierAtMs = -Infinity;
  #fullUntilMs = -Infinity;
  #holdMs = FIRST_HOLD_MS;
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
  rateBps(nowMs: number): number {
    return this.#clamp(
      nowMs < this.#fullUntilMs ? Math.min(this.#lossCapBps, this.#estimateBps) : this.#lossCapBps,
    );
  }

  /** @param sentBps what was sent to this receiver over the last second */
  onReceiverEstimate(nowMs: number, rateBps: number, sentBps: number): void {
    const estimateBps = this.#clamp(rateBps);
    this.#estimateBps = estimateBps;
    if (nowMs - this.#earlierAtMs >= RISING_WINDOW_MS) {
      // The first estimate of all is made of a moment in which the line was not full.
      const isRising = !(estimateBps <= this.#earlierBps * RISING_FACTOR);
      if (estimateBps < sentBps * FULL_SHARE && !isRising) this.#onFull(nowMs);
      this.#earlierBps = estimateBps;
      this.#earlierAtMs = nowMs;
    }
    // A receiver that estimates more than was assumed lifts the assumption, loss still lowers it.
    if (Number.isNaN(this.#reportedAtMs)) return;
    if (this.#loweredAtMs === -Infinity && estimateBps > this.#lossCapBps) {
      this.#lossCapBps = estimateBps;
    }
  }

  #onFull(nowMs: number): void {
    if (nowMs < this.#fullUntilMs) return;
    const relapsed = nowMs - this.#fullUntilMs < RELAPSE_MS;
    this.#holdMs = relapsed ? Math.min(this.#holdMs * 2, MAX_HOLD_MS) : FIRST_HOLD_MS;
    this.#fullUntilMs = nowMs + this.#holdMs;
  }

  /** @param fraction256  lost since the report before, in 1/256 (RFC 3550 §6.4.1) */
  onFractionLost(nowMs: number, fraction256: number): void {
    const lost = fraction256 / 256;
    const sinceMs = Number.isNaN(this.#reportedAtMs) ? 0 : nowMs - this.#reportedAtMs;
    this.#reportedAtMs = nowMs;
    if (lost > HIGH_LOSS) {
      if (nowMs - this.#loweredAtMs < LOWER_INTERVAL_MS) return;
      this.#loweredAtMs = nowMs;
      this.#lossCapBps = this.#clamp(this.rateBps(nowMs) * (1 - 0.5 * lost));
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
