/** Which of a run of numbered packets one receiver saw, and how often. */
export class Tally {
  readonly #first: number;
  readonly #count: number;
  readonly #seen: Uint8Array;
  #arrived = 0;
  #duplicates = 0;

  /** Counts `count` packets from number `first` on; others are none of its business. */
  constructor(first: number, count: number) {
    this.#first = first;
    this.#count = count;
    this.#seen = new Uint8Array(count);
  }

  /** @returns whether the packet counts: one of the run, seen for the first time. */
  add(number: number): boolean {
    const index = number - this.#first;
    if (index < 0 || index >= this.#count) return false;
    if (this.#seen[index] === 1) {
      this.#duplicates++;
      return false;
    }
    this.#seen[index] = 1;
    this.#arrived++;
    return true;
  }

  get arrived(): number {
    return this.#arrived;
  }

  get duplicates(): number {
    return this.#duplicates;
  }

  get missing(): number {
    return this.#count - this.#arrived;
  }

  /** Runs of missing packets: ten in a row are one gap. */
  get gaps(): number {
    let gaps = 0;
    let inGap = false;
    for (const seen of this.#seen) {
      if (seen === 0 && !inGap) gaps++;
      inGap = seen === 0;
    }
    return gaps;
  }
}
