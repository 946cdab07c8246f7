import type { TimeLeft } from './api.ts';

/** Two minutes to decide, where WCAG 2.2 (2.2.1) asks for twenty seconds. */
const warnMs = 120_000;

/** Often enough for minutes, rare enough not to be noticed. */
const reportEveryMs = 30_000;

/** What is about to end, and when: `idle` can be put off, `total` cannot. */
export interface LoginWarning {
  readonly kind: 'idle' | 'total';
  readonly endsAtMs: number;
}

/** The outside world of a `LoginWatch`; a test has its own. */
export interface LoginWatchParts {
  /** How long is left, without being activity. Rejects when there is no log-in or no answer. */
  readonly ask: () => Promise<TimeLeft>;
  /** Says that a person has done something. */
  readonly report: () => Promise<TimeLeft>;
  /** Null: nothing is about to end. */
  readonly warn: (warning: LoginWarning | null) => void;
  /** The time is over and nobody can be asked: what is on the screen has to go all the same. */
  readonly over: () => void;
  readonly nowMs: () => number;
  /** @returns takes the timer back */
  readonly after: (ms: number, run: () => void) => () => void;
}

/**
 * The page's share in ending a log-in that nobody uses: it reports what a person does, and warns
 * in time. The server decides, so before warning and at the end it is asked again: another tab, or
 * a call, may have been active.
 *
 * quiet --two minutes left, says the server--> warned --stay--> quiet
 *                                              warned --time is over, says the server--> ended
 */
export class LoginWatch {
  readonly #parts: LoginWatchParts;
  #idleEndsAtMs = 0;
  #totalEndsAtMs = 0;
  #warned = false;
  #ended = true;
  #reportedAtMs = -Infinity;
  /** There was input that has not been reported yet. */
  #unreported = false;
  #cancelCheck: () => void = () => undefined;
  #cancelReport: () => void = () => undefined;

  constructor(parts: LoginWatchParts) {
    this.#parts = parts;
  }

  /** How long is left, from an answer just now: one's own, or one that another tab has got. */
  heard({ idleEndsIn, endsIn }: TimeLeft): void {
    const nowMs = this.#parts.nowMs();
    this.#ended = false;
    this.#idleEndsAtMs = nowMs + idleEndsIn * 1000;
    this.#totalEndsAtMs = nowMs + endsIn * 1000;
    const endsAtMs = Math.min(this.#idleEndsAtMs, this.#totalEndsAtMs);
    if (endsAtMs - nowMs > warnMs) {
      this.#setWarning(null);
      this.#checkIn(endsAtMs - warnMs - nowMs);
    } else {
      this.#showWarning();
      this.#checkIn(endsAtMs - nowMs);
    }
  }

  /** A key, a pointer: of a person. */
  input(): void {
    // The question is answered by its button, not by a sleeve on the mouse.
    if (this.#ended || this.#warned || this.#unreported) return;
    this.#unreported = true;
    const waitMs = this.#reportedAtMs + reportEveryMs - this.#parts.nowMs();
    if (waitMs <= 0) void this.#report();
    else this.#cancelReport = this.#parts.after(waitMs, () => void this.#report());
  }

  /** "Stay logged in" */
  stay(): void {
    if (!this.#ended) void this.#report();
  }

  /** Logged out. */
  end(): void {
    this.#ended = true;
    this.#unreported = false;
    // What was reported of this log-in says nothing of the next one.
    this.#reportedAtMs = -Infinity;
    this.#cancelCheck();
    this.#cancelReport();
    this.#setWarning(null);
  }

  async #report(): Promise<void> {
    this.#cancelReport();
    this.#unreported = false;
    this.#reportedAtMs = this.#parts.nowMs();
    await this.#hear(this.#parts.report());
  }

  async #check(): Promise<void> {
    const heard = this.#unreported ? this.#report() : this.#hear(this.#parts.ask());
    if ((await heard) !== false || this.#ended) return;
    const leftMs = Math.min(this.#idleEndsAtMs, this.#totalEndsAtMs) - this.#parts.nowMs();
    if (leftMs > 0) {
      this.#showWarning();
      this.#checkIn(leftMs);
    } else {
      this.end();
      this.#parts.over();
    }
  }

  /** @returns false when there was no answer */
  async #hear(answer: Promise<TimeLeft>): Promise<boolean> {
    try {
      const left = await answer;
      if (!this.#ended) this.heard(left);
      return true;
    } catch {
      return false;
    }
  }

  #checkIn(ms: number): void {
    this.#cancelCheck();
    // Never in a circle without a pause, whatever the server says.
    this.#cancelCheck = this.#parts.after(Math.max(ms, 1000), () => void this.#check());
  }

  #showWarning(): void {
    const total = this.#totalEndsAtMs <= this.#idleEndsAtMs;
    const endsAtMs = total ? this.#totalEndsAtMs : this.#idleEndsAtMs;
    this.#setWarning({ kind: total ? 'total' : 'idle', endsAtMs });
  }

  #setWarning(warning: LoginWarning | null): void {
    if (warning === null && !this.#warned) return;
    this.#warned = warning !== null;
    this.#parts.warn(warning);
  }
}
