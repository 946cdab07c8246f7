import protobuf from 'protobufjs/minimal.js';
import type { RequestKind } from './client-message.ts';
import { refused } from './decoded.ts';
import type { Decoded } from './decoded.ts';

/** The arms of `ClientMessage.request`: what stands in client-message.proto, checked by a test. */
const arms: ReadonlyMap<number, RequestKind> = new Map([
  [2, 'join'],
  [3, 'resume'],
  [4, 'leave'],
  [5, 'ping'],
  [6, 'prepare'],
  [10, 'publish'],
  [11, 'unpublish'],
  [12, 'setMuted'],
  [20, 'subscribe'],
  [21, 'unsubscribe'],
  [22, 'subscribeAnswer'],
  [23, 'setShownSize'],
  [24, 'setPreferredLayer'],
  [30, 'setRole'],
  [31, 'removeParticipant'],
  [32, 'closeSession'],
  [33, 'admitParticipant'],
  [34, 'turnAway'],
  [35, 'askToMute'],
  [36, 'getLines'],
]);

const requestIdField = 1;
const varint = 0;
const lengthDelimited = 2;

/** Items that one list of a request may have; a session with more tracks asks twice. */
const maxItems = 64;
/** Fields of one request, list items and everything unknown included. */
const maxFields = maxItems + 16;

export interface Envelope {
  readonly requestId: number;
  readonly kind: RequestKind;
  /** A reader over the request's own bytes. */
  readonly body: () => protobuf.Reader;
}

/**
 * Finds the request in a frame, and its cost, before anything is built from it: 64 KiB can hold
 * 32,768 empty list items, which decode to 4 MiB of objects in 17 ms. Walking over the same bytes
 * allocates nothing, and stops at the first thing that is too much.
 *
 * It is also stricter than protobuf, which lets the last arm of a oneof win: no honest client
 * sends two, and a request must never be read one way here and another way by a proxy.
 */
export function findRequest(
  bytes: Uint8Array,
  capBytes: Readonly<Partial<Record<RequestKind, number>>>,
): Decoded<Envelope> {
  let requestId = 0;
  let kind: RequestKind | undefined;
  let start = 0;
  let sizeBytes = 0;
  let unknown = false;
  try {
    const reader = protobuf.Reader.create(bytes);
    for (let fields = 0; reader.pos < reader.len; fields += 1) {
      if (fields > maxFields) return refused('TOO_MANY_ITEMS', 'too many fields', requestId);
      const tag = reader.tag();
      const field = tag >>> 3;
      const wireType = tag & 7;
      const arm = arms.get(field);
      if (field === requestIdField && wireType === varint) {
        requestId = reader.uint32();
      } else if (arm !== undefined && wireType === lengthDelimited) {
        if (kind !== undefined) return refused('MALFORMED', 'more than one request', requestId);
        kind = arm;
        sizeBytes = reader.size();
        start = reader.pos;
        reader.skip(sizeBytes);
      } else {
        unknown = true;
        reader.skipType(wireType, 0, field);
      }
    }
    if (requestId === 0) return refused('MALFORMED', 'request_id is missing');
    if (kind === undefined) {
      return unknown
        ? refused('UNKNOWN_REQUEST', 'this server knows no such request', requestId)
        : refused('MALFORMED', 'request is missing', requestId);
    }
    const cap = capBytes[kind];
    if (cap !== undefined && sizeBytes > cap) {
      return refused('TOO_LARGE', `${kind} may have ${String(cap)} bytes`, requestId);
    }
    const body = (): protobuf.Reader => {
      const fresh = protobuf.Reader.create(bytes.subarray(start, start + sizeBytes));
      // What a newer client says beyond our schema is walked over, not kept.
      fresh.discardUnknown = true;
      return fresh;
    };
    if (hasTooManyFields(body())) {
      return refused('TOO_MANY_ITEMS', `a list holds at most ${String(maxItems)}`, requestId);
    }
    return { ok: true, value: { requestId, kind, body } };
  } catch {
    return refused('MALFORMED', 'the frame is not a protobuf message', requestId);
  }
}

function hasTooManyFields(reader: protobuf.Reader): boolean {
  for (let fields = 0; reader.pos < reader.len; fields += 1) {
    if (fields >= maxFields) return true;
    const tag = reader.tag();
    reader.skipType(tag & 7, 0, tag >>> 3);
  }
  return false;
}
