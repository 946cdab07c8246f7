import * as assert from 'uvu/assert';
import { TalkingMuted } from '../../client/app/talking-muted.ts';
import { levelOf } from '../../client/media/level.ts';
import { suite } from '../harness.ts';

const test = suite('client: talking into a microphone that is off');

/** @returns how often it was said while `level` was heard `count` times */
function hear(ears: TalkingMuted, level: number, count: number, off = true): number {
  let said = 0;
  for (let sample = 0; sample < count; sample += 1) said += Number(ears.hear(level, off));
  return said;
}

test('it is said once while somebody goes on talking', () => {
  assert.is(hear(new TalkingMuted(), 0.6, 600), 1);
});

test('a cough and the noise of a room are not speech', () => {
  const ears = new TalkingMuted();
  assert.is(hear(ears, 0.2, 600), 0);
  assert.is(hear(ears, 0.9, 4), 0);
});

test('it is said again after a long silence', () => {
  const ears = new TalkingMuted();
  hear(ears, 0.6, 20);
  assert.is(hear(ears, 0, 120), 0);
  assert.is(hear(ears, 0.6, 20), 1);
});

test('nothing is said while the microphone is on', () => {
  assert.is(hear(new TalkingMuted(), 0.9, 100, false), 0);
});

test('a level is 0 in silence, 1 at full scale and between for speech', () => {
  assert.is(levelOf(new Float32Array(1024)), 0);
  assert.is(levelOf(new Float32Array(1024).fill(1)), 1);
  const speech = levelOf(Float32Array.from({ length: 1024 }, (_, n) => 0.05 * Math.sin(n / 7)));
  assert.ok(speech > 0.4 && speech < 0.8, String(speech));
});

test.run();
