import { crc32 } from 'node:zlib';
import { digestEquals } from '../hmac-sha1.ts';
import type { HmacSha1 } from '../hmac-sha1.ts';
import {
  ATTRIBUTE_HEADER_BYTES,
  BINDING_REQUEST,
  COMPREHENSION_OPTIONAL,
  FINGERPRINT,
  FINGERPRINT_BYTES,
  FINGERPRINT_XOR,
  ICE_CONTROLLED,
  MESSAGE_INTEGRITY,
  MESSAGE_INTEGRITY_BYTES,
  PRIORITY,
  STUN_HEADER_BYTES,
  STUN_MAGIC_COOKIE,
  USERNAME,
  USE_CANDIDATE,
} from './header.ts';

/*
 * Our own reader, and not werift's `parseMessage`: that one makes objects of all attributes before
 * integrity is known, those behind MESSAGE-INTEGRITY included, takes the last of repeated ones and
 * compares tags byte by byte until they differ. A Binding request has six attributes that matter
 * here; walking the bytes once needs no object. Check and reply take
 * 5.5 µs (refusing one 1.6), with werift's classes 24 (Node 26.10, the same requests).
 */

/** A browser's checks have 5 to 8; a message with more is an attempt to keep us busy. */
const MAX_ATTRIBUTES = 64;
/** RFC 8489 §14.3. */
const MAX_USERNAME_BYTES = 513;
/** Of the unknown ones, as many are named in a 420 reply; it stays smaller than the request. */
const MAX_UNKNOWN = 8;

/**
 * The attributes of one Binding request that the agent acts on (RFC 8445 §7.3), as positions in
 * the datagram. One reader serves all datagrams; its fields are valid until the next `read`.
 */
export class BindingRequest {
  /** Where USERNAME's value starts, 0 when there is none, and its length. */
  usernameAt = 0;
  usernameBytes = 0;
  /** Where the MESSAGE-INTEGRITY attribute starts, 0 when there is none. */
  integrityAt = 0;
  useCandidate = false;
  /** The far end claims the role that we, a lite agent, always have. */
  iceControlled = false;
  /** Comprehension-required attribute types that are not known here. */
  readonly unknown: number[] = [];

  /**
   * @returns false unless the datagram is one whole, well-formed Binding request with a right
   * FINGERPRINT, if it has one. Authenticity is not known yet: see `isAuthentic`.
   *
   * Between MESSAGE-INTEGRITY and FINGERPRINT, attributes are stepped over unread: nobody vouches
   * for them (RFC 8489 §14.5). FINGERPRINT must be the last.
   */
  read(datagram: Buffer): boolean {
    this.usernameAt = 0;
    this.usernameBytes = 0;
    this.integrityAt = 0;
    this.useCandidate = false;
    this.iceControlled = false;
    this.unknown.length = 0;

    const sizeBytes = datagram.length;
    if (sizeBytes < STUN_HEADER_BYTES || sizeBytes % 4 !== 0) return false;
    if (datagram.readUInt16BE(0) !== BINDING_REQUEST) return false;
    if (datagram.readUInt16BE(2) !== sizeBytes - STUN_HEADER_BYTES) return false;
    if (datagram.readUInt32BE(4) !== STUN_MAGIC_COOKIE) return false;

    let at = STUN_HEADER_BYTES;
    for (let count = 0; at < sizeBytes; count++) {
      if (count >= MAX_ATTRIBUTES) return false;
      const type = datagram.readUInt16BE(at);
      const lengthBytes = datagram.readUInt16BE(at + 2);
      const valueAt = at + ATTRIBUTE_HEADER_BYTES;
      const nextAt = valueAt + ((lengthBytes + 3) & ~3);
      if (nextAt > sizeBytes) return false;
      if (type === FINGERPRINT) {
        return lengthBytes === FINGERPRINT_BYTES && nextAt === sizeBytes && hasCrc(datagram, at);
      }
      if (this.integrityAt === 0 && !this.#take(type, at, valueAt, lengthBytes)) return false;
      at = nextAt;
    }
    return true;
  }

  /** One attribute in the authenticated part. @returns false when its length is wrong. */
  #take(type: number, at: number, valueAt: number, lengthBytes: number): boolean {
    switch (type) {
      case USERNAME:
        if (lengthBytes > MAX_USERNAME_BYTES) return false;
        // Of an attribute that is repeated, the first counts (RFC 8489 §14).
        if (this.usernameAt !== 0) return true;
        this.usernameAt = valueAt;
        this.usernameBytes = lengthBytes;
        return true;
      case MESSAGE_INTEGRITY:
        this.integrityAt = at;
        return lengthBytes === MESSAGE_INTEGRITY_BYTES;
      case USE_CANDIDATE:
        this.useCandidate = true;
        return lengthBytes === 0;
      case ICE_CONTROLLED:
        this.iceControlled = true;
        return lengthBytes === 8;
      case PRIORITY:
        return lengthBytes === 4;
      default:
        if (type < COMPREHENSION_OPTIONAL && this.unknown.length < MAX_UNKNOWN) {
          this.unknown.push(type);
        }
        return true;
    }
  }

  /**
   * Whether MESSAGE-INTEGRITY is there and right. It covers what stands before it, under a header
   * whose length ends behind it (RFC 8489 §14.5); the datagram's own length is put back.
   */
  isAuthentic(datagram: Buffer, hmac: HmacSha1): boolean {
    if (this.integrityAt === 0) return false;
    const tagAt = this.integrityAt + ATTRIBUTE_HEADER_BYTES;
    const coveredBytes = tagAt + MESSAGE_INTEGRITY_BYTES - STUN_HEADER_BYTES;
    const ownLength = datagram.readUInt16BE(2);
    datagram.writeUInt16BE(coveredBytes, 2);
    const digest = hmac.digest(datagram, this.integrityAt);
    datagram.writeUInt16BE(ownLength, 2);
    return digestEquals(digest, datagram, tagAt, MESSAGE_INTEGRITY_BYTES);
  }
}

function hasCrc(datagram: Buffer, fingerprintAt: number): boolean {
  const expected = (crc32(datagram.subarray(0, fingerprintAt)) ^ FINGERPRINT_XOR) >>> 0;
  return datagram.readUInt32BE(fingerprintAt + ATTRIBUTE_HEADER_BYTES) === expected;
}

const COLON = 0x3a;

/**
 * The username's half before the colon: whose check this is (RFC 8445 §7.2.2). For the core's
 * look-up, before anything else is known of the datagram.
 *
 * @returns null when there is none; never throws
 */
export function localUfragOf(datagram: Buffer): string | null {
  const sizeBytes = datagram.length;
  let at = STUN_HEADER_BYTES;
  for (let count = 0; count < MAX_ATTRIBUTES && at + ATTRIBUTE_HEADER_BYTES <= sizeBytes; count++) {
    const type = datagram.readUInt16BE(at);
    const lengthBytes = datagram.readUInt16BE(at + 2);
    const valueAt = at + ATTRIBUTE_HEADER_BYTES;
    if (type === USERNAME) {
      const end = valueAt + lengthBytes;
      if (end > sizeBytes || lengthBytes > MAX_USERNAME_BYTES) return null;
      for (let i = valueAt; i < end; i++) {
        if (datagram[i] === COLON) return datagram.toString('latin1', valueAt, i);
      }
      return null;
    }
    if (type === MESSAGE_INTEGRITY) return null;
    at = valueAt + ((lengthBytes + 3) & ~3);
  }
  return null;
}
