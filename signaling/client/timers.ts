/** The client's only view of time, so that tests run it in virtual time. */
export interface Timers {
  /** Runs once after `delayMs`; the function returned takes it back. */
  after(delayMs: number, run: () => void): () => void;
}

export const systemTimers: Timers = {
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
