import * as assert from 'uvu/assert';
import { disableAccount } from '../../server/store/index.ts';
import { suite } from '../harness.ts';
import { Practice } from './practice.ts';
import type { Reply, SettingsBody, StartedSession } from './practice.ts';

const test = suite('settings of a session over HTTP');

let practice: Practice;
let campo: string;
let vega: string;
let session: StartedSession;

test.before.each(async () => {
  practice = await Practice.open();
  campo = await practice.logIn('campo');
  vega = await practice.logIn('vega');
  session = await practice.startSession(campo);
});

test.after.each(() => practice.close());

const url = (): string => `/api/sessions/${session.id}/settings`;

async function settings(cookie = campo): Promise<SettingsBody> {
  return (await practice.request(cookie, 'GET', url())).json.settings;
}

interface Change {
  readonly version?: number;
  readonly name?: string;
  readonly access?: string;
  readonly members?: readonly { readonly accountId: string; readonly role: string }[];
  readonly patientId?: string | null;
  readonly holdNewcomers?: boolean;
}

/** Everything as it is but what is named. */
async function change(what: Change, cookie = campo): Promise<Reply> {
  const { version, name, access, members, patient, holdNewcomers } = await settings();
  const listed = members.map(({ accountId, role }) => ({ accountId, role }));
  const patientId = patient?.id ?? null;
  const body = { version, name, access, members: listed, patientId, holdNewcomers, ...what };
  return await practice.request(cookie, 'PUT', url(), body);
}

async function listed(
  ...entries: [who: 'campo' | 'vega' | 'lind', role: string][]
): Promise<{ accountId: string; role: string }[]> {
  return await Promise.all(
    entries.map(async ([who, role]) => ({ accountId: (await practice.account(who)).id, role })),
  );
}

const entries = ({ members }: SettingsBody): string[] =>
  members.map(({ displayName, role }) => `${displayName}: ${role}`);

test('[S8] [S17] a session is started with colleagues and a patient', async () => {
  const found = await practice.request(campo, 'POST', '/api/patients/search', { text: 'ana' });
  const patientId = found.json.patients[0]?.id;
  const { reservationId } = (await practice.request(campo, 'POST', '/api/session-links')).json;
  const members = await listed(['vega', 'broadcaster'], ['lind', 'viewer']);
  const body = { reservationId, name: 'Consult', members, patientId };
  const made = await practice.request(campo, 'POST', '/api/sessions', body);
  assert.is(made.status, 201);
  session = { ...session, id: made.json.session.id };
  const now = await settings();
  assert.equal(entries(now), [
    'Dr. Elena Campo: chair',
    'Dr. Maria Vega: broadcaster',
    'Dr. Jonas Lind: viewer',
  ]);
  assert.is(now.patient?.familyName, 'Ortiz');
  const seen = (await practice.request(vega, 'GET', '/api/sessions')).json.sessions;
  assert.equal(
    seen.map(({ id, role }) => [id, role]),
    [[session.id, 'broadcaster']],
  );
});

test('a session about an unknown patient or with an unknown colleague is not made', async () => {
  const { reservationId } = (await practice.request(campo, 'POST', '/api/session-links')).json;
  for (const [what, code] of [
    [{ patientId: 'nobody' }, 'PATIENT_NOT_FOUND'],
    [{ members: [{ accountId: 'nobody', role: 'viewer' }] }, 'ACCOUNT_NOT_FOUND'],
  ] as const) {
    const body = { reservationId, name: 'Consult', ...what };
    assert.is((await practice.request(campo, 'POST', '/api/sessions', body)).json.code, code);
  }
  // The reservation is still good.
  const made = await practice.request(campo, 'POST', '/api/sessions', { reservationId, name: 'x' });
  assert.is(made.status, 201);
});

test('[S10] [S11] a chair changes all of it with one OK', async () => {
  const found = await practice.request(campo, 'POST', '/api/patients/search', { text: 'mig ort' });
  const changed = await change({
    name: ' Follow-up ',
    access: 'private',
    members: await listed(['campo', 'chair'], ['vega', 'chair']),
    patientId: found.json.patients[0]?.id ?? null,
  });
  assert.is(changed.status, 200);
  const now = await settings(vega);
  assert.equal(now, changed.json.settings);
  assert.equal([now.name, now.access, now.version], ['Follow-up', 'private', 2]);
  assert.equal(entries(now), ['Dr. Elena Campo: chair', 'Dr. Maria Vega: chair']);
});

test('[T4] of two who change the same settings one is told, and nothing is mixed', async () => {
  await change({ members: await listed(['campo', 'chair'], ['vega', 'chair']) });
  const replies = await Promise.all([
    change({ name: 'One' }, campo),
    change({ name: 'Other', access: 'internal' }, vega),
  ]);
  assert.equal(replies.map(({ status }) => status).sort(), [200, 409]);
  const refused = replies.find(({ status }) => status === 409);
  assert.is(refused?.json.code, 'SETTINGS_CHANGED');
  const { name, access } = await settings();
  assert.ok(
    [
      ['One', 'invitation'],
      ['Other', 'internal'],
    ].some(([one, level]) => one === name && level === access),
  );
});

test('[S11] no list without a chair who can come in', async () => {
  const refused = async (members: Change['members']): Promise<string | undefined> =>
    (await change({ members: members ?? [] })).json.code;
  assert.is(await refused([]), 'LAST_CHAIR');
  assert.is(await refused(await listed(['campo', 'viewer'])), 'LAST_CHAIR');
  await change({ members: await listed(['campo', 'chair'], ['vega', 'chair']) });
  await disableAccount(practice.database, (await practice.account('vega')).id, practice.nowMs);
  const onlyDisabled = await listed(['campo', 'viewer'], ['vega', 'chair']);
  assert.is(await refused(onlyDisabled), 'LAST_CHAIR');
  assert.equal(entries(await settings()), ['Dr. Elena Campo: chair', 'Dr. Maria Vega: chair']);
});

test('whoever is twice on a list, or disabled, is not put there', async () => {
  const twice = await listed(['campo', 'chair'], ['vega', 'viewer'], ['vega', 'chair']);
  assert.is((await change({ members: twice })).json.code, 'BODY_INVALID');
  await disableAccount(practice.database, (await practice.account('vega')).id, practice.nowMs);
  const disabled = await listed(['campo', 'chair'], ['vega', 'viewer']);
  assert.is((await change({ members: disabled })).json.code, 'ACCOUNT_NOT_FOUND');
  assert.is((await change({ patientId: 'nobody' })).json.code, 'PATIENT_NOT_FOUND');
});

test('[S15] [L5] changing the link: the old one says so and opens nothing, the new one does', async () => {
  const reply = await practice.request(campo, 'POST', `/api/sessions/${session.id}/link/replace`);
  const token = reply.json.link.split('#')[1] ?? '';
  const opened = async (of: string): Promise<number> =>
    (await practice.request('', 'POST', '/api/links/resolve', { token: of })).status;
  assert.equal([await opened(session.token), await opened(token)], [410, 200]);
  const old = { token: session.token };
  const told = await practice.request('', 'POST', '/api/links/resolve', old);
  assert.equal(Object.keys(told.json).sort(), ['code', 'message'], 'and never a name');
  assert.is(told.json.code, 'LINK_REPLACED');
  const guest = { ...old, displayName: 'Ana' };
  const joined = await practice.request('', 'POST', '/api/links/join', guest);
  assert.is(joined.json.code, 'LINK_REPLACED');
});

test('[S8] colleagues are found by the beginnings of words, accents and case aside', async () => {
  const found = async (text: string): Promise<string[]> =>
    (await practice.request(vega, 'POST', '/api/colleagues/search', { text })).json.colleagues.map(
      ({ displayName }) => displayName,
    );
  assert.equal(await found('veg'), ['Dr. Maria Vega']);
  assert.equal(await found('MÁRIA derm'), ['Dr. Maria Vega']);
  assert.equal(await found('ega'), []);
  assert.equal(await found('%'), []);
  assert.equal(await found('_'), []);
  assert.is((await found('')).length, 3);
});

test('[S17] patients are found by name, number and date of birth, and not without a word', async () => {
  const found = async (text: string): Promise<string[]> =>
    (await practice.request(vega, 'POST', '/api/patients/search', { text })).json.patients.map(
      ({ givenName }) => givenName,
    );
  assert.equal(await found('ortiz'), ['Ana', 'Miguel']);
  assert.equal(await found('ortiz 1948-03'), ['Ana']);
  assert.equal(await found('1002'), ['Miguel']);
  assert.equal(await found('  '), []);
});

test.run();
