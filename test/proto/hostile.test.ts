import * as assert from 'uvu/assert';
import protobuf from 'protobufjs/minimal.js';
import {
  decodeClientMessage,
  decodeServerMessage,
  encodeClientMessage,
  encodeNotice,
  encodeResponse,
} from 'auscult/proto';
import type { Decoded } from 'auscult/proto';
import { defaultLimits } from 'auscult/signaling';
import { auscult } from '../../proto/generated/signaling.js';
import { suite } from '../harness.ts';
import { Seeded } from '../seeded.ts';
import { notices, outcomes, requests } from './samples.ts';

const test = suite('hostile messages');
const wire = auscult.signaling.v1;

const decode = (bytes: Uint8Array) => decodeClientMessage(bytes, defaultLimits.capBytes);
const codeOf = (decoded: Decoded<unknown>) => (decoded.ok ? 'ok' : decoded.code);

/** A frame with request id 7 and `body` as the request with this field number. */
function frame(field: number, body: Uint8Array): Uint8Array {
  return new protobuf.Writer()
    .uint32(8)
    .uint32(7)
    .uint32((field << 3) | 2)
    .bytes(body)
    .finish();
}

const pingField = 5;
const publishField = 10;
const setRoleField = 30;

/** Groups within groups, each opened by one byte: 20,000 levels in 20 KB. */
function nestedGroups(depth: number): Uint8Array {
  const open = new Uint8Array(depth).fill((1 << 3) | 3);
  const close = new Uint8Array(depth).fill((1 << 3) | 4);
  return Uint8Array.from([...open, ...close]);
}

test('nesting without bottom is refused, at the top and within a request [B1]', () => {
  for (const depth of [120, 10_000]) {
    const groups = nestedGroups(depth);
    // Negative control: the decoder itself throws, so that without ours a frame ends the process.
    assert.throws(() => wire.ClientMessage.decode(groups), /max depth/);
    assert.is(codeOf(decodeClientMessage(groups)), 'MALFORMED');
    const within = decodeClientMessage(frame(pingField, groups));
    assert.is(codeOf(within), 'MALFORMED');
    assert.is(!within.ok && within.requestId, 7, 'the id stands before the request');
  }
  assert.is(codeOf(decodeServerMessage(nestedGroups(120))), 'MALFORMED');
});

/** Fields that are walked over, and list elements that are built, while something is decoded. */
function effortOf(run: () => void): { fields: number; built: number } {
  const effort = { fields: 0, built: 0 };
  const { prototype } = protobuf.Reader;
  const { OfferedTrack } = wire;
  const original = (of: object, name: string): unknown =>
    Object.getOwnPropertyDescriptor(of, name)?.value;
  const tag = original(prototype, 'tag') as () => number;
  const decodeTrack = original(OfferedTrack, 'decode') as typeof OfferedTrack.decode;
  prototype.tag = function (this: protobuf.Reader) {
    effort.fields += 1;
    return tag.call(this);
  };
  OfferedTrack.decode = (...call) => {
    effort.built += 1;
    return decodeTrack.apply(OfferedTrack, call);
  };
  try {
    run();
  } finally {
    prototype.tag = tag;
    OfferedTrack.decode = decodeTrack;
  }
  return effort;
}

test('a list of empty elements is refused before anything is built from it [B2]', () => {
  // As many two-byte elements as the cap of a Publish lets through.
  const body = new Uint8Array(defaultLimits.capBytes.publish - 2);
  for (let at = 0; at < body.length; at += 2) body.set([(2 << 3) | 2, 0], at);
  const bytes = frame(publishField, body);
  const { fields, built } = effortOf(() => assert.is(codeOf(decode(bytes)), 'TOO_MANY_ITEMS'));
  assert.is(built, 0);
  // The frame's own two, and those of the request up to the first too many.
  assert.ok(fields <= 2 + 81, `${String(fields)} fields`);

  const generated = effortOf(() => wire.ClientMessage.decode(bytes));
  assert.is(generated.built, body.length / 2, 'negative control');
  assert.ok(generated.fields > body.length / 2);

  const before = process.memoryUsage().heapUsed;
  for (let round = 0; round < 100; round += 1) decode(bytes);
  const grownBytes = process.memoryUsage().heapUsed - before;
  assert.ok(grownBytes < 4 * 1_048_576, `${String(grownBytes)} bytes for a hundred`);
});

test('64 tracks fit into one request, 100 do not [B2]', () => {
  const publish = (count: number) =>
    encodeClientMessage({
      requestId: 1,
      request: { kind: 'subscribe', trackIds: Array.from({ length: count }, String) },
    });
  assert.is(codeOf(decode(publish(64))), 'ok');
  const refused = decode(publish(100));
  assert.equal([codeOf(refused), !refused.ok && refused.requestId], ['TOO_MANY_ITEMS', 1]);
});

test('each kind of request has its own cap in bytes [B2]', () => {
  const big = 'x'.repeat(5_000);
  for (const [kind, request] of Object.entries(requests)) {
    const padded = Object.fromEntries(
      Object.entries(request).map(([name, value]) => [
        name,
        typeof value === 'string' && name !== 'kind' ? big : value,
      ]),
    );
    const bytes = encodeClientMessage({ requestId: 1, request: padded as typeof request });
    if (bytes.length < 5_000) continue;
    const small = kind !== 'publish' && kind !== 'subscribeAnswer';
    assert.is(codeOf(decode(bytes)), small ? 'TOO_LARGE' : 'ok', kind);
  }
});

test('text that is not UTF-8 is refused [B3]', () => {
  const body = new protobuf.Writer().uint32(10).bytes(Uint8Array.of(0xc3, 0x28)).finish();
  const bytes = frame(setRoleField, body);
  // Negative control: protobufjs throws.
  assert.throws(() => wire.ClientMessage.decode(bytes));
  const decoded = decode(bytes);
  assert.equal([codeOf(decoded), !decoded.ok && decoded.requestId], ['MALFORMED', 7]);
});

test('a key named __proto__ pollutes nothing: the schema has no maps, unknown fields are dropped [B4]', () => {
  const entry = new protobuf.Writer().uint32(10).string('__proto__').uint32(18).string('x');
  const body = new protobuf.Writer()
    .uint32((15 << 3) | 2)
    .bytes(entry.finish())
    .finish();
  assert.is(codeOf(decode(frame(pingField, body))), 'ok');
  assert.is(({} as Record<string, unknown>)['x'], undefined);
});

const oddFrames: Record<string, Uint8Array> = {
  'nothing at all': new Uint8Array(),
  'a length past the end': Uint8Array.of(8, 7, 0x2a, 100, 1, 2),
  'a length within the request past its end': frame(setRoleField, Uint8Array.of(10, 50, 65)),
  'a varint of eleven bytes': Uint8Array.of(8, ...new Uint8Array(10).fill(0xff), 1),
  'a length that is negative': Uint8Array.of(
    8,
    7,
    0x2a,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    255,
    1,
  ),
  'a field number of zero': Uint8Array.of(8, 7, 0, 0),
  'a wire type that does not exist': Uint8Array.of(8, 7, (5 << 3) | 6),
  'an end of a group that never began': Uint8Array.of(8, 7, (5 << 3) | 4),
  'a request without id': Uint8Array.of((pingField << 3) | 2, 0),
  'an id of zero': Uint8Array.of(8, 0, (pingField << 3) | 2, 0),
  'an id without request': Uint8Array.of(8, 7),
  'two requests': Uint8Array.of(8, 7, (pingField << 3) | 2, 0, (4 << 3) | 2, 0),
  'the same request twice': Uint8Array.of(8, 7, (pingField << 3) | 2, 0, (pingField << 3) | 2, 0),
};

for (const [name, bytes] of Object.entries(oddFrames)) {
  test(`${name} is refused, and nothing of it is carried out [B5]`, () => {
    assert.is(codeOf(decode(bytes)), 'MALFORMED');
  });
}

test('a number that does not fit comes in as one that does, or not at all [B5]', () => {
  // 2^53 + 1 as a varint in a 32-bit field: protobuf keeps the low 32 bits.
  const varint = Uint8Array.of(0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10);
  const body = Uint8Array.of(16, ...varint);
  const decoded = decode(frame(23, body));
  assert.ok(decoded.ok);
  if (!decoded.ok) return;
  assert.equal(decoded.value.request, { kind: 'setShownSize', trackId: '', width: 1, height: 0 });
});

test('every truncation of every message is refused or understood, and never throws', () => {
  for (const request of Object.values(requests)) {
    const bytes = encodeClientMessage({ requestId: 300, request });
    for (let size = 0; size < bytes.length; size += 1) decode(bytes.subarray(0, size));
  }
  const fromServer = [
    ...Object.values(outcomes).map((outcome) => encodeResponse(300, outcome)),
    ...Object.values(notices).map((notice) => encodeNotice(300, notice)),
  ];
  for (const bytes of fromServer) {
    for (let size = 0; size < bytes.length; size += 1) {
      decodeServerMessage(bytes.subarray(0, size));
    }
  }
});

test('thirty thousand seeded mutations are refused or understood, and never throw [B7]', () => {
  const random = new Seeded(20_260_401);
  const samples = [
    ...Object.values(requests).map((request) => encodeClientMessage({ requestId: 9, request })),
    ...Object.values(notices).map((notice) => encodeNotice(9, notice)),
    ...Object.values(outcomes).map((outcome) => encodeResponse(9, outcome)),
  ];
  let understood = 0;
  for (let round = 0; round < 30_000; round += 1) {
    const bytes = Uint8Array.from(random.pick(samples));
    for (let change = random.integer(1, 4); change > 0 && bytes.length > 0; change -= 1) {
      bytes[random.integer(0, bytes.length - 1)] = random.integer(0, 255);
    }
    const cut = random.chance(0.1) ? bytes.subarray(0, random.integer(0, bytes.length)) : bytes;
    try {
      if (decode(cut).ok) understood += 1;
      decodeServerMessage(cut);
    } catch (error) {
      throw new Error(`seed ${String(random.seed)}, round ${String(round)}`, { cause: error });
    }
  }
  assert.ok(understood > 1_000, 'the mutations must not all be garbage');
});

test.run();
