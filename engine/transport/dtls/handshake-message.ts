import { uint } from './byte-reader.ts';

/** Handshake types used here (RFC 6347 §4.2.2). */
export const CLIENT_HELLO = 1;
export const SERVER_HELLO = 2;
export const CERTIFICATE = 11;
export const SERVER_KEY_EXCHANGE = 12;
export const CERTIFICATE_REQUEST = 13;
export const SERVER_HELLO_DONE = 14;
export const CERTIFICATE_VERIFY = 15;
export const CLIENT_KEY_EXCHANGE = 16;
export const FINISHED = 20;

/**
 * The header of every handshake message and of every fragment of one (RFC 6347 §4.2.2).
 *
 *      0      1             4         6               9               12
 *     +------+-------------+---------+---------------+---------------+-----…
 *     | type | total length|   seq   |fragment offset|fragment length| body
 *     +------+-------------+---------+---------------+---------------+-----…
 */
export const HANDSHAKE_HEADER_BYTES = 12;

export interface HandshakeFragment {
  readonly type: number;
  /** Of the whole message's body, without any header. */
  readonly totalBytes: number;
  readonly messageSequence: number;
  readonly offset: number;
  /** A view, not a copy. */
  readonly body: Buffer;
}

/**
 * Splits a handshake record into the fragments it carries (usually one).
 *
 * @returns the whole fragments in front of the first one that is cut short or reaches past its
 *          message's end (D6: offset + length > total length is never handed on)
 */
export function parseFragments(record: Buffer): HandshakeFragment[] {
  const fragments: HandshakeFragment[] = [];
  let at = 0;
  while (at + HANDSHAKE_HEADER_BYTES <= record.length) {
    const totalBytes = record.readUIntBE(at + 1, 3);
    const offset = record.readUIntBE(at + 6, 3);
    const start = at + HANDSHAKE_HEADER_BYTES;
    const end = start + record.readUIntBE(at + 9, 3);
    if (end > record.length || offset + (end - start) > totalBytes) break;
    fragments.push({
      type: record.readUInt8(at),
      totalBytes,
      messageSequence: record.readUInt16BE(at + 4),
      offset,
      body: record.subarray(start, end),
    });
    at = end;
  }
  return fragments;
}

/** One fragment with its header; offset 0 and the whole body give a message as it is hashed. */
export function writeFragment(
  type: number,
  messageSequence: number,
  body: Buffer,
  offset = 0,
  sizeBytes = body.length,
): Buffer {
  return Buffer.concat([
    uint(1, type),
    uint(3, body.length),
    uint(2, messageSequence),
    uint(3, offset),
    uint(3, sizeBytes),
    body.subarray(offset, offset + sizeBytes),
  ]);
}

/** The body of a whole message. */
export function bodyOf(message: Buffer): Buffer {
  return message.subarray(HANDSHAKE_HEADER_BYTES);
}
