import * as assert from 'uvu/assert';
import protobuf from 'protobufjs';
import {
  decodeClientMessage,
  decodeServerMessage,
  encodeClientMessage,
  encodeNotice,
  encodeResponse,
} from 'auscult/proto';
import type { Decoded } from 'auscult/proto';
import { suite } from '../harness.ts';
import { notices, outcomes, requests } from './samples.ts';

const test = suite('signaling messages');

const folder = `${import.meta.dirname}/../../proto`;
/** The schema as another implementation reads it: by reflection, from the `.proto` files. */
const schema = new protobuf.Root();
schema.resolvePath = (_origin, target) => `${folder}/${target.split('/').at(-1) ?? ''}`;
await schema.load(['client-message.proto', 'server-message.proto'], { alternateCommentMode: true });
const type = (name: string) => schema.lookupType(`auscult.signaling.v1.${name}`);

function value<Value>(decoded: Decoded<Value>): Value {
  if (!decoded.ok) throw new Error(`${decoded.code}: ${decoded.message}`);
  return decoded.value;
}

/** Plain data, for comparison: generated classes carry their defaults in the prototype. */
const plain = (message: unknown): unknown => JSON.parse(JSON.stringify(message));

for (const [kind, request] of Object.entries(requests)) {
  test(`a ${kind} request arrives as it was sent`, () => {
    const bytes = encodeClientMessage({ requestId: 4_294_967_295, request });
    assert.equal(plain(value(decodeClientMessage(bytes))), { requestId: 4_294_967_295, request });
  });
}

for (const [kind, outcome] of Object.entries(outcomes)) {
  test(`a response of the kind ${kind} arrives as it was sent`, () => {
    const message = value(decodeServerMessage(encodeResponse(5, outcome)));
    assert.equal(plain(message), { kind: 'response', requestId: 5, outcome });
  });
}

for (const [kind, notice] of Object.entries(notices)) {
  test(`a ${kind} notice arrives as it was sent`, () => {
    const message = value(decodeServerMessage(encodeNotice(9, notice)));
    assert.equal(plain(message), { kind: 'notice', sequence: 9, notice });
  });
}

test('fields at their defaults arrive as these, with all lists empty', () => {
  const join = type('ClientMessage').encode({ requestId: 1, join: {} }).finish();
  assert.equal(value(decodeClientMessage(join)).request, {
    kind: 'join',
    ticket: '',
    autoSubscribe: false,
  });
  const joined = type('ServerMessage')
    .encode({ response: { joined: {} } })
    .finish();
  const message = value(decodeServerMessage(joined));
  assert.equal(plain(message), {
    kind: 'response',
    requestId: 0,
    outcome: {
      kind: 'joined',
      participantId: '',
      resumeToken: '',
      session: { id: '', name: '', access: '' },
      self: { role: '', grants: { publish: [], receive: false } },
      participants: [],
      tracks: [],
    },
  });
});

test('a layer that is absent is null, and the lowest layer is not', () => {
  for (const spatial of [null, 0, 2]) {
    const request = { kind: 'setPreferredLayer', trackId: 't', spatial } as const;
    const bytes = encodeClientMessage({ requestId: 1, request });
    assert.equal(value(decodeClientMessage(bytes)).request, request);
  }
  const nothing = { ...notices.layerChanged, current: null, target: null };
  const message = value(decodeServerMessage(encodeNotice(1, nothing)));
  assert.equal(plain(message), { kind: 'notice', sequence: 1, notice: nothing });
});

test('the schema has an arm for each kind, and no arm that we do not know', () => {
  const arms = (message: string, oneof: string) =>
    [...(type(message).oneofs[oneof]?.oneof ?? [])].sort();
  assert.equal(arms('ClientMessage', 'request'), Object.keys(requests).sort());
  assert.equal(arms('Response', 'outcome'), Object.keys(outcomes).sort());
  assert.equal(arms('Notice', 'notice'), Object.keys(notices).sort());
});

test('another implementation reads what we write, under the names of the schema', () => {
  for (const [kind, request] of Object.entries(requests)) {
    const bytes = encodeClientMessage({ requestId: 6, request });
    const seen = type('ClientMessage').toObject(type('ClientMessage').decode(bytes), {
      defaults: true,
      oneofs: true,
    });
    assert.is(seen['request'], kind);
    const { kind: _kind, ...fields } = request;
    for (const [name, expected] of Object.entries(fields)) {
      const found = (seen[kind] as Record<string, unknown>)[name];
      assert.equal(plain(found), plain(expected), `${kind}.${name}`);
    }
  }
});

test('every message says which field number comes next, and keeps to it', () => {
  for (const message of Object.values(type('ClientMessage').parent?.nested ?? {})) {
    if (!(message instanceof protobuf.Type)) continue;
    const next = /next: (\d+)/.exec(message.comment ?? '')?.[1];
    const highest = Math.max(0, ...message.fieldsArray.map(({ id }) => id));
    assert.is(Number(next), highest + 1, message.name);
  }
});

test('what a newer peer says beyond our schema is passed over', () => {
  const newer = new protobuf.Writer();
  newer.uint32(8).uint32(12); // request_id
  newer.uint32((200 << 3) | 2).string('a field that comes next year');
  newer.uint32((5 << 3) | 2).fork(); // ping, with a field that ours has not
  newer
    .uint32((9 << 3) | 2)
    .string('payload')
    .ldelim();
  assert.equal(value(decodeClientMessage(newer.finish())), {
    requestId: 12,
    request: { kind: 'ping' },
  });

  const notice = new protobuf.Writer();
  notice.uint32((2 << 3) | 2).fork(); // notice
  notice.uint32(8).uint32(44); // sequence
  notice
    .uint32((99 << 3) | 2)
    .string('next year')
    .ldelim();
  const message = value(decodeServerMessage(notice.finish()));
  assert.equal(message, { kind: 'notice', sequence: 44, notice: null });
});

test('a request that we do not know is told from no request, with its id', () => {
  const unknown = new protobuf.Writer()
    .uint32(8)
    .uint32(3)
    .uint32((99 << 3) | 2)
    .string('');
  const decoded = decodeClientMessage(unknown.finish());
  assert.is(decoded.ok, false);
  if (decoded.ok) return;
  assert.equal([decoded.code, decoded.requestId], ['UNKNOWN_REQUEST', 3]);
  const none = decodeClientMessage(new protobuf.Writer().uint32(8).uint32(3).finish());
  assert.is(!none.ok && none.code, 'MALFORMED');
});

test.run();
