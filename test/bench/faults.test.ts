import * as assert from 'uvu/assert';
import type { Reception } from '../../bench/forward/load-process.ts';
import { findFaults } from '../../bench/forward/faults.ts';
import { suite } from '../harness.ts';

const test = suite('bench: which figures may be believed');

const GOOD: Reception = {
  expected: 1_000,
  arrived: 1_000,
  duplicates: 0,
  missing: 0,
  gaps: 0,
  refused: 0,
  wrong: 0,
  reused: 0,
  silent: 0,
  delayMs: { p50: 0.2, p99: 1, max: 3 },
  lateMs: 0,
};

const ROWS: [name: string, change: Partial<Reception>, faults: RegExp[]][] = [
  ['everything arrived', {}, []],
  ['one in a hundred lost', { arrived: 990 }, []],
  ['more lost', { arrived: 989 }, [/only 989 of 1000/]],
  ['nothing arrived', { arrived: 0, silent: 10 }, [/nothing arrived/]],
  ['one receiver deaf', { arrived: 995, silent: 1 }, [/1 receivers got nothing/]],
  ['forgeries', { refused: 1 }, [/1 packets failed authentication/]],
  ['other contents', { wrong: 2 }, [/2 packets had other contents/]],
  ['a two-time pad [R6]', { reused: 1 }, [/1 packets came under an index that was used before/]],
  ['the same twice', { duplicates: 3 }, [/3 packets arrived more than once/]],
  ['a sender a little late', { lateMs: 500 }, []],
  ['a sender that cannot keep up', { lateMs: 501 }, [/the load was the limit/]],
];

for (const [name, change, faults] of ROWS) {
  test(name, () => {
    const found = findFaults({ ...GOOD, ...change }, 10);
    assert.is(found.length, faults.length, found.join(', '));
    faults.forEach((fault, index) => assert.match(found[index] ?? '', fault));
  });
}

test.run();
