import type { Timers } from './timers.ts';

export interface HeartbeatOptions {
  /** Silence of the server after which it is asked. */
  readonly quietMs: number;
  /** How long the answer may take. */
  readonly answerMs: number;
  readonly ask: () => void;
  readonly dead: () => void;
}

/**
 * Finds out that a connection is dead: a browser hears of a lost network only when TCP gives up,
 * which takes minutes. Any frame from the server counts as a sign of life.
 */
export class Heartbeat {
  readonly #timers: Timers;
  readonly #options: HeartbeatOptions;
  #stop: (() => void) | null = null;

  constructor(timers: Timers, options: HeartbeatOptions) {
    this.#timers = timers;
    this.#options = options;
  }

  /** The server was heard: now, so the waiting begins anew. */
  heard(): void {
    this.stop();
    this.#stop = this.#timers.after(this.#options.quietMs, () => {
      this.#stop = this.#timers.after(this.#options.answerMs, this.#options.dead);
      this.#options.ask();
    });
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
  }
}
