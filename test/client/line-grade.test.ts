import * as assert from 'uvu/assert';
import { gradeOf } from '../../client/app/line-grade.ts';
import { suite } from '../harness.ts';

const test = suite('how good a line is');

test('by protocol and round trip', () => {
  const rows = [
    ['udp', 1, 'good'],
    ['udp', 149, 'good'],
    ['udp', 150, 'fair'],
    ['udp', 299, 'fair'],
    ['udp', 300, 'weak'],
    ['tcp', 20, 'fair'],
    ['tcp', 300, 'weak'],
    ['udp', null, 'works'],
    ['tcp', null, 'fair'],
  ] as const;
  for (const [protocol, roundTripMs, grade] of rows) {
    assert.is(gradeOf({ protocol, roundTripMs }), grade, `${protocol} ${roundTripMs}`);
  }
});

test.run();
