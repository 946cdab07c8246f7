import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** AES-256-GCM with a random 96-bit nonce per seal (NIST SP 800-38D §8.2.2: < 2^32 seals a key). */
const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

export const sealingKeyBytes = 32;

/**
 * Seals small secrets for storage. `context` is authenticated but not stored: what was sealed for
 * one row does not open in another.
 */
export class Sealing {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    if (key.length !== sealingKeyBytes) throw new RangeError('A sealing key has 32 bytes.');
    this.#key = key;
  }

  /** @returns nonce ‖ ciphertext ‖ tag */
  seal(secret: string, context: string): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.#key, nonce);
    cipher.setAAD(Buffer.from(context, 'utf8'));
    return Buffer.concat([
      nonce,
      cipher.update(secret, 'utf8'),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
  }

  /** @returns the secret, or null when it was sealed with another key, altered or moved. */
  open(sealed: Buffer, context: string): string | null {
    if (sealed.length < nonceBytes + tagBytes) return null;
    const nonce = sealed.subarray(0, nonceBytes);
    const decipher = createDecipheriv(algorithm, this.#key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(context, 'utf8'));
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    try {
      const secret = decipher.update(sealed.subarray(nonceBytes, -tagBytes));
      return Buffer.concat([secret, decipher.final()]).toString('utf8');
    } catch {
      return null;
    }
  }
}
