import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { CipherGCMTypes } from 'node:crypto';
import { DTLS_1_2 } from './record.ts';

/** The part of the nonce that travels with each record (RFC 5288 §3). */
export const EXPLICIT_NONCE_BYTES = 8;
/** The part that comes from the key block. */
export const IMPLICIT_NONCE_BYTES = 4;
const TAG_BYTES = 16;
/** What sealing adds to a fragment. */
export const SEAL_OVERHEAD_BYTES = EXPLICIT_NONCE_BYTES + TAG_BYTES;

/** A cipher suite accepted here: ECDHE_ECDSA with AES in GCM (RFC 5289). */
export interface CipherSuite {
  readonly id: number;
  readonly name: string;
  readonly keyBytes: number;
  readonly hash: 'sha256' | 'sha384';
  readonly gcm: CipherGCMTypes;
}

/** In the order of preference: 256 bit buy nothing against the signatures' 128, and cost more. */
export const CIPHER_SUITES: readonly CipherSuite[] = [
  {
    id: 0xc02b,
    name: 'ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
    keyBytes: 16,
    hash: 'sha256',
    gcm: 'aes-128-gcm',
  },
  {
    id: 0xc02c,
    name: 'ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
    keyBytes: 32,
    hash: 'sha384',
    gcm: 'aes-256-gcm',
  },
];

/** One direction's record protection: AEAD as RFC 5246 §6.2.3.3 and RFC 5288 §3 put it. */
export class RecordCipher {
  readonly #gcm: CipherGCMTypes;
  readonly #key: Buffer;
  readonly #nonce = Buffer.alloc(IMPLICIT_NONCE_BYTES + EXPLICIT_NONCE_BYTES);

  constructor(suite: CipherSuite, key: Buffer, implicitNonce: Buffer) {
    this.#gcm = suite.gcm;
    this.#key = key;
    implicitNonce.copy(this.#nonce);
  }

  /**
   * The explicit nonce is epoch‖sequence, which never repeats under a key; a random one would
   * collide after 2^32 records, a wrongly counted one sooner.
   *
   * @returns explicit nonce, ciphertext and tag
   */
  seal(type: number, epoch: number, sequence: number, plaintext: Buffer): Buffer {
    const explicitNonce = epochAndSequence(epoch, sequence);
    explicitNonce.copy(this.#nonce, IMPLICIT_NONCE_BYTES);
    const cipher = createCipheriv(this.#gcm, this.#key, this.#nonce);
    cipher.setAAD(additionalData(explicitNonce, type, plaintext.length));
    const ciphertext = cipher.update(plaintext);
    cipher.final();
    return Buffer.concat([explicitNonce, ciphertext, cipher.getAuthTag()]);
  }

  /** @returns the plaintext, or undefined when the record is forged, damaged or too short */
  open(type: number, epoch: number, sequence: number, fragment: Buffer): Buffer | undefined {
    const lengthBytes = fragment.length - SEAL_OVERHEAD_BYTES;
    if (lengthBytes < 0) return undefined;
    fragment.copy(this.#nonce, IMPLICIT_NONCE_BYTES, 0, EXPLICIT_NONCE_BYTES);
    const decipher = createDecipheriv(this.#gcm, this.#key, this.#nonce, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(additionalData(epochAndSequence(epoch, sequence), type, lengthBytes));
    decipher.setAuthTag(fragment.subarray(EXPLICIT_NONCE_BYTES + lengthBytes));
    const plaintext = decipher.update(
      fragment.subarray(EXPLICIT_NONCE_BYTES, EXPLICIT_NONCE_BYTES + lengthBytes),
    );
    try {
      decipher.final();
    } catch {
      return undefined;
    }
    return plaintext;
  }

  /** Overwrites the key; the object is of no use afterwards. */
  wipe(): void {
    this.#key.fill(0);
    this.#nonce.fill(0);
  }
}

function epochAndSequence(epoch: number, sequence: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeUInt16BE(epoch, 0);
  bytes.writeUIntBE(sequence, 2, 6);
  return bytes;
}

function additionalData(counter: Buffer, type: number, lengthBytes: number): Buffer {
  const bytes = Buffer.allocUnsafe(13);
  counter.copy(bytes);
  bytes.writeUInt8(type, 8);
  bytes.writeUInt16BE(DTLS_1_2, 9);
  bytes.writeUInt16BE(lengthBytes, 11);
  return bytes;
}
