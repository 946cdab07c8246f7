import { HANDSHAKE_HEADER_BYTES, writeFragment } from './handshake-message.ts';
import type { HandshakeFragment } from './handshake-message.ts';

/** Which message may stand at a place in the handshake, and how long it may be. */
export interface ExpectedMessage {
  readonly type: number;
  readonly maxBytes: number;
}

export type FragmentOutcome =
  /** Stored; the message still has holes. */
  | 'stored'
  /** Stored, and the message is whole now. */
  | 'completed'
  /** Nothing new: these bytes are held already. */
  | 'repeated'
  /** Contradicted what was held, which is gone; the message begins anew with this fragment. */
  | 'restarted'
  /** The same, and this fragment is the whole message. */
  | 'replaced'
  /** Contradicts a message that is settled. */
  | 'contradicting'
  /** Not a message that belongs here, too long, too far ahead, or empty. */
  | 'refused';

/**
 * Puts handshake messages together from fragments in any order (RFC 6347 §4.2.3), by offset.
 *
 * What arrives here is not authenticated, so it is held to what the handshake can use: the place
 * of a message decides its type and its greatest length, and with them the memory held
 * (`heldBytes`, about 53 KiB for our handshake at the very worst). A sequence number beyond the
 * last place is refused: nothing is kept for later that could never be used.
 *
 * When two fragments contradict each other, in a byte or in the total length, one of them is
 * forged and nobody can tell which. The message is begun again with the newer one: whoever injects
 * once is overcome by the next retransmission, whichever came first. Whoever injects always can
 * stop any DTLS handshake.
 */
export class Reassembly {
  readonly #expected: readonly ExpectedMessage[];
  readonly #slots: (Slot | undefined)[];
  #settled = 0;

  constructor(expected: readonly ExpectedMessage[]) {
    this.#expected = expected;
    this.#slots = expected.map(() => undefined);
  }

  /** Bytes of memory held for messages, whole or not. */
  get heldBytes(): number {
    let held = 0;
    for (const slot of this.#slots) if (slot !== undefined) held += slot.heldBytes;
    return held;
  }

  add(fragment: HandshakeFragment): FragmentOutcome {
    const place = fragment.messageSequence;
    const expected = this.#expected[place];
    if (expected === undefined || fragment.type !== expected.type) return 'refused';
    // An empty fragment says nothing, and no message of ours has an empty body.
    if (fragment.body.length === 0 || fragment.totalBytes > expected.maxBytes) return 'refused';

    const held = this.#slots[place];
    const outcome = held?.add(fragment);
    if (outcome !== undefined && (outcome !== 'contradicting' || place < this.#settled)) {
      return outcome;
    }
    const fresh = new Slot(fragment.totalBytes);
    this.#slots[place] = fresh;
    const whole = fresh.add(fragment) === 'completed';
    if (held === undefined) return whole ? 'completed' : 'stored';
    return whole ? 'replaced' : 'restarted';
  }

  /** The whole message at this place, with the header of an unfragmented one; else undefined. */
  message(place: number): Buffer | undefined {
    const type = this.#expected[place]?.type;
    const body = this.#slots[place]?.whole;
    if (type === undefined || body === undefined) return undefined;
    return writeFragment(type, place, body);
  }

  /** Messages before `place` are proven: nothing replaces them any more. */
  settle(place: number): void {
    this.#settled = Math.max(this.#settled, place);
  }

  /** Forgets the messages from this place on, so that a retransmission brings them anew. */
  forget(place: number): void {
    for (let at = Math.max(place, this.#settled); at < this.#slots.length; at++) {
      this.#slots[at] = undefined;
    }
  }
}

/** One message in the making. */
class Slot {
  readonly #body: Buffer;
  /** One byte per byte of the body: held or not. Twice the memory, but no list to be abused. */
  readonly #held: Uint8Array;
  #missing: number;

  constructor(totalBytes: number) {
    this.#body = Buffer.alloc(totalBytes);
    this.#held = new Uint8Array(totalBytes);
    this.#missing = totalBytes;
  }

  get heldBytes(): number {
    return this.#body.length + this.#held.length + HANDSHAKE_HEADER_BYTES;
  }

  get whole(): Buffer | undefined {
    return this.#missing === 0 ? this.#body : undefined;
  }

  add(fragment: HandshakeFragment): 'stored' | 'completed' | 'repeated' | 'contradicting' {
    if (fragment.totalBytes !== this.#body.length) return 'contradicting';
    const { offset, body } = fragment;
    for (let at = 0; at < body.length; at++) {
      if (this.#held[offset + at] === 1 && this.#body[offset + at] !== body[at]) {
        return 'contradicting';
      }
    }
    const before = this.#missing;
    for (let at = 0; at < body.length; at++) {
      if (this.#held[offset + at] === 0) this.#missing--;
    }
    body.copy(this.#body, offset);
    this.#held.fill(1, offset, offset + body.length);
    if (this.#missing === before) return 'repeated';
    return this.#missing === 0 ? 'completed' : 'stored';
  }
}
