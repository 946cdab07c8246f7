// runs alone
import * as assert from 'uvu/assert';
import { createReport } from '../../../bench/tiles/report.ts';
import { runTiles } from '../../../bench/tiles/run.ts';
import { Progress } from '../../../bench/progress.ts';
import { suite } from '../../harness.ts';

const test = suite('bench: the page of a call beside a bare one');

/** Other systems have no /proc. */
const foreign = process.platform === 'linux' ? null : 'needs the accounts of Linux';

test.unless(foreign, 'both show the same pictures, send the same, and are measured', async () => {
  const options = { tiles: 3, rounds: 1, seconds: 3, height: 360, jsonFile: null } as const;
  const run = await runTiles(options, new Progress());
  const [round] = createReport(run, options).rounds;
  assert.equal(round?.faults, []);
  for (const cost of [round?.product, round?.bare]) {
    assert.equal(cost?.flow.decodedSizes, ['640x360', '640x360']);
    assert.equal(cost?.flow.encodedSizes, ['320x180', '640x360']);
    assert.ok((cost?.cpuMs['renderer'] ?? 0) > 0);
  }
  assert.is(run.boxes.length, 3);
  assert.equal(
    run.sends.camera.encodings.map(({ rid }) => rid),
    ['h', 'f'],
  );
});

test.run();
