/** As far back as 16 bits of sequence number tell packets apart (RFC 3711 §3.3.1). */
const WINDOW_PACKETS = 0x8000;

interface Stream {
  highest: number;
  /** Ends of authentication tags by extended index. */
  readonly tags: Map<number, number>;
}

/**
 * Looks at SRTP from outside for two-time pads: different ciphertexts under one (SSRC, extended
 * index). It needs no key, since a tag differs as soon as a byte under it does.
 */
export class PadWatch {
  readonly #streams = new Map<number, Stream>();

  /**
   * @param packet authentic SRTP of one key, as it came from the network
   * @returns whether its index is its own: new, or with the same packet as before under it
   */
  add(packet: Buffer): boolean {
    const ssrc = packet.readUInt32BE(8);
    const sequence = packet.readUInt16BE(2);
    let stream = this.#streams.get(ssrc);
    if (stream === undefined) {
      stream = { highest: sequence, tags: new Map() };
      this.#streams.set(ssrc, stream);
    }
    const { highest, tags } = stream;
    const index = highest + (((sequence - highest) << 16) >> 16);
    for (let step = highest + 1; step <= index; step++) tags.delete(step - WINDOW_PACKETS);
    stream.highest = Math.max(highest, index);
    const tag = packet.readUInt32BE(packet.length - 4);
    const before = tags.get(index);
    tags.set(index, tag);
    return before === undefined || before === tag;
  }
}
