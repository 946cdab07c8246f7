import { createCipheriv } from 'node:crypto';
import { SRTP_PROFILES } from './profile.ts';
import type { SrtpKeys } from './profile.ts';

/** Labels of RFC 3711 §4.3.1; SRTCP's are SRTP's plus three (§4.3.2). */
const LABEL_ENCRYPTION = 0x00;
const LABEL_AUTHENTICATION = 0x01;
const LABEL_SALT = 0x02;
const SRTCP_LABEL_OFFSET = 0x03;

/** HMAC-SHA1's key (RFC 3711 §8.2). */
const AUTH_KEY_BYTES = 20;

/** What one direction's RTP, or its RTCP, is protected with. */
export interface SessionKeys {
  readonly key: Buffer;
  readonly salt: Buffer;
  /** Empty for GCM, which needs none. */
  readonly authKey: Buffer;
}

/**
 * The session keys of a master key (RFC 3711 §4.3.3). The key derivation rate is 0, as DTLS-SRTP
 * leaves it: derived once, used for the key's life.
 *
 * GCM uses the same function; its 96-bit salt is the left part of the 112 bits (RFC 7714 §11).
 */
export function deriveSessionKeys(keys: SrtpKeys, kind: 'rtp' | 'rtcp'): SessionKeys {
  const { keyBytes, saltBytes } = SRTP_PROFILES[keys.profile];
  const offset = kind === 'rtp' ? 0 : SRTCP_LABEL_OFFSET;
  return {
    key: derive(keys, LABEL_ENCRYPTION + offset, keyBytes),
    salt: derive(keys, LABEL_SALT + offset, saltBytes),
    authKey:
      keys.profile === 'AES_CM_128_HMAC_SHA1_80'
        ? derive(keys, LABEL_AUTHENTICATION + offset, AUTH_KEY_BYTES)
        : Buffer.alloc(0),
  };
}

/** AES in counter mode from (salt XOR label · 2^48) · 2^16, `sizeBytes` of its key stream. */
function derive(keys: SrtpKeys, label: number, sizeBytes: number): Buffer {
  const counter = Buffer.alloc(16);
  keys.masterSalt.copy(counter);
  counter[7]! ^= label;
  return createCipheriv('aes-128-ctr', keys.masterKey, counter).update(Buffer.alloc(sizeBytes));
}
