import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignalingClient, SignalingError } from 'auscult/signaling/client';
import type { StateChange } from 'auscult/signaling/client';
import * as assert from 'uvu/assert';
import { WebSocket } from 'ws';
import { readSettings } from '../../server/settings.ts';
import { startServer } from '../../server/start.ts';
import type { RunningServer } from '../../server/start.ts';
import { suite } from '../harness.ts';
import { knownPassword } from './practice.ts';
import type { ReplyBody } from './practice.ts';

const test = suite('from a link into a call');

let data: string;
let server: RunningServer;
let address: string;
let clients: SignalingClient[] = [];

async function startHere(): Promise<void> {
  const environment = {
    PORT: '0',
    AUSCULT_MEDIA_PORT: '0',
    AUSCULT_DATA: data,
    AUSCULT_LOG_LEVEL: 'silent',
  };
  const settings = readSettings([], environment);
  const pages = (): Promise<void> => Promise.resolve();
  server = await startServer({ settings, pages, clock: Date.now });
  ({ address } = server.greeting);
}

test.before(async () => {
  data = await mkdtemp(join(tmpdir(), 'auscult-calls-'));
  await startHere();
});

test.after(async () => {
  await server.close();
  await rm(data, { recursive: true });
});

test.after.each(() => {
  for (const client of clients) client.close();
  clients = [];
});

interface Answer {
  readonly status: number;
  readonly json: ReplyBody;
  readonly cookie: string;
}

async function post(path: string, cookie: string, body?: object): Promise<Answer> {
  const reply = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: {
      origin: address,
      cookie,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const content = await reply.text();
  return {
    status: reply.status,
    json: JSON.parse(content === '' ? '{}' : content) as ReplyBody,
    cookie: reply.headers.getSetCookie()[0]?.split(';')[0] ?? '',
  };
}

async function logIn(who: string): Promise<string> {
  const credentials = { email: `${who}@demo.invalid`, password: knownPassword };
  return (await post('/api/log-in', '', credentials)).cookie;
}

interface Session {
  readonly id: string;
  readonly token: string;
}

async function startSession(cookie: string, access = 'invitation'): Promise<Session> {
  const reserved = await post('/api/session-links', cookie);
  const { reservationId, link } = reserved.json;
  const made = await post('/api/sessions', cookie, { reservationId, name: 'Consult', access });
  return { id: made.json.session.id, token: link.split('#')[1] ?? '' };
}

/** A websocket as a page of ours opens it. */
class PageSocket extends WebSocket {
  constructor(url: string, protocols: string) {
    super(url, protocols, { origin: address });
  }
}

function newClient(): SignalingClient {
  const url = `${address.replace('http', 'ws')}/signaling`;
  const client = new SignalingClient({ url, WebSocket: PageSocket });
  clients.push(client);
  return client;
}

type Closed = Extract<StateChange, { state: 'closed' }>;

function closed(client: SignalingClient): Promise<Closed> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error('The client was not told within 10 s.'));
    }, 10_000);
    client.on('state', (change) => {
      if (change.state !== 'closed') return;
      clearTimeout(late);
      resolve(change);
    });
  });
}

async function ticketFor(session: Session, cookie: string): Promise<string> {
  return (await post(`/api/sessions/${session.id}/join`, cookie)).json.ticket;
}

async function guestTicket(session: Session, guestToken?: string): Promise<ReplyBody> {
  const body = {
    token: session.token,
    displayName: 'Ana Ortiz',
    ...(guestToken && { guestToken }),
  };
  return (await post('/api/links/join', '', body)).json;
}

async function refusalOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof SignalingError) return error.code;
    throw error;
  }
  return 'nothing was refused';
}

test('[S6] a guest connects ahead without a name, and comes in under the one typed later', async () => {
  const campo = await logIn('campo');
  const session = await startSession(campo);
  const chair = newClient();
  await chair.join(await ticketFor(session, campo));
  const body = { token: session.token };
  const prepared = (await post('/api/links/prepare', '', body)).json;
  const guest = newClient();
  assert.is((await guest.prepare(prepared.ticket)).role, 'guest');
  const joined = new Promise<string>((resolve) => {
    chair.on('participantJoined', ({ participant }) => resolve(participant.displayName));
  });
  const { ticket, guestToken } = await guestTicket(session, prepared.guestToken);
  assert.is(guestToken, prepared.guestToken);
  await guest.join(ticket);
  assert.is(await joined, 'Ana Ortiz', 'nobody was told before');
});

test('[A3] with a ticket for connecting ahead nobody comes in', async () => {
  const session = await startSession(await logIn('campo'));
  const { ticket } = (await post('/api/links/prepare', '', { token: session.token })).json;
  assert.is(await refusalOf(newClient().join(ticket)), 'TICKET_INVALID');
});

test('[S6] [S13] a guest comes in by the link, and the chair sees who and as what', async () => {
  const campo = await logIn('campo');
  const session = await startSession(campo);
  const chair = newClient();
  const asChair = await chair.join(await ticketFor(session, campo));
  assert.is(asChair.self.role, 'chair');
  assert.equal(asChair.session, { id: session.id, name: 'Consult', access: 'invitation' });
  const joined = new Promise<string>((resolve) => {
    chair.on('participantJoined', ({ participant }) => {
      resolve(`${participant.displayName}, ${participant.role}`);
    });
  });
  const guest = newClient();
  const asGuest = await guest.join((await guestTicket(session)).ticket);
  assert.equal(asGuest.self, {
    role: 'guest',
    grants: { publish: ['camera', 'microphone', 'screen', 'screenAudio'], receive: true },
  });
  assert.is(await joined, 'Ana Ortiz, guest');
  // Nobody's account is told to anybody.
  const { id } = (
    (await (await fetch(`${address}/api/me`, { headers: { cookie: campo } })).json()) as ReplyBody
  ).account;
  assert.not.ok(JSON.stringify(asGuest).includes(id));
  assert.is(await refusalOf(guest.closeSession()), 'NOT_PERMITTED');
});

test('a ticket opens one socket, once, and nothing when made up', async () => {
  const campo = await logIn('campo');
  const ticket = await ticketFor(await startSession(campo), campo);
  await newClient().join(ticket);
  assert.is(await refusalOf(newClient().join(ticket)), 'TICKET_INVALID');
  assert.is(await refusalOf(newClient().join('x'.repeat(22))), 'TICKET_INVALID');
});

test('[T2] a ticket made before closing, tightening or log-out is worth nothing after it', async () => {
  const campo = await logIn('campo');
  const closing = await startSession(campo);
  const early = [(await guestTicket(closing)).ticket, await ticketFor(closing, campo)];
  assert.is((await post(`/api/sessions/${closing.id}/close`, campo)).status, 204);
  for (const ticket of early) {
    assert.is(await refusalOf(newClient().join(ticket)), 'SESSION_CLOSED');
  }
  const vega = await logIn('vega');
  const another = await startSession(campo);
  const ticket = await ticketFor(another, vega);
  await post('/api/log-out', vega);
  assert.is(await refusalOf(newClient().join(ticket)), 'NOT_LOGGED_IN');
});

test('[S5] [S11] the chair closes over HTTP: all are told and the link says so', async () => {
  const campo = await logIn('campo');
  const session = await startSession(campo);
  const guest = newClient();
  await guest.join((await guestTicket(session)).ticket);
  const told = closed(guest);
  assert.is((await post(`/api/sessions/${session.id}/close`, campo)).status, 204);
  assert.is((await told).reason, 'sessionClosed');
  const resolved = await post('/api/links/resolve', '', { token: session.token });
  assert.is(resolved.json.code, 'SESSION_CLOSED');
});

test('[S5] closing over signaling is stored, too', async () => {
  const campo = await logIn('campo');
  const session = await startSession(campo);
  const chair = newClient();
  await chair.join(await ticketFor(session, campo));
  await chair.closeSession();
  const resolved = await post('/api/links/resolve', '', { token: session.token });
  assert.is(resolved.json.code, 'SESSION_CLOSED');
});

test('[A2] logging out ends the presence that came in with it, and no other', async () => {
  const campo = await logIn('campo');
  const vega = await logIn('vega');
  const session = await startSession(campo);
  const chair = newClient();
  const colleague = newClient();
  await chair.join(await ticketFor(session, campo));
  await colleague.join(await ticketFor(session, vega));
  const told = closed(colleague);
  await post('/api/log-out', vega);
  const { reason, detail } = await told;
  assert.equal([reason, detail], ['removed', 'loggedOut']);
  assert.is(chair.state, 'connected');
});

test('[S11] the last chair cannot be demoted; with a second one it can', async () => {
  const campo = await logIn('campo');
  const vega = await logIn('vega');
  const session = await startSession(campo);
  const chair = newClient();
  const { participantId } = await chair.join(await ticketFor(session, campo));
  assert.is(await refusalOf(chair.setRole(participantId, 'viewer')), 'LAST_CHAIR');
  const colleague = newClient();
  const other = await colleague.join(await ticketFor(session, vega));
  assert.is(other.self.role, 'broadcaster');
  assert.is(await refusalOf(colleague.setRole(other.participantId, 'chair')), 'NOT_PERMITTED');
  await chair.setRole(other.participantId, 'chair');
  await chair.setRole(participantId, 'viewer');
  assert.is(await refusalOf(chair.setRole(participantId, 'chair')), 'NOT_PERMITTED');
  // Stored, not only in force: the list says so.
  const reply = await fetch(`${address}/api/sessions/${session.id}`, {
    headers: { cookie: campo },
  });
  const seen = (await reply.json()) as ReplyBody;
  assert.is(seen.session.role, 'viewer');
  assert.equal([...(seen.session.inside as string[])].sort(), [
    'Dr. Elena Campo',
    'Dr. Maria Vega',
  ]);
});

test('[S11] a chair who was removed does not count as another chair', async () => {
  const campo = await logIn('campo');
  const vega = await logIn('vega');
  const session = await startSession(campo);
  const chair = newClient();
  const { participantId } = await chair.join(await ticketFor(session, campo));
  const other = await newClient().join(await ticketFor(session, vega));
  await chair.setRole(other.participantId, 'chair');
  await chair.removeParticipant(other.participantId);
  assert.is(await refusalOf(chair.setRole(participantId, 'broadcaster')), 'LAST_CHAIR');
});

test('a guest has no other role than guest', async () => {
  const campo = await logIn('campo');
  const session = await startSession(campo);
  const chair = newClient();
  await chair.join(await ticketFor(session, campo));
  const guest = await newClient().join((await guestTicket(session)).ticket);
  assert.is(await refusalOf(chair.setRole(guest.participantId, 'chair')), 'ROLE_NOT_POSSIBLE');
});

test('[S15] who is removed by hand stays out: the guest’s browser and the account', async () => {
  const campo = await logIn('campo');
  const vega = await logIn('vega');
  const session = await startSession(campo);
  const chair = newClient();
  await chair.join(await ticketFor(session, campo));
  const { ticket, guestToken } = await guestTicket(session);
  const guest = await newClient().join(ticket);
  await chair.removeParticipant(guest.participantId);
  assert.is((await guestTicket(session, guestToken)).code, 'REMOVED_FROM_SESSION');
  const colleague = await newClient().join(await ticketFor(session, vega));
  const early = await ticketFor(session, vega);
  await chair.removeParticipant(colleague.participantId);
  assert.is(await refusalOf(newClient().join(early)), 'REMOVED_FROM_SESSION');
  const again = await post(`/api/sessions/${session.id}/join`, vega);
  assert.is(again.json.code, 'REMOVED_FROM_SESSION');
});

/** All settings as they are but what is named. */
async function changeSettings(
  session: Session,
  cookie: string,
  what: (now: ReplyBody['settings']) => object,
): Promise<number> {
  const path = `${address}/api/sessions/${session.id}/settings`;
  const headers = { cookie, origin: address, 'content-type': 'application/json' };
  const shown = (await (await fetch(path, { headers: { cookie } })).json()) as ReplyBody;
  const { version, name, access, members, patient, holdNewcomers } = shown.settings;
  const listed = members.map(({ accountId, role }) => ({ accountId, role }));
  const patientId = patient?.id ?? null;
  const same = { version, name, access, members: listed, patientId, holdNewcomers };
  const body = JSON.stringify({ ...same, ...what(shown.settings) });
  return (await fetch(path, { method: 'PUT', headers, body })).status;
}

test('[S15] [T3] Private: guests and unlisted are out and told before OK is answered', async () => {
  const campo = await logIn('campo');
  const session = await startSession(campo);
  const chair = newClient();
  await chair.join(await ticketFor(session, campo));
  const unlisted = newClient();
  await unlisted.join(await ticketFor(session, await logIn('vega')));
  const guests = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const client = newClient();
      const { ticket } = await guestTicket(session);
      return { client, told: closed(client), joining: client.join(ticket) };
    }),
  );
  await Promise.all(guests.slice(0, 5).map(({ joining }) => joining));
  const told = closed(unlisted);
  const late = guests.slice(5).map(({ joining }) => refusalOf(joining));

  const forecast = await post(`/api/sessions/${session.id}/settings/consequences`, campo, {
    access: 'private',
    members: [],
  });
  assert.ok(forecast.json.removed.filter(({ guest }) => guest).length >= 5);
  assert.is(await changeSettings(session, campo, () => ({ access: 'private' })), 200);

  const reply = await fetch(`${address}/api/sessions/${session.id}`, {
    headers: { cookie: campo },
  });
  assert.equal(((await reply.json()) as ReplyBody).session.inside, ['Dr. Elena Campo']);
  for (const each of [told, ...guests.slice(0, 5).map((guest) => guest.told)]) {
    const { reason, detail } = await each;
    assert.equal([reason, detail], ['removed', 'accessChanged']);
  }
  // Those who were just coming in: in and out again, or not in at all.
  const possible = ['nothing was refused', 'ADMISSION_WITHDRAWN', 'LOGIN_REQUIRED'];
  for (const outcome of await Promise.all(late)) assert.ok(possible.includes(outcome), outcome);
  assert.is(chair.state, 'connected');

  await changeSettings(session, campo, () => ({ access: 'invitation' }));
  await newClient().join((await guestTicket(session)).ticket);
});

test('[S12] roles changed in the settings act together on OK, name and access with them', async () => {
  const campo = await logIn('campo');
  const vega = await logIn('vega');
  const session = await startSession(campo);
  const chair = newClient();
  const { participantId } = await chair.join(await ticketFor(session, campo));
  const colleague = newClient();
  const other = await colleague.join(await ticketFor(session, vega));
  await chair.setRole(other.participantId, 'chair');
  const heard: unknown[] = [];
  colleague.on('roleChanged', ({ self }) => heard.push(self.role, self.grants.publish.length));
  colleague.on('sessionChanged', ({ session: now }) => heard.push(now.name, now.access));
  chair.on('participantChanged', (now) => heard.push(`${now.participantId} ${now.role}`));
  const status = await changeSettings(session, campo, ({ members }) => ({
    name: 'Renamed',
    access: 'internal',
    members: members.map(({ accountId, displayName }) => ({
      accountId,
      role: displayName.includes('Campo') ? 'chair' : 'viewer',
    })),
  }));
  assert.is(status, 200);
  assert.is(await refusalOf(colleague.setRole(participantId, 'viewer')), 'NOT_PERMITTED');
  await chair.setRole(participantId, 'chair');
  const wanted = ['viewer', 0, 'Renamed', 'internal', `${other.participantId} viewer`];
  for (const each of wanted) assert.ok(heard.includes(each), String(each));
});

test('[T4] whatever panel and settings change at once, call and list agree afterwards', async () => {
  const campo = await logIn('campo');
  const vega = await logIn('vega');
  const session = await startSession(campo);
  const chair = newClient();
  await chair.join(await ticketFor(session, campo));
  const { participantId } = await newClient().join(await ticketFor(session, vega));
  for (let round = 0; round < 20; round++) {
    const [one, other] = round % 2 === 0 ? ['viewer', 'broadcaster'] : ['broadcaster', 'viewer'];
    await Promise.all([
      chair.setRole(participantId, one ?? ''),
      changeSettings(session, campo, ({ members }) => ({
        members: members.map(({ accountId, displayName, role }) => ({
          accountId,
          role: displayName.includes('Campo') ? role : other,
        })),
      })),
    ]);
    const again = newClient();
    // Whoever comes anew is told of everyone inside.
    const { participants } = await again.join((await guestTicket(session)).ticket);
    const inCall = participants.find(({ id }) => id === participantId)?.role;
    const seen = await fetch(`${address}/api/sessions/${session.id}`, {
      headers: { cookie: vega },
    });
    assert.is(inCall, ((await seen.json()) as ReplyBody).session.role, `round ${round}`);
    await again.leave();
  }
});

test('[S15] whoever was removed by hand is let back by a chair, and not by themselves', async () => {
  const campo = await logIn('campo');
  const vega = await logIn('vega');
  const session = await startSession(campo);
  const chair = newClient();
  await chair.join(await ticketFor(session, campo));
  const other = await newClient().join(await ticketFor(session, vega));
  await chair.setRole(other.participantId, 'chair');
  await chair.removeParticipant(other.participantId);
  const path = `/api/sessions/${session.id}/removals/${other.participantId}`;
  const letBack = async (cookie: string): Promise<number> =>
    (await fetch(address + path, { method: 'DELETE', headers: { cookie, origin: address } }))
      .status;
  assert.is(await letBack(vega), 403);
  assert.is(await letBack(campo), 204);
  await newClient().join(await ticketFor(session, vega));
  assert.is(await letBack(campo), 404);
});

test('[W7] a websocket from a foreign page is refused', async () => {
  const campo = await logIn('campo');
  const ticket = await ticketFor(await startSession(campo), campo);
  for (const origin of ['https://evil.example', 'null', undefined]) {
    const url = `${address.replace('http', 'ws')}/signaling`;
    const socket = new WebSocket(
      url,
      'auscult.signaling.v1',
      origin === undefined ? {} : { origin },
    );
    const status = await new Promise<number | undefined>((resolve) => {
      socket.on('unexpected-response', (_request, response) => {
        resolve(response.statusCode);
        socket.terminate();
      });
      socket.on('error', () => undefined);
    });
    assert.is(status, 403);
  }
  await newClient().join(ticket);
});

test('[S5] [Z1] after a restart the link and the list open the same session again', async () => {
  const campo = await logIn('campo');
  const session = await startSession(campo);
  const inside = newClient();
  await inside.join(await ticketFor(session, campo));
  inside.close();
  await server.close();
  await startHere();
  const chair = newClient();
  const again = await chair.join(await ticketFor(session, campo));
  assert.is(again.self.role, 'chair');
  const guest = await newClient().join((await guestTicket(session)).ticket);
  assert.is(guest.participants.length, 2);
});

test('[S6] newcomers are held until a chair admits them; the list and the admitted come straight in', async () => {
  const campo = await logIn('campo');
  const vega = await logIn('vega');
  const lind = await logIn('lind');
  const session = await startSession(campo);
  const vegaId = await accountId(vega);
  const held = await changeSettings(session, campo, ({ members }) => ({
    holdNewcomers: true,
    members: [
      ...members.map(({ accountId: id, role }) => ({ accountId: id, role })),
      { accountId: vegaId, role: 'broadcaster' },
    ],
  }));
  assert.is(held, 200);
  const chair = newClient();
  let door: readonly string[] = [];
  const both = new Promise<void>((resolve) => {
    chair.on('heldChanged', ({ held: all }) => {
      door = all.map(({ id }) => id);
      if (all.length === 2) resolve();
    });
  });
  await chair.join(await ticketFor(session, campo));
  await newClient().join(await ticketFor(session, vega));
  const unlisted = newClient();
  assert.is(await refusalOf(unlisted.join(await ticketFor(session, lind))), 'HELD');
  const guest = newClient();
  const known = await guestTicket(session);
  assert.is(await refusalOf(guest.join(known.ticket)), 'HELD');
  await both;
  const [lindId = '', guestId = ''] = door;

  const admitted = new Promise((resolve) => guest.on('admitted', resolve));
  await chair.admitParticipant(guestId);
  await admitted;
  await guest.join((await guestTicket(session, known.guestToken)).ticket);
  await guest.leave();
  // Let in once is let in: they come back without knocking.
  await newClient().join((await guestTicket(session, known.guestToken)).ticket);

  const told = closed(unlisted);
  await chair.turnAway(lindId);
  assert.is((await told).detail, 'turnedAway');
  const again = await post(`/api/sessions/${session.id}/join`, lind);
  assert.is(again.json.code, 'REMOVED_FROM_SESSION');
});

test('the metrics count sessions, those inside and those held', async () => {
  const countOf = async (name: string): Promise<number> => {
    const text = await (await fetch(`${address}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
  };
  const names = ['auscult_sessions', 'auscult_participants', 'auscult_participants_held'];
  const counts = () => Promise.all(names.map(countOf));
  const [sessions = NaN, inside = NaN, held = NaN] = await counts();
  const campo = await logIn('campo');
  const session = await startSession(campo);
  const chair = newClient();
  await chair.join(await ticketFor(session, campo));
  assert.equal(await counts(), [sessions + 1, inside + 1, held]);
  await newClient().join((await guestTicket(session)).ticket);
  assert.equal(await counts(), [sessions + 1, inside + 2, held]);
  await changeSettings(session, campo, () => ({ holdNewcomers: true }));
  const waits = new Promise((resolve) => chair.on('heldChanged', resolve));
  void newClient()
    .join((await guestTicket(session)).ticket)
    .catch(() => undefined);
  await waits;
  assert.equal(await counts(), [sessions + 1, inside + 2, held + 1]);
});

test('[S15] when nobody is held any more, those at the door come in', async () => {
  const campo = await logIn('campo');
  const session = await startSession(campo);
  await changeSettings(session, campo, () => ({ holdNewcomers: true }));
  const guest = newClient();
  const known = await guestTicket(session);
  assert.is(await refusalOf(guest.join(known.ticket)), 'HELD');
  const admitted = new Promise((resolve) => guest.on('admitted', resolve));
  await changeSettings(session, campo, () => ({ holdNewcomers: false }));
  await admitted;
  await guest.join((await guestTicket(session, known.guestToken)).ticket);
});

async function accountId(cookie: string): Promise<string> {
  const reply = await fetch(`${address}/api/me`, { headers: { cookie } });
  return ((await reply.json()) as ReplyBody).account.id;
}

test.run();
