import type { RateLimitOptions } from '@fastify/rate-limit';

/** At most `count` within `perMs`. */
export interface Rate {
  readonly count: number;
  readonly perMs: number;
}

/** A route's limit, as it stands in its config: requests from one address. */
export function perAddress({ count, perMs }: Rate): RateLimitOptions {
  return { max: count, timeWindow: perMs };
}

/** A bound on memory, not on attackers: beyond it the key that was quiet longest is forgotten. */
const maxKeys = 20_000;

/**
 * Failures by key (an address, an account) in exact sliding windows, in memory: a restart forgives
 * everybody. Holds up to `count` times per key.
 *
 * Ours because @fastify/rate-limit counts requests and takes none back. To count an attempt only
 * once it has failed would let through all guesses that are sent at once; so each is counted when
 * it begins, and a right one given back. Its windows, fixed ones, would also let twice as many
 * through around their ends.
 */
export class FailureLimit {
  readonly #rate: Rate;
  /** In order of last use: a Map keeps insertion order, and a touched key is inserted anew. */
  readonly #taken = new Map<string, readonly number[]>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /**
   * Takes one if one is left.
   *
   * @returns 0 when it was taken, else the seconds (rounded up) until one is left again
   */
  take(key: string, nowMs: number): number {
    const { count, perMs } = this.#rate;
    const recent = (this.#taken.get(key) ?? []).filter((atMs) => nowMs - atMs < perMs);
    const oldestMs = recent[0];
    this.#taken.delete(key);
    if (recent.length >= count) {
      this.#taken.set(key, recent);
      return Math.max(1, Math.ceil(((oldestMs ?? nowMs) + perMs - nowMs) / 1000));
    }
    this.#taken.set(key, [...recent, nowMs]);
    this.#forgetQuietest();
    return 0;
  }

  /** Gives the newest one back: a right password is no attempt at guessing. */
  giveBack(key: string): void {
    const taken = this.#taken.get(key);
    if (taken) this.#taken.set(key, taken.slice(0, -1));
  }

  #forgetQuietest(): void {
    if (this.#taken.size <= maxKeys) return;
    const quietest = this.#taken.keys().next();
    if (!quietest.done) this.#taken.delete(quietest.value);
  }
}
