import { hash } from 'node:crypto';

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 20;
/** Longest message: one datagram slot and SRTP's rollover counter behind it, rounded up. */
export const HMAC_MAX_MESSAGE_BYTES = 4096;

/**
 * Inner block and message lie side by side here, so that one call hashes them. One per thread and
 * not one per key: nothing is kept between calls, and a worker has thousands of keys.
 */
const inner = Buffer.allocUnsafeSlow(BLOCK_BYTES + HMAC_MAX_MESSAGE_BYTES);
const outer = Buffer.allocUnsafeSlow(BLOCK_BYTES + DIGEST_BYTES);

/**
 * HMAC-SHA1 (RFC 2104) for many short messages under one key: SRTP tags, STUN integrity.
 *
 * Two one-shot `crypto.hash` calls instead of a `createHmac` object per message. The digest is
 * asked for as 'latin1': a 20-character string costs a fifth of a 20-byte Buffer, whose backing
 * store is an allocation outside the heap. Node 26.10, 1,204 bytes: 1.4 µs against 2.9 µs.
 */
export class HmacSha1 {
  readonly #innerPad = Buffer.alloc(BLOCK_BYTES, 0x36);
  readonly #outerPad = Buffer.alloc(BLOCK_BYTES, 0x5c);

  constructor(key: Buffer) {
    // Keys longer than a block are hashed first (RFC 2104 §2); an ICE password may be 256 characters.
    const short = key.length > BLOCK_BYTES ? hash('sha1', key, 'buffer') : key;
    for (let i = 0; i < short.length; i++) {
      this.#innerPad[i] = 0x36 ^ short[i]!;
      this.#outerPad[i] = 0x5c ^ short[i]!;
    }
  }

  /**
   * The digest of `message[0 … sizeBytes)` followed by the 32-bit `suffix`, as 20 latin1 characters.
   * The suffix is how SRTP authenticates the rollover counter, which never travels (RFC 3711 §4.2).
   */
  digestWithSuffix(message: Buffer, sizeBytes: number, suffix: number): string {
    const endBytes = BLOCK_BYTES + sizeBytes;
    message.copy(inner, BLOCK_BYTES, 0, sizeBytes);
    inner[endBytes] = suffix >>> 24;
    inner[endBytes + 1] = suffix >>> 16;
    inner[endBytes + 2] = suffix >>> 8;
    inner[endBytes + 3] = suffix;
    return this.#digest(endBytes + 4);
  }

  /** The digest of `message[0 … sizeBytes)`, as 20 latin1 characters. */
  digest(message: Buffer, sizeBytes: number): string {
    message.copy(inner, BLOCK_BYTES, 0, sizeBytes);
    return this.#digest(BLOCK_BYTES + sizeBytes);
  }

  #digest(endBytes: number): string {
    inner.set(this.#innerPad, 0);
    outer.set(this.#outerPad, 0);
    const digest = hash('sha1', inner.subarray(0, endBytes), 'latin1');
    outer.write(digest, BLOCK_BYTES, DIGEST_BYTES, 'latin1');
    return hash('sha1', outer, 'latin1');
  }
}

/**
 * Whether the first `tagBytes` of a digest stand at `packet[at]`. Looks at every byte whatever it
 * finds, so that the time taken does not tell how many were right.
 */
export function digestEquals(
  digest: string,
  packet: Buffer,
  at: number,
  tagBytes: number,
): boolean {
  let difference = 0;
  for (let i = 0; i < tagBytes; i++) difference |= digest.charCodeAt(i) ^ packet[at + i]!;
  return difference === 0;
}

/** Writes the first `tagBytes` of a digest to `packet[at]`. */
export function writeDigest(digest: string, packet: Buffer, at: number, tagBytes: number): void {
  for (let i = 0; i < tagBytes; i++) packet[at + i] = digest.charCodeAt(i);
}
