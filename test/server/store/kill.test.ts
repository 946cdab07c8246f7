import { randomInt } from 'node:crypto';
import * as assert from 'uvu/assert';
import { suite } from '../../harness.ts';
import { killWhileCommitting, seededRandom } from './kill-rounds.ts';

const test = suite('killed while committing');

const seed = randomInt(2 ** 32 - 1);

test('[Q1] after 25 kills every reported session is there, whole, and the file is sound', async () => {
  const outcome = await killWhileCommitting(25, 'afterCommit', seededRandom(seed));
  assert.equal(outcome.missing.slice(0, 9), [], `seed ${seed}`);
  assert.is(outcome.halves, 0, `seed ${seed}`);
  assert.equal(outcome.integrity, ['ok'], `seed ${seed}`);
  assert.ok(outcome.reported >= 25);
});

test('[Q1] control: what is reported before its commit is missed after a kill', async () => {
  const outcome = await killWhileCommitting(8, 'beforeCommit', seededRandom(seed));
  assert.ok(outcome.missing.length > 0, `seed ${seed}`);
  assert.is(outcome.halves, 0, `seed ${seed}`);
});

test.run();
