import * as assert from 'uvu/assert';
import { allocate } from '../../../engine/session/allocator.ts';
import type { Demand, EncodingState } from '../../../engine/session/allocator.ts';
import { suite } from '../../harness.ts';

const test = suite('allocator');

/** What a camera of 720p sends. */
const measured: readonly EncodingState[] = [
  { active: true, bitrateBps: 150_000, heightPixels: 180 },
  { active: true, bitrateBps: 500_000, heightPixels: 360 },
  { active: true, bitrateBps: 1_500_000, heightPixels: 720 },
];
const unmeasured = measured.map((one) => ({ ...one, bitrateBps: 0, heightPixels: 0 }));
const silent = measured.map((one) => ({ ...one, active: false }));

function camera(change: Partial<Demand> = {}): Demand {
  return {
    source: 'camera',
    encodings: measured,
    shown: null,
    cap: null,
    current: null,
    ...change,
  };
}

const targets = (demands: readonly Demand[], budgetBps: number) =>
  allocate(demands, budgetBps).map(({ target }) => target);

test('a picture gets the encoding that its size on the screen is worth', () => {
  const rows = [
    [{ width: 160, height: 90 }, 0],
    [{ width: 384, height: 216 }, 0],
    [{ width: 640, height: 360 }, 1],
    [{ width: 800, height: 450 }, 2],
    [{ width: 1920, height: 1080 }, 2],
    [null, 2],
  ] as const;
  for (const [shown, target] of rows) {
    assert.equal(targets([camera({ shown })], Infinity), [target], JSON.stringify(shown));
  }
});

test('a hidden picture costs nothing, and says why', () => {
  const [hidden, other] = allocate(
    [camera({ shown: { width: 0, height: 0 } }), camera()],
    1_700_000,
  );
  assert.equal([hidden?.target, hidden?.reason], [null, 'hidden']);
  assert.is(other?.target, 2);
});

test('a screen keeps its full size in a small tile, and comes before faces', () => {
  const screen = camera({ source: 'screen', shown: { width: 160, height: 90 } });
  const face = camera({ shown: { width: 1280, height: 720 } });
  const [ofScreen, ofFace] = allocate([screen, face], 2_000_000);
  assert.is(ofScreen?.target, 2);
  assert.is(ofFace?.target, 0);
  assert.is(ofFace?.reason, 'bandwidth:down');
});

test('everybody is seen before anybody is seen larger', () => {
  assert.equal(targets([camera(), camera(), camera()], 450_000), [0, 0, 0]);
  assert.equal(targets([camera(), camera(), camera()], 900_000), [1, 0, 0]);
});

test('what does not fit is left out and named, but never the first picture', () => {
  const allocations = allocate([camera(), camera()], 100_000);
  assert.equal(
    allocations.map(({ target, reason }) => [target, reason]),
    [
      [0, 'bandwidth:down'],
      [null, 'bandwidth:down'],
    ],
  );
});

test('a group of four is seen from the first moment, before anything is measured', () => {
  const group = Array.from({ length: 4 }, () => camera({ encodings: unmeasured }));
  assert.ok(targets(group, 1_300_000).every((target) => target !== null));
});

test('a layer at the border is kept where it is, and not taken where it is not', () => {
  const border = 1_500_000 * 1.05;
  assert.equal(targets([camera({ current: 2 })], border), [2]);
  assert.equal(targets([camera({ current: 1 })], border), [1]);
});

test('nobody waits for an encoding that is not sent', () => {
  const withoutTop = measured.map((one, index) => ({ ...one, active: index < 2 }));
  const [allocation] = allocate([camera({ encodings: withoutTop })], Infinity);
  assert.equal([allocation?.target, allocation?.reason], [1, 'notSent']);
  const [nothing] = allocate([camera({ encodings: silent, current: 1 })], Infinity);
  assert.equal([nothing?.target, nothing?.reason], [1, 'notSent'], 'ready for the next key frame');
});

test('a pinned layer caps the choice, whatever the size', () => {
  const shown = { width: 1920, height: 1080 };
  assert.equal(targets([camera({ cap: 0, shown })], Infinity), [0]);
  assert.equal(targets([camera({ cap: 7, shown })], Infinity), [2], 'more than there are is all');
});

test.run();
