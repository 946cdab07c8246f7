import * as assert from 'uvu/assert';
import { calendarFile } from '../../../server/mail/index.ts';
import type { CalendarEvent } from '../../../server/mail/index.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';
import { isText, readCalendar } from './calendar-reader.ts';
import type { ContentLine } from './calendar-reader.ts';

const test = suite('calendar files');

const link = 'https://tele.example.org/join#3q2-7wEjRWeJq83v_example';

const event: CalendarEvent = {
  uid: '12345678-1234-8234-a234-123456789012',
  title: 'Video visit with Riverside Practice',
  description: `Open this link to join:\n${link}`,
  link,
  startsAtMs: Date.UTC(2020, 3, 15, 7, 30),
  minutes: 45,
  nowMs: Date.UTC(2020, 3, 14, 12),
  organizer: null,
};

function read(changed: Partial<CalendarEvent>): ContentLine[] {
  return readCalendar(Buffer.from(calendarFile({ ...event, ...changed })));
}

function valueOf(lines: readonly ContentLine[], name: string): string {
  const found = lines.filter((line) => line.name === name);
  assert.is(found.length, 1, name);
  return found[0]?.text ?? '';
}

const names = [
  ['BEGIN', 'VERSION', 'PRODID', 'CALSCALE'],
  ['BEGIN', 'UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SEQUENCE'],
  ['SUMMARY', 'DESCRIPTION', 'LOCATION', 'URL', 'END', 'END'],
].flat();

test('[S2] a saved file is one event in UTC with the link, and asks nobody for anything', () => {
  const lines = read({});
  assert.equal(
    lines.map(({ name }) => name),
    names,
  );
  assert.is(valueOf(lines, 'DTSTART'), '20200415T073000Z');
  assert.is(valueOf(lines, 'DTEND'), '20200415T081500Z');
  assert.is(valueOf(lines, 'DTSTAMP'), '20200414T120000Z');
  assert.is(valueOf(lines, 'SUMMARY'), event.title);
  assert.is(valueOf(lines, 'DESCRIPTION'), event.description);
  assert.is(valueOf(lines, 'URL'), link);
});

test('[S2] a mailed one is published by its organizer', () => {
  const organizer = { name: 'Riverside', address: 'visits@example.org' };
  const lines = read({ organizer });
  assert.is(valueOf(lines, 'METHOD'), 'PUBLISH');
  const found = lines.find(({ name }) => name === 'ORGANIZER');
  assert.equal(found?.parameters, { CN: 'Riverside' });
  assert.is(found?.raw, 'mailto:visits@example.org');
});

test('a later file about the same session has a higher SEQUENCE, which fits 31 bits', () => {
  const sequenceAt = (nowMs: number): number => Number(valueOf(read({ nowMs }), 'SEQUENCE'));
  assert.ok(sequenceAt(event.nowMs + 1_000) > sequenceAt(event.nowMs));
  assert.ok(sequenceAt(Date.UTC(2080, 0, 1)) < 2 ** 31);
  assert.is(sequenceAt(0), 0);
});

/** What names can hold that a calendar file gives a meaning to. */
const pieces = [
  ['\r\n', '\n', '\r', '\u2028', '\u0085', '\r\n ', '\r\n\t', '\0', '\u001b[2J'],
  [';', ',', ':', '\\', '\\n', '\\,', '"', "'", '^n', '=', '%0D%0A', '<b>'],
  ['BEGIN:VALARM', 'END:VCALENDAR', 'ATTENDEE:mailto:x@example.org', 'METHOD:CANCEL'],
  ['Ana', ' ', 'Ortiz', 'ñ', 'é', 'ü', '診療所', '🩺', '👩🏽‍⚕️', 'x'.repeat(80), '\ud83e'],
].flat();

function typed(seeded: Seeded): string {
  return Array.from({ length: seeded.integer(1, 14) }, () => seeded.pick(pieces)).join('');
}

/** What of a text can come back: its line endings as LF, no control characters. */
function kept(text: string): string {
  const lines = text.replace(/\r\n?|[\n\u0085\u2028\u2029]/g, '\n');
  return lines.toWellFormed().replace(/[^\P{Cc}\n]/gu, '');
}

test('[L4] whatever a name holds comes back as it was, and adds no property', () => {
  const seeded = new Seeded(5545);
  for (let round = 0; round < 3_000; round++) {
    const title = typed(seeded);
    const description = typed(seeded);
    const organizer = seeded.chance(0.5) ? { name: typed(seeded), address: 'v@example.org' } : null;
    const lines = read({ title, description, organizer });
    const why = JSON.stringify({ seed: seeded.seed, round, title, description, organizer });
    const more = organizer === null ? [] : ['METHOD', 'ORGANIZER'];
    assert.equal(lines.map(({ name }) => name).sort(), [...names, ...more].sort(), why);
    for (const [name, text] of [
      ['SUMMARY', title],
      ['DESCRIPTION', description],
    ] as const) {
      const line = lines.find((one) => one.name === name);
      assert.ok(isText(line?.raw ?? ''), why);
      assert.is(line?.text, kept(text), why);
    }
    const common = lines.find(({ name }) => name === 'ORGANIZER')?.parameters['CN'];
    const wanted = organizer && kept(organizer.name).replaceAll('\n', '').replaceAll('"', "'");
    // Separators that are no control characters may stand between quotes.
    assert.is(common?.replace(/[\u2028\u2029]/g, ''), wanted ?? undefined, why);
  }
});

test('[L4] lines are folded between characters, by octets', () => {
  for (const character of ['x', 'ñ', '診', '🩺']) {
    for (let count = 50; count < 90; count++) {
      const title = character.repeat(count);
      assert.is(valueOf(read({ title }), 'SUMMARY'), title);
    }
  }
});

test('[L4] control: the reader notices long lines, bare CR and LF, and what is no property', () => {
  const whole = calendarFile(event);
  const spoilt = [
    whole.replace('\r\n', '\n'),
    whole.replace('SUMMARY:', 'SUMMARY:a\rb'),
    whole.replace('SUMMARY:', 'sum mary'),
    whole.slice(0, -2),
  ];
  for (const text of spoilt) assert.throws(() => readCalendar(Buffer.from(text)), text);
  const long = calendarFile({ ...event, title: 'x'.repeat(90) }).replaceAll('\r\n ', '');
  assert.throws(() => readCalendar(Buffer.from(long)), /More than 75 octets/);
  assert.not(isText('a;b'));
});

test.run();
