import * as assert from 'uvu/assert';
import { Loudness } from '../../client/media/loudness.ts';
import { suite } from '../harness.ts';

const test = suite('client: how loud the others are');

/** A report in which the track `own` has played for `seconds` with `energy` in all. */
function stats(energy: number, seconds: number): RTCStatsReport {
  const report = {
    type: 'inbound-rtp',
    kind: 'audio',
    trackIdentifier: 'own',
    totalAudioEnergy: energy,
    totalSamplesDuration: seconds,
  };
  return new Map([['1', report]]);
}

const name = (own: string): string | undefined => (own === 'own' ? 'ana' : undefined);

test('it is the mean since the last asking', () => {
  const loudness = new Loudness();
  assert.is(loudness.levels(stats(0.09, 1), name).get('ana'), 0.3);
  assert.is(loudness.levels(stats(0.09, 2), name).get('ana'), 0);
  assert.ok(Math.abs((loudness.levels(stats(0.13, 3), name).get('ana') ?? 0) - 0.2) < 1e-9);
});

test('a track that nobody asks for, one that stands still, and one that begins anew are silent', () => {
  assert.equal([...new Loudness().levels(stats(1, 1), () => undefined)], []);
  const loudness = new Loudness();
  loudness.levels(stats(1, 4), name);
  assert.is(loudness.levels(stats(1, 4), name).get('ana'), 0);
  assert.is(loudness.levels(stats(0, 1), name).get('ana'), 0);
});

test.run();
