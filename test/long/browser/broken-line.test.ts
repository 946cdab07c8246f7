// runs alone
import * as assert from 'uvu/assert';
import { suite } from '../../harness.ts';
import type { BrokenLine } from '../../browser/support/broken-line.ts';
import { inNamespace, missing } from '../../browser/support/namespace.ts';

const test = suite('what the other tests of calls would notice');

test.unless(
  missing(),
  'control: a line that is dead for half a second is a freeze, and an open one is UDP',
  async () => {
    const { protocols, seen } = (await inNamespace(
      'test/browser/support/broken-line.ts',
    )) as BrokenLine;
    assert.equal(protocols, ['udp']);
    assert.ok(seen.freezesMore >= 1, 'a freeze was counted');
    assert.ok(seen.framesMore >= 150, 'and the picture came back');
  },
);

test.run();
