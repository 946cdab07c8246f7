import { createHash, createHmac } from 'node:crypto';
import { SRTP_PROFILES } from '../srtp/profile.ts';
import type { SrtpKeys, SrtpProfile } from '../srtp/profile.ts';
import { IMPLICIT_NONCE_BYTES, RecordCipher } from './cipher.ts';
import type { CipherSuite } from './cipher.ts';

export const VERIFY_DATA_BYTES = 12;
const MASTER_SECRET_BYTES = 48;

type Hash = CipherSuite['hash'];

/** The pseudorandom function of TLS 1.2, P_hash over label‖seed (RFC 5246 §5). */
export function prf(
  hash: Hash,
  secret: Buffer,
  label: string,
  seed: Buffer,
  sizeBytes: number,
): Buffer {
  const labelled = Buffer.concat([Buffer.from(label, 'latin1'), seed]);
  const blocks: Buffer[] = [];
  let a = labelled;
  for (let size = 0; size < sizeBytes; size += a.length) {
    a = createHmac(hash, secret).update(a).digest();
    blocks.push(createHmac(hash, secret).update(a).update(labelled).digest());
  }
  return Buffer.concat(blocks).subarray(0, sizeBytes);
}

export function transcriptHash(hash: Hash, messages: readonly Buffer[]): Buffer {
  const digest = createHash(hash);
  for (const message of messages) digest.update(message);
  return digest.digest();
}

/**
 * The master secret bound to the whole handshake (RFC 7627 §4): without that binding a man in the
 * middle can make two connections share their keys (triple handshake), and with them SRTP's.
 *
 * @param sessionHash hash of all messages up to and including ClientKeyExchange
 */
export function extendedMasterSecret(
  hash: Hash,
  preMasterSecret: Buffer,
  sessionHash: Buffer,
): Buffer {
  return prf(hash, preMasterSecret, 'extended master secret', sessionHash, MASTER_SECRET_BYTES);
}

export interface RecordCiphers {
  readonly client: RecordCipher;
  readonly server: RecordCipher;
}

/** RFC 5246 §6.3; an AEAD suite has no MAC keys. */
export function recordCiphers(
  suite: CipherSuite,
  masterSecret: Buffer,
  clientRandom: Buffer,
  serverRandom: Buffer,
): RecordCiphers {
  const { keyBytes, hash } = suite;
  const seed = Buffer.concat([serverRandom, clientRandom]);
  const size = 2 * keyBytes + 2 * IMPLICIT_NONCE_BYTES;
  const block = prf(hash, masterSecret, 'key expansion', seed, size);
  const nonces = block.subarray(2 * keyBytes);
  return {
    client: new RecordCipher(
      suite,
      block.subarray(0, keyBytes),
      nonces.subarray(0, IMPLICIT_NONCE_BYTES),
    ),
    server: new RecordCipher(
      suite,
      block.subarray(keyBytes, 2 * keyBytes),
      nonces.subarray(IMPLICIT_NONCE_BYTES),
    ),
  };
}

/** What a Finished message carries (RFC 5246 §7.4.9). */
export function verifyData(
  hash: Hash,
  masterSecret: Buffer,
  end: 'client' | 'server',
  messages: readonly Buffer[],
): Buffer {
  const seed = transcriptHash(hash, messages);
  return prf(hash, masterSecret, `${end} finished`, seed, VERIFY_DATA_BYTES);
}

export interface SrtpKeyPair {
  readonly profile: SrtpProfile;
  /** client_write: what the participant sends with. */
  readonly upstream: SrtpKeys;
  /** server_write: what we send with. */
  readonly downstream: SrtpKeys;
}

/** The exporter's output cut as RFC 5764 §4.2 says: both keys, then both salts, client first. */
export function exportSrtpKeys(
  profile: SrtpProfile,
  hash: Hash,
  masterSecret: Buffer,
  clientRandom: Buffer,
  serverRandom: Buffer,
): SrtpKeyPair {
  const { keyBytes, saltBytes } = SRTP_PROFILES[profile];
  const material = prf(
    hash,
    masterSecret,
    'EXTRACTOR-dtls_srtp',
    Buffer.concat([clientRandom, serverRandom]),
    2 * (keyBytes + saltBytes),
  );
  const cut = (end: 0 | 1): SrtpKeys => {
    const keyAt = end * keyBytes;
    const saltAt = 2 * keyBytes + end * saltBytes;
    return {
      profile,
      masterKey: Buffer.from(material.subarray(keyAt, keyAt + keyBytes)),
      masterSalt: Buffer.from(material.subarray(saltAt, saltAt + saltBytes)),
    };
  };
  const pair = { profile, upstream: cut(0), downstream: cut(1) };
  material.fill(0);
  return pair;
}

export function wipeSrtpKeys(pair: SrtpKeyPair): void {
  for (const keys of [pair.upstream, pair.downstream]) {
    keys.masterKey.fill(0);
    keys.masterSalt.fill(0);
  }
}
