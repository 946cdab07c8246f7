import * as assert from 'uvu/assert';
import { Tally } from '../../bench/peer/tally.ts';
import { suite } from '../harness.ts';

const test = suite('bench: what a receiver saw');

test('counts each packet of the run once, and what lies outside not at all', () => {
  const tally = new Tally(100, 5);
  assert.equal(
    [99, 100, 101, 101, 104, 105].map((number) => tally.add(number)),
    [false, true, true, false, true, false],
  );
  assert.is(tally.arrived, 3);
  assert.is(tally.duplicates, 1);
  assert.is(tally.missing, 2);
  assert.is(tally.gaps, 1);
});

test('packets missing in a row are one gap, also at both ends', () => {
  const tally = new Tally(0, 10);
  for (const number of [2, 3, 7]) tally.add(number);
  assert.is(tally.gaps, 3);
  assert.is(new Tally(0, 4).gaps, 1);
});

test('order does not matter', () => {
  const tally = new Tally(0, 3);
  for (const number of [2, 0, 1]) tally.add(number);
  assert.is(tally.missing, 0);
  assert.is(tally.gaps, 0);
});

test.run();
