import * as assert from 'uvu/assert';
import { OwnEcho } from '../../client/app/own-echo.ts';
import { suite } from '../harness.ts';
import { Seeded } from '../seeded.ts';

const test = suite("one's own voice that comes back");

/** Loudness four times a second: words of half a second, and pauses, from 0 to 1. */
function speech(seed: number, samples: number): number[] {
  const seeded = new Seeded(seed);
  const random = (): number => seeded.fraction();
  const levels: number[] = [];
  while (levels.length < samples) {
    const word = 1 + Math.floor(random() * 3);
    const loud = 0.55 + random() * 0.4;
    for (let index = 0; index < word; index += 1) levels.push(loud * (0.8 + random() * 0.2));
    const pause = Math.floor(random() * 4);
    for (let index = 0; index < pause; index += 1) levels.push(0.05 + random() * 0.1);
  }
  return levels.slice(0, samples);
}

/** All that is said, with the sample at which it is. */
function said(own: readonly number[], other: readonly number[]): string[] {
  const echo = new OwnEcho();
  return own.flatMap((level, at) => {
    const by = echo.hear(level, new Map([['vega', other[at] ?? 0]]));
    return by === null ? [] : [by];
  });
}

const minute = 240;

test('is said once, whoever it comes back from and however long that takes', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const seeded = new Seeded(seed + 1_000);
    const random = (): number => seeded.fraction();
    const own = speech(seed, minute);
    for (const lag of [0, 1, 2, 3]) {
      const back = own.map((_, at) =>
        Math.max(0, (own[at - lag] ?? 0) * 0.7 + (random() - 0.5) * 0.08),
      );
      assert.equal(said(own, back), ['vega'], `seed ${seed}, ${lag} samples later`);
    }
  }
});

test('is not said of two who talk in turn, at once, or not at all', () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const own = speech(seed, 4 * minute);
    const other = speech(seed + 500, 4 * minute);
    assert.equal(said(own, other), [], `at once, seed ${seed}`);
    const inTurn = (levels: number[], first: boolean): number[] =>
      levels.map((level, at) => ((Math.floor(at / 20) % 2 === 0) === first ? level : 0.05));
    assert.equal(said(inTurn(own, true), inTurn(other, false)), [], `in turn, seed ${seed}`);
    assert.equal(
      said(
        own,
        own.map(() => 0.05),
      ),
      [],
      `silent, seed ${seed}`,
    );
  }
});

test('is not said of two who hear the same clock strike', () => {
  const beat = Array.from({ length: 4 * minute }, (_, at) => (at % 4 === 0 ? 0.8 : 0.05));
  assert.equal(said(beat, beat), []);
});

test.run();
