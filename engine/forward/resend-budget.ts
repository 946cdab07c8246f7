/** A burst that a key frame's loss may ask for before anything has been saved up. */
const CREDIT_BYTES = 16 * 1024;
/** What may be saved up for a bad moment. */
const SAVED_BYTES = 64 * 1024;

/**
 * What may be spent on resending: a share of what is sent anyway, plus a fixed credit once.
 *
 * A NACK of 16 bytes can ask for 17 packets of 1,200; whatever is asked, no more than this leaves
 * (rows F2, F3).
 */
export class ResendBudget {
  readonly #share: number;
  #bytes = CREDIT_BYTES;

  constructor(share: number) {
    this.#share = share;
  }

  onSent(sizeBytes: number): void {
    const bytes = this.#bytes + sizeBytes * this.#share;
    this.#bytes = bytes < SAVED_BYTES ? bytes : SAVED_BYTES;
  }

  spend(sizeBytes: number): boolean {
    if (sizeBytes > this.#bytes) return false;
    this.#bytes -= sizeBytes;
    return true;
  }
}
