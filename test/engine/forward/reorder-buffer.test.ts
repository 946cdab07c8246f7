import * as assert from 'uvu/assert';
import { ReorderBuffer } from '../../../engine/forward/index.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';

const test = suite('reorder buffer');
const WAIT_MS = 100;

test('what comes in order leaves at once', () => {
  const buffer = new ReorderBuffer<string>(WAIT_MS);
  for (const number of [7, 8, 9]) {
    assert.ok(buffer.add(0, number, `packet ${number}`));
    assert.equal(buffer.take(0), [`packet ${number}`]);
  }
  assert.is(buffer.dueAtMs(), Infinity);
});

test('a hole is waited for, and what fills it goes first', () => {
  const buffer = new ReorderBuffer<number>(WAIT_MS);
  buffer.add(0, 1, 1);
  buffer.add(10, 3, 3);
  buffer.add(20, 4, 4);
  assert.equal(buffer.take(20), [1]);
  assert.is(buffer.dueAtMs(), 10 + WAIT_MS);
  buffer.add(90, 2, 2);
  assert.equal(buffer.take(90), [2, 3, 4]);
  assert.is(buffer.missing, 0);
});

test('a hole that nothing fills is given up in time, counted, and closed for good', () => {
  const buffer = new ReorderBuffer<number>(WAIT_MS);
  buffer.add(0, 1, 1);
  buffer.add(10, 4, 4);
  assert.equal(buffer.take(109), [1]);
  assert.equal(buffer.take(110), [4]);
  assert.is(buffer.missing, 2);
  assert.not(buffer.add(120, 3, 3), 'too late');
  assert.equal(buffer.take(120), []);
});

test('each hole has its own time', () => {
  const buffer = new ReorderBuffer<number>(WAIT_MS);
  buffer.add(0, 1, 1);
  buffer.add(10, 3, 3);
  buffer.add(60, 5, 5);
  assert.equal(buffer.take(110), [1, 3]);
  assert.equal(buffer.take(159), []);
  assert.equal(buffer.take(160), [5]);
});

test('a number without content fills its place, duplicates do not', () => {
  const buffer = new ReorderBuffer<number>(WAIT_MS);
  buffer.add(0, 1, 1);
  buffer.add(0, 3, 3);
  assert.not(buffer.add(0, 3, 30));
  buffer.add(0, 2, null);
  assert.equal(buffer.take(0), [1, 3]);
  assert.not(buffer.add(0, 1, 10));
});

test('cleared, it begins anew with whatever comes', () => {
  const buffer = new ReorderBuffer<number>(WAIT_MS);
  buffer.add(0, 1, 1);
  buffer.add(0, 3, 3);
  buffer.take(0);
  buffer.clear();
  buffer.add(1, 90, 90);
  assert.equal(buffer.take(1), [90]);
  assert.is(buffer.missing, 0);
});

test('a shuffled stream comes out in order, whole', () => {
  const random = new Seeded(4);
  const buffer = new ReorderBuffer<number>(WAIT_MS);
  const arrivals = Array.from({ length: 2_000 }, (_, number) => ({
    number,
    atMs: number * 2 + random.integer(0, 60),
  })).sort((a, b) => a.atMs - b.atMs);
  // The first to arrive begins: what is older than it is lost with the beginning.
  const taken: number[] = [];
  for (const { number, atMs } of arrivals) {
    buffer.add(atMs, number, number);
    taken.push(...buffer.take(atMs));
  }
  assert.equal(
    taken,
    Array.from({ length: taken.length }, (_, index) => taken[0]! + index),
  );
  assert.is(taken.at(-1), 1_999);
});

test.run();
