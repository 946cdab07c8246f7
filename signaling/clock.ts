/** The server end's only view of time. */
export interface Clock {
  /** Monotonic milliseconds. */
  nowMs(): number;
  /** Runs once after `delayMs`; the function returned takes it back. */
  after(delayMs: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    // A server that has nothing but deadlines left may end.
    timer.unref();
    return () => clearTimeout(timer);
  },
};
