/** Fed four times a second: eight seconds. */
const windowSamples = 32;
/** A voice that comes back takes less than a second. */
const longestLag = 4;
/** Two that talk in turn are far below; nothing but the same voice comes near. */
const sameVoice = 0.85;
/** What comes back at every lag alike is a rhythm, not a voice. */
const distinctBy = 0.25;
const saidAfterSamples = 12;
/** Speech rises and falls by more; a hum does not. */
const leastSpread = 0.1;

/**
 * Notices that one's own voice comes back by way of somebody else: two devices in one room, or a
 * loudspeaker close to a microphone. Their loudness follows one's own, by a fixed time.
 */
export class OwnEcho {
  #own: number[] = [];
  readonly #others = new Map<string, number[]>();
  readonly #alike = new Map<string, number>();
  readonly #told = new Set<string>();

  /**
   * @param own how loud one's own microphone is, 0 to 1 on a decibel scale; 0 while it is off
   * @param others how loud the others are, on the same scale
   * @returns by way of whom it comes back, at the moment when it should be said
   */
  hear(own: number, others: ReadonlyMap<string, number>): string | null {
    this.#own = [...this.#own, own].slice(-windowSamples);
    for (const id of this.#others.keys()) if (!others.has(id)) this.#forget(id);
    for (const [id, level] of others) {
      const levels = [...(this.#others.get(id) ?? []), level].slice(-windowSamples);
      this.#others.set(id, levels);
      const alike = this.#isAlike(levels) ? (this.#alike.get(id) ?? 0) + 1 : 0;
      this.#alike.set(id, alike);
      if (alike < saidAfterSamples || this.#told.has(id)) continue;
      this.#told.add(id);
      return id;
    }
    return null;
  }

  #forget(id: string): void {
    this.#others.delete(id);
    this.#alike.delete(id);
  }

  #isAlike(other: readonly number[]): boolean {
    if (other.length < windowSamples || this.#own.length < windowSamples) return false;
    if (spread(this.#own) < leastSpread || spread(other) < leastSpread) return false;
    const byLag = Array.from({ length: 2 * longestLag + 1 }, (_, lag) =>
      correlation(this.#own.slice(0, windowSamples - lag), other.slice(lag)),
    );
    const near = Math.max(...byLag.slice(0, longestLag + 1));
    const around = byLag.filter((_, lag) => Math.abs(lag - byLag.indexOf(near)) >= 3);
    return near >= sameVoice && Math.max(...around) <= near - distinctBy;
  }
}

function spread(levels: readonly number[]): number {
  const mean = average(levels);
  return Math.sqrt(average(levels.map((level) => (level - mean) ** 2)));
}

/** Pearson's, −1 to 1. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const meanA = average(a);
  const meanB = average(b);
  const covariance = average(a.map((level, at) => (level - meanA) * ((b[at] ?? 0) - meanB)));
  return covariance / Math.max(spread(a) * spread(b), 1e-9);
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
