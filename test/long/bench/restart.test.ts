// runs alone
import * as assert from 'uvu/assert';
import { createReport } from '../../../bench/restart/report.ts';
import { runRestarts } from '../../../bench/restart/run.ts';
import { Progress } from '../../../bench/progress.ts';
import { suite } from '../../harness.ts';

const test = suite('bench: restarts in the midst of a call');

test('both are back after each signal, over new keys and SSRCs, and are measured [Z1] [Z2]', async () => {
  const options = { rounds: 1, jsonFile: null };
  const report = createReport(await runRestarts(options, new Progress()), options);
  assert.equal(report.faults, []);
  for (const { good, listensMs, bothSeeMs } of report.signals) {
    assert.is(good, 1);
    assert.ok((bothSeeMs?.p50 ?? 0) > (listensMs?.p50 ?? Infinity), 'not before it listens');
  }
});

test.run();
