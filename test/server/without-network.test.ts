import * as assert from 'uvu/assert';
import { inNamespace, missing } from '../browser/support/namespace.ts';
import { suite } from '../harness.ts';

const test = suite('a machine without a network');

test.unless(missing(), 'starts all the same and serves itself', async () => {
  const outcome = await inNamespace('test/server/without-network.ts', 'ip link delete inside');
  assert.equal(outcome, { status: 200 });
});

test.run();
