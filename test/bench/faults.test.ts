import * as assert from 'uvu/assert';
import type { Reception } from '../../bench/load/measure.ts';
import { findFaults, loadFaults } from '../../bench/forward/faults.ts';
import { StrictReceiver } from '../../bench/peer/strict-receiver.ts';
import type { Complaints } from '../../bench/peer/strict-receiver.ts';
import { suite } from '../harness.ts';

const test = suite('bench: which figures may be believed');

const CONTENT = new StrictReceiver(30).complaints;
const complaining = (change: Partial<Complaints>) => ({ complaints: { ...CONTENT, ...change } });

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
  complaints: CONTENT,
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
  ['other contents', complaining({ wrong: 2 }), [/2 packets had other contents/]],
  ['a two-time pad [R6]', { reused: 1 }, [/1 packets came under an index that was used before/]],
  ['the same twice', complaining({ duplicates: 3 }), [/3 packets arrived more than once/]],
  ['out of order', complaining({ reordered: 1 }), [/1 packets came out of order/]],
  ['a broken frame', complaining({ undecodable: 1 }), [/1 frames came without what they depend/]],
  ['a little missing', complaining({ missing: 5 }), []],
  ['held back', { delayMs: { p50: 150, p99: 151, max: 152 } }, [/took more than 150 ms/]],
  ['a sender a little late', { lateMs: 500 }, []],
  ['a sender that cannot keep up', { lateMs: 501 }, [/the load was the limit/]],
];

for (const [name, change, faults] of ROWS) {
  test(name, () => {
    const found = findFaults(
      { ...GOOD, ...change },
      { seconds: 10, load: { limitPerSecond: 20_000, share: 0.15 } },
    );
    assert.is(found.length, faults.length, found.join(', '));
    faults.forEach((fault, index) => assert.match(found[index] ?? '', fault));
  });
}

test('a load at its own limit measures itself', () => {
  assert.equal(loadFaults(0.7), []);
  assert.match(loadFaults(0.71)[0] ?? '', /71 %.*the load was the limit/);
});

test.run();
