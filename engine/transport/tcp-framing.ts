import { SLOT_BYTES } from '../path.ts';

/** A 16-bit length before each datagram (RFC 4571 §2; ICE over TCP: RFC 6544 §3). */
export const FRAME_HEADER_BYTES = 2;

/** Writes the header of a frame of `sizeBytes`, to be sent before it. */
export function writeFrameHeader(target: Buffer, at: number, sizeBytes: number): void {
  target[at] = sizeBytes >>> 8;
  target[at + 1] = sizeBytes;
}

/**
 * What `next()` found:
 * - `datagram`: a whole one lies in `deframer.datagram` until the next call
 * - `needMore`: the bytes fed are used up
 * - `tooLong`: a frame longer than a datagram slot; framing is lost for good, close the connection
 */
export type DeframeResult = 'datagram' | 'needMore' | 'tooLong';

const NOTHING = Buffer.alloc(0);

/**
 * Bytes of a TCP connection in, datagrams out; never throws and never holds more than one slot.
 *
 *     header --2 bytes, 0--> header                 (an empty frame: ignored)
 *     header --2 bytes, 1 … 2,048--> body --complete--> header, `datagram`
 *     header --2 bytes, more--> broken              (`tooLong` from then on)
 *
 *     deframer.feed(chunk);
 *     while ((result = deframer.next()) === 'datagram') receive(deframer.datagram);
 *     if (result === 'tooLong') close();
 */
export class TcpDeframer {
  /** Valid after `next()` said so, until it is called again. May be overwritten by its user. */
  datagram: Buffer = NOTHING;
  #chunk: Buffer = NOTHING;
  #position = 0;
  /** The frame's first length byte when a chunk ended behind it, else -1. */
  #firstLengthByte = -1;
  /** The body's length, 0 while in a header. */
  #sizeBytes = 0;
  #gotBytes = 0;
  /** One slot, made at the first frame: connections that never send cost nothing. */
  #slot: Buffer | null = null;
  #broken = false;

  /** Takes the next chunk. It is read where it lies until `next()` says `needMore`, not kept. */
  feed(chunk: Buffer): void {
    this.#chunk = chunk;
    this.#position = 0;
  }

  next(): DeframeResult {
    while (!this.#broken && this.#position < this.#chunk.length) {
      if (this.#sizeBytes === 0) this.#takeLengthByte();
      else if (this.#takeBody()) return 'datagram';
    }
    this.#chunk = NOTHING;
    return this.#broken ? 'tooLong' : 'needMore';
  }

  #takeLengthByte(): void {
    const byte = this.#chunk[this.#position++]!;
    if (this.#firstLengthByte < 0) {
      this.#firstLengthByte = byte;
      return;
    }
    this.#sizeBytes = (this.#firstLengthByte << 8) | byte;
    this.#gotBytes = 0;
    this.#firstLengthByte = -1;
    this.#broken = this.#sizeBytes > SLOT_BYTES;
  }

  /** @returns whether the datagram is complete */
  #takeBody(): boolean {
    this.#slot ??= Buffer.allocUnsafeSlow(SLOT_BYTES);
    const end = this.#position + this.#sizeBytes - this.#gotBytes;
    const copiedBytes = this.#chunk.copy(this.#slot, this.#gotBytes, this.#position, end);
    this.#position += copiedBytes;
    this.#gotBytes += copiedBytes;
    if (this.#gotBytes < this.#sizeBytes) return false;
    this.datagram = this.#slot.subarray(0, this.#sizeBytes);
    this.#sizeBytes = 0;
    return true;
  }
}
