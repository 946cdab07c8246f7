import * as assert from 'uvu/assert';
import { causeAfterRemedy, classifyRejection } from '../../client/media/failures.ts';
import type { CaptureRejection } from '../../client/media/failures.ts';
import { suite } from '../harness.ts';

const test = suite('client: why a device did not open');

const plain = { message: '', permission: 'prompt', framed: false } as const;

/** Rejection, and what is told or done about it. */
const rows: readonly (readonly [Partial<CaptureRejection> & { name: string }, string])[] = [
  [{ name: 'NotAllowedError', permission: 'denied' }, 'blockedBySite'],
  [{ name: 'PermissionDeniedError', permission: 'denied' }, 'blockedBySite'],
  [{ name: 'NotAllowedError', permission: 'unknown' }, 'blockedBySite'],
  [{ name: 'NotAllowedError', permission: 'granted' }, 'blockedBySite'],
  [
    { name: 'NotAllowedError', message: 'Permission denied by system', permission: 'granted' },
    'blockedBySystem',
  ],
  [{ name: 'NotAllowedError', message: 'Permission dismissed' }, 'questionClosed'],
  [{ name: 'PermissionDismissedError' }, 'questionClosed'],
  [{ name: 'NotAllowedError', permission: 'denied', framed: true }, 'notAllowedInFrame'],
  [{ name: 'NotAllowedError', permission: 'prompt', framed: true }, 'questionClosed'],
  [{ name: 'NotFoundError' }, 'notFound'],
  [{ name: 'DevicesNotFoundError' }, 'notFound'],
  [{ name: 'NotReadableError' }, 'inUse'],
  [{ name: 'TrackStartError' }, 'inUse'],
  [{ name: 'AbortError' }, 'didNotStart'],
  [{ name: 'TimeoutError' }, 'didNotStart'],
  [{ name: 'OverconstrainedError' }, 'relax'],
  [{ name: 'ConstraintNotSatisfiedError' }, 'relax'],
  [{ name: 'SecurityError' }, 'unsupported'],
  [{ name: 'InvalidStateError' }, 'retryWhenVisible'],
  [{ name: 'TypeError' }, 'internal'],
  [{ name: 'SomethingNew' }, 'internal'],
];

for (const [rejection, expected] of rows) {
  const { name, message, permission, framed } = { ...plain, ...rejection };
  const told = [message, permission, framed ? 'in a frame' : ''].filter(Boolean).join(', ');
  test(`${name} (${told}) means ${expected} [S4]`, () => {
    assert.is(classifyRejection({ name, message, permission, framed }), expected);
  });
}

test('a remedy that did not help ends in a cause that a person can act on [S4]', () => {
  assert.is(causeAfterRemedy('relax'), 'notFound');
  assert.is(causeAfterRemedy('retryWhenVisible'), 'didNotStart');
});

test.run();
