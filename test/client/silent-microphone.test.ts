import * as assert from 'uvu/assert';
import { SilentMicrophone } from '../../client/app/silent-microphone.ts';
import { suite } from '../harness.ts';

const test = suite('client: a microphone that gives no sound');

function hear(ears: SilentMicrophone, isDead: boolean, seconds: number, on = true): string[] {
  const words: string[] = [];
  for (let sample = 0; sample < seconds * 10; sample += 1) {
    const word = ears.hear(isDead, on);
    if (word) words.push(word);
  }
  return words;
}

test('it is said once after five seconds, and taken back with the first sound', () => {
  const ears = new SilentMicrophone();
  assert.equal(hear(ears, true, 4.9), []);
  assert.equal(hear(ears, true, 60), ['say']);
  assert.equal(hear(ears, false, 10), ['takeBack']);
});

test('a quiet room, and a microphone that is off, are nothing to speak of', () => {
  assert.equal(hear(new SilentMicrophone(), false, 60), []);
  assert.equal(hear(new SilentMicrophone(), true, 60, false), []);
});

test.run();
