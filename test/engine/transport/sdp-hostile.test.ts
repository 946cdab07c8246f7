import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SessionDescription } from 'werift';
import * as assert from 'uvu/assert';
import { parseDescription, readAnswer, writeAnswer } from '../../../engine/transport/sdp/index.ts';
import { suite } from '../../harness.ts';
import { stepsOf } from '../../steps.ts';
import { LOCAL, OFFERS, read, vector } from './descriptions.ts';

const test = suite('hostile session descriptions');

/** Reads a description as an offer and as an answer, and answers it. */
type Reader = (sdp: string) => void;

const ours: Reader = (sdp) => {
  for (const type of ['offer', 'answer'] as const) {
    const parsed = parseDescription(type, sdp);
    if (!parsed.ok) continue;
    const { description } = parsed;
    readAnswer(description);
    const mids = new Set(description.sections.map(({ mid }) => mid));
    const { sdp: answer } = writeAnswer(description, LOCAL, mids);
    // Whatever is read can be answered, too.
    assert.not.match(answer, /undefined|NaN|[^\r]\n|\r[^\n]/);
  }
};

/** What stands under ours, without what ours keeps from it. */
const unguarded: Reader = (sdp) => {
  SessionDescription.parse(sdp);
};

/** How many of these a reader throws at. */
function thrownAt(descriptions: readonly string[], reader: Reader): number {
  let thrown = 0;
  for (const sdp of descriptions) {
    try {
      reader(sdp);
    } catch {
      thrown++;
    }
  }
  return thrown;
}

/** Every line removed, doubled, and cut after the name and within the value. */
function mutilated(name: string): string[] {
  const lines = vector(name).split('\r\n');
  return lines.flatMap((line, index) => {
    const before = lines.slice(0, index);
    const after = lines.slice(index + 1);
    const cuts = [2, line.indexOf(':') + 1, line.indexOf(' ') + 1, line.length - 1];
    return [
      [...before, ...after],
      [...before, line, line, ...after],
      ...cuts.map((cut) => [...before, line.slice(0, cut), ...after]),
    ].map((changed) => changed.join('\r\n'));
  });
}

function truncated(name: string): string[] {
  const sdp = vector(name);
  return Array.from({ length: Math.ceil(sdp.length / 7) }, (_, at) => sdp.slice(0, at * 7));
}

for (const name of [...OFFERS, 'chromium-answer']) {
  test(`${name}: every line removed, doubled or cut is answered or refused, never thrown [P1]`, () => {
    assert.is(thrownAt(mutilated(name), ours), 0);
  });

  test(`${name}: every truncation is answered or refused, never thrown [P1]`, () => {
    assert.is(thrownAt(truncated(name), ours), 0);
  });

  test(`control: werift throws at ${name} with lines removed or cut [P1]`, () => {
    assert.ok(thrownAt(mutilated(name), unguarded) > 0);
  });
}

/** Linear: each character is walked over so many times at most, whatever the description is. */
const STEPS_PER_CHARACTER = 20;

const FLOODS: Readonly<Record<string, string>> = {
  'payloads and feedback for all of them':
    Array.from({ length: 1500 }, (_, i) => `a=rtpmap:${i % 128} x/1\r\n`).join('') +
    'a=rtcp-fb:* x\r\n'.repeat(2000),
  SSRCs: Array.from({ length: 3000 }, (_, i) => `a=ssrc:${i + 1} cname:x\r\n`).join(''),
  rids: Array.from({ length: 4000 }, (_, i) => `a=rid:${i} send\r\n`).join(''),
  extensions: Array.from({ length: 4000 }, (_, i) => `a=extmap:${i} u\r\n`).join(''),
  'simulcast streams': `a=simulcast:send ${'q;'.repeat(20_000)}\r\n`,
  'bundled sections': `a=group:BUNDLE ${'0 '.repeat(20_000)}\r\n`,
};

/** Steps per character that a reader needs for a flood of 64 KiB at most. */
function effort(flood: string, reader: Reader): number {
  const sdp = (vector('chromium-single-offer') + flood).slice(0, 64 * 1024);
  return stepsOf(() => reader(sdp)) / sdp.length;
}

for (const [what, flood] of Object.entries(FLOODS)) {
  test(`64 KiB of ${what} are no more work than their length [P1]`, () => {
    // Read twice: as an offer and as an answer.
    const steps = effort(flood, ours) / 2;
    assert.ok(steps <= STEPS_PER_CHARACTER, `${steps} steps a character`);
  });
}

test('control: werift multiplies payloads by feedback, and SSRCs by themselves [P1]', () => {
  for (const what of ['payloads and feedback for all of them', 'SSRCs']) {
    const steps = effort(FLOODS[what] ?? '', unguarded);
    assert.ok(steps > STEPS_PER_CHARACTER, `${what}: ${steps} steps a character`);
  }
});

test('an answer to 256 subscriptions is no more work than its length, however it swells [P1]', () => {
  const mids = Array.from({ length: 256 }, (_, index) => String(index));
  const [head = '', first = ''] = vector('chromium-answer').split(/(?=m=)/);
  const sections = mids.map((mid) => first.replace('a=mid:0', `a=mid:${mid}`));
  const answer = (bundle: string): string =>
    head.replace(/BUNDLE.*/, `BUNDLE ${bundle}`) + sections.join('');
  const answered = readAnswer(read('answer', answer(mids.join(' '))));
  assert.is(answered.filter(({ accepted }) => accepted).length, 256);
  const swollen = answer('x '.repeat(100_000));
  const steps = stepsOf(() => parseDescription('answer', swollen)) / swollen.length;
  assert.ok(steps <= STEPS_PER_CHARACTER, `${steps} steps a character`);
});

const corpora = process.env['AUSCULT_CORPORA'];
test.unless(
  corpora ? null : 'AUSCULT_CORPORA is not set',
  'descriptions of foreign fuzzing corpora are read or refused, never thrown [P1]',
  () => {
    const folder = join(corpora ?? '', 'sdp');
    const all = readdirSync(folder).flatMap((file) => {
      const sdp = readFileSync(join(folder, file), 'latin1');
      return [sdp, sdp.replaceAll(/\r?\n/g, '\r\n')];
    });
    assert.ok(all.length > 0);
    assert.is(thrownAt(all, ours), 0);
  },
);

test.run();
