interface Due {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
}

/**
 * Virtual time: a queue of things due, run in order of their time and, at equal times, in the
 * order in which they were scheduled, so that a seed gives one and the same run everywhere.
 */
export class VirtualClock {
  #nowMs = 0;
  #order = 0;
  /** Binary heap: the earliest stands first. */
  readonly #heap: Due[] = [];

  /** The virtual time, in milliseconds since the run began. */
  get nowMs(): number {
    return this.#nowMs;
  }

  /** Runs `run` at `atMs`; what lies in the past runs next. */
  at(atMs: number, run: () => void): void {
    this.#push({ atMs: Math.max(atMs, this.#nowMs), order: this.#order++, run });
  }

  /** Runs `run` after `delayMs` of virtual time. */
  in(delayMs: number, run: () => void): void {
    this.at(this.#nowMs + delayMs, run);
  }

  /** Runs all that is due up to and including `untilMs`, then stands there. */
  runUntil(untilMs: number): void {
    for (let due = this.#heap[0]; due !== undefined && due.atMs <= untilMs; due = this.#heap[0]) {
      this.#pop();
      this.#nowMs = due.atMs;
      due.run();
    }
    this.#nowMs = Math.max(this.#nowMs, untilMs);
  }

  /** As `runUntil`, from now on. */
  runFor(durationMs: number): void {
    this.runUntil(this.#nowMs + durationMs);
  }

  #push(due: Due): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(due);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !before(due, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = due;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const left = heap[child];
      if (left === undefined) break;
      const right = heap[child + 1];
      if (right !== undefined && before(right, left)) child++;
      const smaller = heap[child];
      if (smaller === undefined || !before(smaller, last)) break;
      heap[index] = smaller;
      index = child;
    }
    heap[index] = last;
  }
}

function before(a: Due, b: Due): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}
