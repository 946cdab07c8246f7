// runs alone
import * as assert from 'uvu/assert';
import { faultsOf } from '../../../bench/first-frame/report.ts';
import { runFirstFrames } from '../../../bench/first-frame/run.ts';
import { runJoinStorm } from '../../../bench/join-storm/run.ts';
import { Progress } from '../../../bench/progress.ts';
import { suite } from '../../harness.ts';

const test = suite('bench: waiting for pictures');

test('every receiver gets its first frame, cold and connected ahead', async () => {
  const run = await runFirstFrames({ joins: 2 }, new Progress());
  assert.equal(faultsOf(run), []);
  assert.equal(
    run.results.map(({ kind, planned, failed }) => ({ kind, planned, failed })),
    [
      { kind: 'cold', planned: 2, failed: 0 },
      { kind: 'ahead', planned: 2, failed: 0 },
    ],
  );
  for (const { firstFrameMs } of run.results) assert.ok((firstFrameMs?.p50 ?? 0) > 0);
  assert.ok(run.serverCpuUs > 0);
});

test('nobody is left out when many join at once', async () => {
  const storm = { joins: 8, publishers: 2, withinMs: 800 };
  const result = await runJoinStorm(storm, new Progress());
  assert.equal(result.faults, []);
  assert.is(result.leftOut, 0);
  const { firstPictureMs, allPicturesMs, framesDecoded } = result;
  assert.ok(firstPictureMs !== null && allPicturesMs !== null);
  assert.ok(0 < firstPictureMs.p50 && firstPictureMs.p50 <= allPicturesMs.p50);
  // Eight and the one who was there before, two pictures each.
  assert.ok(framesDecoded >= 18);
  assert.ok(result.serverCpuUs > 0);
});

test.run();
