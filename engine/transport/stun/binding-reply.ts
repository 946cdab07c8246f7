import { crc32 } from 'node:zlib';
import { writeDigest } from '../hmac-sha1.ts';
import type { HmacSha1 } from '../hmac-sha1.ts';
import {
  ATTRIBUTE_HEADER_BYTES,
  BINDING_ERROR,
  BINDING_SUCCESS,
  ERROR_CODE,
  FINGERPRINT,
  FINGERPRINT_BYTES,
  FINGERPRINT_XOR,
  MESSAGE_INTEGRITY,
  MESSAGE_INTEGRITY_BYTES,
  STUN_HEADER_BYTES,
  STUN_MAGIC_COOKIE,
  TRANSACTION_ID_AT,
  TRANSACTION_ID_BYTES,
  UNKNOWN_ATTRIBUTES,
  XOR_MAPPED_ADDRESS,
} from './header.ts';
import { addressBytes } from './ip-address.ts';

const FAMILY_IPV4 = 0x01;
const FAMILY_IPV6 = 0x02;

const TRAILER_BYTES = 2 * ATTRIBUTE_HEADER_BYTES + MESSAGE_INTEGRITY_BYTES + FINGERPRINT_BYTES;

/**
 * The success response (RFC 8445 §7.3.1.2): where the request came from, as the far end cannot see.
 * @returns undefined when `address` is no IP address
 */
export function bindingSuccess(
  request: Buffer,
  address: string,
  port: number,
  hmac: HmacSha1,
): Buffer | undefined {
  const ip = addressBytes(address);
  if (ip === undefined) return undefined;
  const valueBytes = 4 + ip.length;
  const reply = begin(request, BINDING_SUCCESS, ATTRIBUTE_HEADER_BYTES + valueBytes);
  const valueAt = attribute(reply, STUN_HEADER_BYTES, XOR_MAPPED_ADDRESS, valueBytes);
  reply[valueAt] = 0;
  reply[valueAt + 1] = ip.length === 4 ? FAMILY_IPV4 : FAMILY_IPV6;
  reply.writeUInt16BE(port ^ (STUN_MAGIC_COOKIE >>> 16), valueAt + 2);
  // XORed with cookie and transaction id, which follow each other in the header (RFC 8489 §14.2).
  for (let i = 0; i < ip.length; i++) reply[valueAt + 4 + i] = ip[i]! ^ reply[4 + i]!;
  return end(reply, hmac);
}

/** 487 Role Conflict (RFC 8445 §7.3.1.1): a lite agent never becomes the controlling one. */
export function roleConflict(request: Buffer, hmac: HmacSha1): Buffer {
  const reply = begin(request, BINDING_ERROR, ATTRIBUTE_HEADER_BYTES + 4);
  errorCode(reply, 487);
  return end(reply, hmac);
}

/** 420 Unknown Attribute, and which (RFC 8489 §6.3.1). */
export function unknownAttributes(
  request: Buffer,
  types: readonly number[],
  hmac: HmacSha1,
): Buffer {
  const listBytes = types.length * 2;
  const paddedBytes = (listBytes + 3) & ~3;
  const reply = begin(request, BINDING_ERROR, 2 * ATTRIBUTE_HEADER_BYTES + 4 + paddedBytes);
  const at = attribute(reply, errorCode(reply, 420), UNKNOWN_ATTRIBUTES, listBytes);
  for (const [i, type] of types.entries()) reply.writeUInt16BE(type, at + i * 2);
  reply.fill(0, at + listBytes, at + paddedBytes);
  return end(reply, hmac);
}

function begin(request: Buffer, type: number, bodyBytes: number): Buffer {
  const reply = Buffer.allocUnsafe(STUN_HEADER_BYTES + bodyBytes + TRAILER_BYTES);
  reply.writeUInt16BE(type, 0);
  reply.writeUInt32BE(STUN_MAGIC_COOKIE, 4);
  request.copy(
    reply,
    TRANSACTION_ID_AT,
    TRANSACTION_ID_AT,
    TRANSACTION_ID_AT + TRANSACTION_ID_BYTES,
  );
  return reply;
}

/** @returns where the attribute's value starts */
function attribute(reply: Buffer, at: number, type: number, lengthBytes: number): number {
  reply.writeUInt16BE(type, at);
  reply.writeUInt16BE(lengthBytes, at + 2);
  return at + ATTRIBUTE_HEADER_BYTES;
}

/** Class and number (RFC 8489 §14.8), no reason phrase. @returns where the next attribute starts */
function errorCode(reply: Buffer, code: number): number {
  const at = attribute(reply, STUN_HEADER_BYTES, ERROR_CODE, 4);
  reply.writeUInt16BE(0, at);
  reply[at + 2] = Math.floor(code / 100);
  reply[at + 3] = code % 100;
  return at + 4;
}

/** MESSAGE-INTEGRITY, then FINGERPRINT, each under a header that ends with it (RFC 8489 §14.5, §14.7). */
function end(reply: Buffer, hmac: HmacSha1): Buffer {
  const integrityAt = reply.length - TRAILER_BYTES;
  const tagAt = attribute(reply, integrityAt, MESSAGE_INTEGRITY, MESSAGE_INTEGRITY_BYTES);
  const fingerprintAt = tagAt + MESSAGE_INTEGRITY_BYTES;
  reply.writeUInt16BE(fingerprintAt - STUN_HEADER_BYTES, 2);
  writeDigest(hmac.digest(reply, integrityAt), reply, tagAt, MESSAGE_INTEGRITY_BYTES);
  reply.writeUInt16BE(reply.length - STUN_HEADER_BYTES, 2);
  const crcAt = attribute(reply, fingerprintAt, FINGERPRINT, FINGERPRINT_BYTES);
  const crc = crc32(reply.subarray(0, fingerprintAt));
  reply.writeUInt32BE((crc ^ FINGERPRINT_XOR) >>> 0, crcAt);
  return reply;
}
