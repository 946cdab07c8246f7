import * as assert from 'uvu/assert';
import { compare } from '../../bench/forward/ratio.ts';
import type { TargetName } from '../../bench/forward/target.ts';
import { suite } from '../harness.ts';

const test = suite('bench: the engine beside references');

const one = (round: number, target: TargetName, cpuUsPerPacket: number | null) => ({
  case: 'c',
  round,
  target,
  cpuUsPerPacket,
});

test('ratios are taken within a round', () => {
  const results = [
    one(1, 'engine', 4),
    one(1, 'sendto', 2),
    one(1, 'sendmmsg', 1),
    one(2, 'engine', 12),
    one(2, 'sendto', 4),
    one(2, 'sendmmsg', 2),
    one(3, 'engine', 5),
    one(3, 'sendto', 1),
    // Nothing arrived: there is nothing to compare.
    one(3, 'sendmmsg', null),
  ];
  assert.equal(compare(results), [
    { case: 'c', reference: 'sendto', ratios: [2, 3, 5], median: 3, min: 2, max: 5 },
    { case: 'c', reference: 'sendmmsg', ratios: [4, 6], median: 5, min: 4, max: 6 },
  ]);
});

test('the engine alone is compared with nothing', () => {
  assert.equal(compare([one(1, 'engine', 4)]), []);
});

test.run();
