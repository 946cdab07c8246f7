import * as assert from 'uvu/assert';
import { suite } from '../../../harness.ts';
import { createPair } from './pair.ts';
import { seeded } from './wire.ts';

const test = suite('dtls loss');

/** How long each of `seeds` handshakes took, in virtual ms, at this rate of loss both ways. */
function connectTimesMs(lossRate: number, seeds: number, mtuBytes: number): number[] {
  return Array.from({ length: seeds }, (_, seed) => {
    const random = seeded(seed + 1);
    const lossy = (datagram: Buffer): Buffer[] => (random() < lossRate ? [] : [datagram]);
    const { server, client, wire, done } = createPair({
      server: { mtuBytes },
      client: { paddingBytes: 1300, mtuBytes },
      wire: { toServer: lossy, toClient: lossy },
    });
    assert.ok(wire.run(done, 30_000), `seed ${seed + 1} at a loss of ${lossRate}`);
    assert.ok(client.serverFinishedRight);
    assert.equal(server.srtp, client.srtp);
    return wire.nowMs;
  });
}

function summary(timesMs: readonly number[]): string {
  const sorted = [...timesMs].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return `${at(0)} to ${at(1)} ms, median ${at(0.5)}, p90 ${at(0.9)}`;
}

test('no handshake of 50 fails at 25 % loss both ways', () => {
  const timesMs = connectTimesMs(0.25, 50, 1200);
  assert.ok(Math.max(...timesMs) < 3000, summary(timesMs));
});

test('no handshake of 50 fails at 25 % loss when each message takes many datagrams', () => {
  const timesMs = connectTimesMs(0.25, 50, 300);
  assert.ok(Math.max(...timesMs) < 10_000, summary(timesMs));
});

test('at half of all datagrams lost a call still comes about within the handshake time-out', () => {
  const timesMs = connectTimesMs(0.5, 20, 1200);
  assert.ok(Math.max(...timesMs) < 30_000, summary(timesMs));
});

test('reordered datagrams need no retransmission', () => {
  // Each burst arrives backwards: Finished before the flight that it ends.
  let burst: Buffer[] = [];
  const { server, client, wire, done } = createPair({
    client: { mtuBytes: 200, paddingBytes: 1000 },
    wire: {
      toServer: (datagram) => {
        burst.push(datagram);
        if (burst.length < client.flight.length) return [];
        const backwards = burst.reverse();
        burst = [];
        return backwards;
      },
    },
  });
  assert.ok(wire.run(done, 5000));
  assert.is(client.resent, 0);
  assert.is(server.counters.resent, 0);
  assert.is(wire.nowMs, 40);
});

test.run();
