import { SLOT_BYTES } from '../path.ts';

/** A 16-bit length before each datagram (RFC 4571 §2; ICE over TCP: RFC 6544 §3). */
export const FRAME_HEADER_BYTES = 2;

/** Writes the header of a frame of `sizeBytes`, to be sent before it. */
export function writeFrameHeader(target: Buffer, at: number, sizeBytes: number): void {
  target[at] = sizeBytes >>> 8;
  target[at + 1] = sizeBytes;
}

/**
 * Bytes of a TCP connection in, datagrams out; never throws and never holds more than one slot.
 *
 *     header --2 bytes, 0--> header                 (an empty frame: ignored)
 *     header --2 bytes, 1 … 2,048--> body --complete--> header, a datagram
 *     header --2 bytes, more--> broken              (framing is lost for good)
 */
export class TcpDeframer {
  /** The frame's first length byte when a chunk ended behind it, else -1. */
  #firstLengthByte = -1;
  /** The body's length, 0 while in a header. */
  #sizeBytes = 0;
  #gotBytes = 0;
  /** One slot, made at the first frame: connections that never send cost nothing. */
  #slot: Buffer | null = null;
  #broken = false;

  /**
   * Takes the next chunk, and hands each datagram that it completes to `receive`, which may
   * overwrite it and must not keep it.
   *
   * @returns false for a frame longer than a datagram slot, and ever after: close the connection
   */
  push(chunk: Buffer, receive: (datagram: Buffer) => void): boolean {
    let at = 0;
    while (!this.#broken && at < chunk.length) {
      if (this.#sizeBytes === 0) {
        this.#takeLengthByte(chunk[at++]!);
        continue;
      }
      this.#slot ??= Buffer.allocUnsafeSlow(SLOT_BYTES);
      const end = at + this.#sizeBytes - this.#gotBytes;
      const copiedBytes = chunk.copy(this.#slot, this.#gotBytes, at, end);
      at += copiedBytes;
      this.#gotBytes += copiedBytes;
      if (this.#gotBytes < this.#sizeBytes) break;
      const datagram = this.#slot.subarray(0, this.#sizeBytes);
      this.#sizeBytes = 0;
      receive(datagram);
    }
    return !this.#broken;
  }

  #takeLengthByte(byte: number): void {
    if (this.#firstLengthByte < 0) {
      this.#firstLengthByte = byte;
      return;
    }
    this.#sizeBytes = (this.#firstLengthByte << 8) | byte;
    this.#gotBytes = 0;
    this.#firstLengthByte = -1;
    this.#broken = this.#sizeBytes > SLOT_BYTES;
  }
}
