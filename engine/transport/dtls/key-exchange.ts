import { createECDH, createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** Named groups accepted here (RFC 8422 §5.1.1), in the order of preference. */
export const GROUP_X25519 = 29;
const GROUP_P256 = 23;
export const GROUPS: readonly number[] = [GROUP_X25519, GROUP_P256];

/** One end's ephemeral key; used for one handshake, then dropped. */
export interface EphemeralKey {
  readonly group: number;
  /** As it travels: 32 bytes (X25519), 65 bytes uncompressed point (P-256). */
  readonly publicKey: Buffer;
  /** @returns the premaster secret, or undefined when the other end's key is not a valid point */
  agree(remotePublicKey: Buffer): Buffer | undefined;
}

/** Private scalars come from the injected randomness, so that a simulated run can be repeated. */
export function ephemeralKey(group: number, random: (sizeBytes: number) => Buffer): EphemeralKey {
  return group === GROUP_X25519 ? x25519(random) : p256(random);
}

/** DER in front of the 32 raw bytes (RFC 8410 §7, §4): node:crypto takes no raw keys everywhere. */
const X25519_PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const X25519_SPKI = Buffer.from('302a300506032b656e032100', 'hex');
const X25519_BYTES = 32;

function x25519(random: (sizeBytes: number) => Buffer): EphemeralKey {
  const der = Buffer.concat([X25519_PKCS8, random(X25519_BYTES)]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return {
    group: GROUP_X25519,
    publicKey: spki.subarray(X25519_SPKI.length),
    agree: (remote) =>
      remote.length === X25519_BYTES ? agreeX25519(privateKey, remote) : undefined,
  };
}

function agreeX25519(privateKey: KeyObject, remote: Buffer): Buffer | undefined {
  try {
    const key = Buffer.concat([X25519_SPKI, remote]);
    const publicKey = createPublicKey({ key, format: 'der', type: 'spki' });
    // OpenSSL refuses the points of small order, whose secret would be all zero (RFC 7748 §6.1).
    return diffieHellman({ privateKey, publicKey });
  } catch {
    return undefined;
  }
}

const P256_SCALAR_BYTES = 32;
const UNCOMPRESSED_POINT = 0x04;

function p256(random: (sizeBytes: number) => Buffer): EphemeralKey {
  const ecdh = createECDH('prime256v1');
  try {
    ecdh.setPrivateKey(random(P256_SCALAR_BYTES));
  } catch {
    // Zero, or not below the group's order: once in 2^32 draws.
    ecdh.generateKeys();
  }
  return {
    group: GROUP_P256,
    publicKey: ecdh.getPublicKey(),
    agree: (remote) => {
      // RFC 8422 §5.4.1: compressed points are not offered, so they are not taken.
      if (remote.length !== 65 || remote[0] !== UNCOMPRESSED_POINT) return undefined;
      try {
        return ecdh.computeSecret(remote);
      } catch {
        return undefined;
      }
    },
  };
}
