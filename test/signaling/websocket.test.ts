import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { deflateRawSync } from 'node:zlib';
import * as assert from 'uvu/assert';
import { WebSocketServer } from 'ws';
import type { ServerOptions } from 'ws';
import { encodeClientMessage } from 'auscult/proto';
import { defaultLimits } from 'auscult/signaling';
import { suite } from '../harness.ts';
import { ManualClock } from './manual-clock.ts';
import { RawSocket, opcodes } from './raw-socket.ts';
import type { RawFrame } from './raw-socket.ts';
import { codeOf, openRig } from './rig.ts';
import type { Rig } from './rig.ts';

const test = suite('signaling websocket');

let rig: Rig;
const toClose: (() => void)[] = [];
test.after.each(async () => {
  for (const close of toClose.splice(0)) close();
  await rig.close();
});

function rawSocket(port = rig.port): RawSocket {
  const raw = new RawSocket(port);
  toClose.push(() => raw.socket.destroy());
  return raw;
}

/** ws without our limits, for what a test proves to go wrong there. */
async function unguarded(options: ServerOptions): Promise<{
  readonly port: number;
  readonly received: Promise<{ readonly sizeBytes: number; readonly isBinary: boolean }>;
}> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, ...options });
  toClose.push(() => server.close());
  await once(server, 'listening');
  const received = new Promise<{ sizeBytes: number; isBinary: boolean }>((resolve) =>
    server.on('connection', (socket) =>
      socket
        .on('error', () => undefined)
        .on('message', (data: Buffer, isBinary) => resolve({ sizeBytes: data.length, isBinary })),
    ),
  );
  return { port: (server.address() as AddressInfo).port, received };
}

const ping = encodeClientMessage({ requestId: 1, request: { kind: 'ping' } });

function fragments(count: number): RawFrame[] {
  return Array.from({ length: count }, (_, at) => ({
    opcode: at === 0 ? opcodes.binary : opcodes.continuation,
    fin: at === count - 1,
    payload: Uint8Array.of(0),
  }));
}

test('a message in more than 16 pieces closes the connection at the 17th [W1]', async () => {
  rig = await openRig();
  const raw = rawSocket();
  await raw.upgrade();
  raw.send(...fragments(1_000));
  assert.is(await raw.closeCode(), 1008);
  assert.equal(
    rig.log.map(({ event, code }) => [event, code]),
    [['protocolViolated', 'WS_ERR_TOO_MANY_BUFFERED_PARTS']],
  );

  const open = await unguarded({ maxFragments: 0 });
  const control = rawSocket(open.port);
  await control.upgrade();
  control.send(...fragments(1_000));
  assert.is((await open.received).sizeBytes, 1_000, 'negative control');
});

test('16 pieces are one message [W1]', async () => {
  rig = await openRig();
  const raw = rawSocket();
  await raw.upgrade();
  const pieces = [...ping].map((byte, at) => ({
    opcode: at === 0 ? opcodes.binary : opcodes.continuation,
    fin: at === ping.length - 1,
    payload: Uint8Array.of(byte),
  }));
  assert.ok(pieces.length <= 16);
  raw.send(...pieces);
  assert.is((await raw.next())?.opcode, opcodes.binary);
});

test('a message of more than 64 KiB closes the connection before it is taken in [W1]', async () => {
  rig = await openRig();
  const raw = rawSocket();
  await raw.upgrade();
  raw.send({ opcode: opcodes.binary, payload: new Uint8Array(65_537) });
  assert.is(await raw.closeCode(), 1009);

  const open = await unguarded({});
  const control = rawSocket(open.port);
  await control.upgrade();
  control.send({ opcode: opcodes.binary, payload: new Uint8Array(65_537) });
  assert.is((await open.received).sizeBytes, 65_537, 'negative control');
});

test('compression is never agreed upon, and a compressed bomb is refused [W2]', async () => {
  rig = await openRig();
  const raw = rawSocket();
  const offer = { 'Sec-WebSocket-Extensions': 'permessage-deflate' };
  const answer = await raw.upgrade(offer);
  assert.is(answer.status, 101);
  assert.not.match(answer.head, /sec-websocket-extensions/i);
  const bomb = {
    opcode: opcodes.binary,
    reserved: 0b100,
    payload: deflateRawSync(Buffer.alloc(16 * 1_048_576)),
  };
  assert.ok(bomb.payload.length < defaultLimits.maxMessageBytes);
  raw.send(bomb);
  assert.is(await raw.closeCode(), 1002);

  const open = await unguarded({ perMessageDeflate: true });
  const control = rawSocket(open.port);
  assert.match((await control.upgrade(offer)).head, /permessage-deflate/);
  control.send(bomb);
  assert.is((await open.received).sizeBytes, 16 * 1_048_576, 'negative control');
});

const violations: Record<string, { readonly frames: readonly RawFrame[]; readonly code: number }> =
  {
    'a text frame': {
      frames: [{ opcode: opcodes.text, payload: Buffer.from('hello') }],
      code: 1003,
    },
    'text that is not UTF-8': {
      frames: [{ opcode: opcodes.text, payload: Uint8Array.of(0xc3, 0x28) }],
      code: 1007,
    },
    'an unmasked frame': {
      frames: [{ opcode: opcodes.binary, payload: ping, masked: false }],
      code: 1002,
    },
    'RSV1 without an extension': { frames: [{ opcode: opcodes.binary, reserved: 4 }], code: 1002 },
    RSV2: { frames: [{ opcode: opcodes.binary, reserved: 2 }], code: 1002 },
    RSV3: { frames: [{ opcode: opcodes.binary, reserved: 1 }], code: 1002 },
    'a reserved opcode': { frames: [{ opcode: 3 }], code: 1002 },
    'a reserved control opcode': { frames: [{ opcode: 11 }], code: 1002 },
    'a close reason that is not UTF-8': {
      frames: [{ opcode: opcodes.close, payload: Uint8Array.of(3, 232, 0xc3, 0x28) }],
      code: 1007,
    },
    'close code 1005': {
      frames: [{ opcode: opcodes.close, payload: Uint8Array.of(3, 237) }],
      code: 1002,
    },
    'close code 1006': {
      frames: [{ opcode: opcodes.close, payload: Uint8Array.of(3, 238) }],
      code: 1002,
    },
    'half a close code': {
      frames: [{ opcode: opcodes.close, payload: Uint8Array.of(3) }],
      code: 1002,
    },
    'a ping of 126 bytes': {
      frames: [{ opcode: opcodes.ping, payload: new Uint8Array(126) }],
      code: 1002,
    },
    'a ping in pieces': { frames: [{ opcode: opcodes.ping, fin: false }], code: 1002 },
    'a continuation of nothing': { frames: [{ opcode: opcodes.continuation }], code: 1002 },
    'a new message within a message': {
      frames: [
        { opcode: opcodes.binary, fin: false },
        { opcode: opcodes.binary, fin: true },
      ],
      code: 1002,
    },
  };

for (const [name, { frames, code }] of Object.entries(violations)) {
  test(`${name} closes with ${String(code)}, and only this connection [W3]`, async () => {
    rig = await openRig();
    const witness = await rig.join('witness');
    const raw = rawSocket();
    await raw.upgrade();
    raw.send(...frames);
    assert.is(await raw.closeCode(), code);
    assert.is(codeOf(await witness.line.ask({ kind: 'ping' })), 'done');
  });
}

test('a text frame would reach a server that does not look [W3]', async () => {
  rig = await openRig();
  const open = await unguarded({});
  const control = rawSocket(open.port);
  await control.upgrade();
  control.send({ opcode: opcodes.text, payload: Buffer.from('hello') });
  assert.is((await open.received).isBinary, false, 'negative control');
});

test('garbage in a good frame gets an error with a code, and the connection lives [B1] [B3]', async () => {
  rig = await openRig();
  const { line } = await rig.join('campo');
  const garbage = [
    Uint8Array.of(0x0b, 0x0b, 0x0b), // a group in a group in a group
    Uint8Array.from({ length: 239 }, (_, at) => (at < 120 ? 0x0b : 0x0c)),
    Uint8Array.of(8, 7, 0xf2, 1, 4, 10, 2, 0xc3, 0x28), // SetRole with a name that is not UTF-8
  ];
  for (const bytes of garbage) {
    const outcome = Promise.race([line.expect(0), line.expect(7)]);
    line.send(bytes);
    assert.is(codeOf(await outcome), 'MALFORMED');
  }
  const unknown = line.expect(8);
  line.send(Uint8Array.of(8, 8, 0xfa, 0x3f, 0));
  assert.is(codeOf(await unknown), 'UNKNOWN_REQUEST');
  assert.is(codeOf(await line.ask({ kind: 'ping' }, 100)), 'done');
});

test('a client that does not read is cut, and the others do not notice [W4]', async () => {
  rig = await openRig();
  const witness = await rig.join('witness');
  const slow = await rig.join('slow');
  slow.line.socket.pause();
  const engineSlow = rig.fake.participant('session-1', 'slow');
  const sdp = 'x'.repeat(50_000);
  for (let sent = 0; sent < 400; sent += 1) {
    engineSlow.emit('subscribeOffer', { offerId: sent, sdp, tracks: [] });
    await witness.line.settled();
    if (rig.log.some(({ code }) => code === 'SLOW_READER')) break;
  }
  assert.ok(rig.log.some(({ event, code }) => event === 'connectionCut' && code === 'SLOW_READER'));
  const changed = await witness.line.notice('participantChanged');
  assert.equal([changed.participantId, changed.connection], ['slow', 'reconnecting']);
});

test('without the cap the same client piles up 20 MB in the server [W4]', async () => {
  rig = await openRig({ limits: { maxBufferedBytes: Infinity } });
  const witness = await rig.join('witness');
  const slow = await rig.join('slow');
  slow.line.socket.pause();
  const engineSlow = rig.fake.participant('session-1', 'slow');
  const sdp = 'x'.repeat(50_000);
  for (let sent = 0; sent < 400; sent += 1) {
    engineSlow.emit('subscribeOffer', { offerId: sent, sdp, tracks: [] });
  }
  await witness.line.settled();
  assert.equal(rig.log, [], 'negative control');
});

test('a long list of protocols is refused, one of extensions is not looked at [W5]', async () => {
  rig = await openRig();
  const long = Array.from({ length: 1_000 }, (_, at) => `p${String(at)}`).join(', ');
  const refused = await rawSocket().upgrade({ 'Sec-WebSocket-Protocol': long });
  assert.is(refused.status, 400);
  const extensions = Array.from({ length: 1_000 }, (_, at) => `e${String(at)}; a=1`).join(', ');
  const ignored = await rawSocket().upgrade({ 'Sec-WebSocket-Extensions': extensions });
  assert.is(ignored.status, 101);
});

test('a flood of requests gets errors, then its connection is closed [W6]', async () => {
  const clock = new ManualClock();
  rig = await openRig({ clock });
  const { line } = await rig.join('campo');
  const witness = await rig.join('witness');
  const outcomes: Promise<string>[] = [];
  // One of the burst was the join.
  for (let count = 0; count < 250; count += 1) {
    outcomes.push(line.ask({ kind: 'ping' }).then(codeOf));
  }
  const codes = await Promise.all(outcomes);
  assert.is(codes.filter((code) => code === 'done').length, 199);
  assert.is(codes.filter((code) => code === 'RATE_LIMITED').length, 51);

  // A pause is forgiven at the rate itself: the debt of 51, then 49 more.
  clock.advance(2_000);
  assert.is(codeOf(await line.ask({ kind: 'ping' })), 'done');

  for (let count = 0; count < 400; count += 1) void line.ask({ kind: 'ping' });
  assert.is((await line.closed).code, 1008);
  assert.is(codeOf(await witness.line.ask({ kind: 'ping' })), 'done');
});

test('a flood of pings is answered with a few pongs [W6]', async () => {
  rig = await openRig();
  const flood = Array.from({ length: 1_000 }, (_, at) => ({
    opcode: opcodes.ping,
    payload: Buffer.from(String(at)),
  }));
  const pongs = async (raw: RawSocket): Promise<number> => {
    await raw.upgrade();
    raw.send(...flood);
    for (let count = 1; ; count += 1) {
      const frame = await raw.next();
      assert.is(frame?.opcode, opcodes.pong);
      if (frame?.payload.toString() === '999') return count;
    }
  };
  assert.ok((await pongs(rawSocket())) <= 20);
  const open = await unguarded({ maxPendingAutoPongs: 0 } as ServerOptions);
  assert.is(await pongs(rawSocket(open.port)), 1_000, 'negative control');
});

test('a page of another origin, of none, or of `null` is refused before the upgrade [W7]', async () => {
  rig = await openRig();
  for (const origin of ['https://evil.example', undefined, 'null', '']) {
    const raw = rawSocket();
    const { status, head } = await raw.upgrade({ Origin: origin });
    assert.is(status, 403, String(origin));
    assert.not.match(head, /upgrade/i);
    await raw.ended;
  }
  assert.is((await rawSocket().upgrade()).status, 101);

  const open = await unguarded({});
  const control = await rawSocket(open.port).upgrade({ Origin: 'https://evil.example' });
  assert.is(control.status, 101, 'negative control');
});

test('`null` is refused even where the embedder’s check would allow it [W7]', async () => {
  rig = await openRig({ allowedOrigin: () => true });
  assert.is((await rawSocket().upgrade({ Origin: 'null' })).status, 403);
  assert.is((await rawSocket().upgrade({ Origin: 'https://any.example' })).status, 101);
});

test('another path is not found, and without the subprotocol there is no upgrade', async () => {
  rig = await openRig();
  assert.is((await rawSocket().upgrade({}, '/other')).status, 404);
  assert.is((await rawSocket().upgrade({}, '/signaling/')).status, 404);
  assert.is((await rawSocket().upgrade({}, '/signaling?a=b')).status, 101);
  const protocol = 'Sec-WebSocket-Protocol';
  assert.is((await rawSocket().upgrade({ [protocol]: undefined })).status, 400);
  assert.is((await rawSocket().upgrade({ [protocol]: 'auscult.signaling.v2' })).status, 400);
});

test('an address has room for 20 sockets that have not joined, and no more [W8]', async () => {
  rig = await openRig();
  const raws = Array.from({ length: 20 }, () => rawSocket());
  for (const raw of raws) assert.is((await raw.upgrade()).status, 101);
  assert.is((await rawSocket().upgrade()).status, 429);

  raws[0]?.socket.destroy();
  await raws[0]?.ended;
  for (let status = 429; status !== 101;) status = (await rawSocket().upgrade()).status;
});

test('whoever has joined takes no such place [W8]', async () => {
  rig = await openRig({ limits: { maxUnauthenticatedPerAddress: 1 } });
  await rig.join('one');
  await rig.join('two');
  await rig.connect();
  assert.is((await rawSocket().upgrade()).status, 429);
});

test('a socket that says nothing is closed after five seconds [W8]', async () => {
  const clock = new ManualClock();
  rig = await openRig({ clock });
  const silent = await rig.connect();
  const joined = await rig.join('campo');
  clock.advance(4_999);
  assert.is(silent.socket.readyState, silent.socket.OPEN);
  clock.advance(1);
  assert.is((await silent.closed).code, 1008);
  assert.is(codeOf(await joined.line.ask({ kind: 'ping' })), 'done');
});

test('a peer that vanished is noticed by its silence, one that answers pings is kept', async () => {
  const clock = new ManualClock();
  rig = await openRig({ clock });
  const silent = rawSocket();
  await silent.upgrade();
  const answering = await rig.join('campo');
  // Joined, but its pongs never come: the raw socket does not answer.
  silent.send({
    opcode: opcodes.binary,
    payload: encodeClientMessage({
      requestId: 1,
      request: { kind: 'join', ticket: rig.ticket('silent'), autoSubscribe: false },
    }),
  });
  await answering.line.notice('participantJoined');
  clock.advance(15_000);
  await once(answering.line.socket, 'ping');
  await answering.line.settled();
  clock.advance(15_000);
  await silent.ended;
  assert.ok(rig.log.some(({ code }) => code === 'SILENT'));
  assert.is(codeOf(await answering.line.ask({ kind: 'ping' })), 'done');
});

test('a log is not flooded: one line a second for each reason', async () => {
  const clock = new ManualClock();
  rig = await openRig({ clock });
  for (let count = 0; count < 50; count += 1) await rawSocket().upgrade({ Origin: 'null' });
  assert.is(rig.log.length, 1);
  clock.advance(1_000);
  await rawSocket().upgrade({ Origin: 'null' });
  assert.is(rig.log[1]?.leftOut, 49);
});

test('a server that shuts down says so, and takes nobody more', async () => {
  rig = await openRig();
  const { line } = await rig.join('campo');
  const closing = rig.server.close();
  assert.is((await line.closed).code, 1001);
  await closing;
  assert.is((await rawSocket().upgrade()).status, 503);
  assert.equal(rig.fake.log, ['close session-1']);
});

test.run();
