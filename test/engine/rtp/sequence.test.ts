import * as assert from 'uvu/assert';
import {
  SequenceUnwrapper,
  sequenceDelta,
  timestampDelta,
  timestampSum,
} from '../../../engine/rtp/sequence.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';

const test = suite('sequence arithmetic');

test('distances go the shorter way round', () => {
  const rows: [number, number, number][] = [
    [1, 0, 1],
    [0, 1, -1],
    [0, 65_535, 1],
    [65_535, 0, -1],
    [32_767, 0, 32_767],
    [32_768, 0, -32_768],
    [100, 65_000, 636],
  ];
  for (const [a, b, delta] of rows) assert.is(sequenceDelta(a, b), delta, `${a} − ${b}`);
  assert.is(timestampDelta(5, 0xffff_fffb), 10);
  assert.is(timestampDelta(0xffff_fffb, 5), -10);
  assert.is(timestampSum(0xffff_ffff, 2), 1);
  assert.is(timestampSum(1, -2), 0xffff_ffff);
});

test('numbers unwrap over three wraps, with reordering', () => {
  const random = new Seeded(3);
  const unwrapper = new SequenceUnwrapper();
  unwrapper.unwrap(65_000);
  for (let truth = 65_001; truth < 65_000 + 3 * 65_536; truth += random.integer(1, 900)) {
    assert.is(unwrapper.unwrap(truth & 0xffff), truth);
    const late = truth - random.integer(0, 1000);
    assert.is(unwrapper.unwrap(late & 0xffff), late);
    assert.is(unwrapper.highest, truth);
  }
});

test('a packet from before the first gets a number below it', () => {
  const unwrapper = new SequenceUnwrapper();
  assert.is(unwrapper.unwrap(2), 2);
  assert.is(unwrapper.unwrap(65_535), -1);
  assert.is(-1 & 1023, 1023);
});

test('a restart never gives a number again', () => {
  const random = new Seeded(4);
  const unwrapper = new SequenceUnwrapper();
  let highest = unwrapper.restart(random.integer(0, 65_535));
  for (let round = 0; round < 1000; round += 1) {
    const sequence = random.integer(0, 65_535);
    const extended = unwrapper.restart(sequence);
    assert.is(extended & 0xffff, sequence);
    // Even the oldest packet that could still follow lies above all numbers before.
    assert.ok(unwrapper.peek((sequence + 32_768) & 0xffff) > highest);
    highest = extended + random.integer(0, 32_767);
    unwrapper.unwrap(highest & 0xffff);
  }
});

test.run();
