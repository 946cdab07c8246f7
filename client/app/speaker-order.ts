/** Everybody is seen well among so many others: nobody has to move. */
const nobodyMovesUpTo = 3;
/** Longer than an "mhm" or a cough. */
const speechMs = 1_500;
/** Whoever has just stopped is not overtaken for a breath. */
const mostCreditMs = 3_000;
/** People look for a face where it was. */
const betweenMovesMs = 3_000;

/**
 * The others in the order in which they stand, whoever speaks first. Stable: two change places, and
 * not sooner than three seconds after the last two did.
 */
export class SpeakerOrder {
  #order: readonly string[] = [];
  /** For how long each has been speaking; silence takes it back at the same pace. */
  readonly #creditMs = new Map<string, number>();
  #heardAtMs: number | null = null;
  #movedAtMs = -Infinity;

  /**
   * To be called several times a second.
   *
   * @param ids everybody but oneself, in the order of the session
   * @returns the same array as long as nothing has changed
   */
  update(ids: readonly string[], speaking: ReadonlySet<string>, nowMs: number): readonly string[] {
    const stay = this.#order.filter((id) => ids.includes(id));
    const come = ids.filter((id) => !stay.includes(id));
    const order = ids.length <= nobodyMovesUpTo ? ids : [...stay, ...come];
    this.#count(order, speaking, nowMs);
    const next = ids.length <= nobodyMovesUpTo ? order : this.#withSpeakerFirst(order, nowMs);
    const same =
      next.length === this.#order.length && next.every((id, index) => id === this.#order[index]);
    if (!same) this.#order = next;
    return this.#order;
  }

  #count(ids: readonly string[], speaking: ReadonlySet<string>, nowMs: number): void {
    const passedMs = nowMs - (this.#heardAtMs ?? nowMs);
    this.#heardAtMs = nowMs;
    for (const id of this.#creditMs.keys()) if (!ids.includes(id)) this.#creditMs.delete(id);
    for (const id of ids) {
      const credit = this.#creditMs.get(id) ?? 0;
      const next = speaking.has(id) ? credit + passedMs : credit - passedMs;
      this.#creditMs.set(id, Math.min(mostCreditMs, Math.max(0, next)));
    }
  }

  #withSpeakerFirst(order: readonly string[], nowMs: number): readonly string[] {
    const [first = ''] = order;
    if (nowMs - this.#movedAtMs < betweenMovesMs) return order;
    const creditOf = (id: string): number => this.#creditMs.get(id) ?? 0;
    const loudest = order.reduce((best, id) => (creditOf(id) > creditOf(best) ? id : best), first);
    if (loudest === first || creditOf(loudest) < speechMs) return order;
    this.#movedAtMs = nowMs;
    return order.map((id) => (id === first ? loudest : id === loudest ? first : id));
  }
}
