import { once } from 'node:events';
import { Writable } from 'node:stream';
import { generate } from 'selfsigned';
import type { SMTPServerOptions } from 'smtp-server';
import * as assert from 'uvu/assert';
import { logOptions } from '../../../server/log.ts';
import { createMailer, smtpSettingsFrom } from '../../../server/mail/index.ts';
import type { MailFailure, Mailer, MailerOptions } from '../../../server/mail/index.ts';
import { ownAddresses } from '../../../server/settings.ts';
import { insertPatient, writeSetting } from '../../../server/store/index.ts';
import { suite } from '../../harness.ts';
import { Practice } from '../practice.ts';
import type { PracticeOptions, Reply, StartedSession } from '../practice.ts';
import { readCalendar } from './calendar-reader.ts';
import { headerOf, leaves, openDeafOffice, openPostOffice, readMessage } from './post-office.ts';
import type { Part, PostOffice } from './post-office.ts';

const test = suite('invitations by e-mail');

interface Scene {
  readonly practice: Practice;
  readonly cookie: string;
  readonly session: StartedSession;
  readonly failures: readonly MailFailure[];
  readonly mailer: Mailer;
  /** Asks for invitations as the chair. */
  readonly invite: (body?: object) => Promise<Reply>;
}

let endings: (() => unknown)[] = [];

test.after.each(async () => {
  for (const end of endings.toReversed()) await end();
  endings = [];
});

async function postOffice(options?: SMTPServerOptions, host?: string): Promise<PostOffice> {
  const office = await openPostOffice(options, host);
  endings.push(() => office.close());
  return office;
}

async function arrange(
  url: string,
  { mailLimits = {}, ...options }: PracticeOptions & { mailLimits?: MailerOptions['limits'] } = {},
): Promise<Scene> {
  const smtp = smtpSettingsFrom(url, 'visits@example.org');
  if (smtp === null) throw new Error('no settings');
  const failures: MailFailure[] = [];
  const mailer = createMailer({
    smtp,
    log: (failure) => failures.push(failure),
    limits: mailLimits,
  });
  endings.push(() => mailer.close());
  const practice = await Practice.open({ ...options, mail: mailer });
  endings.push(() => practice.close());
  const cookie = await practice.logIn('lind');
  const session = await practice.startSession(cookie);
  return {
    practice,
    cookie,
    session,
    failures,
    mailer,
    invite: (body = {}) =>
      practice.request(cookie, 'POST', `/api/sessions/${session.id}/invitations`, {
        to: ['ana@example.org'],
        language: 'en',
        ...body,
      }),
  };
}

function textOf(message: Part, type: string): string {
  const found = leaves(message).filter((part) => part.type.startsWith(type));
  return found[0]?.content.toString() ?? '';
}

test('[S2] each address gets a mail of its own, with the link, and sees no other', async () => {
  const office = await postOffice();
  const { invite, session, practice } = await arrange(`smtp://127.0.0.1:${office.port}`);
  const to = ['ana@example.org', 'eva@example.net', 'Ana@example.org'];
  const reply = await invite({ to });
  assert.is(reply.status, 200);
  assert.equal(reply.json.outcomes, [
    { address: 'ana@example.org', sent: true },
    { address: 'eva@example.net', sent: true },
  ]);
  assert.equal(
    office.mails.map((mail) => mail.to),
    [['ana@example.org'], ['eva@example.net']],
  );
  assert.is(office.connections(), 1);
  const [toAna] = office.mails;
  assert.not.ok(toAna?.raw.includes('eva@'));
  const message = readMessage(toAna?.raw ?? Buffer.alloc(0));
  assert.is(headerOf(message, 'subject'), 'Video visit with Riverside Practice (demo)');
  assert.is(headerOf(message, 'to'), 'ana@example.org');
  assert.match(
    headerOf(message, 'from'),
    /^"?Riverside Practice \(demo\)"? <visits@example\.org>$/,
  );
  assert.is(Date.parse(headerOf(message, 'date')), practice.nowMs);
  const types = leaves(message).map(({ type }) => type.split(';')[0]);
  assert.equal(types, ['text/plain', 'text/html']);
  assert.ok(textOf(message, 'text/plain').includes(session.link));
  assert.match(textOf(message, 'text/plain'), /You need no account\./);
  assert.ok(textOf(message, 'text/html').includes(`href="${session.link}"`));
});

test('[S2] with a time comes a calendar entry, the same one at every time', async () => {
  const office = await postOffice();
  const scene = await arrange(`smtp://127.0.0.1:${office.port}`);
  const { invite, session, practice, cookie } = scene;
  const startsAt = '2020-04-16T07:30:00.000Z';
  await invite({ startsAt, minutes: 45, timeZone: 'Europe/Madrid', language: 'es' });
  practice.nowMs += 60_000;
  await practice.request(cookie, 'POST', `/api/sessions/${session.id}/link/replace`);
  await invite({ startsAt: '2020-04-16T08:30:00.000Z' });
  const messages = office.mails.map(({ raw }) => readMessage(raw));
  const calendars = messages.map((message) => {
    const files = leaves(message).filter(({ type }) =>
      /^(?:text\/calendar|application\/ics)/.test(type),
    );
    assert.is(files.length, 2, 'shown by some programs, attached for the others');
    assert.match(files[0]?.type ?? '', /method=PUBLISH/i);
    assert.equal(files[0]?.content, files[1]?.content);
    const lines = readCalendar(files[0]?.content ?? Buffer.alloc(0));
    return Object.fromEntries(lines.map(({ name, text }) => [name, text]));
  });
  const [first, second] = calendars;
  assert.is(first?.['DTSTART'], '20200416T073000Z');
  assert.is(first?.['DTEND'], '20200416T081500Z');
  assert.is(first?.['SUMMARY'], 'Videoconsulta con Riverside Practice (demo)');
  assert.is(second?.['DTEND'], '20200416T090000Z');
  assert.is(first?.['UID'], second?.['UID']);
  assert.ok(Number(second?.['SEQUENCE']) > Number(first?.['SEQUENCE']));
  assert.is.not(first?.['URL'], second?.['URL'], 'the new link');
  const text = textOf(messages[0] as Part, 'text/plain');
  assert.match(text, /Cuándo: jueves, 16 de abril de 2020, 9:30/);

  // The file that the page saves is about the same event.
  const reserved = await practice.request(cookie, 'POST', '/api/session-links');
  const save = async (link: string): Promise<Record<string, string>> => {
    const token = link.split('#')[1];
    const body = { token, language: 'en', startsAt, minutes: 30 };
    const reply = await practice.request(cookie, 'POST', '/api/calendar-files', body);
    assert.is(reply.raw.headers['content-type'], 'text/calendar; charset=utf-8');
    assert.match(String(reply.raw.headers['content-disposition']), /filename="visit\.ics"/);
    const lines = readCalendar(reply.raw.rawPayload);
    return Object.fromEntries(lines.map(({ name, text: value }) => [name, value]));
  };
  const before = await save(reserved.json.link);
  assert.is(before['METHOD'], undefined);
  assert.is(before['URL'], reserved.json.link);
  const { reservationId } = reserved.json;
  await practice.request(cookie, 'POST', '/api/sessions', { reservationId, name: 'X' });
  assert.is((await save(reserved.json.link))['UID'], before['UID'], 'before OK and after it');
  assert.is.not(before['UID'], first?.['UID']);
});

const notTimes = [
  '2020-04-16',
  '2020-04-16T07:30:00',
  '2020-13-01T00:00Z',
  '1999-04-16T07:30:00Z',
  '',
];
for (const startsAt of notTimes) {
  test(`"${startsAt}" is no time for a visit`, async () => {
    const { invite, practice, cookie, session } = await arrange('smtp://127.0.0.1:9');
    const body = { token: session.token, language: 'en', startsAt, minutes: 30 };
    const saved = await practice.request(cookie, 'POST', '/api/calendar-files', body);
    for (const reply of [await invite({ startsAt }), saved]) {
      assert.equal([reply.status, reply.json.code], [400, 'TIME_INVALID']);
    }
  });
}

test('[H19] [L4] names get into a mail only where they may, and add no header', async () => {
  const office = await postOffice();
  const scene = await arrange(`smtp://127.0.0.1:${office.port}`);
  const { practice, cookie, invite } = scene;
  const session = 'MARKER-SESSION';
  const patient = { id: 'p', number: 'MARKER-NUMBER', givenName: 'MARKER-GIVEN' };
  const born = { familyName: 'MARKER-FAMILY', bornOn: '1948-03-12', email: 'MARKER@example.org' };
  await insertPatient(practice.database, { ...patient, ...born });
  const reserved = await practice.request(cookie, 'POST', '/api/session-links');
  const { reservationId } = reserved.json;
  const made = await practice.request(cookie, 'POST', '/api/sessions', {
    reservationId,
    name: session,
    patientId: 'p',
  });
  const url = `/api/sessions/${made.json.session.id}/invitations`;
  const body = { to: ['ana@example.org'], language: 'en', startsAt: '2020-04-16T07:30:00Z' };
  await practice.request(cookie, 'POST', url, body);
  await practice.request(cookie, 'POST', url, { ...body, useSessionName: true });
  const whole = (message: Part): string =>
    [
      ...message.headers.map(([name]) => `${name}: ${headerOf(message, name)}`),
      ...leaves(message).map(({ content }) => content.toString()),
    ].join('\n');
  const [closed, open] = office.mails.map(({ raw }) => whole(readMessage(raw)));
  assert.not.match(closed ?? '', /MARKER|1948/);
  assert.match(open ?? '', /subject: MARKER-SESSION/);
  assert.match(open ?? '', /SUMMARY:MARKER-SESSION/);
  assert.not.match((open ?? '').replaceAll(session, ''), /MARKER|1948/);

  // What somebody wrote past all checks, straight into the store.
  const nasty = 'Praxis; "Süd", 🩺\r\nBcc: eve@example.net\r\n\r\n<script>1</script>\u2028X';
  await writeSetting(practice.database, 'practice.name', nasty);
  await practice.database('sessions').update({ name: nasty });
  await invite({ startsAt: '2020-04-16T07:30:00Z' });
  await invite({ useSessionName: true });
  for (const { raw, to } of office.mails.slice(2)) {
    assert.equal(to, ['ana@example.org']);
    const message = readMessage(raw);
    const expected = [
      ['auto-submitted', 'content-type', 'date', 'from'],
      ['message-id', 'mime-version', 'subject', 'to'],
    ].flat();
    assert.equal([...new Set(message.headers.map(([name]) => name))].sort(), expected);
    const flat = 'Praxis; "Süd", 🩺 Bcc: eve@example.net <script>1</script> X';
    assert.ok(headerOf(message, 'subject').endsWith(flat), headerOf(message, 'subject'));
    assert.not.match(textOf(message, 'text/html'), /<script/);
    for (const file of leaves(message).filter(({ type }) => type.startsWith('text/calendar'))) {
      const summary = readCalendar(file.content).find(({ name }) => name === 'SUMMARY');
      assert.is(summary?.text, `Video visit with ${flat}`);
    }
  }
});

test('[S2] one address is refused, the others get theirs', async () => {
  const office = await postOffice();
  const { invite, failures } = await arrange(`smtp://127.0.0.1:${office.port}`);
  const to = ['ana@example.org', 'refused@example.org', 'eva@example.net'];
  const reply = await invite({ to });
  assert.equal(reply.json.outcomes, [
    { address: 'ana@example.org', sent: true },
    { address: 'refused@example.org', sent: false, code: 'MAIL_ADDRESS_REFUSED' },
    { address: 'eva@example.net', sent: true },
  ]);
  assert.is(office.mails.length, 2);
  assert.equal(failures, [{ code: 'EENVELOPE', reply: 550 }]);
});

test('a mail that is not taken, and a sender who is not', async () => {
  const full = await postOffice({
    onData(stream, _session, done) {
      stream.resume();
      stream.on('end', () => done(Object.assign(new Error('full'), { responseCode: 452 })));
    },
  });
  const strict = await postOffice({
    onMailFrom(_address, _session, done) {
      done(Object.assign(new Error('who are you'), { responseCode: 553 }));
    },
  });
  for (const { port } of [full, strict]) {
    const { invite } = await arrange(`smtp://127.0.0.1:${port}`);
    const reply = await invite();
    const refused = { address: 'ana@example.org', sent: false, code: 'MAIL_REFUSED' };
    assert.equal(reply.json.outcomes, [refused]);
  }
});

const malformed = [
  'ana',
  'ana@',
  'ana@example',
  'ana@example..org',
  '@example.org',
  'ana@example.org, eva@example.org',
  'Ana <ana@example.org>',
  'ana@example.org\r\nRCPT TO:<eve@example.net>',
  'ana@example.org>\r\nDATA',
  '"ana"@example.org',
  'ana@[127.0.0.1]',
  'ana @example.org',
  `${'a'.repeat(65)}@example.org`,
  `ana@${'a.'.repeat(130)}org`,
];
test('[L4] a malformed address is refused before anything is sent to anybody', async () => {
  const office = await postOffice();
  const { invite } = await arrange(`smtp://127.0.0.1:${office.port}`);
  for (const address of malformed) {
    const reply = await invite({ to: ['ana@example.org', address] });
    assert.equal([reply.status, reply.json.code], [400, 'MAIL_ADDRESS_INVALID'], address);
  }
  assert.is((await invite({ to: [] })).json.code, 'BODY_INVALID');
  assert.is((await invite({ to: Array(21).fill('a@example.org') })).json.code, 'BODY_INVALID');
  assert.is(office.connections(), 0);
  const unusual = ["o'hara+visits@sub.example.org", 'ñandú@example.org', 'a.b-c_d@bücher.example'];
  const reply = await invite({ to: [' ana@example.org ', ...unusual] });
  assert.is(reply.status, 200);
  assert.is(reply.json.outcomes[0]?.address, 'ana@example.org');
});

test('without a mail server the page is told so, and nothing is sent', async () => {
  const practice = await Practice.open();
  endings.push(() => practice.close());
  const cookie = await practice.logIn('lind');
  const { id } = await practice.startSession(cookie);
  const body = { to: ['ana@example.org'], language: 'en' };
  const reply = await practice.request(cookie, 'POST', `/api/sessions/${id}/invitations`, body);
  assert.equal([reply.status, reply.json.code], [409, 'MAIL_NOT_SET_UP']);
  assert.is((await practice.request('', 'GET', '/api/practice')).json.mail, false);
  const with1 = await arrange('smtp://127.0.0.1:9');
  assert.is((await with1.practice.request('', 'GET', '/api/practice')).json.mail, true);
});

test('an account has so many mails an hour, by addresses; what was refused costs nothing', async () => {
  const office = await postOffice();
  const limits = { mailsPerAccount: { count: 5, perMs: 3_600_000 } };
  const { invite, practice, cookie } = await arrange(`smtp://127.0.0.1:${office.port}`, { limits });
  const to = ['a@example.org', 'b@example.org', 'c@example.org'];
  assert.is((await invite({ to })).status, 200);
  const refused = await invite({ to });
  assert.equal([refused.status, refused.json.code], [429, 'TOO_MANY_ATTEMPTS']);
  assert.is(refused.raw.headers['retry-after'], '3600');
  assert.is((await invite({ to: to.slice(1) })).status, 200);
  assert.is(office.mails.length, 5);
  // An hour, in which its person does something every ten minutes.
  for (let times = 0; times < 6; times += 1) {
    practice.nowMs += 600_000;
    await practice.request(cookie, 'POST', '/api/me/activity');
  }
  assert.is((await invite({ to })).status, 200);
});

test('a mail server that never answers holds up nobody else, and no shutdown', async () => {
  const deaf = await openDeafOffice();
  endings.push(() => deaf.close());
  const { invite, practice, cookie, mailer, failures } = await arrange(
    `smtp://127.0.0.1:${deaf.port}`,
    { mailLimits: { atOnce: 1 } },
  );
  const waiting = invite();
  const socket = await deaf.visited;
  assert.is((await practice.request(cookie, 'GET', '/api/me')).status, 200);
  const busy = await invite();
  assert.equal([busy.status, busy.json.code], [503, 'SERVER_BUSY']);
  const hungUp = once(socket.resume(), 'close');
  mailer.close();
  const reply = await waiting;
  const failed = { address: 'ana@example.org', sent: false, code: 'MAIL_SERVER_FAILED' };
  assert.equal(reply.json.outcomes, [failed]);
  await hungUp;
  assert.equal(failures, [{ code: 'EABORT', reply: 0 }]);
});

test('one that never answers is given up by itself', async () => {
  const deaf = await openDeafOffice();
  endings.push(() => deaf.close());
  for (const mailLimits of [{ connectMs: 60 }, { wholeMs: 60 }]) {
    const { invite } = await arrange(`smtp://127.0.0.1:${deaf.port}`, { mailLimits });
    const reply = await invite({ to: ['a@example.org', 'b@example.org'] });
    const codes = reply.json.outcomes.map(({ code }) => code);
    assert.equal(codes, ['MAIL_SERVER_FAILED', 'MAIL_SERVER_FAILED']);
  }
});

test('one that is not there, and one that hangs up in the middle', async () => {
  const gone = await openPostOffice();
  await gone.close();
  const { invite: inviteNobody } = await arrange(`smtp://127.0.0.1:${gone.port}`);
  assert.is((await inviteNobody()).json.outcomes[0]?.code, 'MAIL_SERVER_FAILED');

  let mails = 0;
  const rude: PostOffice = await postOffice({
    onData(stream, session, done) {
      stream.resume();
      stream.on('end', () => {
        mails++;
        done(mails === 1 ? null : Object.assign(new Error('bye'), { responseCode: 421 }));
      });
      void session;
    },
  });
  const { invite } = await arrange(`smtp://127.0.0.1:${rude.port}`);
  const reply = await invite({ to: ['a@example.org', 'b@example.org'] });
  assert.is(reply.json.outcomes[0]?.sent, true);
  assert.is(reply.json.outcomes[1]?.sent, false);
});

const [ownAddress] = ownAddresses('IPv4');
const alone = ownAddress === undefined ? 'this machine has no address but loopback' : null;

test.unless(alone, 'off loopback a server without TLS gets neither mail nor password', async () => {
  let loggedIn = false;
  const office = await postOffice(
    {
      allowInsecureAuth: true,
      onAuth(_auth, _session, done) {
        loggedIn = true;
        done(null, { user: 'u' });
      },
    },
    '0.0.0.0',
  );
  const { invite, failures } = await arrange(`smtp://u:secret@${ownAddress}:${office.port}`);
  const reply = await invite();
  assert.is(reply.json.outcomes[0]?.code, 'MAIL_SERVER_FAILED');
  assert.not(loggedIn);
  assert.is(office.mails.length, 0);
  assert.equal(
    failures.map(({ code }) => code),
    ['ETLS'],
  );
  // The same server by its loopback address: who is in between there?
  const near = await arrange(`smtp://u:secret@127.0.0.1:${office.port}`);
  assert.is((await near.invite()).json.outcomes[0]?.sent, true);
  assert.ok(loggedIn);
});

test.unless(alone, 'a certificate that nobody vouches for is none', async () => {
  const pem = await generate([{ name: 'commonName', value: String(ownAddress) }]);
  const keys = { key: pem.private, cert: pem.cert };
  const starting = await postOffice({ ...keys, disabledCommands: [] }, '0.0.0.0');
  const encrypted = await postOffice({ ...keys, secure: true }, '0.0.0.0');
  for (const url of [
    `smtp://${ownAddress}:${starting.port}`,
    `smtps://127.0.0.1:${encrypted.port}`,
  ]) {
    const { invite } = await arrange(url);
    assert.is((await invite()).json.outcomes[0]?.code, 'MAIL_SERVER_FAILED', url);
  }
  assert.equal([...starting.mails, ...encrypted.mails], []);
});

test('a password that is wrong is told to the operator as EAUTH, and to nobody else', async () => {
  const office = await postOffice({
    allowInsecureAuth: true,
    authOptional: false,
    onAuth({ password }, _session, done) {
      if (password === 'right') done(null, { user: 'u' });
      else done(new Error('Wrong password'));
    },
  });
  const wrong = await arrange(`smtp://u:wrong@127.0.0.1:${office.port}`);
  assert.is((await wrong.invite()).json.outcomes[0]?.code, 'MAIL_SERVER_FAILED');
  assert.is(wrong.failures[0]?.code, 'EAUTH');
  const right = await arrange(`smtp://u:right@127.0.0.1:${office.port}`);
  assert.is((await right.invite()).json.outcomes[0]?.sent, true);
});

test('[H19] the log holds neither addresses nor links nor passwords', async () => {
  let log = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString();
      done();
    },
  });
  const office = await postOffice();
  const logger = { ...logOptions('debug'), stream };
  const scene = await arrange(`smtp://user:secret-4711@127.0.0.1:${office.port}`, { logger });
  await scene.invite({ to: ['ana@example.org', 'refused@example.org'] });
  for (const failure of scene.failures) scene.practice.app.log.warn({ ...failure }, 'mail failed');
  assert.match(log, /"route":"\/api\/sessions\/:id\/invitations"/);
  assert.match(log, /mail failed/);
  assert.not.match(log, /example\.org|4711|join#/);
  assert.not.ok(log.includes(scene.session.token));
});

test.run();
