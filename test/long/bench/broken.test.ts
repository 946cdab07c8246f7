// runs alone
import * as assert from 'uvu/assert';
import { isRight, runBroken } from '../../../bench/broken/run.ts';
import { Progress } from '../../../bench/progress.ts';
import { suite } from '../../harness.ts';

const test = suite('bench: servers that are broken on purpose');

test('each is caught for what it does, and neither the engine nor an honest middle is', async () => {
  const results = await runBroken({ switches: 2 }, new Progress());
  assert.is(results.length, 8);
  for (const { server, faults, rightlyJudged } of results) {
    assert.ok(rightlyJudged, `${server}: ${faults.join('; ')}`);
  }
});

test('a server that was caught for something else has not been caught', () => {
  assert.not(isRight('delays', ['1 packets came out of order']));
  assert.not(isRight('reorders', []));
  assert.not(isRight('healthy', ['1 packets came out of order']));
  assert.ok(isRight('engine', []));
});

test.run();
