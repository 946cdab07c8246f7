import * as assert from 'uvu/assert';
import type { Received } from '../../bench/browser/received.ts';
import { receptionOf } from '../../bench/join/call.ts';
import { suite } from '../harness.ts';

const test = suite('bench: what came of a picture');

function picture(id: string, change: Partial<Received> = {}): Received {
  return {
    id,
    kind: 'video',
    trackIdentifier: `track of ${id}`,
    framesDecoded: 100,
    freezeCount: 1,
    frameHeight: 180,
    totalAudioEnergy: 0,
    packetsReceived: 1_000,
    packetsLost: 4,
    jitterBufferDelayS: 3,
    jitterBufferEmitted: 100,
    ...change,
  };
}

const NEXT: Partial<Received> = {
  framesDecoded: 300,
  freezeCount: 3,
  frameHeight: 360,
  packetsLost: 9,
  jitterBufferDelayS: 11,
  jitterBufferEmitted: 300,
};

const RECEPTION = {
  framesDecoded: 200,
  framesPerSecond: 20,
  freezes: 2,
  frameHeight: 360,
  jitterBufferMs: 40,
  packetsLost: 5,
};

test('only what came in between counts', () => {
  assert.equal(receptionOf([picture('a')], [picture('a', NEXT)], 10), RECEPTION);
});

test('pictures of earlier guests, and sound, do not', () => {
  const old = picture('old', { framesDecoded: 5_000, packetsLost: 70 });
  const sound = picture('sound', { kind: 'audio', framesDecoded: 0 });
  const loud = { ...sound, framesDecoded: 9_000 };
  const before = [old, sound, picture('a')];
  assert.equal(receptionOf(before, [old, loud, picture('a', NEXT)], 10), RECEPTION);
});

test('a picture that began in between counts from nothing', () => {
  const { framesDecoded, jitterBufferMs } = receptionOf([], [picture('a')], 10);
  assert.is(framesDecoded, 100);
  assert.is(jitterBufferMs, 30);
});

test('a picture that stands still, and none at all, are told as that', () => {
  const still = receptionOf([picture('a')], [picture('a')], 10);
  assert.equal(still, {
    framesDecoded: 0,
    framesPerSecond: 0,
    freezes: 0,
    frameHeight: 180,
    jitterBufferMs: null,
    packetsLost: 0,
  });
  assert.equal(receptionOf([], [], 10), { ...still, frameHeight: 0 });
});

test.run();
