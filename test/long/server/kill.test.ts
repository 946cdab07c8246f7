import { randomInt } from 'node:crypto';
import * as assert from 'uvu/assert';
import { suite } from '../../harness.ts';
import { killWhileCommitting, seededRandom } from '../../server/store/kill-rounds.ts';

const test = suite('killed while committing, at length');

const seed = randomInt(2 ** 32 - 1);
const rounds = 1_000;

test(`[Q1] after ${rounds} kills every reported session is there, whole, and the file is sound`, async () => {
  const outcome = await killWhileCommitting(rounds, 'afterCommit', seededRandom(seed));
  console.log(`${outcome.reported} sessions reported, ${outcome.missing.length} missing`);
  assert.equal(outcome.missing.slice(0, 9), [], `seed ${seed}`);
  assert.is(outcome.halves, 0, `seed ${seed}`);
  assert.equal(outcome.integrity, ['ok'], `seed ${seed}`);
});

test.run();
