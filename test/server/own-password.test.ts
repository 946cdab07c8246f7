import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignalingClient, SignalingError } from 'auscult/signaling/client';
import * as assert from 'uvu/assert';
import { WebSocket } from 'ws';
import { readSettings } from '../../server/settings.ts';
import { startServer } from '../../server/start.ts';
import type { RunningServer } from '../../server/start.ts';
import { suite } from '../harness.ts';
import { knownPassword, startMs } from './practice.ts';
import type { ReplyBody } from './practice.ts';

const test = suite('one’s own password and log-ins, over real sockets');

const minuteMs = 60_000;
const newPassword = 'brown river stone';

let data: string;
let server: RunningServer;
let address: string;
let nowMs: number;
let clients: SignalingClient[] = [];

test.before.each(async () => {
  data = await mkdtemp(join(tmpdir(), 'auscult-password-'));
  nowMs = startMs;
  const environment = {
    PORT: '0',
    AUSCULT_MEDIA_PORT: '0',
    AUSCULT_DATA: data,
    AUSCULT_LOG_LEVEL: 'silent',
  };
  const pages = (): Promise<void> => Promise.resolve();
  const settings = readSettings([], environment);
  server = await startServer({ settings, pages, clock: () => nowMs });
  ({ address } = server.greeting);
});

test.after.each(async () => {
  for (const client of clients) client.close();
  clients = [];
  await server.close();
  await rm(data, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly json: ReplyBody;
  readonly cookie: string;
}

async function send(method: string, path: string, cookie = '', body?: object): Promise<Answer> {
  const reply = await fetch(`${address}${path}`, {
    method,
    headers: { origin: address, cookie, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const content = await reply.text();
  return {
    status: reply.status,
    json: JSON.parse(content === '' ? '{}' : content) as ReplyBody,
    cookie: reply.headers.getSetCookie()[0]?.split(';')[0] ?? '',
  };
}

async function logIn(who: string, password = knownPassword): Promise<Answer> {
  return await send('POST', '/api/log-in', '', { email: `${who}@demo.invalid`, password });
}

async function change(cookie: string, currentPassword: string, to: string): Promise<Answer> {
  return await send('PUT', '/api/me/password', cookie, { currentPassword, newPassword: to });
}

async function outcome(answer: Promise<Answer>): Promise<string> {
  const { status, json } = await answer;
  return `${status} ${json.code ?? ''}`.trim();
}

const me = (cookie: string): Promise<string> => outcome(send('GET', '/api/me', cookie));

async function startSession(cookie: string): Promise<string> {
  const { reservationId } = (await send('POST', '/api/session-links', cookie)).json;
  const body = { reservationId, name: 'Consult' };
  return (await send('POST', '/api/sessions', cookie, body)).json.session.id;
}

async function ticketFor(sessionId: string, cookie: string): Promise<string> {
  return (await send('POST', `/api/sessions/${sessionId}/join`, cookie)).json.ticket;
}

class PageSocket extends WebSocket {
  constructor(url: string, protocols: string) {
    super(url, protocols, { origin: address });
  }
}

interface Visit {
  readonly client: SignalingClient;
  readonly participantId: string;
}

async function enter(sessionId: string, cookie: string): Promise<Visit> {
  const url = `${address.replace('http', 'ws')}/signaling`;
  const client = new SignalingClient({ url, WebSocket: PageSocket });
  clients.push(client);
  const { participantId } = await client.join(await ticketFor(sessionId, cookie));
  return { client, participantId };
}

/** Resolves with why a client was put out. */
function putOut(client: SignalingClient): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error('The client was not told within 10 s.'));
    }, 10_000);
    client.on('state', (change) => {
      if (change.state !== 'closed') return;
      clearTimeout(late);
      resolve(`${change.reason} ${change.detail}`);
    });
  });
}

async function inside(sessionId: string, cookie: string): Promise<unknown> {
  return (await send('GET', `/api/sessions/${sessionId}`, cookie)).json.session.inside;
}

test('[A1] [A2] [H3] a new password ends all other log-ins, and gives this one another token', async () => {
  const here = (await logIn('campo')).cookie;
  const there = (await logIn('campo')).cookie;
  const colleague = (await logIn('vega')).cookie;
  const [one, other] = [await startSession(here), await startSession(here)];
  const { client: mine } = await enter(one, here);
  const { client: theirs } = await enter(other, there);
  const { client: ofVega } = await enter(other, colleague);
  const early = await ticketFor(one, there);
  const told = putOut(theirs);

  const changed = await change(here, knownPassword, newPassword);
  assert.is(changed.status, 204);
  // Before the answer: nobody is inside any more, and not a packet leaves.
  assert.equal(await inside(other, changed.cookie), ['Dr. Maria Vega']);
  assert.is(await told, 'removed loggedOut');
  assert.match(changed.cookie, /^auscult_login=[\w-]{43}$/);
  assert.is.not(changed.cookie, here);
  assert.equal([await me(here), await me(there)], ['401 NOT_LOGGED_IN', '401 NOT_LOGGED_IN']);
  assert.equal([await me(changed.cookie), await me(colleague)], ['200', '200']);

  // A ticket from before opens nothing; what this browser was doing goes on.
  const url = `${address.replace('http', 'ws')}/signaling`;
  const late = new SignalingClient({ url, WebSocket: PageSocket });
  clients.push(late);
  const refusal = await late.join(early).catch((error: unknown) => error);
  assert.is(refusal instanceof SignalingError && refusal.code, 'NOT_LOGGED_IN');
  assert.equal([mine.state, ofVega.state], ['connected', 'connected']);

  // The call belongs to the new token now.
  const out = putOut(mine);
  await send('POST', '/api/log-out', changed.cookie);
  assert.is(await out, 'removed loggedOut');
});

test('[A2] after the change the old password opens nothing, the demo’s known one included', async () => {
  const { cookie } = await change((await logIn('campo')).cookie, knownPassword, newPassword);
  assert.is(await outcome(logIn('campo')), '401 WRONG_CREDENTIALS');
  assert.is(await outcome(logIn('campo', newPassword)), '200');
  const shown = (await send('GET', '/api/practice')).json.demoAccounts;
  assert.not.ok(JSON.stringify(shown).includes('campo'));
  assert.is(
    await outcome(change(cookie, knownPassword, 'green hill valley')),
    '403 WRONG_PASSWORD',
  );
  assert.is(await outcome(change(cookie, newPassword, 'green hill valley')), '204');
});

test('[A5] a wrong current password counts as a failed log-in, and changes nothing', async () => {
  const { cookie } = await logIn('campo');
  const session = await startSession(cookie);
  const { client } = await enter(session, cookie);
  for (let count = 0; count < 10; count += 1) {
    assert.is(await outcome(change(cookie, `guess ${count}`, newPassword)), '403 WRONG_PASSWORD');
  }
  assert.is(await outcome(change(cookie, knownPassword, newPassword)), '429 TOO_MANY_ATTEMPTS');
  assert.is(await outcome(logIn('campo')), '429 TOO_MANY_ATTEMPTS');
  assert.is(await outcome(logIn('vega')), '200');
  assert.equal([await me(cookie), client.state], ['200', 'connected']);
  nowMs += 15 * minuteMs - 1;
  await send('POST', '/api/me/activity', cookie);
  nowMs += 1;
  assert.is(await outcome(logIn('campo')), '200');
});

test('[H5] what the policy refuses is refused by a code for each fault', async () => {
  const { cookie } = await logIn('campo');
  const refused = {
    'zq7!kd2': '400 PASSWORD_TOO_SHORT',
    [Array.from({ length: 257 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('')]:
      '400 PASSWORD_TOO_LONG',
    Password1: '400 PASSWORD_TOO_COMMON',
    'Elena-Campo-1': '400 PASSWORD_OWN_WORDS',
    riversidepractice: '400 PASSWORD_OWN_WORDS',
  };
  for (const [password, code] of Object.entries(refused)) {
    assert.is(await outcome(change(cookie, knownPassword, password)), code);
  }
  assert.is(await me(cookie), '200');
  // Composed or not, it is the same password.
  const { cookie: next } = await change(
    cookie,
    knownPassword,
    'brûlée à la crème'.normalize('NFD'),
  );
  assert.is(await outcome(logIn('campo', 'brûlée à la crème'.normalize('NFC'))), '200');
  assert.is(await me(next), '200');
});

test('[A2] [H3] ending another of one’s own log-ins: refused at once, and out of its call', async () => {
  const here = (await logIn('campo')).cookie;
  const there = (await logIn('campo')).cookie;
  const session = await startSession(here);
  const { client } = await enter(session, there);
  const told = putOut(client);
  const { logins } = (await send('GET', '/api/logins', here)).json;
  assert.equal(logins.map(({ current, inCall }) => [current, inCall]).sort(), [
    [false, true],
    [true, false],
  ]);
  const other = logins.find(({ current }) => !current)?.id ?? '';
  assert.is(await outcome(send('DELETE', `/api/logins/${other}`, here)), '204');
  assert.equal(await inside(session, here), []);
  assert.is(await told, 'removed loggedOut');
  assert.equal([await me(there), await me(here)], ['401 NOT_LOGGED_IN', '200']);
});

test('[H2] [T2] a ticket from before the time-out is worth nothing after it', async () => {
  const { cookie } = await logIn('campo');
  const session = await startSession(cookie);
  nowMs += 15 * minuteMs - 1000;
  const ticket = await ticketFor(session, cookie);
  nowMs += 1000;
  const url = `${address.replace('http', 'ws')}/signaling`;
  const client = new SignalingClient({ url, WebSocket: PageSocket });
  clients.push(client);
  const refusal = await client.join(ticket).catch((error: unknown) => error);
  assert.is(refusal instanceof SignalingError && refusal.code, 'NOT_LOGGED_IN');
});

test('[H2] a call of an hour is activity till its end, and a time-out never ends one', async () => {
  const chair = (await logIn('campo')).cookie;
  const vega = (await logIn('vega')).cookie;
  const lind = (await logIn('lind')).cookie;
  const session = await startSession(chair);
  const { client: asChair } = await enter(session, chair);
  const { participantId } = await enter(session, vega);
  nowMs += 60 * minuteMs;
  assert.equal(
    [await me(vega), await me(chair), await me(lind)],
    ['200', '200', '401 LOGIN_TIMED_OUT'],
  );
  await asChair.removeParticipant(participantId);
  nowMs += 15 * minuteMs - 1;
  assert.is(await me(vega), '200', '15 minutes from the end of the call');
  nowMs += 1;
  assert.is(await me(vega), '401 LOGIN_TIMED_OUT');

  nowMs += 11 * 60 * minuteMs;
  assert.is(await me(chair), '401 LOGIN_TIMED_OUT', 'after twelve hours');
  assert.is(asChair.state, 'connected');
  const again = await send('POST', '/api/log-in', chair, {
    email: 'campo@demo.invalid',
    password: knownPassword,
  });
  assert.equal(await inside(session, again.cookie), ['Dr. Elena Campo']);
  assert.is(asChair.state, 'connected');
});

test.run();
