import * as assert from 'uvu/assert';
import { inNamespace, missing } from '../browser/support/namespace.ts';
import { suite } from '../harness.ts';
import type { Reach } from './from-elsewhere.ts';

const test = suite('media for this machine only');

test.unless(
  missing(),
  'by default a valid check from another machine is not answered and TCP is closed; one from here is',
  async () => {
    const { guarded, unguarded } = (await inNamespace('test/integration/from-elsewhere.ts')) as {
      guarded: Reach;
      unguarded: Reach;
    };
    assert.equal(guarded, { answersHere: 1, elsewhere: { answers: 0, tcp: 'ECONNREFUSED' } });
    // Control: on the same addresses without `onlyThisMachine` both come through.
    assert.equal(unguarded, { answersHere: 1, elsewhere: { answers: 3, tcp: 'connected' } });
  },
);

test.run();
