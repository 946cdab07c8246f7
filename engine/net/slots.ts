import { SLOT_BYTES } from '../path.ts';

/**
 * As many as leave in one turn at worst: a burst of 20 packets to 50 subscribers. Node reports a
 * datagram sent only after the turn, even when the kernel took it at once.
 */
const SLOT_COUNT = 1_024;
/** What may wait beyond the ring while the kernel's own buffer is full: 8 MiB. */
const MAX_SPARES = 4_096;

/** Tells when libuv no longer reads a slot; the argument is dgram's. */
export type Sent = (error: Error | null) => void;

/**
 * Output slots as a ring in one buffer. A slot is handed out again only once libuv has sent it:
 * a later packet's bytes would go out twice otherwise, validly authenticated.
 *
 * A slot belongs to whoever got it within one synchronous call; one that was not sent by the time
 * the ring comes round was abandoned.
 */
export class Slots {
  readonly #memory: Buffer<ArrayBuffer> = Buffer.allocUnsafeSlow(SLOT_COUNT * SLOT_BYTES);
  readonly #slots: readonly Buffer[];
  readonly #busy = new Uint8Array(SLOT_COUNT);
  readonly #sent: readonly Sent[];
  readonly #spareSent: Sent;
  /** Handed out when nothing is left; whatever is written there is not sent. */
  readonly #nowhere: Buffer = Buffer.allocUnsafeSlow(SLOT_BYTES);
  #next = 0;
  #spares = 0;

  /** @param failed called for each datagram that the kernel refused */
  constructor(failed: () => void) {
    const indexes = Array.from(this.#busy, (_, index) => index);
    this.#slots = indexes.map((index) =>
      this.#memory.subarray(index * SLOT_BYTES, (index + 1) * SLOT_BYTES),
    );
    // Made once: a closure per packet would be garbage per packet.
    this.#sent = indexes.map((index) => (error) => {
      this.#busy[index] = 0;
      if (error) failed();
    });
    this.#spareSent = (error) => {
      this.#spares--;
      if (error) failed();
    };
  }

  /** Datagrams that libuv still reads. */
  get inFlight(): number {
    let count = this.#spares;
    for (const busy of this.#busy) count += busy;
    return count;
  }

  take(): Buffer {
    const index = this.#next;
    if (this.#busy[index] === 0) {
      this.#next = (index + 1) % SLOT_COUNT;
      return this.#slots[index] ?? this.#nowhere;
    }
    // libuv sends in order: if this one waits, so do all others.
    return this.#spares < MAX_SPARES ? Buffer.allocUnsafe(SLOT_BYTES) : this.#nowhere;
  }

  /**
   * Marks a taken slot as being sent.
   *
   * @returns what to call once it is, or null if it must not be sent because nothing was free
   */
  lend(slot: Buffer): Sent | null {
    if (slot === this.#nowhere) return null;
    if (slot.buffer === this.#memory.buffer) {
      const index = slot.byteOffset / SLOT_BYTES;
      this.#busy[index] = 1;
      return this.#sent[index] ?? null;
    }
    this.#spares++;
    return this.#spareSent;
  }
}
