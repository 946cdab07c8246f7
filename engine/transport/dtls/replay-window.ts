/** Records that may arrive late and still be taken: RFC 6347 §4.1.2.6 asks for 32, prefers 64. */
const WINDOW_RECORDS = 64;

/**
 * Which record sequence numbers of one epoch have been seen (RFC 6347 §4.1.2.6).
 *
 * `isFresh` is asked before a record is opened, `mark` is called after it has been authenticated:
 * a forged record must never move the window. Sequence numbers have 48 bits, a number's safe range.
 */
export class ReplayWindow {
  #highest = -1;
  /** Bit n of the pair: `#highest - n` was seen. Two words, for bit operators know 32 bits. */
  #recent = 0;
  #older = 0;

  isFresh(sequence: number): boolean {
    const age = this.#highest - sequence;
    if (age < 0) return true;
    if (age >= WINDOW_RECORDS) return false;
    return age < 32 ? (this.#recent & (1 << age)) === 0 : (this.#older & (1 << (age - 32))) === 0;
  }

  mark(sequence: number): void {
    const age = this.#highest - sequence;
    if (age >= WINDOW_RECORDS) return;
    if (age >= 32) {
      this.#older |= 1 << (age - 32);
    } else if (age >= 0) {
      this.#recent |= 1 << age;
    } else {
      this.#shift(-age);
      this.#highest = sequence;
      this.#recent |= 1;
    }
  }

  #shift(records: number): void {
    if (records >= WINDOW_RECORDS) {
      this.#recent = 0;
      this.#older = 0;
    } else if (records >= 32) {
      this.#older = this.#recent << (records - 32);
      this.#recent = 0;
    } else {
      this.#older = (this.#older << records) | (this.#recent >>> (32 - records));
      this.#recent <<= records;
    }
  }
}
