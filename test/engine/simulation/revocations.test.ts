import * as assert from 'uvu/assert';
import { Gate } from '../../../engine/forward/gate.ts';
import type { GateClosing } from '../../../engine/forward/gate.ts';
import { SentCache } from '../../../engine/forward/sent-cache.ts';
import { suite } from '../../harness.ts';
import { revoke } from './revocations.ts';
import type { Exit, Reach } from './revocations.ts';

const test = suite('revocations in the midst of packets');

/** Ten times as many in `npm run test:long`. */
const ROUNDS = Number(process.env['AUSCULT_REVOCATIONS'] ?? 1_000);
const SEED = 1;

function assertReached({
  rounds,
  left,
  resent,
  cameTooLate,
  askedTooLate,
  resumed,
  tapped,
}: Reach) {
  // It has been where it hurts.
  assert.ok(left > 10 * rounds, `${left} left`);
  assert.ok(resent > rounds, `${resent} resent`);
  assert.ok(cameTooLate > rounds, `${cameTooLate} came too late`);
  assert.ok(askedTooLate > rounds, `${askedTooLate} asked too late`);
  assert.ok(resumed > rounds / 4, `${resumed} resumed`);
  assert.ok(tapped > rounds, `${tapped} tapped`);
}

test(`[T1] ${ROUNDS} interleavings: nothing of a revoked source is handed to the socket after the receipt`, () => {
  const reach = revoke(ROUNDS, SEED);
  assert.equal(reach.violations, []);
  assertReached(reach);
  console.log(`T1: ${JSON.stringify(reach)}`);
});

/** What may leave is decided, gathered, and sent a millisecond later. */
const gateBeforeBatch: Exit = (send, { clock }) => {
  let batch: Buffer[] = [];
  return (datagram) => {
    if (batch.length === 0) {
      clock.in(1, () => {
        const full = batch;
        batch = [];
        for (const each of full) send(each);
      });
    }
    // The slot is used again.
    batch.push(Buffer.from(datagram));
  };
};

test('[T1] negative control: with the gate before a batch, packets of a revoked source leave', () => {
  const { violations } = revoke(ROUNDS, SEED, gateBeforeBatch);
  assert.ok(
    violations.some((violation) => / sent at /.test(violation)),
    String(violations),
  );
});

/** Reports its closing and stays open. */
const ajar = {
  close(this: Gate): GateClosing {
    const { lastExtendedSequence, lastForwardedAtMs } = this;
    return { lastExtendedSequence, lastForwardedAtMs };
  },
};

test('[T1] negative control: where a closed gate forgets nothing and stays open, what was asked again leaves', () => {
  // A new packet is still stopped where its track is closed; only resends are not.
  const restore = [
    replace(Gate.prototype, 'close', ajar),
    replace(SentCache.prototype, 'clear', { clear: () => undefined }),
  ];
  try {
    const { violations } = revoke(ROUNDS, SEED);
    assert.ok(
      violations.some((violation) => / resent at /.test(violation)),
      String(violations),
    );
  } finally {
    for (const back of restore) back();
  }
});

/** Takes a method from somewhere else. @returns what puts the own one back */
function replace<Name extends string>(
  prototype: Record<Name, unknown>,
  name: Name,
  other: Record<Name, unknown>,
): () => void {
  const own = prototype[name];
  prototype[name] = other[name];
  return () => void (prototype[name] = own);
}

test.run();
