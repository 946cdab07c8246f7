import { randomBytes } from 'node:crypto';
import * as assert from 'uvu/assert';
import { uint } from '../../../../engine/transport/dtls/byte-reader.ts';
import { CLIENT_MESSAGES } from '../../../../engine/transport/dtls/client-messages.ts';
import * as type from '../../../../engine/transport/dtls/handshake-message.ts';
import {
  bodyOf,
  parseFragments,
  writeFragment,
} from '../../../../engine/transport/dtls/handshake-message.ts';
import { Reassembly } from '../../../../engine/transport/dtls/reassembly.ts';
import { CONTENT_HANDSHAKE } from '../../../../engine/transport/dtls/record.ts';
import { suite } from '../../../harness.ts';
import { watchBytes } from '../../../watched-bytes.ts';
import { clearRecord, helloOf } from './client.ts';
import { SERVER_CERTIFICATE, createPair } from './pair.ts';
import type { Pair } from './pair.ts';
import { WeriftServer } from './werift.ts';

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

/** A server that a ClientHello may be sent to in pieces. */
interface Target {
  readonly hello: Buffer;
  readonly heldBytes: number;
  receive(datagram: Buffer): void;
  /** Whether it has said anything yet. */
  answered(): boolean;
  /** Whether the handshake goes on from here, with one retransmission at most. */
  finishes(): boolean;
}

/** A pair whose ClientHello has been written but not delivered. */
function helloInHand(): Pair & { hello: Buffer } {
  const pair = createPair({ client: { paddingBytes: 1000, mtuBytes: 1400 } });
  pair.client.takeDatagrams();
  return { ...pair, hello: helloOf(pair.client) };
}

function ours(): Target {
  const { server, client, wire, done, hello } = helloInHand();
  const answer: Buffer[] = [];
  return {
    hello,
    get heldBytes() {
      return server.heldBytes;
    },
    receive: (datagram) => {
      server.receive(0, datagram);
      answer.push(...server.takeDatagrams());
    },
    answered: () => answer.length > 0,
    finishes: () => {
      for (const datagram of answer) client.receive(0, datagram);
      return wire.run(done, 5000) && client.resent <= 1;
    },
  };
}

/** Puts a message together whenever a fragment that ends it comes, and keeps whatever comes. */
function werift(): Target {
  const { hello } = helloInHand();
  const server = new WeriftServer(SERVER_CERTIFICATE);
  return {
    hello,
    get heldBytes() {
      return server.heldBytes;
    },
    receive: (datagram) => server.receive(datagram),
    answered: () => server.sent.length > 0,
    finishes: () => {
      if (server.sent.length === 0) for (const piece of piecesOf(hello, 2)) server.receive(piece);
      return server.sent.length > 0;
    },
  };
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

/** In how many orders of 2 pieces and more the hello is answered when it is whole, not before, to the end. */
function completedOrders(open: () => Target, maxPieces: number): number {
  let completed = 0;
  for (let count = 2; count <= maxPieces; count++) {
    for (const order of permutationsOf(count)) {
      const target = open();
      const pieces = piecesOf(target.hello, count);
      let early = false;
      order.forEach((piece, n) => {
        early ||= target.answered();
        // Itself, one of those before it, and itself again.
        for (const at of [piece, order[Math.floor(n / 2)]!, piece]) target.receive(pieces[at]!);
      });
      if (!early && target.answered() && target.finishes()) completed++;
    }
  }
  return completed;
}

test('a ClientHello in 2 to 6 pieces is answered in each of the 872 orders, pieces twice [D7]', () => {
  assert.is(completedOrders(ours, 6), 872);
});

test('control: a server that waits for the last piece fails at most of 32 orders [D7]', () => {
  const completed = completedOrders(werift, 4);
  assert.ok(completed < 16, `${completed} of 32`);
});

test('a missing piece is never made up of zeros [D7]', () => {
  const { server, hello } = helloInHand();
  piecesOf(hello, 6).forEach((piece, n) => {
    if (n !== 2) server.receive(0, piece);
  });
  assert.equal(server.takeDatagrams(), []);
  assert.is(server.state, 'handshaking');
});

const MAX_HELD_BYTES = 64 * 1024;

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
  'a thousand halves of messages to come': () =>
    Array.from({ length: 1000 }, (_, n) =>
      bentFragment(type.CERTIFICATE, 1000, n + 1, 0, 500, randomBytes(500)),
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
      const target = ours();
      const honest = piecesOf(target.hello, 2);
      for (let n = 0; n <= 2; n++) {
        if (n === position) {
          for (const fragment of abuse(target.hello)) target.receive(inRecord(fragment));
          assert.ok(target.heldBytes <= MAX_HELD_BYTES, `${target.heldBytes} bytes held`);
        }
        const piece = honest[n];
        if (piece !== undefined) target.receive(piece);
      }
      assert.ok(target.finishes(), `position ${position}`);
    }
  });
}

/** Puts a ClientHello together, and whatever else comes. */
interface Assembler {
  readonly heldBytes: number;
  /** Bytes of fragments that were looked at or copied. */
  readonly looks: number;
  add(record: Buffer): void;
  hello(): Buffer | undefined;
}

class Guarded implements Assembler {
  readonly #reassembly = new Reassembly(CLIENT_MESSAGES);
  looks = 0;

  get heldBytes(): number {
    return this.#reassembly.heldBytes;
  }

  add(record: Buffer): void {
    for (const fragment of parseFragments(record)) {
      const body = watchBytes(fragment.body, () => this.looks++);
      this.#reassembly.add({ ...fragment, body });
    }
  }

  hello(): Buffer | undefined {
    const message = this.#reassembly.message(0);
    return message && bodyOf(message);
  }
}

/** As many have shipped it: believes the headers, keeps a list, begins anew with each fragment. */
class FragmentList implements Assembler {
  readonly #fragments: { sequence: number; total: number; offset: number; body: Buffer }[] = [];
  #hello = Buffer.alloc(0);
  #covered = 0;
  looks = 0;

  get heldBytes(): number {
    return this.#fragments.reduce((sum, { body }) => sum + body.length, this.#hello.length);
  }

  add(record: Buffer): void {
    this.#fragments.push({
      total: record.readUIntBE(1, 3),
      sequence: record.readUInt16BE(4),
      offset: record.readUIntBE(6, 3),
      body: record.subarray(12),
    });
    const pieces = this.#fragments.filter(({ sequence }) => sequence === 0);
    this.#hello = Buffer.alloc(pieces[0]?.total ?? 0);
    this.#covered = 0;
    for (const { offset, body } of pieces) {
      body.copy(this.#hello, Math.min(offset, this.#hello.length));
      this.#covered += body.length;
      this.looks += body.length;
    }
  }

  hello(): Buffer | undefined {
    return this.#covered >= this.#hello.length ? this.#hello : undefined;
  }
}

/** What is wrong after an abuse, when the honest fragments come, and once more for a lost one. */
function faultsUnder(abuse: (hello: Buffer) => Buffer[], open: () => Assembler): Set<string> {
  const faults = new Set<string>();
  const { hello } = helloInHand();
  const honest = Array.from({ length: 2 }, (_, half) =>
    writeFragment(type.CLIENT_HELLO, 0, hello, half * 600, half === 0 ? 600 : hello.length - 600),
  );
  for (const position of [0, 1, 2]) {
    const assembler = open();
    const records = [...honest, ...honest];
    records.splice(position, 0, ...abuse(hello));
    let bytes = 0;
    for (const record of records) {
      assembler.add(record);
      bytes += record.length;
      if (assembler.heldBytes > MAX_HELD_BYTES) faults.add('memory');
    }
    // Once to compare, once to copy; the third is for whoever reads it back.
    if (assembler.looks > 3 * bytes) faults.add('work');
    if (!assembler.hello()?.equals(hello)) faults.add('no hello');
  }
  return faults;
}

test('no abuse costs more memory or work than its own bytes, or stops the hello [D6]', () => {
  for (const [what, abuse] of Object.entries(ABUSES)) {
    assert.equal([...faultsUnder(abuse, () => new Guarded())], [], what);
  }
});

test('control: a list that believes its fragments fails in each of these ways [D6]', () => {
  const under = (fault: string): string[] =>
    Object.entries(ABUSES)
      .filter(([, abuse]) => faultsUnder(abuse, () => new FragmentList()).has(fault))
      .map(([what]) => what);
  assert.equal(under('memory'), [
    'a length of 2^24 - 1',
    'a thousand messages to come',
    'a thousand halves of messages to come',
  ]);
  assert.equal(under('no hello'), [
    'a message of no length',
    'a shorter total length',
    'a longer total length',
    'a length of 2^24 - 1',
    'the greatest messages that are allowed',
  ]);
  assert.ok(under('work').includes('every byte its own fragment, backwards'));
  const unabused = faultsUnder(
    () => [],
    () => new FragmentList(),
  );
  assert.equal([...unabused], [], 'it is right as long as everybody is honest');
});

test('bounded work: a thousand full datagrams of one-byte fragments in one go [D6]', () => {
  const { server, wire, done, hello } = helloInHand();
  // 80 fragments of 13 bytes to a record.
  const record = Buffer.concat(
    Array.from({ length: 80 }, (_, n) => writeFragment(type.CLIENT_HELLO, 0, hello, n * 7, 1)),
  );
  const assembler = new Guarded();
  for (let n = 0; n < 1000; n++) {
    server.receive(0, inRecord(record));
    assembler.add(record);
  }
  assert.ok(assembler.looks <= 2 * 80 * 1000, `${assembler.looks} looks at 80,000 bytes`);
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
