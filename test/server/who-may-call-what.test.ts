import { fastify } from 'fastify';
import type { InjectOptions } from 'fastify';
import * as assert from 'uvu/assert';
import type { App } from '../../server/app.ts';
import { randomToken } from '../../server/secrets/tokens.ts';
import { disableAccount, insertRemoval, listLogins } from '../../server/store/index.ts';
import { accountParticipantId } from '../../server/live/participants.ts';
import { loginLifetimeMs } from '../../server/login-times.ts';
import { suite } from '../harness.ts';
import { Practice, host, origin } from './practice.ts';
import type { Reply, StartedSession } from './practice.ts';
import { routesOf } from './routes-of.ts';

const test = suite('who may call what');

/**
 * Guests hold no credential that HTTP knows: theirs is presented in the cookie's place, as a
 * bearer token, and in the body of the one route that takes it.
 */
const credentials = [
  'none',
  'guest of this session',
  'guest of another',
  'viewer',
  'broadcaster',
  'chair',
  'administrator',
  'expired',
  'disabled',
  'removed',
  /** The chair, after closing the session. */
  'closed',
] as const;

type Credential = (typeof credentials)[number];

/** Everybody gets the same answer but those named. */
interface Row {
  readonly everybody: number;
  readonly but?: Partial<Record<Credential, number>>;
}

/** Whoever is not logged in (any more), whatever else they hold. */
const notLoggedIn: Partial<Record<Credential, number>> = {
  none: 401,
  'guest of this session': 401,
  'guest of another': 401,
  expired: 401,
  disabled: 401,
};

/** Routes on a private session, in which the administrator is not listed. */
const strangers: Partial<Record<Credential, number>> = {
  ...notLoggedIn,
  administrator: 403,
  closed: 410,
};
const chairOnly: Partial<Record<Credential, number>> = {
  ...strangers,
  viewer: 403,
  broadcaster: 403,
  removed: 403,
};

/** Written by hand; a route without a row fails the first test below. */
const expected: Readonly<Record<string, Row>> = {
  'GET /healthz': { everybody: 200 },
  'GET /readyz': { everybody: 200 },
  'GET /metrics': { everybody: 200 },
  'GET /api/openapi.json': { everybody: 200 },
  'GET /api/docs': { everybody: 200 },
  'GET /api/docs.css': { everybody: 200 },
  'GET /api/practice': { everybody: 200 },
  'POST /api/log-in': { everybody: 200, but: { disabled: 401 } },
  'POST /api/log-out': { everybody: 204 },
  'GET /api/me': { everybody: 200, but: notLoggedIn },
  'POST /api/me/activity': { everybody: 200, but: notLoggedIn },
  'PUT /api/me/password': { everybody: 204, but: notLoggedIn },
  'GET /api/logins': { everybody: 200, but: notLoggedIn },
  // Of one of one's own.
  'DELETE /api/logins/:id': { everybody: 204, but: notLoggedIn },
  'GET /api/sessions': { everybody: 200, but: notLoggedIn },
  'POST /api/sessions': { everybody: 201, but: notLoggedIn },
  'GET /api/sessions/:id': { everybody: 200, but: strangers },
  'POST /api/sessions/:id/join': { everybody: 201, but: { ...strangers, removed: 403 } },
  'POST /api/sessions/:id/close': { everybody: 204, but: chairOnly },
  'POST /api/sessions/:id/link': { everybody: 200, but: chairOnly },
  'POST /api/sessions/:id/link/replace': { everybody: 200, but: chairOnly },
  // No mail server is set here, which only a chair gets to hear.
  'POST /api/sessions/:id/invitations': { everybody: 409, but: chairOnly },
  'GET /api/sessions/:id/settings': { everybody: 200, but: chairOnly },
  'PUT /api/sessions/:id/settings': { everybody: 200, but: chairOnly },
  'POST /api/sessions/:id/settings/consequences': { everybody: 200, but: chairOnly },
  'DELETE /api/sessions/:id/removals/:participantId': { everybody: 204, but: chairOnly },
  'POST /api/colleagues/search': { everybody: 200, but: notLoggedIn },
  'POST /api/patients/search': { everybody: 200, but: notLoggedIn },
  'GET /api/notifications': { everybody: 200, but: notLoggedIn },
  'GET /api/notifications/stream': { everybody: 200, but: notLoggedIn },
  'POST /api/notifications/read': { everybody: 204, but: notLoggedIn },
  'POST /api/session-links': { everybody: 201, but: notLoggedIn },
  'DELETE /api/session-links/:id': { everybody: 204, but: notLoggedIn },
  // Whoever is logged in and has a link may note it in a calendar.
  'POST /api/calendar-files': { everybody: 200, but: { ...notLoggedIn, closed: 410 } },
  // Of the private session: log-in first (200, page "logIn"), oneself, or "this session is private".
  'POST /api/links/resolve': { everybody: 200, but: { administrator: 403, closed: 410 } },
  // Nobody becomes a guest of a private session.
  'POST /api/links/join': { everybody: 403, but: { closed: 410 } },
  'POST /api/links/prepare': { everybody: 403, but: { closed: 410 } },
};

interface Scene {
  readonly practice: Practice;
  readonly session: StartedSession;
  /** The cookie and the guest token that a credential presents. */
  readonly cookie: string;
  readonly guestToken: string;
  /** A reservation of whoever calls, or of somebody else. */
  readonly reservationId: string;
  /** A log-in of whoever calls, or of somebody else. */
  readonly loginId: string;
  readonly email: string;
}

/**
 * A private session chaired by Lind with Vega on its list; Campo, the administrator, is not on it.
 */
async function arrange(practice: Practice, credential: Credential): Promise<Scene> {
  await practice.database('accounts').update({
    disabled_at: null,
    password_hash: null,
    password_changed_at: null,
  });
  const lind = await practice.logIn('lind');
  const session = await practice.startSession(lind);
  const another = await practice.startSession(lind);
  const join = async (token: string): Promise<string> => {
    const body = { token, displayName: 'Ana' };
    return (await practice.request('', 'POST', '/api/links/join', body)).json.guestToken;
  };
  const guestTokens: Partial<Record<Credential, string>> = {
    'guest of this session': await join(session.token),
    'guest of another': await join(another.token),
  };
  await practice.setAccess(session.id, 'private');
  await practice.list(session.id, 'vega', credential === 'broadcaster' ? 'broadcaster' : 'viewer');

  // Somebody whom a chair may let back.
  await insertRemoval(
    practice.database,
    { sessionId: session.id, participantId: 'removed-guest', accountId: null, displayName: 'Eva' },
    practice.nowMs,
  );

  const isChair = credential === 'chair' || credential === 'closed';
  const who = credential === 'administrator' ? 'campo' : isChair ? 'lind' : 'vega';
  const isGuest = credential === 'none' || credential.startsWith('guest');
  const reserver = await practice.logIn(who);
  const reserved = await practice.request(reserver, 'POST', '/api/session-links');
  const account = await practice.account(who);
  const [own] = await listLogins(practice.database, account.id);
  if (credential === 'disabled') {
    await disableAccount(practice.database, account.id, practice.nowMs);
  }
  if (credential === 'removed') {
    const participantId = accountParticipantId(session.id, account.id);
    const removal = {
      sessionId: session.id,
      participantId,
      accountId: account.id,
      displayName: account.displayName,
    };
    await insertRemoval(practice.database, removal, practice.nowMs);
  }
  if (credential === 'closed') {
    await practice.request(reserver, 'POST', `/api/sessions/${session.id}/close`);
  }
  if (credential === 'expired') practice.nowMs += loginLifetimeMs;
  return {
    practice,
    session,
    cookie: isGuest ? '' : reserver,
    guestToken: guestTokens[credential] ?? '',
    reservationId: reserved.json.reservationId,
    loginId: own?.id ?? '',
    email: account.email,
  };
}

/** Calls a route as well as it can be called. */
async function call(route: string, scene: Scene): Promise<number> {
  const [method = '', pattern = ''] = route.split(' ');
  const { practice, session, cookie, guestToken, reservationId, loginId, email } = scene;
  const sameForAll = {
    access: 'private',
    members: [{ accountId: (await practice.account('lind')).id, role: 'chair' }],
    patientId: null,
    holdNewcomers: false,
  };
  const bodies: Record<string, object> = {
    'POST /api/log-in': { email, password: 'auscult-demo' },
    'PUT /api/me/password': { currentPassword: 'auscult-demo', newPassword: 'quiet brown river' },
    'POST /api/sessions': { reservationId, name: 'Another' },
    'PUT /api/sessions/:id/settings': { version: 1, name: 'Other', ...sameForAll },
    'POST /api/sessions/:id/settings/consequences': {
      access: sameForAll.access,
      members: sameForAll.members,
    },
    'POST /api/sessions/:id/invitations': { to: ['ana@example.org'], language: 'en' },
    'POST /api/calendar-files': {
      token: session.token,
      language: 'en',
      startsAt: new Date(practice.nowMs).toISOString(),
      minutes: 30,
    },
    'POST /api/colleagues/search': { text: 'lind' },
    'POST /api/patients/search': { text: 'ortiz' },
    'POST /api/links/resolve': { token: session.token },
    'POST /api/links/prepare': { token: session.token },
    'POST /api/links/join': {
      token: session.token,
      displayName: 'Ana',
      ...(guestToken === '' ? {} : { guestToken }),
    },
  };
  const ids: Record<string, string> = {
    '/api/session-links/:id': reservationId,
    '/api/logins/:id': loginId,
  };
  const id = ids[pattern] ?? session.id;
  const payload = bodies[route];
  const asked: InjectOptions = {
    method: method,
    url: pattern.replace(':id', id).replace(':participantId', 'removed-guest'),
    headers: {
      cookie: cookie === '' ? `auscult_login=${guestToken}` : cookie,
      ...(guestToken === '' ? {} : { authorization: `Bearer ${guestToken}` }),
    },
    ...(payload === undefined ? {} : { payload }),
  };
  if (!pattern.endsWith('/stream')) return (await practice.inject(asked)).status;
  // Never ends by itself.
  const streamed = await practice.app.inject({
    ...asked,
    headers: { host, origin, ...asked.headers },
    payloadAsStream: true,
  });
  streamed.stream().destroy();
  return streamed.statusCode;
}

test('[A3] every route has a row in the table, and every row a route', async () => {
  const practice = await Practice.open();
  assert.equal(routesOf(practice.app).sort(), Object.keys(expected).sort());
  await practice.close();
});

test('[A3] control: a route that nobody wrote down is seen', () => {
  const app = fastify();
  app.get('/api/sessions/:id/secrets', () => '');
  assert.equal(routesOf(app as unknown as App), ['GET /api/sessions/:id/secrets']);
});

/**
 * Every route's answer, and the one that it should give.
 *
 * @param present the scene as whoever calls presents itself
 */
async function cellsOf(
  credential: Credential,
  present: (scene: Scene) => Promise<Scene> = async (scene) => scene,
): Promise<{ outcomes: Record<string, number>; wanted: Record<string, number> }> {
  // More people come by a link here than from one address within a minute.
  const often = { count: 10_000, perMs: 60_000 };
  const practice = await Practice.open({ limits: { joinPerAddress: often } });
  const outcomes: Record<string, number> = {};
  const wanted: Record<string, number> = {};
  for (const [route, row] of Object.entries(expected)) {
    // Afresh for each call: some of them end what they are called with.
    const scene = await present(await arrange(practice, credential));
    outcomes[route] = await call(route, scene);
    wanted[route] = row.but?.[credential] ?? row.everybody;
  }
  await practice.close();
  return { outcomes, wanted };
}

for (const credential of credentials) {
  test(`[A3] [S16] exactly the allowed calls succeed for: ${credential}`, async () => {
    const { outcomes, wanted } = await cellsOf(credential);
    assert.equal(outcomes, wanted);
  });
}

for (const credential of ['none', 'viewer'] as const) {
  test(`[A3] control: taken for the chair, ${credential} fails at each refusal`, async () => {
    const asChair = async (scene: Scene): Promise<Scene> => ({
      ...scene,
      cookie: await scene.practice.logIn('lind'),
    });
    const { outcomes, wanted } = await cellsOf(credential, asChair);
    const refusals = Object.entries(expected).filter(([, row]) => row.but?.[credential]);
    const unnoticed = refusals.filter(([route]) => outcomes[route] === wanted[route]);
    assert.ok(refusals.length > 0);
    assert.equal(unnoticed, []);
  });
}

/** What guests and strangers hold who come to an invitation session by its link. */
const arrivals = [
  'no token',
  'no token but the log-in of a stranger',
  'token of this session',
  'token of another session',
  'token that was never issued',
  'token of somebody removed',
] as const;

type Arrival = (typeof arrivals)[number];

interface LinkOutcome {
  readonly status: number;
  readonly code: string | undefined;
  /** Whoever holds a token of this session is the same guest again; all others are new ones. */
  readonly recognised: boolean;
}

const asNewGuest: LinkOutcome = { status: 201, code: undefined, recognised: false };

/** Written by hand, for `join` and `prepare` alike. */
const throughTheLink: Readonly<Record<Arrival, LinkOutcome>> = {
  'no token': asNewGuest,
  // A log-in plays no part here.
  'no token but the log-in of a stranger': asNewGuest,
  'token of this session': { status: 201, code: undefined, recognised: true },
  'token of another session': asNewGuest,
  'token that was never issued': asNewGuest,
  'token of somebody removed': { status: 403, code: 'REMOVED_FROM_SESSION', recognised: false },
};

for (const route of ['join', 'prepare'] as const) {
  test(`[A3] by the link of an invitation session: who may ${route}`, async () => {
    const practice = await Practice.open();
    const lind = await practice.logIn('lind');
    const session = await practice.startSession(lind);
    const another = await practice.startSession(lind);
    const stranger = await practice.logIn('vega');
    const come = async (
      to: 'join' | 'prepare',
      token: string,
      guestToken?: string,
      cookie = '',
    ): Promise<Reply> => {
      const name = to === 'join' ? { displayName: 'Ana' } : {};
      const body = { token, ...name, ...(guestToken === undefined ? {} : { guestToken }) };
      return await practice.request(cookie, 'POST', `/api/links/${to}`, body);
    };
    const removed = (await come('join', session.token)).json.guestToken;
    const participantId = practice.services.guestTokens.guestIdOf(session.id, removed);
    assert.ok(participantId);
    const removal = {
      sessionId: session.id,
      participantId,
      accountId: null,
      displayName: 'Ana',
    };
    await insertRemoval(practice.database, removal, practice.nowMs);
    const tokens: Record<Arrival, string | undefined> = {
      'no token': undefined,
      'no token but the log-in of a stranger': undefined,
      'token of this session': (await come('join', session.token)).json.guestToken,
      'token of another session': (await come('join', another.token)).json.guestToken,
      'token that was never issued': randomToken(),
      'token of somebody removed': removed,
    };

    const outcomes: Partial<Record<Arrival, LinkOutcome>> = {};
    for (const arrival of arrivals) {
      const presented = tokens[arrival];
      const cookie = arrival.includes('log-in') ? stranger : '';
      const { status, json } = await come(route, session.token, presented, cookie);
      const recognised = presented !== undefined && json.guestToken === presented;
      outcomes[arrival] = { status, code: json.code, recognised };
      assert.is(typeof json.ticket, status === 201 ? 'string' : 'undefined', arrival);
    }
    assert.equal(outcomes, throughTheLink);
    await practice.close();
  });
}

test.run();
