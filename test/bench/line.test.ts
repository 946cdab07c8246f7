import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import * as assert from 'uvu/assert';
import { Pipe } from '../../bench/line/pipe.ts';
import { relayTcp } from '../../bench/line/tcp.ts';
import { relayUdp } from '../../bench/line/udp.ts';
import { suite } from '../harness.ts';

const test = suite('bench: a line');

const slow = { bitsPerSecond: 8_000_000, delayMs: 20, mostQueueMs: 50 };

test('what goes in comes out in order, no sooner than the line takes for it', async () => {
  const pipe = new Pipe(slow);
  const startedMs = performance.now();
  const order: number[] = [];
  // 50 packets of 1,460 and 40 bytes: 75 ms on a line of 8 Mbit/s.
  await new Promise<void>((resolve) => {
    for (let number = 0; number < 50; number += 1) {
      pipe.put(
        1_460,
        () => {
          order.push(number);
          if (number === 49) resolve();
        },
        { mayLose: false },
      );
    }
  });
  assert.equal(order, [...order.keys()]);
  const tookMs = performance.now() - startedMs;
  assert.ok(tookMs >= 95, `${tookMs} ms`);
  assert.is(pipe.bytes, 73_000);
});

test('a full queue loses what may be lost, and nothing else', () => {
  const pipe = new Pipe(slow);
  let put = 0;
  while (pipe.put(1_460, () => undefined, { mayLose: true })) put += 1;
  // 50 ms of 8 Mbit/s are 33 packets.
  assert.ok(put >= 33 && put < 40, `${put} packets`);
  assert.is(pipe.lost, 1);
  assert.ok(pipe.put(1_460, () => undefined, { mayLose: false }));
});

test('a connection brings everything, whole and in order, and ends', async () => {
  const sent = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251));
  const server = createServer((socket) => socket.end(sent));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const fast = { ...slow, bitsPerSecond: 100_000_000, delayMs: 5 };
  const [up, down] = [new Pipe(fast), new Pipe(fast)];
  const to = { host: '127.0.0.1', port };
  const relay = await relayTcp({ host: '127.0.0.1', port: 0, to, up, down, roundTripMs: 10 });
  const near = connect((relay.address() as AddressInfo).port, '127.0.0.1');
  const chunks: Buffer[] = [];
  const startedMs = performance.now();
  await new Promise<void>((resolve) => {
    near.on('data', (chunk: Buffer) => chunks.push(chunk));
    near.on('end', resolve);
  });
  assert.ok(Buffer.concat(chunks).equals(sent));
  // A handshake, and four doublings of the first window after it.
  assert.ok(performance.now() - startedMs >= 45);
  assert.is(down.bytes, sent.length);
  near.destroy();
  relay.close();
  server.close();
});

test('what it still holds when it is closed goes nowhere, and ends nothing', async () => {
  const host = '127.0.0.1';
  const [server, client] = [createSocket('udp4'), createSocket('udp4')];
  server.bind(0, host);
  client.bind(0, host);
  await Promise.all([once(server, 'listening'), once(client, 'listening')]);
  const [up, down] = [new Pipe(slow), new Pipe(slow)];
  const to = { host, port: server.address().port };
  let taken = (): void => undefined;
  const isTaken = new Promise<void>((resolve) => (taken = resolve));
  const isShaped = (): boolean => {
    // The relay puts it into the line in this same turn.
    setImmediate(taken);
    return true;
  };
  const relay = await relayUdp({ host, port: 0, to, up, down, isShaped });
  client.send('late', relay.port, host);
  await isTaken;
  assert.is(up.bytes, 4);
  relay.close();
  // In order: whoever comes after it has seen it go.
  await new Promise<void>((resolve) => up.put(1, resolve, { mayLose: false }));
  client.close();
  server.close();
});

test.run();
