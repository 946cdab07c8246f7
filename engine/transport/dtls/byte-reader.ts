const NOTHING = Buffer.alloc(0);

/**
 * Reads a message front to back without ever reading past its end: what is not there is read as
 * zero and empty, and `ok` stays false from then on. A parser asks `ok` once, at its end.
 */
export class ByteReader {
  readonly #bytes: Buffer;
  #offset = 0;
  #ok = true;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Whether everything that was read was there. */
  get ok(): boolean {
    return this.#ok;
  }

  get remainingBytes(): number {
    return this.#bytes.length - this.#offset;
  }

  /** An unsigned integer of 1 to 6 bytes, big endian. */
  uint(sizeBytes: number): number {
    return this.#take(sizeBytes) ? this.#bytes.readUIntBE(this.#offset - sizeBytes, sizeBytes) : 0;
  }

  /** A view of the next `sizeBytes`. */
  bytes(sizeBytes: number): Buffer {
    return this.#take(sizeBytes)
      ? this.#bytes.subarray(this.#offset - sizeBytes, this.#offset)
      : NOTHING;
  }

  /** A vector: its length in `prefixBytes` bytes, then that many bytes (RFC 5246 §4.3). */
  vector(prefixBytes: number): Buffer {
    return this.bytes(this.uint(prefixBytes));
  }

  /** A vector of 16-bit numbers; an odd length is an error. */
  uint16Vector(prefixBytes: number): number[] {
    const bytes = this.vector(prefixBytes);
    if (bytes.length % 2 !== 0) this.#ok = false;
    const numbers: number[] = [];
    for (let at = 0; at + 1 < bytes.length; at += 2) numbers.push(bytes.readUInt16BE(at));
    return numbers;
  }

  #take(sizeBytes: number): boolean {
    if (!this.#ok || sizeBytes > this.remainingBytes) {
      this.#ok = false;
      return false;
    }
    this.#offset += sizeBytes;
    return true;
  }
}

/** The writing counterpart of `ByteReader.vector`. */
export function vector(prefixBytes: number, ...parts: readonly Buffer[]): Buffer {
  let size = 0;
  for (const part of parts) size += part.length;
  return Buffer.concat([uint(prefixBytes, size), ...parts]);
}

export function uint(sizeBytes: number, value: number): Buffer {
  const bytes = Buffer.allocUnsafe(sizeBytes);
  bytes.writeUIntBE(value, 0, sizeBytes);
  return bytes;
}

export function uint16s(values: readonly number[]): Buffer {
  return Buffer.concat(values.map((value) => uint(2, value)));
}
