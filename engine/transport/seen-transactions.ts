import type { Path } from '../path.ts';
import { TRANSACTION_ID_AT } from './stun/header.ts';

/** Checks come every 2.5 s at most once a path is chosen: two minutes and more of them. */
const REMEMBERED = 64;
const WORDS = 3;

/**
 * Which path each recent check came from. A check repeated on the same path is a retransmission;
 * the same one from elsewhere is somebody's copy, whose integrity is right and whose sender is
 * not: who can sniff one check could otherwise take the media to his own address.
 */
export class SeenTransactions {
  /** The 96-bit ids, three words each. */
  readonly #ids = new Int32Array(REMEMBERED * WORDS);
  readonly #paths: (Path | null)[] = new Array<Path | null>(REMEMBERED).fill(null);
  #next = 0;

  /**
   * Remembers an authentic check.
   * @returns false when this very check was seen from another path
   */
  add(datagram: Buffer, from: Path): boolean {
    const word0 = datagram.readInt32BE(TRANSACTION_ID_AT);
    const word1 = datagram.readInt32BE(TRANSACTION_ID_AT + 4);
    const word2 = datagram.readInt32BE(TRANSACTION_ID_AT + 8);
    const ids = this.#ids;
    for (let i = 0; i < REMEMBERED; i++) {
      const at = i * WORDS;
      if (ids[at] !== word0 || ids[at + 1] !== word1 || ids[at + 2] !== word2) continue;
      const path = this.#paths[i] ?? null;
      if (path !== null) return path === from;
    }
    const at = this.#next * WORDS;
    ids[at] = word0;
    ids[at + 1] = word1;
    ids[at + 2] = word2;
    this.#paths[this.#next] = from;
    this.#next = (this.#next + 1) % REMEMBERED;
    return true;
  }
}
