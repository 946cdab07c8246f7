import * as assert from 'uvu/assert';
import type { RtcpTransportLayerFeedback, TransportWideCC } from 'werift';
import { RtcpPacketConverter } from 'werift';
import {
  createTransportFeedback,
  readTransportFeedback,
  statusesAt,
  writeTransportFeedback,
} from '../../../engine/rtp/rtcp/index.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';

const test = suite('transport-wide feedback');

const RING = 1024;
const out = Buffer.alloc(2048);

interface Written {
  readonly bytes: Buffer;
  readonly statuses: number;
}

function write(arrivalsMs: readonly number[], baseSequence = 100, feedbackCount = 3): Written {
  const ring = new Float64Array(RING).fill(Number.NaN);
  for (const [i, arrivalMs] of arrivalsMs.entries())
    ring[(baseSequence + i) & (RING - 1)] = arrivalMs;
  const end = writeTransportFeedback(
    out,
    0,
    1,
    2,
    feedbackCount,
    ring,
    baseSequence,
    arrivalsMs.length,
  );
  return { bytes: Buffer.from(out.subarray(0, end)), statuses: statusesAt(out, 0) };
}

/** Reads with the RTCP padding taken off, as `parseRtcp` does. */
function read(bytes: Buffer): number[] {
  const feedback = createTransportFeedback();
  const paddingBytes = (bytes[0]! & 0x20) === 0 ? 0 : bytes[bytes.length - 1]!;
  assert.is(readTransportFeedback(bytes, 0, bytes.length - paddingBytes, feedback), true);
  return [...feedback.arrivalsMs.subarray(0, feedback.statuses)];
}

/** To the 250 µs the wire carries. */
function rounded(arrivalsMs: readonly number[]): number[] {
  return arrivalsMs.map((ms) => Math.round(ms * 4) / 4);
}

test('arrivals come back to a quarter of a millisecond, losses as losses', () => {
  const arrivals = [
    Number.NaN,
    5000,
    5001.3,
    Number.NaN,
    5001.2,
    5300,
    Number.NaN,
    Number.NaN,
    5300.25,
  ];
  const { bytes, statuses } = write(arrivals);
  assert.is(statuses, arrivals.length);
  assert.is(bytes.length % 4, 0);
  assert.equal(read(bytes), rounded(arrivals));
});

test('werift reads the same numbers and deltas', () => {
  const arrivals = [
    6400,
    6402,
    Number.NaN,
    6401,
    6600,
    ...Array.from({ length: 20 }, (_, i) => 6601 + i),
  ];
  const { bytes } = write(arrivals, 65_530, 9);
  const [packet] = RtcpPacketConverter.deSerialize(bytes);
  const theirs = (packet as RtcpTransportLayerFeedback).feedback as TransportWideCC;
  assert.is(theirs.baseSequenceNumber, 65_530);
  assert.is(theirs.fbPktCount, 9);
  assert.is(theirs.packetStatusCount, 25);
  assert.is(theirs.referenceTime, 100);
  assert.equal(
    theirs.recvDeltas.map(({ delta }) => delta),
    [0, 2000, -1000, 199_000, ...Array.from({ length: 20 }, () => 1000)],
  );
});

test('numbers and reference times wrap', () => {
  const late = 2 ** 24 * 64 + 1000;
  const arrivals = [late, late + 1, late + 2];
  const { bytes } = write(arrivals, 65_535);
  const heard = read(bytes);
  assert.is(heard[2]! - heard[0]!, 2);
});

test('a delta too wide for the wire ends the packet there', () => {
  const { bytes, statuses } = write([1000, 1001, 11_000, 11_001]);
  assert.is(statuses, 2);
  assert.equal(read(bytes), [1000, 1001]);
  // Reordered far back likewise: the first one fits whatever it is.
  assert.is(write([20_000, 5000]).statuses, 1);
});

test('3,000 random patterns of loss and reordering come back the same', () => {
  const random = new Seeded(9);
  for (let round = 0; round < 3000; round += 1) {
    const loss = random.pick([0, 0.02, 0.3, 0.9]);
    const arrivals = [random.integer(1000, 1e9) / 4];
    let nowMs = arrivals[0]!;
    for (let i = random.integer(0, 500); i > 0; i -= 1) {
      nowMs += random.pick([0, 0.25, 1, 5, 70]);
      arrivals.push(random.chance(loss) ? Number.NaN : nowMs - random.pick([0, 0, 0, 3, 100]));
    }
    const { bytes, statuses } = write(arrivals, random.integer(0, 65_535));
    assert.ok(statuses <= 400 && statuses > 0);
    assert.ok(bytes.length <= 1100, `${bytes.length} bytes`);
    const reference = Math.floor(arrivals[0]! / 64);
    // 24 bits of reference time wrap and are signed.
    const shift = reference - ((reference << 8) >> 8);
    assert.equal(
      read(bytes).map((ms) => ms + shift * 64),
      rounded(arrivals.slice(0, statuses)),
      `round ${round}`,
    );
  }
});

test('lies about lengths and symbols are refused [P3] [F8]', () => {
  const feedback = createTransportFeedback();
  const head = '8fcd0000' + '0000000100000002';
  const lies: Record<string, string> = {
    'cut before the chunks': head + '006400010000',
    'no statuses': head + '0064000000000103' + '2001',
    '65,535 statuses by run length':
      head + '0064ffff00000103' + '3fff3fff3fff3fff3fff3fff3fff3fff3fff',
    'run of zero': head + '0064000100000103' + '2000',
    'chunks end early': head + '0064006400000103' + '2001',
    'reserved symbol 3': head + '0064000100000103' + '6001' + '0000',
    'deltas end early': head + '0064000200000103' + '2002' + '00',
    'large delta cut': head + '0064000100000103' + '4001' + '00',
  };
  for (const [name, hex] of Object.entries(lies)) {
    const bytes = Buffer.from(hex, 'hex');
    assert.is(readTransportFeedback(bytes, 0, bytes.length, feedback), false, name);
  }
});

test('every truncation and 50,000 mutations leave only finite times or losses', () => {
  const random = new Seeded(10);
  const feedback = createTransportFeedback();
  const { bytes } = write(
    Array.from({ length: 60 }, (_, i) => (i % 7 === 3 ? Number.NaN : 900 + 9 * i)),
  );
  for (let sizeBytes = 0; sizeBytes < bytes.length; sizeBytes += 1) {
    readTransportFeedback(bytes, 0, sizeBytes, feedback);
  }
  for (let round = 0; round < 50_000; round += 1) {
    const mutated = Buffer.from(bytes);
    for (let i = random.integer(1, 4); i > 0; i -= 1) {
      mutated[random.integer(0, mutated.length - 1)] = random.integer(0, 255);
    }
    if (!readTransportFeedback(mutated, 0, mutated.length, feedback)) continue;
    for (let i = 0; i < feedback.statuses; i += 1) {
      assert.is.not(Math.abs(feedback.arrivalsMs[i]!), Infinity);
    }
  }
});

test.run();
