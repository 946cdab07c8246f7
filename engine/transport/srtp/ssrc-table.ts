/** Packets after which an SSRC is taken to be a stream and no longer a passer-by. */
const ESTABLISHED_PACKETS = 32;
const MAX_ESTABLISHED = 48;
const MAX_NEWCOMERS = 16;
/** The most SSRCs a receiver knows at a time. */
export const MAX_SSRCS = MAX_ESTABLISHED + MAX_NEWCOMERS;

/**
 * What a receiver knows about each SSRC, bounded: a participant may send under any SSRC it likes,
 * also under a new one in each packet.
 *
 * A newcomer displaces the newcomer not heard for longest, so a spray of SSRCs only displaces
 * itself. After 32 authentic packets it is established and may displace the established stream not
 * heard for longest, so a participant can publish anew all day long. Whoever is displaced and
 * comes back is a newcomer, with rollover counter 0 and an empty replay window.
 *
 * Recency costs nothing here: a Map iterates in order of insertion, and an entry is taken out and
 * put back only every 32 packets.
 */
export class SsrcTable<Stream extends { packets: number }> {
  readonly #established = new Map<number, Stream>();
  readonly #newcomers = new Map<number, Stream>();

  get size(): number {
    return this.#established.size + this.#newcomers.size;
  }

  get(ssrc: number): Stream | undefined {
    return this.#established.get(ssrc) ?? this.#newcomers.get(ssrc);
  }

  /** A first authentic packet under this SSRC. */
  add(ssrc: number, stream: Stream): void {
    dropOldest(this.#newcomers, MAX_NEWCOMERS - 1);
    this.#newcomers.set(ssrc, stream);
  }

  /** One more authentic packet under an SSRC that is in the table. */
  touch(ssrc: number, stream: Stream): void {
    stream.packets++;
    if (stream.packets < ESTABLISHED_PACKETS) {
      this.#newcomers.delete(ssrc);
      this.#newcomers.set(ssrc, stream);
    } else if (stream.packets % ESTABLISHED_PACKETS === 0) {
      if (!this.#established.delete(ssrc)) {
        this.#newcomers.delete(ssrc);
        dropOldest(this.#established, MAX_ESTABLISHED - 1);
      }
      this.#established.set(ssrc, stream);
    }
  }
}

function dropOldest(streams: Map<number, unknown>, keep: number): void {
  while (streams.size > keep) {
    for (const oldest of streams.keys()) {
      streams.delete(oldest);
      break;
    }
  }
}
