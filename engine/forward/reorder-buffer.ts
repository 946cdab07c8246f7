/**
 * Puts the packets of one stream in the order of their numbers. A hole is waited for, since it is
 * usually filled by a retransmission, but not for long.
 *
 * Numbers are extended ones, that never wrap. The first packet begins the stream: what is older
 * comes too late.
 */
export class ReorderBuffer<Packet> {
  /** Numbers that nothing came for in time. */
  missing = 0;
  readonly #waitMs: number;
  readonly #waiting = new Map<number, { readonly packet: Packet | null; readonly atMs: number }>();
  #next: number | null = null;

  /** @param waitMs how long the first packet behind a hole waits for what is missing */
  constructor(waitMs: number) {
    this.#waitMs = waitMs;
  }

  /**
   * @param packet null for a number that has nothing in it
   * @returns false when it is a duplicate, or was waited for in vain
   */
  add(nowMs: number, number: number, packet: Packet | null): boolean {
    this.#next ??= number;
    if (number < this.#next || this.#waiting.has(number)) return false;
    this.#waiting.set(number, { packet, atMs: nowMs });
    return true;
  }

  /** What is due by now, in order. */
  take(nowMs: number): Packet[] {
    const due: Packet[] = [];
    while (this.#next !== null && this.#waiting.size > 0) {
      const entry = this.#waiting.get(this.#next);
      if (entry === undefined) {
        if (nowMs < this.dueAtMs()) break;
        this.#skipHole(this.#next);
        continue;
      }
      this.#waiting.delete(this.#next);
      this.#next++;
      if (entry.packet !== null) due.push(entry.packet);
    }
    return due;
  }

  /** Forgets what waits; the next packet begins anew. */
  clear(): void {
    this.#waiting.clear();
    this.#next = null;
  }

  /** When the hole at the front is given up; Infinity while nothing waits. */
  dueAtMs(): number {
    let firstMs = Infinity;
    for (const { atMs } of this.#waiting.values()) firstMs = Math.min(firstMs, atMs);
    return firstMs + this.#waitMs;
  }

  #skipHole(next: number): void {
    const oldest = Math.min(...this.#waiting.keys());
    this.missing += oldest - next;
    this.#next = oldest;
  }
}
