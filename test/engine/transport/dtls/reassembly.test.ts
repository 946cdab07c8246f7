import { randomBytes } from 'node:crypto';
import * as assert from 'uvu/assert';
import { uint } from '../../../../engine/transport/dtls/byte-reader.ts';
import { CLIENT_MESSAGES } from '../../../../engine/transport/dtls/client-messages.ts';
import * as type from '../../../../engine/transport/dtls/handshake-message.ts';
import {
  parseFragments,
  writeFragment,
} from '../../../../engine/transport/dtls/handshake-message.ts';
import { Reassembly } from '../../../../engine/transport/dtls/reassembly.ts';
import { CONTENT_HANDSHAKE } from '../../../../engine/transport/dtls/record.ts';
import { suite } from '../../../harness.ts';
import { clearRecord, helloOf } from './client.ts';
import { createPair } from './pair.ts';
import type { Pair } from './pair.ts';

const test = suite('dtls reassembly');

const inRecord = (fragment: Buffer): Buffer => clearRecord(CONTENT_HANDSHAKE, 0, 1, fragment);

/** A fragment whose header says what it likes. */
function bentFragment(
  messageType: number,
  totalBytes: number,
  messageSequence: number,
  offset: number,
  lengthBytes: number,
  body: Buffer,
): Buffer {
  return Buffer.concat([
    uint(1, messageType),
    uint(3, totalBytes),
    uint(2, messageSequence),
    uint(3, offset),
    uint(3, lengthBytes),
    body,
  ]);
}

/** A pair whose ClientHello has been written but not delivered. */
function helloInHand(): Pair & { hello: Buffer } {
  const pair = createPair({ client: { paddingBytes: 1000, mtuBytes: 1400 } });
  pair.client.takeDatagrams();
  return { ...pair, hello: helloOf(pair.client) };
}

/** Cuts a message into pieces of about the same size. */
function piecesOf(hello: Buffer, count: number): Buffer[] {
  return Array.from({ length: count }, (_, n) => {
    const offset = Math.floor((n * hello.length) / count);
    const end = Math.floor(((n + 1) * hello.length) / count);
    return inRecord(writeFragment(type.CLIENT_HELLO, 0, hello, offset, end - offset));
  });
}

function permutationsOf(count: number): number[][] {
  if (count === 0) return [[]];
  return permutationsOf(count - 1).flatMap((shorter) =>
    Array.from({ length: count }, (_, at) => [
      ...shorter.slice(0, at),
      count - 1,
      ...shorter.slice(at),
    ]),
  );
}

test('a ClientHello in 2 to 6 pieces is answered in each of the 872 orders, pieces twice [D7]', () => {
  let orders = 0;
  let answered = 0;
  for (let count = 2; count <= 6; count++) {
    for (const order of permutationsOf(count)) {
      orders++;
      const { server, client, hello } = helloInHand();
      const pieces = piecesOf(hello, count);
      order.forEach((piece, n) => {
        const again = order[Math.floor(n / 2)];
        for (const at of [piece, again, piece]) {
          const datagram = at === undefined ? undefined : pieces[at];
          if (datagram !== undefined) server.receive(0, datagram);
        }
        if (n < count - 1) assert.equal(server.takeDatagrams(), [], 'no answer to a part');
      });
      for (const datagram of server.takeDatagrams()) client.receive(0, datagram);
      for (const datagram of client.takeDatagrams()) server.receive(0, datagram);
      if (server.state === 'connected') answered++;
    }
  }
  assert.is(orders, 872);
  assert.is(answered, 872);
});

test('a missing piece is never made up of zeros [D7]', () => {
  const { server, hello } = helloInHand();
  piecesOf(hello, 6).forEach((piece, n) => {
    if (n !== 2) server.receive(0, piece);
  });
  assert.equal(server.takeDatagrams(), []);
  assert.is(server.state, 'handshaking');
});

const ABUSES: Readonly<Record<string, (hello: Buffer) => Buffer[]>> = {
  'zero length at offset 0': (hello) => [
    bentFragment(type.CLIENT_HELLO, hello.length, 0, 0, 0, Buffer.alloc(0)),
  ],
  'zero length at an offset': (hello) => [
    bentFragment(type.CLIENT_HELLO, hello.length, 0, 700, 0, Buffer.alloc(0)),
  ],
  'zero length past the end': (hello) => [
    bentFragment(type.CLIENT_HELLO, hello.length, 0, hello.length + 1, 0, Buffer.alloc(0)),
  ],
  'a message of no length': () => [
    bentFragment(type.CLIENT_HELLO, 0, 0, 0, 0, Buffer.alloc(0)),
    bentFragment(type.CERTIFICATE, 0, 1, 0, 0, Buffer.alloc(0)),
  ],
  'an offset past the end': (hello) => [
    bentFragment(type.CLIENT_HELLO, hello.length, 0, hello.length + 100, 50, randomBytes(50)),
    bentFragment(type.CLIENT_HELLO, hello.length, 0, 2 ** 24 - 1, 50, randomBytes(50)),
  ],
  'offset and length past the end': (hello) => [
    bentFragment(type.CLIENT_HELLO, hello.length, 0, hello.length - 10, 11, randomBytes(11)),
  ],
  'a fragment longer than its record': (hello) => [
    bentFragment(type.CLIENT_HELLO, hello.length, 0, 0, 500, randomBytes(100)),
  ],
  'overlap with other bytes': (hello) => [
    writeFragment(type.CLIENT_HELLO, 0, randomBytes(hello.length), 50, 600),
  ],
  'a shorter total length': (hello) => [
    bentFragment(type.CLIENT_HELLO, hello.length - 1, 0, 0, 100, hello.subarray(0, 100)),
  ],
  'a longer total length': (hello) => [
    bentFragment(type.CLIENT_HELLO, hello.length + 1, 0, 0, 100, hello.subarray(0, 100)),
  ],
  'a length of 2^24 - 1': () => [
    bentFragment(type.CLIENT_HELLO, 2 ** 24 - 1, 0, 0, 100, randomBytes(100)),
    bentFragment(type.CERTIFICATE, 2 ** 24 - 1, 1, 2 ** 24 - 101, 100, randomBytes(100)),
  ],
  'message_seq 10,000 ahead': () => [
    writeFragment(type.CERTIFICATE, 10_000, randomBytes(300)),
    writeFragment(type.CLIENT_HELLO, 65_535, randomBytes(300)),
  ],
  'a thousand messages to come': () =>
    Array.from({ length: 1000 }, (_, n) =>
      writeFragment(type.CERTIFICATE, n + 1, randomBytes(500)),
    ),
  'every byte its own fragment, backwards': (hello) =>
    Array.from({ length: 1000 }, (_, n) =>
      writeFragment(type.CLIENT_HELLO, 0, hello, hello.length - 1 - n, 1),
    ),
  'the greatest messages that are allowed': () =>
    CLIENT_MESSAGES.map(({ type: messageType, maxBytes }, place) =>
      bentFragment(messageType, maxBytes, place, maxBytes - 1, 1, Buffer.from([7])),
    ),
};

for (const [what, abuse] of Object.entries(ABUSES)) {
  test(`${what}: little is held, and the honest fragments finish the handshake [D6]`, () => {
    // In front of the honest fragments, between them, behind them.
    for (const position of [0, 1, 2]) {
      const { server, client, wire, done, hello } = helloInHand();
      const honest = piecesOf(hello, 2);
      for (let n = 0; n <= 2; n++) {
        if (n === position) {
          for (const fragment of abuse(hello)) server.receive(0, inRecord(fragment));
          assert.ok(server.heldBytes <= 64 * 1024, `${server.heldBytes} bytes held`);
        }
        const piece = honest[n];
        if (piece !== undefined) server.receive(0, piece);
      }
      assert.ok(wire.run(done, 5000), `position ${position}`);
      assert.ok(client.resent <= 1, `position ${position}: ${client.resent} retransmissions`);
    }
  });
}

test('bounded work: a thousand full datagrams of one-byte fragments in one go [D6]', () => {
  const { server, wire, done, hello } = helloInHand();
  // 80 fragments of 13 bytes to a record; each is looked at once, so 80,000 in all.
  const record = inRecord(
    Buffer.concat(
      Array.from({ length: 80 }, (_, n) => writeFragment(type.CLIENT_HELLO, 0, hello, n * 7, 1)),
    ),
  );
  const startedMs = performance.now();
  for (let n = 0; n < 1000; n++) server.receive(0, record);
  const perDatagramMs = (performance.now() - startedMs) / 1000;
  assert.ok(perDatagramMs < 5, `${perDatagramMs} ms a datagram`);
  assert.ok(wire.run(done));
});

test('fragments with impossible headers are not handed on', () => {
  const good = writeFragment(type.CERTIFICATE, 1, randomBytes(20));
  assert.is(parseFragments(Buffer.concat([good, good])).length, 2);
  for (let size = 0; size < good.length; size++) {
    assert.is(parseFragments(Buffer.concat([good, good.subarray(0, size)])).length, 1, `${size}`);
  }
  assert.equal(parseFragments(bentFragment(1, 10, 0, 5, 6, Buffer.alloc(6))), []);
});

test('a contradiction begins the message anew; a settled one stays', () => {
  const body = randomBytes(40);
  const fragment = (bytes: Buffer, offset: number, size: number) => {
    const [parsed] = parseFragments(writeFragment(type.CERTIFICATE, 1, bytes, offset, size));
    if (parsed === undefined) throw new Error('no fragment');
    return parsed;
  };
  const reassembly = new Reassembly(CLIENT_MESSAGES);
  const forged = Buffer.from(body).fill(0xff, 10, 20);
  assert.is(reassembly.add(fragment(forged, 0, 25)), 'stored');
  assert.is(reassembly.add(fragment(body, 0, 25)), 'restarted');
  assert.is(reassembly.add(fragment(body, 5, 15)), 'repeated');
  assert.is(reassembly.message(1), undefined);
  assert.is(reassembly.add(fragment(body, 20, 20)), 'completed');
  assert.equal(reassembly.message(1), writeFragment(type.CERTIFICATE, 1, body));
  assert.is(reassembly.add(fragment(forged, 0, 40)), 'replaced');
  assert.is(reassembly.add(fragment(body, 0, 40)), 'replaced');
  reassembly.settle(2);
  assert.is(reassembly.add(fragment(forged, 0, 40)), 'contradicting');
  assert.is(reassembly.add(fragment(body, 0, 40)), 'repeated');
  reassembly.forget(0);
  assert.equal(reassembly.message(1), writeFragment(type.CERTIFICATE, 1, body));
});

test.run();
