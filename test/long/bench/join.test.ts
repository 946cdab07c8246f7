// runs alone
import * as assert from 'uvu/assert';
import { runJoins } from '../../../bench/join/run.ts';
import { Progress } from '../../../bench/progress.ts';
import { suite } from '../../harness.ts';

const test = suite('bench: guests who come over a line');

test('they come in and are measured, and their pages and media went over it', async () => {
  const line = { megabitsPerSecond: 4, delayMs: 50 };
  const run = await runJoins({ joins: 2, height: 360, line, jsonFile: null }, new Progress());
  for (const { faults, readyMs } of [run.cold, ...run.joins]) {
    assert.equal(faults, []);
    // A handshake, the page and its script: three round trips at the least.
    assert.ok((readyMs ?? 0) > 300, `${readyMs} ms`);
  }
  assert.is(run.joins.length, 2);
  assert.ok((run.carried?.upBytes ?? 0) > 100_000);
  assert.ok((run.carried?.downBytes ?? 0) > 200_000);
});

test.run();
