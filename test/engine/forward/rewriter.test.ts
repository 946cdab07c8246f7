import * as assert from 'uvu/assert';
import { Encoding } from '../../../engine/forward/encoding.ts';
import { BEFORE_SWITCH, MAPPED, MAPPED_EMPTY, Rewriter } from '../../../engine/forward/rewriter.ts';
import { createUpstreamPacket } from '../../../engine/forward/upstream-packet.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';

const test = suite('rewriter');

const CLOCK = 90_000;
const MS = CLOCK / 1000;

function createEncoding(index = 0): Encoding {
  return new Encoding({
    mid: '0',
    rid: String(index),
    index,
    kind: 'video',
    clockRate: CLOCK,
    nack: true,
  });
}

const packet = createUpstreamPacket();

/** The packet `extended` of frame `picture`, captured at `atMs`. */
function at(
  extended: number,
  picture: number,
  options: { tl0?: number; atMs?: number; bits?: number } = {},
) {
  packet.extendedSequence = extended;
  packet.rtp.timestamp = Math.round((options.atMs ?? picture * 33) * MS) >>> 0;
  packet.payload.pictureIdBits = options.bits ?? 15;
  packet.payload.pictureId = picture & (options.bits === 7 ? 0x7f : 0x7fff);
  packet.payload.tl0PictureIndex = (options.tl0 ?? picture) & 0xff;
  return packet;
}

interface Row {
  readonly do: 'begin' | 'map' | 'remove' | 'padding';
  readonly packet: readonly [extended: number, picture: number];
  /** Relative to the first packet sent; undefined where nothing is sent. */
  readonly out?: readonly [sequence: number, picture: number];
  readonly mapped?: number;
}

/** Walks the rows; outgoing numbers are told relative to those of the first packet. */
function walk(rows: readonly Row[], options: { bits?: number } = {}): void {
  const rewriter = new Rewriter(CLOCK, () => 0.5);
  const encoding = createEncoding();
  let base: [number, number] | null = null;
  for (const [i, row] of rows.entries()) {
    const [extended, picture] = row.packet;
    const name = `row ${i}: ${row.do} ${extended}`;
    at(extended, picture, options);
    if (row.do === 'remove' || row.do === 'padding') {
      rewriter.remove(packet, row.do === 'remove');
      continue;
    }
    if (row.do === 'begin') rewriter.begin(i, packet, encoding);
    assert.is(rewriter.map(i, packet), row.mapped ?? MAPPED, name);
    if (row.mapped === BEFORE_SWITCH) continue;
    base ??= [rewriter.extendedSequence, rewriter.pictureId];
    assert.equal(
      [rewriter.extendedSequence - base[0], (rewriter.pictureId - base[1]) & 0x7fff],
      row.out,
      name,
    );
  }
}

test('in order, gaps and reordering keep their distances', () => {
  walk([
    { do: 'begin', packet: [10, 1], out: [0, 0] },
    { do: 'map', packet: [11, 1], out: [1, 0] },
    { do: 'map', packet: [14, 3], out: [4, 2] },
    { do: 'map', packet: [13, 2], out: [3, 1] },
    { do: 'map', packet: [12, 2], out: [2, 1] },
    { do: 'map', packet: [15, 3], out: [5, 2] },
    { do: 'map', packet: [9, 1], mapped: BEFORE_SWITCH },
  ]);
});

test('what is taken out closes up, in numbers and pictures', () => {
  walk([
    { do: 'begin', packet: [10, 1], out: [0, 0] },
    { do: 'remove', packet: [11, 2] },
    { do: 'remove', packet: [12, 2] },
    { do: 'map', packet: [13, 3], out: [1, 1] },
    { do: 'padding', packet: [14, 3] },
    { do: 'map', packet: [15, 3], out: [2, 1] },
    { do: 'remove', packet: [16, 4] },
    { do: 'map', packet: [17, 5], out: [3, 2] },
  ]);
});

test('latecomers between removed runs find the numbers left for them', () => {
  walk([
    { do: 'begin', packet: [10, 1], out: [0, 0] },
    { do: 'remove', packet: [11, 2] },
    // 12 and 13 are late.
    { do: 'map', packet: [14, 4], out: [3, 2] },
    { do: 'remove', packet: [15, 5] },
    { do: 'map', packet: [17, 7], out: [5, 4] },
    { do: 'map', packet: [13, 3], out: [2, 1] },
    { do: 'map', packet: [16, 6], out: [4, 3] },
    { do: 'map', packet: [12, 3], out: [1, 1] },
  ]);
});

test('a latecomer of a frame that was taken out fills its number with nothing', () => {
  walk([
    { do: 'begin', packet: [10, 1], out: [0, 0] },
    // 11 is late, the rest of its frame is removed.
    { do: 'remove', packet: [12, 2] },
    { do: 'remove', packet: [13, 2] },
    { do: 'map', packet: [15, 3], out: [3, 1] },
    { do: 'map', packet: [11, 2], out: [1, 1], mapped: MAPPED_EMPTY },
    // The last packet of the removed frame, late as well.
    { do: 'map', packet: [14, 2], out: [2, 0], mapped: MAPPED_EMPTY },
  ]);
});

test('numbers and picture ids wrap without a step', () => {
  for (const bits of [7, 15]) {
    const rewriter = new Rewriter(CLOCK, () => 0.999);
    const encoding = createEncoding();
    rewriter.begin(0, at(65_530, 120, { bits }), encoding);
    let last: [number, number] | null = null;
    for (let i = 0; i < 70_000; i += 1) {
      rewriter.map(i, at(65_530 + i, 120 + i, { bits }));
      const now: [number, number] = [rewriter.extendedSequence, rewriter.pictureId];
      if (last !== null) {
        assert.is(now[0] - last[0], 1);
        assert.is((now[1] - last[1]) & 0x7fff, 1);
      }
      last = now;
    }
  }
});

test('a stream begins below 2^15, whatever the dice say', () => {
  for (const roll of [0, 0.5, 0.9999999]) {
    const rewriter = new Rewriter(CLOCK, () => roll);
    rewriter.begin(0, at(60_000, 1), createEncoding());
    rewriter.map(0, packet);
    assert.ok(rewriter.extendedSequence > 0 && rewriter.extendedSequence < 0x8000);
  }
});

test('a switch goes on one above the highest number given', () => {
  const rewriter = new Rewriter(CLOCK, () => 0.25);
  const [a, b] = [createEncoding(0), createEncoding(1)];
  rewriter.begin(0, at(100, 50, { tl0: 9 }), a);
  rewriter.map(0, packet);
  rewriter.map(33, at(104, 52, { tl0: 10 }));
  const before = [rewriter.extendedSequence, rewriter.pictureId, rewriter.tl0PictureIndex];
  rewriter.map(34, at(102, 51, { tl0: 9 }));
  rewriter.begin(66, at(9000, 7, { tl0: 200 }), b);
  rewriter.map(66, packet);
  assert.equal(
    [rewriter.extendedSequence, rewriter.pictureId, rewriter.tl0PictureIndex],
    before.map((value) => value + 1),
  );
  assert.is(rewriter.map(67, at(8999, 6)), BEFORE_SWITCH);
});

test('timestamps at a switch follow the publisher’s clock where reports tell it', () => {
  const rewriter = new Rewriter(CLOCK, () => 0.25);
  const [a, b] = [createEncoding(0), createEncoding(1)];
  // The same instant, 10 s of NTP time, is 1,000,000 ticks in one and 5,000,000 in the other.
  a.onSenderReport(0, 10, 0, 1_000_000);
  b.onSenderReport(0, 10, 0, 5_000_000);
  at(1, 1);
  packet.rtp.timestamp = 1_000_000 + 90 * 100;
  rewriter.begin(150, packet, a);
  rewriter.map(150, packet);
  const before = rewriter.timestamp;
  // Captured 40 ms later, arrived 90 ms later.
  at(1000, 1);
  packet.rtp.timestamp = 5_000_000 + 90 * 140;
  rewriter.begin(240, packet, b);
  rewriter.map(240, packet);
  assert.is((rewriter.timestamp - before) | 0, 90 * 40);
});

test('without reports they follow arrival, and reports that lie are not believed', () => {
  for (const lieMs of [null, 60_000, -60_000]) {
    const rewriter = new Rewriter(CLOCK, () => 0.25);
    const [a, b] = [createEncoding(0), createEncoding(1)];
    if (lieMs !== null) {
      a.onSenderReport(0, 1000, 0, 0);
      b.onSenderReport(0, 1000 + lieMs / 1000, 0, 0);
    }
    rewriter.begin(0, at(1, 1, { atMs: 0 }), a);
    rewriter.map(0, packet);
    const before = rewriter.timestamp;
    rewriter.begin(90, at(1000, 1, { atMs: 7_777_777 }), b);
    rewriter.map(90, packet);
    assert.is((rewriter.timestamp - before) | 0, 90 * 90, String(lieMs));
  }
});

test('two key frames of one instant still get two timestamps, a millisecond apart', () => {
  const rewriter = new Rewriter(CLOCK, () => 0.25);
  const [a, b] = [createEncoding(0), createEncoding(1)];
  a.onSenderReport(0, 10, 0, 0);
  b.onSenderReport(0, 10, 0, 0);
  rewriter.begin(5, at(1, 1, { atMs: 0 }), a);
  rewriter.map(5, packet);
  const before = rewriter.timestamp;
  rewriter.begin(6, at(1000, 1, { atMs: 0 }), b);
  rewriter.map(6, packet);
  assert.is((rewriter.timestamp - before) | 0, 90);
});

test('however many switches stand at one instant, the milliseconds do not add up', () => {
  const rewriter = new Rewriter(CLOCK, () => 0.25);
  const encodings = [createEncoding(0), createEncoding(1)];
  for (const encoding of encodings) encoding.onSenderReport(0, 10, 0, 0);
  let start: number | null = null;
  for (let frame = 1; frame <= 200; frame++) {
    const atMs = frame * 33;
    // Sent on one encoding already when the other's key frame of the same instant takes over.
    const [now, next] = frame % 2 === 0 ? encodings : encodings.toReversed();
    rewriter.begin(atMs, at(frame, frame, { atMs }), now!);
    rewriter.map(atMs, packet);
    start ??= rewriter.timestamp - atMs * MS;
    const isSame = (rewriter.timestamp - (start + atMs * MS)) | 0;
    assert.is(isSame, 0, `frame ${frame}`);
    rewriter.begin(atMs + 1, at(frame, frame, { atMs }), next!);
    rewriter.map(atMs + 1, packet);
    assert.is((rewriter.timestamp - (start + atMs * MS)) | 0, MS);
  }
});

test('an encoding that was paused goes on with its own timestamps', () => {
  const rewriter = new Rewriter(CLOCK, () => 0.25);
  const a = createEncoding(0);
  rewriter.begin(0, at(1, 1, { atMs: 0 }), a);
  rewriter.map(0, packet);
  const before = rewriter.timestamp;
  // Ten seconds on its own clock, 10.02 by arrival.
  rewriter.begin(10_020, at(300, 290, { atMs: 10_000 }), a);
  rewriter.map(10_020, packet);
  assert.is((rewriter.timestamp - before) | 0, 90 * 10_000);
});

test('10^5 random steps give no number twice and no packet two numbers', () => {
  const random = new Seeded(14);
  const rewriter = new Rewriter(CLOCK, () => random.fraction());
  const encodings = [createEncoding(0), createEncoding(1), createEncoding(2)];
  const next = [100, 100, 100];
  const given = new Set<number>();
  let current = 0;
  let missing: { extended: number; picture: number }[] = [];
  let picture = 0;
  let begun = false;
  for (let step = 0; step < 100_000; step += 1) {
    if (!begun || random.chance(0.005)) {
      current = random.integer(0, 2);
      missing = [];
      next[current]! += random.integer(1, 50);
      rewriter.begin(step, at(next[current]!, picture), encodings[current]!);
      begun = true;
    } else if (missing.length > 0 && random.chance(0.1)) {
      const late = missing.splice(random.integer(0, missing.length - 1), 1)[0]!;
      at(late.extended, late.picture);
      if (rewriter.map(step, packet) === BEFORE_SWITCH) continue;
      assert.not(given.has(rewriter.extendedSequence), `step ${step}`);
      given.add(rewriter.extendedSequence);
      continue;
    } else if (random.chance(0.05)) {
      missing.push({ extended: next[current]!, picture });
      next[current]! += 1;
      continue;
    } else if (random.chance(0.2)) {
      rewriter.remove(at(next[current]!, picture), random.chance(0.8));
      next[current]! += 1;
      if (random.chance(0.5)) picture += 1;
      continue;
    }
    rewriter.map(step, at(next[current]!, picture));
    next[current]! += 1;
    if (random.chance(0.5)) picture += 1;
    assert.not(given.has(rewriter.extendedSequence), `step ${step}`);
    given.add(rewriter.extendedSequence);
  }
  assert.ok(given.size > 60_000);
});

test.run();
