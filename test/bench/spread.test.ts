import * as assert from 'uvu/assert';
import { spreadOf } from '../../bench/spread.ts';
import type { Spread } from '../../bench/spread.ts';
import { suite } from '../harness.ts';

const test = suite('bench: spread of measurements');

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const ROWS: [name: string, values: number[], spread: Spread | null][] = [
  ['nothing', [], null],
  ['one', [7], { p50: 7, p95: 7, max: 7 }],
  ['two', [2, 1], { p50: 1, p95: 2, max: 2 }],
  ['a hundred', upTo(100), { p50: 50, p95: 95, max: 100 }],
  ['fifty, from above', upTo(50).reverse(), { p50: 25, p95: 48, max: 50 }],
  // As text 9 comes after 1000.
  ['numbers, not words', [1000, 9, 80], { p50: 80, p95: 1000, max: 1000 }],
];

for (const [name, values, spread] of ROWS) {
  test(name, () => {
    const before = [...values];
    assert.equal(spreadOf(values), spread);
    assert.equal(values, before, 'left as they were');
  });
}

test.run();
