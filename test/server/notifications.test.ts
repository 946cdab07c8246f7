import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as assert from 'uvu/assert';
import { hashToken } from '../../server/secrets/tokens.ts';
import { nobodyInside } from '../../server/live/nobody.ts';
import { findLogin } from '../../server/store/index.ts';
import { suite } from '../harness.ts';
import { Practice } from './practice.ts';
import type { Reply } from './practice.ts';

const test = suite('server: notifications');

let practice: Practice;
let campo: string;
let vega: string;
test.before.each(async () => {
  practice = await Practice.open();
  campo = await practice.logIn('campo');
  vega = await practice.logIn('vega');
});
test.after.each(() => practice.close());

interface Told {
  readonly notifications: readonly {
    readonly sessionName: string;
    readonly by: string;
    readonly read: boolean;
  }[];
}

/** What somebody is told, in one line each. */
async function told(cookie: string): Promise<string[]> {
  const reply = await practice.request(cookie, 'GET', '/api/notifications');
  const { notifications } = JSON.parse(reply.raw.body) as Told;
  return notifications.map(
    ({ sessionName, by, read }) => `${by}: ${sessionName}${read ? ', read' : ''}`,
  );
}

async function startWith(who: 'vega' | 'lind', name: string): Promise<string> {
  const { reservationId } = (await practice.request(campo, 'POST', '/api/session-links')).json;
  const members = [{ accountId: (await practice.account(who)).id, role: 'broadcaster' }];
  const body = { reservationId, name, members };
  return (await practice.request(campo, 'POST', '/api/sessions', body)).json.session.id;
}

async function changeMembers(
  sessionId: string,
  who: readonly ('campo' | 'vega')[],
): Promise<Reply> {
  const url = `/api/sessions/${sessionId}/settings`;
  const { settings } = (await practice.request(campo, 'GET', url)).json;
  const members = await Promise.all(
    who.map(async (one) => ({
      accountId: (await practice.account(one)).id,
      role: one === 'campo' ? 'chair' : 'broadcaster',
    })),
  );
  const { version, name, access, holdNewcomers } = settings;
  const body = { version, name, access, members, patientId: null, holdNewcomers };
  return await practice.request(campo, 'PUT', url, body);
}

/** A browser that listens, over a real socket: what it has heard, and by which codes it ended. */
async function listen(
  cookie: string,
): Promise<{ heard: () => Promise<void>; ended: Promise<readonly string[]> }> {
  if (!practice.app.server.listening) await practice.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = practice.app.server.address() as AddressInfo;
  const request = get({ port, path: '/api/notifications/stream', headers: { cookie } });
  const [reply] = (await once(request, 'response')) as [IncomingMessage];
  assert.is(reply.statusCode, 200);
  assert.is(reply.headers['content-type'], 'text/event-stream');
  assert.is(reply.headers['cache-control'], 'no-store');
  assert.match(String(reply.headers['content-security-policy']), "default-src 'none'");
  let everything = '';
  let unheard = 0;
  let wake = (): void => undefined;
  reply.on('data', (chunk: Buffer) => {
    everything += chunk.toString();
    unheard += chunk.toString().match(/data: changed/g)?.length ?? 0;
    wake();
  });
  const ended = new Promise<readonly string[]>((resolve) => {
    reply.on('close', () => {
      const codes = everything.matchAll(/event: login-ended\ndata: \{"code":"(\w+)"\}\n\n/g);
      resolve([...codes].map(([, code]) => code ?? ''));
    });
  });
  const heard = async (): Promise<void> => {
    while (unheard === 0) await new Promise<void>((resolve) => (wake = resolve));
    unheard = 0;
  };
  return { heard, ended };
}

test('[S9] whoever is added is told, also when they were not there, until they have read it', async () => {
  await startWith('vega', 'First');
  practice.nowMs += 1_000;
  const second = await startWith('lind', 'Second');
  assert.equal(await told(vega), ['Dr. Elena Campo: First']);
  await changeMembers(second, ['campo', 'vega']);
  assert.equal(await told(vega), ['Dr. Elena Campo: Second', 'Dr. Elena Campo: First']);
  assert.equal(await told(campo), [], 'nobody is told what they did themselves');
  const read = await practice.request(vega, 'POST', '/api/notifications/read');
  assert.is(read.status, 204);
  assert.equal(await told(vega), ['Dr. Elena Campo: Second, read', 'Dr. Elena Campo: First, read']);
});

test('[S9] what cannot be joined is not told of: taken off the list, or closed', async () => {
  const first = await startWith('vega', 'First');
  const second = await startWith('vega', 'Second');
  await changeMembers(first, ['campo']);
  assert.equal(await told(vega), ['Dr. Elena Campo: Second']);
  await practice.request(campo, 'POST', `/api/sessions/${second}/close`);
  assert.equal(await told(vega), []);
  await changeMembers(first, ['campo', 'vega']);
  assert.equal(await told(vega), ['Dr. Elena Campo: First'], 'added again is told again');
});

test('[S9] a chair is told who waits: at the door, and alone inside, until a chair is there', async () => {
  const guest = { participantId: 'ana', displayName: 'Ana Ortiz', accountId: null, role: 'guest' };
  const doctor = { participantId: 'c', displayName: 'Dr. Campo', accountId: 'c', role: 'chair' };
  const held = { ...guest, participantId: 'luis', displayName: 'Luis Ortiz' };
  const call = { inside: [] as (typeof doctor | typeof guest)[], held: [held] };
  await practice.close();
  practice = await Practice.open({
    live: { ...nobodyInside, inside: () => call.inside, held: () => call.held },
  });
  campo = await practice.logIn('campo');
  vega = await practice.logIn('vega');
  await startWith('vega', 'Walk-in');
  const waitFor = async (cookie: string): Promise<readonly string[]> => {
    const { raw } = await practice.request(cookie, 'GET', '/api/notifications');
    const { waiting } = raw.json<{ waiting: { people: { displayName: string }[] }[] }>();
    return waiting.flatMap(({ people }) => people.map(({ displayName }) => displayName));
  };
  assert.equal(await waitFor(campo), ['Luis Ortiz']);
  call.held = [];
  assert.equal(await waitFor(campo), []);
  call.inside = [guest];
  assert.equal(await waitFor(campo), ['Ana Ortiz']);
  assert.equal(await waitFor(vega), [], 'who is no chair lets nobody in');
  call.inside = [guest, doctor];
  assert.equal(await waitFor(campo), [], 'nobody is alone');
});

test('[S9] an open page is told at once, on every change of what it shows', async () => {
  const listener = await listen(vega);
  const first = await startWith('vega', 'First');
  await listener.heard();
  await changeMembers(first, ['campo']);
  await listener.heard();
  await changeMembers(first, ['campo', 'vega']);
  await listener.heard();
  await practice.request(campo, 'POST', `/api/sessions/${first}/close`);
  await listener.heard();
  await practice.request(vega, 'POST', '/api/notifications/read');
  await listener.heard();
});

test('[H3] a stream ends with its log-in, and with the program', async () => {
  const [ofVega, ofCampo] = [await listen(vega), await listen(campo)];
  const login = await findLogin(practice.database, {
    tokenHash: hashToken(vega.split('=')[1] ?? ''),
  });
  practice.services.bell.endLogin(login?.id ?? '');
  assert.equal(await ofVega.ended, ['NOT_LOGGED_IN']);
  await startWith('lind', 'Still heard');
  await ofCampo.heard();
  practice.services.bell.close();
  assert.equal(await ofCampo.ended, [], 'it may come again');
});

test('[H2] a stream whose log-in has timed out ends at the next beat', async () => {
  const listener = await listen(vega);
  practice.services.bell.beat();
  await startWith('vega', 'Still heard');
  await listener.heard();
  practice.nowMs += 24 * 60 * 60_000;
  practice.services.bell.beat();
  assert.equal(await listener.ended, ['LOGIN_TIMED_OUT']);
});

test('of too many open windows the oldest hears no more', async () => {
  const first = await listen(vega);
  const others = [];
  for (let count = 0; count < 20; count += 1) others.push(await listen(vega));
  assert.equal(await first.ended, []);
  await startWith('vega', 'First');
  await Promise.all(others.map(({ heard }) => heard()));
});

test.run();
