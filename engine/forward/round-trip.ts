import { ntpCompact } from './ntp.ts';

/** Sender reports go out about once a second; an answer to one of the last eight can be timed. */
const REMEMBERED = 8;
const MAX_RTT_MS = 10_000;

/**
 * Times the way to a subscriber and back by the reports that quote ours (RFC 3550 §6.4.1).
 *
 * Our sender reports carry the publisher's wall clock, not ours, so the quoted time is looked up
 * rather than subtracted from.
 */
export class RoundTrip {
  /** NaN until the first answer. */
  rttMs = Number.NaN;
  readonly #compact = new Uint32Array(REMEMBERED);
  readonly #sentAtMs = new Float64Array(REMEMBERED).fill(Number.NaN);
  #next = 0;

  onSenderReport(nowMs: number, ntpSeconds: number, ntpFraction: number): void {
    this.#compact[this.#next] = ntpCompact(ntpSeconds, ntpFraction);
    this.#sentAtMs[this.#next] = nowMs;
    this.#next = (this.#next + 1) % REMEMBERED;
  }

  /** @param delay  in 1/65,536 s, as the report block says */
  onReport(nowMs: number, lastSenderReport: number, delay: number): void {
    if (lastSenderReport === 0) return;
    for (let i = 0; i < REMEMBERED; i += 1) {
      if (this.#compact[i] !== lastSenderReport) continue;
      const sampleMs = nowMs - (this.#sentAtMs[i] as number) - delay / 65.536;
      // Not timed, or the delay is a lie.
      if (!(sampleMs >= 0 && sampleMs <= MAX_RTT_MS)) return;
      this.rttMs = Number.isNaN(this.rttMs) ? sampleMs : this.rttMs + (sampleMs - this.rttMs) / 8;
      return;
    }
  }
}
