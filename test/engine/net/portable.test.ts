import { createSocket } from 'node:dgram';
import type { Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket as TcpSocket } from 'node:net';
import { networkInterfaces } from 'node:os';
import * as assert from 'uvu/assert';
import { EngineError } from '../../../engine/errors.ts';
import { openPortableSocket } from '../../../engine/net/index.ts';
import type { MediaSocket, MediaSocketOptions } from '../../../engine/net/index.ts';
import { Slots } from '../../../engine/net/slots.ts';
import { OwnMachine } from '../../../engine/net/own-machine.ts';
import { UdpPaths } from '../../../engine/net/udp-paths.ts';
import type { Path } from '../../../engine/path.ts';
import { SLOT_BYTES } from '../../../engine/path.ts';
import { suite } from '../../harness.ts';

const test = suite('portable media socket');

interface Heard {
  readonly from: Path;
  readonly text: string;
}

/** A socket whose clock is ours, and everything it told. */
class Bench {
  nowMs = 0;
  readonly heard: Heard[] = [];
  readonly closed: Path[] = [];
  socket!: MediaSocket;
  /** Called in the turn of every datagram. */
  onReceive: (from: Path, datagram: Buffer) => void = () => undefined;
  #waiting: (() => void)[] = [];

  static async open(options: Partial<MediaSocketOptions> = {}): Promise<Bench> {
    const bench = new Bench();
    bench.socket = await openPortableSocket({
      hosts: ['127.0.0.1'],
      port: 0,
      clock: () => bench.nowMs,
      receive: (from, datagram) => {
        bench.heard.push({ from, text: datagram.toString('latin1') });
        bench.onReceive(from, datagram);
        bench.#wake();
      },
      pathClosed: (path) => {
        bench.closed.push(path);
        bench.#wake();
      },
      ...options,
    });
    return bench;
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  send(path: Path, text: string): void {
    const slot = this.socket.slot();
    this.socket.send(path, slot, slot.write(text, 'latin1'));
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}

async function udpClient(host = '127.0.0.1'): Promise<UdpSocket> {
  const client = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  client.bind(0, host);
  await once(client, 'listening');
  return client;
}

async function tcpClient(port: number): Promise<TcpSocket> {
  const client = connect(port, '127.0.0.1');
  client.on('error', () => undefined);
  await once(client, 'connect');
  return client;
}

/** However it ended: a reset counts, too. */
async function closed(client: TcpSocket): Promise<void> {
  if (!client.closed) await new Promise<void>((resolve) => client.once('close', () => resolve()));
}

/** RFC 4571 §2. */
function frame(text: string): Buffer {
  const bytes = Buffer.from(`..${text}`, 'latin1');
  bytes.writeUInt16BE(text.length);
  return bytes;
}

for (const host of ['127.0.0.1', '::1']) {
  test(`UDP datagrams come with one path per remote address and go back (${host})`, async () => {
    const bench = await Bench.open({ hosts: [host] });
    const client = await udpClient(host);
    const other = await udpClient(host);
    bench.onReceive = (from, datagram) => bench.send(from, `re ${datagram.toString('latin1')}`);
    client.send('one', bench.socket.port, host);
    const [first] = (await once(client, 'message')) as [Buffer];
    client.send('two', bench.socket.port, host);
    await once(client, 'message');
    other.send('three', bench.socket.port, host);
    await once(other, 'message');
    assert.is(first.toString(), 're one');
    const [one, two, three] = bench.heard.map(({ from }) => from);
    assert.is(one, two);
    assert.is.not(one, three);
    assert.equal([one?.protocol, one?.address, one?.port], ['udp', host, client.address().port]);
    assert.is(bench.socket.counters.datagramsOut, 3);
    client.close();
    other.close();
    await bench.socket.unbind();
  });
}

test('several addresses share one number, and an answer leaves from where the question came to', async () => {
  const hosts = ['127.0.0.1', '127.0.0.2', '::1'];
  const bench = await Bench.open({ hosts });
  const { port } = bench.socket;
  bench.onReceive = (from) => bench.send(from, 'here');
  const client = await udpClient('0.0.0.0');
  const client6 = await udpClient('::1');
  for (const host of hosts) {
    const asking = host === '::1' ? client6 : client;
    asking.send('where?', port, host);
    const [, { address }] = (await once(asking, 'message')) as [Buffer, { address: string }];
    assert.is(address, host);
    const tcp = connect(port, host);
    tcp.write(frame('where?'));
    await once(tcp, 'data');
    tcp.destroy();
  }
  assert.is(new Set(bench.heard.map(({ from }) => from)).size, 6, 'a path for each pair');
  client.close();
  client6.close();
  await bench.socket.unbind();
});

const [elsewhere] = Object.values(networkInterfaces())
  .flatMap((of) => of ?? [])
  .filter(({ family, internal }) => family === 'IPv4' && !internal);

test.unless(
  elsewhere === undefined ? 'this machine has no address but loopback' : null,
  'where only this machine is heard, others are dropped unread, and TCP is on loopback alone',
  async () => {
    const address = elsewhere?.address ?? '';
    let own: string[] = [];
    const bench = await Bench.open({ hosts: ['127.0.0.1', address], ownAddresses: () => own });
    const { port, counters } = bench.socket;
    // As if the address belonged to somebody else.
    const client = await udpClient(address);
    client.send('stranger', port, address);
    // Behind it in the same queue, from an address that is this machine's by its very nature.
    const inner = await udpClient('127.0.0.1');
    inner.send('own', port, address);
    await bench.until(() => bench.heard.length === 1);
    assert.is(bench.heard[0]?.text, 'own');
    assert.is(counters.droppedForeign, 1);
    const refused = connect(port, address);
    const [error] = (await once(refused, 'error')) as [NodeJS.ErrnoException];
    assert.is(error.code, 'ECONNREFUSED');
    (await tcpClient(port)).destroy();

    // Addresses come and go: they are looked at again at each sweep.
    own = [address];
    client.send('too early', port, address);
    inner.send('own', port, address);
    await bench.until(() => bench.heard.length === 2);
    bench.socket.sweep(bench.nowMs);
    client.send('own by now', port, address);
    await bench.until(() => bench.heard.length === 3);
    assert.equal(
      bench.heard.map(({ text }) => text),
      ['own', 'own', 'own by now'],
    );
    client.close();
    inner.close();
    await bench.socket.unbind();
  },
);

test('this machine is told by its addresses, however they are written', () => {
  const machine = new OwnMachine(() => ['192.0.2.7', 'fe80::7', '2001:db8::7']);
  for (const own of [
    '127.0.0.1',
    '127.9.9.9',
    '::1',
    '::ffff:127.0.0.1',
    '192.0.2.7',
    '::ffff:192.0.2.7',
    'fe80::7%eth0',
    '2001:db8::7',
  ]) {
    assert.ok(machine.has(own), own);
  }
  for (const foreign of ['192.0.2.70', '12.7.0.1', '::ffff:192.0.2.8', 'fe80::8%lo', '::', '']) {
    assert.not.ok(machine.has(foreign), foreign);
  }
});

test('TCP stands on the same number, and frames come and go', async () => {
  const bench = await Bench.open();
  const client = await tcpClient(bench.socket.port);
  bench.onReceive = (from, datagram) => bench.send(from, `re ${datagram.toString('latin1')}`);
  // Two frames in one segment, the second cut.
  client.write(Buffer.concat([frame('one'), frame('second').subarray(0, 4)]));
  const [first] = (await once(client, 'data')) as [Buffer];
  assert.equal(first, frame('re one'));
  client.write(frame('second').subarray(4));
  const [second] = (await once(client, 'data')) as [Buffer];
  assert.equal(second, frame('re second'));
  const from = bench.heard[0]?.from;
  assert.is(from?.protocol, 'tcp');
  assert.is(from?.port, client.localPort);
  client.end();
  await bench.until(() => bench.closed.length === 1);
  assert.is(bench.closed[0], from);
  await bench.socket.unbind();
});

test('a burst of more datagrams than slots arrives whole and unmixed', async () => {
  const count = 3_000;
  const bench = await Bench.open();
  const client = await udpClient();
  client.setRecvBufferSize(8 * 1024 * 1024);
  const arrived = new Map<string, number>();
  const all = new Promise<void>((resolve) => {
    client.on('message', (datagram) => {
      const text = datagram.toString('latin1');
      arrived.set(text, (arrived.get(text) ?? 0) + 1);
      if (text === 'last') resolve();
    });
  });
  client.send('go', bench.socket.port, '127.0.0.1');
  await bench.until(() => bench.heard.length === 1);
  const to = bench.heard[0]?.from as Path;
  // In one turn: not one of them is reported sent before the next slot is taken.
  for (let index = 0; index < count; index++) bench.send(to, `packet ${index}`);
  bench.send(to, 'last');
  await all;
  assert.is(bench.socket.counters.droppedNoSlot, 0);
  for (const [text, times] of arrived) assert.is(times, 1, `${text} came ${times} times`);
  // The kernel may lose some of a burst; what it delivers is what was meant.
  assert.ok(arrived.size > count / 2, `${arrived.size} of ${count + 1}`);
  client.close();
  await bench.socket.unbind();
});

test('a slot is handed out again only after it was sent', () => {
  const slots = new Slots(() => undefined);
  const sent = new Map<Buffer, (error: Error | null) => void>();
  const taken = new Set<Buffer>();
  for (let index = 0; index < 1_024 + 4_096; index++) {
    const slot = slots.take();
    assert.is(slot.length, SLOT_BYTES);
    assert.not(taken.has(slot), `slot ${index} is being sent`);
    taken.add(slot);
    const done = slots.lend(slot);
    if (done === null) throw new Error(`slot ${index} was refused`);
    sent.set(slot, done);
  }
  assert.is(slots.inFlight, 1_024 + 4_096);
  assert.is(slots.lend(slots.take()), null, 'nothing is left, so it is not sent');
  const first = [...taken][0] as Buffer;
  sent.get(first)?.(null);
  assert.is(slots.take(), first);
});

test('slots that are taken and never sent come round again', () => {
  const slots = new Slots(() => undefined);
  const first = slots.take();
  for (let index = 1; index < 1_024; index++) slots.take();
  assert.is(slots.take(), first);
  assert.is(slots.inFlight, 0);
});

test('strangers share 4,096 paths, owners keep theirs', () => {
  const socket = createSocket('udp4');
  const paths = new UdpPaths(socket);
  const owned = paths.of('192.0.2.1', 5_000);
  owned.owner = {};
  const stranger = paths.of('192.0.2.2', 5_000);
  for (let index = 0; index < 20_000; index++) {
    paths.of(`198.51.${100 + (index >> 14)}.${index & 255}`, 1_000 + (index >> 8));
  }
  assert.ok(paths.size <= 4_097, `${paths.size} paths`);
  assert.is(paths.of('192.0.2.1', 5_000), owned);
  assert.is.not(paths.of('192.0.2.2', 5_000), stranger);
  // The owner lets go: the next round of strangers takes the place.
  owned.owner = null;
  paths.sweep();
  for (let index = 0; index < 4_096; index++) paths.of('203.0.113.1', 1_000 + index);
  assert.is.not(paths.of('192.0.2.1', 5_000), owned);
  assert.ok(paths.size <= 4_097);
  socket.close();
});

test('a far end that does not read loses datagrams, not our memory', async () => {
  const bench = await Bench.open();
  const client = await tcpClient(bench.socket.port);
  client.write(frame('here'));
  await bench.until(() => bench.heard.length === 1);
  client.pause();
  const to = bench.heard[0]?.from as Path;
  to.owner = {};
  const { counters } = bench.socket;
  const before = process.memoryUsage().arrayBuffers;
  for (let index = 0; index < 30_000; index++) bench.send(to, 'x'.repeat(1_200));
  assert.ok(counters.droppedBackpressure > 20_000, `${counters.droppedBackpressure} dropped`);
  const grown = process.memoryUsage().arrayBuffers - before;
  assert.ok(grown < 8 * 1024 * 1024, `${grown} bytes grown`);
  client.destroy();
  await bench.socket.unbind();
});

test('a TCP connection without an owner is closed within 15 s, an owned one is not [ST9]', async () => {
  const bench = await Bench.open();
  const idle = await tcpClient(bench.socket.port);
  const drip = await tcpClient(bench.socket.port);
  const owned = await tcpClient(bench.socket.port);
  owned.write(frame('mine'));
  await bench.until(() => bench.heard.length === 1);
  (bench.heard[0] as Heard).from.owner = {};
  bench.nowMs = 9_000;
  // Somebody who speaks, but proves nothing.
  drip.write(frame('drip'));
  await bench.until(() => bench.heard.length === 2);
  bench.socket.sweep(bench.nowMs);
  assert.is(bench.closed.length, 0);
  bench.nowMs = 14_000;
  bench.socket.sweep(bench.nowMs);
  await Promise.all([closed(idle), closed(drip)]);
  await bench.until(() => bench.closed.length === 2);
  assert.is(bench.socket.counters.connectionsDropped, 2);
  assert.not(owned.destroyed);
  // Silent for a minute: consent is long gone.
  bench.nowMs = 80_000;
  bench.socket.sweep(bench.nowMs);
  await closed(owned);
  await bench.socket.unbind();
});

test('one address has at most 32 connections without an owner [ST9]', async () => {
  const bench = await Bench.open();
  const clients = await Promise.all(Array.from({ length: 40 }, () => tcpClient(bench.socket.port)));
  await Promise.race(clients.map(closed));
  const late = await tcpClient(bench.socket.port);
  await closed(late);
  assert.is(bench.socket.counters.connectionsRefused, 9);
  assert.is(clients.filter((client) => !client.destroyed).length >= 32, true);
  // An owner makes room for the next.
  const speaker = clients.find((client) => !client.destroyed);
  speaker?.write(frame('hello'));
  await bench.until(() => bench.heard.length === 1);
  (bench.heard[0] as Heard).from.owner = {};
  const welcome = await tcpClient(bench.socket.port);
  welcome.write(frame('hello'));
  await bench.until(() => bench.heard.length === 2);
  for (const client of [...clients, welcome]) client.destroy();
  await bench.socket.unbind();
});

test('a frame longer than any datagram closes the connection [ST9]', async () => {
  const bench = await Bench.open();
  const client = await tcpClient(bench.socket.port);
  client.write(Buffer.from([0xff, 0xff, 1, 2, 3]));
  await closed(client);
  assert.is(bench.heard.length, 0);
  assert.is(bench.socket.counters.connectionsDropped, 1);
  await bench.socket.unbind();
});

test('a path that the core gives up ends its connection at once', async () => {
  const bench = await Bench.open();
  const client = await tcpClient(bench.socket.port);
  bench.onReceive = (from) => bench.socket.close(from);
  client.write(Buffer.concat([frame('one'), frame('two')]));
  await closed(client);
  assert.is(bench.heard.length, 1, 'nothing more of it is heard');
  await bench.socket.unbind();
});

test('a datagram longer than a slot is dropped and counted', async () => {
  const bench = await Bench.open();
  const client = await udpClient();
  client.send(Buffer.alloc(SLOT_BYTES + 1), bench.socket.port, '127.0.0.1');
  client.send('short', bench.socket.port, '127.0.0.1');
  await bench.until(() => bench.heard.length === 1);
  assert.is(bench.heard[0]?.text, 'short');
  assert.is(bench.socket.counters.droppedTooLong, 1);
  client.close();
  await bench.socket.unbind();
});

test('what the kernel refuses is counted and frees its slot', async () => {
  const bench = await Bench.open();
  const client = await udpClient();
  client.send('before', bench.socket.port, '127.0.0.1');
  await bench.until(() => bench.heard.length === 1);
  bench.send({ ...(bench.heard[0] as Heard).from, address: '255.255.255.255' }, 'no broadcast');
  client.send('after', bench.socket.port, '127.0.0.1');
  await bench.until(() => bench.heard.length === 2);
  assert.is(bench.socket.counters.droppedBySystem, 1);
  client.close();
  await bench.socket.unbind();
});

async function refusal(opening: Promise<unknown>): Promise<EngineError> {
  try {
    await opening;
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

test('a port that is taken, for UDP or for TCP, is refused by name', async () => {
  const bench = await Bench.open();
  const { port } = bench.socket;
  assert.is((await refusal(Bench.open({ port }))).code, 'ENGINE_ADDRESS_IN_USE');
  await bench.socket.unbind();

  const tcp = createServer().listen(0, '127.0.0.1');
  await once(tcp, 'listening');
  const taken = (tcp.address() as AddressInfo).port;
  const error = await refusal(Bench.open({ port: taken }));
  assert.is(error.code, 'ENGINE_ADDRESS_IN_USE');
  assert.match(error.message, String(taken));
  tcp.close();
  await once(tcp, 'close');

  const again = await Bench.open({ port: taken });
  assert.is(again.socket.port, taken, 'nothing was left open by the refusal');
  await again.socket.unbind();
});

test('an address of another machine is refused as an argument', async () => {
  assert.is((await refusal(Bench.open({ hosts: ['192.0.2.1'] }))).code, 'ENGINE_INVALID_ARGUMENT');
});

test('after unbind nothing is sent and nothing throws', async () => {
  const bench = await Bench.open();
  await bench.socket.unbind();
  await bench.socket.unbind();
  bench.send({ protocol: 'udp', address: '127.0.0.1', port: 9, owner: null }, 'late');
  assert.is(bench.socket.counters.datagramsOut, 0);
});

test.run();
