import * as assert from 'uvu/assert';
import { DROP } from '../../../engine/forward/drop-reason.ts';
import { Encoding, RECEIVED } from '../../../engine/forward/encoding.ts';
import { PacketHistory } from '../../../engine/forward/packet-history.ts';
import { createReportBlock } from '../../../engine/rtp/rtcp/index.ts';
import { createRtpView } from '../../../engine/rtp/header.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';

const test = suite('encoding');

const bytes = Buffer.alloc(1200, 0x5a);
const rtp = createRtpView();
const asked = new Uint16Array(200);

function createEncoding(kind: 'audio' | 'video' = 'video'): Encoding {
  return new Encoding({ mid: '0', rid: 'l', index: 0, kind, clockRate: 90_000, nack: true });
}

function receive(
  encoding: Encoding,
  nowMs: number,
  sequence: number,
  options: { repaired?: boolean; sizeBytes?: number; timestamp?: number } = {},
): number {
  const sizeBytes = options.sizeBytes ?? 100;
  Object.assign(rtp, {
    sizeBytes: sizeBytes + 12,
    sequence: sequence & 0xffff,
    timestamp: options.timestamp ?? Math.round(nowMs * 90) >>> 0,
    payloadOffset: 12,
    payloadSizeBytes: sizeBytes,
  });
  return encoding.receive(nowMs, bytes, rtp, options.repaired ?? false);
}

function ask(encoding: Encoding, nowMs: number): number[] {
  return [...asked.subarray(0, encoding.nacks.collect(nowMs, asked))];
}

test('sequence numbers: what is taken, what is dropped and why', () => {
  const encoding = createEncoding();
  const rows: [number, number, string][] = [
    [65_533, RECEIVED, 'first'],
    [65_534, RECEIVED, 'next'],
    [65_534, DROP.duplicate, 'again'],
    [1, RECEIVED, 'over the wrap, two missing'],
    [65_535, RECEIVED, 'late'],
    [65_535, DROP.duplicate, 'late again'],
    [0, RECEIVED, 'late after the wrap'],
    [2900, RECEIVED, 'a wide gap'],
    [1800, DROP.tooOld, 'older than a duplicate could be told'],
    [2899, RECEIVED, 'within that'],
  ];
  for (const [sequence, outcome, name] of rows) {
    assert.is(receive(encoding, 0, sequence), outcome, name);
  }
  assert.is(encoding.packets, 7);
});

test('a jump is believed when it is confirmed, and never repeats a number [P5]', () => {
  const encoding = createEncoding();
  receive(encoding, 0, 100);
  assert.is(receive(encoding, 1, 40_000), DROP.sequenceJump);
  assert.is(receive(encoding, 2, 101), RECEIVED, 'the old numbering goes on');
  assert.is(receive(encoding, 3, 40_001), DROP.sequenceJump, 'not in a row');
  assert.is(receive(encoding, 4, 40_002), RECEIVED);
  assert.is(encoding.generation, 1);
  assert.ok(encoding.extendedSequence > 65_536);
  assert.is(encoding.late, false);
});

test('10^6 random jumps, holes, wraps and rewinds stay within their bounds [P5]', () => {
  const random = new Seeded(11);
  const encoding = createEncoding();
  const taken = new Set<number>();
  let sequence = 0;
  for (let step = 0; step < 1_000_000; step += 1) {
    sequence += random.pick([1, 1, 1, 1, 1, 2, 5, -3, -1000, 32_767, 32_768, -32_768, 65_536]);
    const timestamp = random.chance(0.01) ? random.uint32() : step * 3000;
    const outcome = receive(encoding, step / 10, sequence & 0xffff, {
      sizeBytes: 20,
      timestamp: timestamp >>> 0,
      repaired: random.chance(0.05),
    });
    if (outcome !== RECEIVED) continue;
    assert.not(taken.has(encoding.extendedSequence), `step ${step}`);
    // The set need not grow for ever: nothing that far back is ever taken again.
    if (taken.size > 20_000) taken.clear();
    taken.add(encoding.extendedSequence);
    if (step % 7 === 0) encoding.nacks.collect(step / 10, asked);
    assert.ok(encoding.nacks.count <= 1000);
    assert.ok(encoding.history.buffer.length <= 512 * 1024);
  }
  assert.ok(encoding.generation > 100);
});

test('a missing packet is asked for on the packet that reveals it [N1]', () => {
  const encoding = createEncoding();
  receive(encoding, 0, 10);
  assert.is(encoding.nackDueAtMs, Infinity);
  receive(encoding, 5, 13);
  assert.is(encoding.nackDueAtMs, 5);
  assert.equal(ask(encoding, 5), [11, 12]);
  assert.equal(ask(encoding, 5), []);
});

test('it is asked for again after the round trip, at most ten times, then a key frame [F5] [N1]', () => {
  const encoding = createEncoding();
  receive(encoding, 0, 10);
  receive(encoding, 0, 12);
  const askedAtMs: number[] = [];
  for (let nowMs = 0; nowMs < 3000; nowMs += 5) {
    if (ask(encoding, nowMs).length > 0) askedAtMs.push(nowMs);
  }
  assert.equal(askedAtMs, [0, 100, 200, 300, 400, 500, 600, 700, 800, 900]);
  assert.is(encoding.wantsKeyFrame, true);
  assert.is(encoding.nackDueAtMs, Infinity);
});

test('a round trip that repairs have shown is waited for, never less than 20 ms [N1]', () => {
  const encoding = createEncoding();
  receive(encoding, 0, 10);
  receive(encoding, 0, 12);
  ask(encoding, 0);
  receive(encoding, 40, 11, { repaired: true });
  assert.is(encoding.nacks.rttMs, 40);
  receive(encoding, 50, 14);
  ask(encoding, 50);
  assert.equal(ask(encoding, 89), []);
  assert.equal(ask(encoding, 90), [13]);
  // Asked for twice: which request was answered is unknown, so nothing is learnt.
  receive(encoding, 95, 13, { repaired: true });
  assert.is(encoding.nacks.rttMs, 40);
  for (let i = 0; i < 40; i += 1) {
    const nowMs = 100 + 10 * i;
    receive(encoding, nowMs, 16 + 2 * i);
    ask(encoding, nowMs);
    receive(encoding, nowMs + 1, 15 + 2 * i, { repaired: true });
  }
  receive(encoding, 1000, 96);
  assert.equal(ask(encoding, 1000), [95]);
  assert.equal(ask(encoding, 1019), []);
  assert.equal(ask(encoding, 1020), [95]);
});

test('more than 1,000 missing packets are given up for one key frame [F5]', () => {
  const encoding = createEncoding();
  receive(encoding, 0, 0);
  receive(encoding, 0, 1000);
  assert.is(encoding.nacks.count, 999);
  receive(encoding, 1, 1003);
  assert.is(encoding.nacks.count, 0);
  assert.is(encoding.wantsKeyFrame, true);
  encoding.wantsKeyFrame = false;
  receive(encoding, 2, 1004);
  assert.is(encoding.wantsKeyFrame, false);
});

test('a publisher that loses packets to be asked for ever is asked a bounded number of times [F5]', () => {
  const encoding = createEncoding();
  for (let i = 0; i < 10_000; i += 1) {
    receive(encoding, i, i * 2);
    while (ask(encoding, i).length > 0);
  }
  assert.ok(encoding.nacks.requested <= 10_000 * 10, `${encoding.nacks.requested}`);
  assert.ok(encoding.nacks.count <= 1000);
});

test('a path that reorders 3 packets or 10 ms causes hardly a needless request [N1]', () => {
  const random = new Seeded(12);
  const encoding = createEncoding();
  // 200 packets/s for 60 s, each 50th overtaken by up to three or 10 ms.
  const arrivals: { atMs: number; sequence: number }[] = [];
  for (let i = 0; i < 12_000; i += 1) {
    const delayMs = random.chance(0.02) ? random.integer(1, 10) : 0;
    arrivals.push({ atMs: i * 5 + delayMs, sequence: i });
  }
  arrivals.sort((a, b) => a.atMs - b.atMs || a.sequence - b.sequence);
  let needless = 0;
  for (const { atMs, sequence } of arrivals) {
    needless += ask(encoding, atMs - 0.001).length;
    receive(encoding, atMs, sequence);
    needless += ask(encoding, atMs).length;
  }
  // 1 % of the packets that came late.
  assert.ok(needless <= 0.01 * 12_000 * 0.02 + 3, `${needless} needless requests`);
  // And loss is still asked for soon.
  receive(encoding, 60_100, 12_001);
  assert.ok(encoding.nackDueAtMs - 60_100 <= 10);
});

test('reports count loss as RFC 3550 A.3 does', () => {
  const encoding = createEncoding();
  encoding.ssrc = 77;
  const block = createReportBlock();
  for (let sequence = 65_530; sequence < 65_630; sequence += 1) {
    if (sequence % 10 !== 0) receive(encoding, sequence, sequence);
  }
  encoding.report(65_630, block);
  // 65,531…65,629 came, less one in ten: 99 expected, 9 lost.
  assert.is(block.ssrc, 77);
  assert.is(block.cumulativeLost, 9);
  assert.is(block.fractionLost, Math.floor((9 * 256) / 99));
  assert.is(block.extendedHighestSequence, 65_629);
  encoding.report(65_631, block);
  assert.is(block.fractionLost, 0);
  // A repair is no arrival: the path has lost the packet all the same.
  receive(encoding, 65_640, 65_540, { repaired: true });
  encoding.report(65_641, block);
  assert.is(block.cumulativeLost, 9);
});

test('jitter follows RFC 3550 A.8 and does not mind the wrap of timestamps', () => {
  const encoding = createEncoding();
  const base = 0xffff_0000;
  for (let i = 0; i < 2000; i += 1) {
    // Every other packet 2 ms late: |D| = 180 ticks each time.
    receive(encoding, 1000 + i * 10 + (i % 2) * 2, i, { timestamp: (base + i * 900) >>> 0 });
  }
  assert.ok(Math.abs(encoding.reception.jitterTicks - 180) < 1);
});

test('the time since a sender report is told in 1/65,536 s', () => {
  const encoding = createEncoding();
  const block = createReportBlock();
  receive(encoding, 0, 1);
  encoding.report(0, block);
  assert.is(block.lastSenderReport, 0);
  assert.is(block.delaySinceLastSenderReport, 0);
  encoding.onSenderReport(1000, 0x1234_5678, 0x9abc_def0, 5);
  encoding.report(1500, block);
  assert.is(block.lastSenderReport, 0x5678_9abc);
  assert.is(block.delaySinceLastSenderReport, 32_768);
});

test('an encoding that falls silent is told from an active one', () => {
  const encoding = createEncoding();
  assert.is(encoding.isActive(0), false);
  receive(encoding, 100, 1, { sizeBytes: 113 });
  assert.is(encoding.isActive(2099), true);
  assert.is(encoding.isActive(2100), false);
  assert.is(encoding.isActive(200, 50), false);
});

test('the rate covers the last second and falls to nothing', () => {
  const encoding = createEncoding();
  for (let i = 0; i < 300; i += 1) receive(encoding, i * 10, i, { sizeBytes: 1238 });
  assert.ok(Math.abs(encoding.rateBps(2990) - 1_000_000) < 60_000, `${encoding.rateBps(2990)}`);
  assert.is(encoding.rateBps(5000), 0);
});

test('history keeps a second of media and hands out nothing older [F13]', () => {
  const random = new Seeded(13);
  const history = new PacketHistory({ packets: 1024, bytes: 128 * 1024 });
  const stored = new Map<number, { atMs: number; content: Buffer }>();
  let nowMs = 0;
  for (let i = 0; i < 5000; i += 1) {
    nowMs += random.integer(5, 15);
    const content = random.bytes(random.integer(1, 1200));
    history.store(nowMs, i, i, i % 2 === 1, content, 0, content.length);
    stored.set(i, { atMs: nowMs, content });
    const wanted = i - random.integer(0, 200);
    const slot = history.find(nowMs, wanted);
    const truth = stored.get(wanted);
    const ageMs = nowMs - (truth?.atMs ?? -Infinity);
    // 100 packets/s of 600 bytes: once grown, the ring holds a whole second of them.
    if (ageMs > 1000) assert.is(slot, -1);
    if (ageMs <= 900) assert.is.not(slot, -1, `packet ${wanted} at ${i}`);
    if (slot === -1) continue;
    const offset = history.offsetAt(slot);
    const kept = history.buffer.subarray(offset, offset + history.sizeBytesAt(slot));
    assert.ok(truth?.content.equals(kept), `packet ${wanted} at ${i}`);
    assert.is(history.timestampAt(slot), wanted);
    assert.is(history.markerAt(slot), wanted % 2 === 1);
  }
  assert.is(history.buffer.length, 128 * 1024);
});

test('history stays small for a thin encoding and bounded for a fat one', () => {
  const thin = new PacketHistory({ packets: 1024, bytes: 512 * 1024 });
  for (let i = 0; i < 1000; i += 1) thin.store(i * 20, i, 0, false, bytes, 0, 80);
  assert.is(thin.buffer.length, 16 * 1024);
  const fat = new PacketHistory({ packets: 1024, bytes: 512 * 1024 });
  for (let i = 0; i < 20_000; i += 1) fat.store(i * 0.1, i, 0, false, bytes, 0, 1200);
  assert.is(fat.buffer.length, 512 * 1024);
  assert.is.not(fat.find(1999.9, 19_999), -1);
  assert.is(fat.find(1999.9, 19_500), -1);
  fat.clear();
  assert.is(fat.buffer.length, 0);
  assert.is(fat.find(1999.9, 19_999), -1);
});

test.run();
