import * as assert from 'uvu/assert';
import { lineFigures } from '../../client/app/line-figures.ts';
import { preferredLanguage } from '../../client/app/preferred-language.ts';
import { sortableTime } from '../../client/app/times.ts';
import { accessReminder, accessSentence, initials } from '../../client/app/words.ts';
import { cameraEncodings } from '../../client/media/encodings.ts';
import { suite } from '../harness.ts';

const test = suite('client: words and numbers');

test('a line in figures names what is known of it', () => {
  const rows = [
    [{ protocol: 'udp', roundTripMs: 44.7, lost: 0.00241 }, 'UDP, 45 ms, 0.2 % lost'],
    [{ protocol: 'tcp', roundTripMs: 0.2, lost: 0 }, 'TCP, 1 ms, 0 % lost'],
    [{ protocol: 'udp', roundTripMs: null, lost: 0.12 }, 'UDP, 12 % lost'],
    [{ protocol: 'udp', roundTripMs: null, lost: null }, 'UDP'],
    [{ protocol: null, roundTripMs: null, lost: null }, ''],
  ] as const;
  for (const [line, figures] of rows) assert.is(lineFigures(line), figures);
});

test('initials leave out titles and take first and last name', () => {
  const names: Record<string, string> = {
    'Dr. Elena Campo': 'EC',
    'Ana María Ortiz': 'AO',
    Luis: 'L',
    'prof. dr. Jonas Lind': 'JL',
    '  ': '',
    '王 小明': '王小',
  };
  for (const [name, letters] of Object.entries(names)) assert.is(initials(name), letters, name);
});

test('a session name starts with the time as in the help page [S1]', () => {
  assert.is(sortableTime(new Date(2020, 3, 15, 9, 30)), '2020-04-15 09:30');
});

test('the reminder is worded for the access level [S3]', () => {
  assert.is(accessReminder('invitation'), 'Anyone you share this link with will be able to join.');
  assert.match(accessReminder('internal'), 'Anyone at your practice who has this link');
  assert.match(accessReminder('private'), 'participants list');
  assert.match(accessSentence('invitation'), 'No login required');
});

test('the remembered language goes before those of the browser, unknown ones are passed over', () => {
  assert.is(preferredLanguage(undefined, ['es-MX', 'en']), 'es');
  assert.is(preferredLanguage('en', ['es-MX']), 'en');
  assert.is(preferredLanguage('xx', ['fr', 'de', 'es']), 'es');
  assert.is(preferredLanguage(undefined, ['fr']), 'en');
  assert.is(preferredLanguage(undefined, []), 'en');
});

test('a camera is sent in as many sizes as the browser encodes, the full one among them', () => {
  const sizes = (height: number) =>
    cameraEncodings(height).map(({ scaleResolutionDownBy = 1 }) => scaleResolutionDownBy);
  assert.equal(sizes(720), [4, 2, 1]);
  assert.equal(sizes(540), [4, 2, 1]);
  assert.equal(sizes(360), [2, 1]);
  assert.equal(sizes(180), [1]);
  for (const height of [720, 360, 180]) {
    const rates = cameraEncodings(height).map(({ maxBitrate = 0 }) => maxBitrate);
    assert.equal(
      rates,
      rates.toSorted((a, b) => a - b),
    );
  }
});

test.run();
