import { mock } from 'node:test';
import * as assert from 'uvu/assert';
import { suite } from '../harness.ts';
import { Practice, tokenOf } from './practice.ts';

const test = suite('sessions over HTTP');

let practice: Practice;
let campo: string;
let vega: string;

test.before.each(async () => {
  practice = await Practice.open();
  campo = await practice.logIn('campo');
  vega = await practice.logIn('vega');
});

test.after.each(async () => {
  mock.timers.reset();
  await practice.close();
});

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

test('[S1] OK makes a session of the reserved link, its maker the chair, access Invitation', async () => {
  const reserved = await practice.request(campo, 'POST', '/api/session-links');
  assert.is(reserved.status, 201);
  assert.match(reserved.json.link, /^http:\/\/127\.0\.0\.1:3000\/join#[\w-]{22}$/);
  const body = { reservationId: reserved.json.reservationId, name: '  09:30  Dr. Campo ' };
  const made = await practice.request(campo, 'POST', '/api/sessions', body);
  assert.is(made.status, 201);
  const { id, ...rest } = made.json.session;
  assert.match(id, /^[\w-]{22}$/);
  assert.equal(rest, {
    name: '09:30 Dr. Campo',
    access: 'invitation',
    role: 'chair',
    createdAt: '2020-04-15T07:30:00.000Z',
    createdBy: 'Dr. Elena Campo',
    state: 'open',
    inside: [],
  });
});

test('[S1] Cancel leaves nothing behind', async () => {
  const reserved = await practice.request(campo, 'POST', '/api/session-links');
  const url = `/api/session-links/${reserved.json.reservationId}`;
  assert.is((await practice.request(campo, 'DELETE', url)).status, 204);
  for (const table of ['reservations', 'sessions', 'session_links', 'members']) {
    assert.equal(await practice.database(table), [], table);
  }
  const body = { reservationId: reserved.json.reservationId, name: 'late OK' };
  const late = await practice.request(campo, 'POST', '/api/sessions', body);
  assert.is(late.status, 404);
  assert.is(late.json.code, 'RESERVATION_NOT_FOUND');
});

test('[S1] a second OK finds the session of the first', async () => {
  const reserved = await practice.request(campo, 'POST', '/api/session-links');
  const body = { reservationId: reserved.json.reservationId, name: 'once' };
  const replies = await Promise.all(
    Array.from({ length: 5 }, () => practice.request(campo, 'POST', '/api/sessions', body)),
  );
  assert.is(new Set(replies.map((reply) => reply.json.session.id)).size, 1);
  assert.is((await practice.request(campo, 'GET', '/api/sessions')).json.sessions.length, 1);
});

test('a reservation is its maker’s: others can neither use nor cancel it', async () => {
  const reserved = await practice.request(campo, 'POST', '/api/session-links');
  const { reservationId } = reserved.json;
  const used = await practice.request(vega, 'POST', '/api/sessions', { reservationId, name: 'x' });
  assert.is(used.status, 404);
  const cancelled = await practice.request(vega, 'DELETE', `/api/session-links/${reservationId}`);
  assert.is(cancelled.status, 404);
  const token = tokenOf(reserved.json.link);
  const resolved = await practice.request('', 'POST', '/api/links/resolve', { token });
  assert.is(resolved.json.state, 'notStarted');
});

test('[S2] until OK the link reads "not started", and opens the guest page after it', async () => {
  const reserved = await practice.request(campo, 'POST', '/api/session-links');
  const token = tokenOf(reserved.json.link);
  const before = await practice.request('', 'POST', '/api/links/resolve', { token });
  assert.is(before.status, 200);
  assert.equal(before.json, { state: 'notStarted', practice: 'Riverside Practice (demo)' });
  const early = await practice.request('', 'POST', '/api/links/join', { token, displayName: 'A' });
  assert.is(early.json.code, 'SESSION_NOT_STARTED');

  const body = { reservationId: reserved.json.reservationId, name: 'Consult' };
  await practice.request(campo, 'POST', '/api/sessions', body);
  const after = await practice.request('', 'POST', '/api/links/resolve', { token });
  assert.equal(after.json, {
    state: 'open',
    practice: 'Riverside Practice (demo)',
    page: 'guest',
    access: 'invitation',
    title: 'Consult',
  });
});

test('[S2] a link that was never confirmed dies after 24 hours', async () => {
  const reserved = await practice.request(campo, 'POST', '/api/session-links');
  const token = tokenOf(reserved.json.link);
  practice.nowMs += 24 * hourMs - 1;
  const last = await practice.request('', 'POST', '/api/links/resolve', { token });
  assert.is(last.json.state, 'notStarted');
  practice.nowMs += 1;
  const gone = await practice.request('', 'POST', '/api/links/resolve', { token });
  assert.is(gone.json.code, 'LINK_NOT_FOUND');
});

test('[S2] wrong, cancelled and never created links get one and the same answer', async () => {
  const reserved = await practice.request(campo, 'POST', '/api/session-links');
  await practice.request(campo, 'DELETE', `/api/session-links/${reserved.json.reservationId}`);
  const tokens = [tokenOf(reserved.json.link), 'A'.repeat(22), 'x', '<script>', '../..'];
  const bodies = await Promise.all(
    tokens.map(async (token) => {
      const reply = await practice.request('', 'POST', '/api/links/resolve', { token });
      return `${reply.status} ${reply.raw.body}`;
    }),
  );
  assert.is(new Set(bodies).size, 1);
  assert.match(bodies[0] ?? '', /^404 .*LINK_NOT_FOUND/);
});

test('[S2] a link may be reserved 100 times before one must be used or cancelled', async () => {
  for (let count = 0; count < 100; count += 1) {
    assert.is((await practice.request(campo, 'POST', '/api/session-links')).status, 201);
  }
  const refused = await practice.request(campo, 'POST', '/api/session-links');
  assert.is(refused.json.code, 'TOO_MANY_RESERVATIONS');
  assert.is((await practice.request(vega, 'POST', '/api/session-links')).status, 201);
  practice.nowMs += 24 * hourMs;
  const later = await practice.logIn('campo');
  assert.is((await practice.request(later, 'POST', '/api/session-links')).status, 201);
});

test('[S3] [S10] a chair is shown the same link again', async () => {
  const { id, link } = await practice.startSession(campo);
  const again = await practice.request(campo, 'POST', `/api/sessions/${id}/link`);
  assert.equal(again.json, { link });
});

test('the database holds no link token, and without its key a new link replaces the old', async () => {
  const { id, token, link } = await practice.startSession(campo);
  const rows = JSON.stringify(await practice.database('session_links'));
  assert.not.ok(rows.includes(token));
  await practice.database('session_links').update({ sealed_token: Buffer.alloc(50) });
  const fresh = await practice.request(campo, 'POST', `/api/sessions/${id}/link`);
  assert.is.not(fresh.json.link, link);
  const old = await practice.request('', 'POST', '/api/links/resolve', { token });
  assert.is(old.json.code, 'LINK_REPLACED');
  const freshToken = tokenOf(fresh.json.link);
  const resolved = await practice.request('', 'POST', '/api/links/resolve', { token: freshToken });
  assert.is(resolved.json.page, 'guest');
});

test('[S5] link, chair and roles outlive a restart, until a chair closes the session', async () => {
  const { id, token } = await practice.startSession(campo);
  await practice.list(id, 'vega', 'viewer');
  const { folderPath } = practice;
  await practice.stop();
  practice = await Practice.open({ folderPath });

  const resolved = await practice.request('', 'POST', '/api/links/resolve', { token });
  assert.is(resolved.json.page, 'guest');
  // The log-ins live on, too.
  const seen = await practice.request(vega, 'GET', `/api/sessions/${id}`);
  assert.is(seen.json.session.role, 'viewer');
  assert.is((await practice.request(vega, 'POST', `/api/sessions/${id}/close`)).status, 403);
  assert.is((await practice.request(campo, 'POST', `/api/sessions/${id}/close`)).status, 204);

  await practice.stop();
  practice = await Practice.open({ folderPath });
  for (const cookie of ['', campo, vega]) {
    const byLink = await practice.request(cookie, 'POST', '/api/links/resolve', { token });
    assert.is(byLink.status, 410);
    assert.is(byLink.json.code, 'SESSION_CLOSED');
    assert.is((await practice.request(cookie, 'GET', `/api/sessions/${id}`)).status, 410);
  }
  const join = await practice.request('', 'POST', '/api/links/join', { token, displayName: 'Ana' });
  assert.is(join.status, 410);
});

test('[S10] the list shows the sessions in which one is listed, newest first', async () => {
  const first = await practice.startSession(campo);
  practice.nowMs += minuteMs;
  const second = await practice.startSession(campo, 'private');
  await practice.startSession(vega);
  await practice.list(second.id, 'vega', 'viewer');
  const ofCampo = await practice.request(campo, 'GET', '/api/sessions');
  assert.equal(
    ofCampo.json.sessions.map((session) => session.id),
    [second.id, first.id],
  );
  const ofVega = await practice.request(vega, 'GET', '/api/sessions');
  assert.equal(ofVega.json.sessions.map((session) => session.role).sort(), ['chair', 'viewer']);
  await practice.request(campo, 'POST', `/api/sessions/${first.id}/close`);
  const open = await practice.request(campo, 'GET', '/api/sessions');
  assert.is(open.json.sessions.length, 1);
  const closed = await practice.request(campo, 'GET', '/api/sessions?state=closed');
  assert.equal(closed.json.sessions[0]?.state, 'closed');
});

/** [S7] table at the server: [access, nobody by link, listed, unlisted]. */
const table: ['invitation' | 'internal' | 'private', string, string, string][] = [
  ['invitation', 'guest', 'preview', 'preview'],
  ['internal', 'logIn', 'preview', 'preview'],
  ['private', 'logIn', 'preview', 'SESSION_PRIVATE'],
];

for (const [access, nobody, listed, unlisted] of table) {
  test(`[S7] [S14] an ${access} link: ${nobody} | ${listed} | ${unlisted}`, async () => {
    const { id, token } = await practice.startSession(campo, access);
    await practice.list(id, 'vega', 'viewer');
    const lind = await practice.logIn('lind');
    const outcomes = await Promise.all(
      ['', vega, lind].map(async (cookie) => {
        const reply = await practice.request(cookie, 'POST', '/api/links/resolve', { token });
        const hasName = reply.raw.body.includes('New Patient Consult');
        // Who may not go in learns no name; who is not logged in learns no id.
        assert.is(hasName, ['guest', 'preview'].includes(reply.json.page ?? ''));
        assert.is(reply.raw.body.includes(id), reply.json.page === 'preview');
        return reply.json.page ?? reply.json.code;
      }),
    );
    assert.equal(outcomes, [nobody, listed, unlisted]);

    const byAddress = await Promise.all(
      ['', vega, lind].map((cookie) => practice.request(cookie, 'GET', `/api/sessions/${id}`)),
    );
    assert.equal(
      byAddress.map((reply) => reply.json.code ?? reply.json.session.role),
      ['NOT_LOGGED_IN', 'viewer', access === 'private' ? 'SESSION_PRIVATE' : 'broadcaster'],
    );
    const asGuest = await practice.request('', 'POST', '/api/links/join', {
      token,
      displayName: 'Ana',
    });
    assert.is(
      asGuest.json.code ?? asGuest.status,
      access === 'invitation' ? 201 : 'LOGIN_REQUIRED',
    );
  });
}

test('[S6] a reload is the same guest, another browser another', async () => {
  const { token } = await practice.startSession(campo);
  const join = async (guestToken?: string): Promise<{ guestToken: string; guestId: string }> => {
    const body = { token, displayName: 'Ana Ortiz', ...(guestToken ? { guestToken } : {}) };
    const { json } = await practice.request('', 'POST', '/api/links/join', body);
    const admittable = practice.services.tickets.redeem(json.ticket, practice.nowMs);
    const person = admittable?.person;
    if (person?.kind !== 'guest') throw new Error('no guest');
    return { guestToken: json.guestToken, guestId: person.guestId };
  };
  const first = await join();
  assert.equal(await join(first.guestToken), first);
  assert.is.not((await join()).guestId, first.guestId);
  const [guestId, mac] = first.guestToken.split('.');
  const forged = `${'a'.repeat(22)}.${mac ?? ''}`;
  for (const other of ['made-up', forged, `${guestId ?? ''}.${'a'.repeat(43)}`, guestId]) {
    const { guestToken } = await join(other);
    assert.is.not(guestToken, other);
    assert.not.ok(guestToken.startsWith(`${guestId ?? '?'}.`));
  }
});

test('[S16] a guest of one session is nobody in another', async () => {
  const one = await practice.startSession(campo);
  const other = await practice.startSession(campo);
  const body = { token: one.token, displayName: 'Ana' };
  const { json } = await practice.request('', 'POST', '/api/links/join', body);
  const elsewhere = await practice.request('', 'POST', '/api/links/join', {
    token: other.token,
    displayName: 'Ana',
    guestToken: json.guestToken,
  });
  assert.is(elsewhere.status, 201);
  assert.is.not(elsewhere.json.guestToken, json.guestToken);
});

test('a ticket works once and for a minute', async () => {
  const { id } = await practice.startSession(campo);
  const issue = async (): Promise<string> =>
    (await practice.request(campo, 'POST', `/api/sessions/${id}/join`)).json.ticket;
  const { tickets } = practice.services;
  const used = await issue();
  assert.is(tickets.redeem(used, practice.nowMs)?.sessionId, id);
  assert.is(tickets.redeem(used, practice.nowMs), null);
  const old = await issue();
  assert.is(tickets.redeem(old, practice.nowMs + minuteMs), null);
  assert.is(tickets.redeem(await issue(), practice.nowMs + minuteMs - 1)?.sessionId, id);
});

test('[S6] a name is asked for: empty, blank, invisible and 10,000 characters are told apart', async () => {
  const { token } = await practice.startSession(campo);
  const join = async (displayName: unknown): Promise<string> => {
    const reply = await practice.request('', 'POST', '/api/links/join', { token, displayName });
    assert.ok(reply.status === 201 || typeof reply.json.message === 'string');
    return `${reply.status} ${reply.json.code ?? ''}`.trim();
  };
  assert.is(await join(''), '400 DISPLAY_NAME_REQUIRED');
  assert.is(await join(' \u200b\u202e\n'), '400 DISPLAY_NAME_REQUIRED');
  assert.is(await join('a'.repeat(10_000)), '400 DISPLAY_NAME_TOO_LONG');
  assert.is(await join('a'.repeat(81)), '400 DISPLAY_NAME_TOO_LONG');
  assert.is(await join('👩‍⚕️'.repeat(5_000)), '413 BODY_TOO_LARGE');
  assert.is(await join('é'.repeat(80)), '201');
  assert.is(await join(7), '400 BODY_INVALID');
  assert.is(await join(undefined), '400 BODY_INVALID');
});

test('[S1] a session needs a name, and not too long a one', async () => {
  const reserved = await practice.request(campo, 'POST', '/api/session-links');
  const { reservationId } = reserved.json;
  const create = async (name: string): Promise<string | undefined> =>
    (await practice.request(campo, 'POST', '/api/sessions', { reservationId, name })).json.code;
  assert.is(await create(' '), 'SESSION_NAME_REQUIRED');
  assert.is(await create('x'.repeat(201)), 'SESSION_NAME_TOO_LONG');
  // The reservation is still there.
  assert.is(await create('x'.repeat(200)), undefined);
});

test('[L3] opening a link a hundred times joins nobody and changes nothing', async () => {
  const { token } = await practice.startSession(campo);
  const tables = ['sessions', 'session_links', 'members', 'reservations', 'logins'];
  const dump = async (): Promise<string> =>
    JSON.stringify(await Promise.all(tables.map((table) => practice.database(table))));
  const before = await dump();
  for (let count = 0; count < 50; count += 1) {
    await practice.inject({ method: 'GET', url: '/join' });
    await practice.inject({ method: 'HEAD', url: '/join' });
    await practice.request('', 'POST', '/api/links/prepare', { token });
  }
  assert.is(await dump(), before);
});

test('joins and look-ups from one address are limited, and say when to come back', async () => {
  await practice.close();
  const limits = {
    joinPerAddress: { count: 2, perMs: minuteMs },
    resolvePerAddress: { count: 3, perMs: minuteMs },
  };
  practice = await Practice.open({ limits });
  const cookie = await practice.logIn('campo');
  const { token, id } = await practice.startSession(cookie);
  const join = (): ReturnType<Practice['request']> =>
    practice.request('', 'POST', '/api/links/join', { token, displayName: 'Ana' });
  // The package that counts reads the machine's clock.
  mock.timers.enable({ apis: ['Date'], now: practice.nowMs });
  assert.is((await join()).status, 201);
  mock.timers.tick(minuteMs / 2);
  assert.is((await join()).status, 201);
  const refused = await join();
  assert.is(refused.status, 429);
  assert.is(refused.json.code, 'TOO_MANY_ATTEMPTS');
  assert.is(refused.raw.headers['retry-after'], '30');
  mock.timers.tick(minuteMs / 2);
  assert.is((await join()).status, 201);
  for (const status of [201, 201, 429]) {
    const joined = await practice.request(cookie, 'POST', `/api/sessions/${id}/join`);
    assert.is(joined.status, status);
  }
  for (let count = 0; count < 3; count += 1) {
    await practice.request('', 'POST', '/api/links/resolve', { token });
  }
  assert.is((await practice.request('', 'POST', '/api/links/resolve', { token })).status, 429);
});

test.run();
