import * as assert from 'uvu/assert';
import { SpeakerOrder } from '../../client/app/speaker-order.ts';
import { suite } from '../harness.ts';

const test = suite('client: the one who speaks stands first');

const beatMs = 250;
const five = ['a', 'b', 'c', 'd', 'e'];

/** A call whose beats are counted: who speaks for how long, and where everybody stands then. */
class Talk {
  readonly #order = new SpeakerOrder();
  #nowMs = 0;
  /** When somebody stood elsewhere than before. */
  readonly moves: number[] = [];
  last: readonly string[] = [];

  speak(ids: readonly string[], speaking: string, forMs: number): string {
    const set = new Set(speaking === '' ? [] : speaking.split(''));
    for (let spentMs = 0; spentMs < forMs; spentMs += beatMs) {
      this.#nowMs += beatMs;
      const next = this.#order.update(ids, set, this.#nowMs);
      if (next !== this.last && this.last.length > 0) this.moves.push(this.#nowMs);
      this.last = next;
    }
    return this.last.join('');
  }
}

test('who speaks for a while changes places with the first; nobody else moves', () => {
  const talk = new Talk();
  assert.is(talk.speak(five, '', 1_000), 'abcde');
  assert.is(talk.speak(five, 'd', 2_000), 'dbcae');
  assert.is(talk.speak(five, '', 60_000), 'dbcae');
});

test('who speaks briefly moves nobody', () => {
  const talk = new Talk();
  talk.speak(five, 'a', 4_000);
  for (let turn = 0; turn < 20; turn += 1) {
    assert.is(talk.speak(five, 'c', 750), 'abcde');
    assert.is(talk.speak(five, 'a', 1_000), 'abcde');
  }
});

test('while two talk over each other nobody changes places with the first', () => {
  const talk = new Talk();
  talk.speak(five, 'a', 4_000);
  assert.is(talk.speak(five, 'ab', 30_000), 'abcde');
});

test('moves are three seconds apart, whoever speaks', () => {
  const talk = new Talk();
  talk.speak(five, '', 1_000);
  for (const speaker of 'bcdebcdebcdebcde') talk.speak(five, speaker, 1_750);
  assert.ok(talk.moves.length > 2);
  for (const [index, atMs] of talk.moves.entries()) {
    assert.ok(atMs - (talk.moves[index - 1] ?? -Infinity) >= 3_000, `at ${atMs}`);
  }
});

test('whoever comes stands last, and leaving moves only those behind', () => {
  const talk = new Talk();
  talk.speak(five, 'e', 4_000);
  assert.is(talk.speak([...five, 'f'], '', 1_000), 'ebcdaf');
  assert.is(talk.speak(['a', 'b', 'd', 'e', 'f'], '', 1_000), 'ebdaf');
});

test('of up to four people, oneself included, nobody is moved', () => {
  const talk = new Talk();
  assert.is(talk.speak(['a', 'b', 'c'], 'c', 10_000), 'abc');
});

test('the same array comes back as long as nothing has changed', () => {
  const order = new SpeakerOrder();
  const first = order.update(five, new Set(), 0);
  assert.is(order.update([...five], new Set(['b']), 250), first);
});

test.run();
