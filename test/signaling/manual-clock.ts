/** Time that stands still until it is told; serves the client's `Timers` and the server's `Clock`. */
export class ManualClock {
  #nowMs = 0;
  #order = 0;
  readonly #due = new Map<number, { atMs: number; run: () => void }>();

  nowMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const key = (this.#order += 1);
    this.#due.set(key, { atMs: this.#nowMs + delayMs, run });
    return () => void this.#due.delete(key);
  }

  advance(ms: number): void {
    const endMs = this.#nowMs + ms;
    for (;;) {
      let next: [number, { atMs: number; run: () => void }] | undefined;
      for (const entry of this.#due) {
        if (entry[1].atMs <= endMs && (!next || entry[1].atMs < next[1].atMs)) next = entry;
      }
      if (!next) break;
      this.#due.delete(next[0]);
      this.#nowMs = next[1].atMs;
      next[1].run();
    }
    this.#nowMs = endMs;
  }

  get pending(): number {
    return this.#due.size;
  }
}
