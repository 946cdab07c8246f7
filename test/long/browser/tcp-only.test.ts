// runs alone
import * as assert from 'uvu/assert';
import { suite } from '../../harness.ts';
import { DROP_UDP, inNamespace, missing } from '../../browser/support/namespace.ts';
import type { TcpEnd } from '../../browser/support/tcp-call.ts';

const test = suite('networks that block UDP');

test.unless(
  missing(),
  'over TCP alone: picture and sound for 10 s, a third comes and goes, a screen is shared',
  async () => {
    const { ends, third } = (await inNamespace('test/browser/support/tcp-call.ts', DROP_UDP)) as {
      ends: TcpEnd[];
      third: string[];
    };
    assert.equal(
      ends.map(({ who }) => who),
      ['Dr. Campo', 'Ana'],
    );
    assert.equal(third, ['tcp']);
    for (const { who, framesMore, freezesMore, audioEnergy, protocols } of ends) {
      assert.equal(protocols, ['tcp']);
      assert.ok(framesMore >= 150, `${who} decoded ${framesMore} frames`);
      assert.is(freezesMore, 0, `${who}: no freeze`);
      assert.ok(audioEnergy > 0, `${who} hears`);
    }
  },
);

test.run();
