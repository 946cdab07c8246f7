import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import type { Outcome, Request, RequestKind, RequestOf } from 'auscult/proto';
import protobuf from 'protobufjs';
import * as assert from 'uvu/assert';
import { modelledAnswer } from '../../engine/simulation/descriptions.ts';
import { accessLevels } from '../../server/access/index.ts';
import { accountParticipantId } from '../../server/live/participants.ts';
import { loginLifetimeMs } from '../../server/login-times.ts';
import { insertRemoval } from '../../server/store/index.ts';
import { suite } from '../harness.ts';
import { codeOf } from '../signaling/rig.ts';
import type { Line } from '../signaling/rig.ts';
import { LivePractice } from './live-practice.ts';
import type { StartedSession } from './practice.ts';
import { arrivals, comingIn, credentials, expected, insideAnother } from './who-may-ask-what.ts';
import type { ArrivingCredential, Credential } from './who-may-ask-what.ts';

const test = suite('who may ask what');

const root = joinPath(import.meta.dirname, '../..');
const offer = readFileSync(joinPath(root, 'test/vectors/sdp/chromium-simulcast-offer.sdp'), 'utf8');

type Who = 'lind' | 'campo' | 'vega';

let house: LivePractice;

test.before(async () => {
  house = await LivePractice.open();
});

test.after(() => house.close());

/** The arms of `ClientMessage`, as the `.proto` files have them. */
async function requestKinds(schema: protobuf.Root): Promise<readonly string[]> {
  schema.resolvePath = (_origin, target) => joinPath(root, 'proto', target.split('/').at(-1) ?? '');
  await schema.load('client-message.proto');
  return schema.lookupType('auscult.signaling.v1.ClientMessage').oneofs['request']?.oneof ?? [];
}

const rowless = (kinds: readonly string[]): readonly string[] => {
  const written = new Set(Object.keys(expected).map((asked) => asked.split(' ')[0]));
  return kinds.filter((kind) => !written.delete(kind)).concat([...written].map(String));
};

test('[A3] every request has a row in the table, and every row a request', async () => {
  assert.equal(rowless(await requestKinds(new protobuf.Root())), []);
});

test('[A3] control: a request that nobody wrote down is seen', async () => {
  const kinds = await requestKinds(new protobuf.Root());
  assert.equal(rowless([...kinds, 'listenAtDoor']), ['listenAtDoor']);
});

/** Somebody with a socket. */
interface Caller {
  readonly line: Line;
  /** To come in with, now or again. */
  readonly ticket: string;
  readonly resumeToken: string;
}

/**
 * Two sessions: Lind chairs the one that everything is about, with Vega on its list; Campo, the
 * administrator, is on the other's list alone, and chairs it.
 */
interface Place {
  readonly here: StartedSession;
  readonly there: StartedSession;
  readonly cookies: Readonly<Record<Who, string>>;
}

async function arrangePlace(credential: Credential): Promise<Place> {
  const { practice } = house;
  const [lind, campo, vega] = [
    await practice.logIn('lind'),
    await practice.logIn('campo'),
    await practice.logIn('vega'),
  ];
  const [here, there] = [await practice.startSession(lind), await practice.startSession(campo)];
  await practice.list(here.id, 'vega', credential === 'viewer' ? 'viewer' : 'broadcaster');
  return { here, there, cookies: { lind, campo, vega } };
}

interface GuestPass {
  readonly ticket: string;
  readonly guestToken: string;
}

async function guestPass(
  { token }: StartedSession,
  guestToken?: string,
  way: 'join' | 'prepare' = 'join',
): Promise<GuestPass> {
  const body = {
    token,
    ...(way === 'join' ? { displayName: 'Ana Ortiz' } : {}),
    ...(guestToken === undefined ? {} : { guestToken }),
  };
  const reply = await house.practice.request('', 'POST', `/api/links/${way}`, body);
  assert.is(reply.status, 201);
  return reply.json;
}

type Joined = Extract<Outcome, { kind: 'joined' }>;

async function comeIn(ticket: string): Promise<{ line: Line; joined: Joined }> {
  const line = await house.connect();
  const outcome = await line.ask({ kind: 'join', ticket, autoSubscribe: true });
  if (outcome.kind !== 'joined') throw new Error(JSON.stringify(outcome));
  return { line, joined: outcome };
}

/** Inside, and with a ticket for coming again. */
async function enter(role: string, ticket: string, again: string): Promise<Caller> {
  const { line, joined } = await comeIn(ticket);
  assert.is(joined.self.role, role);
  return { line, ticket: again, resumeToken: joined.resumeToken };
}

async function enterAs(role: string, who: Who, { here, cookies }: Place): Promise<Caller> {
  const ticket = () => house.ticket(here.id, cookies[who]);
  return enter(role, await ticket(), await ticket());
}

async function guestIn(session: StartedSession, shown?: string): Promise<Caller> {
  const { ticket, guestToken } = await guestPass(session, shown);
  assert.is.not(guestToken, shown, 'a new guest');
  return enter('guest', ticket, (await guestPass(session, guestToken)).ticket);
}

/** Put out by `end`, which closes their line; they come again over another. */
async function comeAgain(caller: Caller, end: () => Promise<unknown>): Promise<Caller> {
  await end();
  assert.is((await caller.line.closed).code, 4001);
  return { ...caller, line: await house.connect() };
}

async function beforeJoin(way: 'prepare' | 'join', { here }: Place): Promise<Caller> {
  const line = await house.connect();
  const pass = await guestPass(here, undefined, way);
  const outcome = await line.ask({ kind: way, ticket: pass.ticket, autoSubscribe: true });
  assert.is(outcome.kind, way === 'prepare' ? 'prepared' : 'held');
  return { line, ticket: (await guestPass(here, pass.guestToken)).ticket, resumeToken: '' };
}

const arrive: Readonly<Record<Credential, (place: Place) => Promise<Caller>>> = {
  none: async () => ({ line: await house.connect(), ticket: 'a guess', resumeToken: 'a guess' }),
  guest: ({ here }) => guestIn(here),
  'guest by the token of another': async ({ here, there }) =>
    guestIn(here, (await guestPass(there)).guestToken),
  'guest of another': ({ there }) => guestIn(there),
  viewer: (place) => enterAs('viewer', 'vega', place),
  broadcaster: (place) => enterAs('broadcaster', 'vega', place),
  chair: (place) => enterAs('chair', 'lind', place),
  'chair of another': (place) => enterAs('chair', 'campo', { ...place, here: place.there }),
  administrator: (place) => enterAs('broadcaster', 'campo', place),
  expired: (place) => enterAs('broadcaster', 'vega', place),
  'logged out': async (place) =>
    comeAgain(await enterAs('broadcaster', 'vega', place), () =>
      house.practice.request(place.cookies.vega, 'POST', '/api/log-out'),
    ),
  removed: async (place) => {
    const caller = await enterAs('broadcaster', 'vega', place);
    const chair = await enterAs('chair', 'lind', place);
    const participantId = accountParticipantId(
      place.here.id,
      (await house.practice.account('vega')).id,
    );
    return comeAgain(caller, () => chair.line.ask({ kind: 'removeParticipant', participantId }));
  },
  lost: async ({ here }) => {
    const caller = await guestIn(here);
    caller.line.socket.terminate();
    await caller.line.closed;
    return { ...caller, line: await house.connect() };
  },
  prepared: (place) => beforeJoin('prepare', place),
  held: (place) => beforeJoin('join', place),
};

/** What the offer's sound and picture are to be taken for. */
const tracksOf = (sound: string, picture: string): RequestOf<'publish'>['tracks'] => [
  { mid: '0', source: sound, muted: false },
  { mid: '1', source: picture, muted: false },
];
const face = tracksOf('microphone', 'camera');
const screen = tracksOf('screenAudio', 'screen');

async function publish(line: Line): Promise<string> {
  return pictureOf(await line.ask({ kind: 'publish', sdp: offer, tracks: face }));
}

/** The picture's id; none where nothing could be published. */
function pictureOf(outcome: Outcome): string {
  if (outcome.kind !== 'published') return 'none';
  return outcome.tracks.find(({ mid }) => mid === '1')?.track.id ?? 'none';
}

interface Scene {
  readonly place: Place;
  readonly caller: Caller;
  /** Inside this session, and no chair of it. */
  readonly colleague: {
    readonly line: Line;
    readonly participantId: string;
    readonly trackId: string;
  };
  /** Who waits at this session's door. */
  readonly knocker: string;
}

async function arrange(credential: Credential, kind: RequestKind): Promise<Scene> {
  const place = await arrangePlace(credential);
  const { here, cookies } = place;
  const isVega = ['viewer', 'broadcaster', 'expired', 'logged out', 'removed'].includes(credential);
  const { line, joined } = await comeIn(
    await house.ticket(here.id, cookies[isVega ? 'campo' : 'vega']),
  );
  // A viewer's colleague publishes no less: on the list as broadcaster, or not at all.
  const trackId = await publish(line);
  const colleague = { line, participantId: joined.participantId, trackId };

  const shutDoor = () => house.change(here.id, cookies.lind, { holdNewcomers: true });
  if (credential === 'held') await shutDoor();
  const caller = await arrive[credential](place);
  let knocker = '';
  if (kind === 'admitParticipant' || kind === 'turnAway') {
    await shutDoor();
    const { ticket } = await guestPass(here);
    await (await house.connect()).ask({ kind: 'join', ticket, autoSubscribe: false });
    knocker = house.signaling.held(here.id).at(-1)?.participantId ?? '';
    assert.is.not(knocker, '');
  }
  if (credential === 'expired') house.practice.nowMs += loginLifetimeMs;
  return { place, caller, colleague, knocker };
}

/** The request of a row, as well as it can be asked. */
async function requestOf(asked: string, credential: Credential, scene: Scene): Promise<Request> {
  const { caller, knocker } = scene;
  const { line, ticket, resumeToken } = caller;
  const { participantId, trackId } = scene.colleague;
  const kind = asked.split(' ')[0] as RequestKind;
  switch (kind) {
    case 'join':
    case 'prepare':
      return { kind, ticket, autoSubscribe: false };
    case 'resume':
      return { kind, token: resumeToken, lastNotice: line.lastNotice };
    case 'publish':
      return { kind, sdp: offer, tracks: asked.includes('screen') ? screen : face };
    case 'unpublish':
    case 'setMuted': {
      const which = asked.includes('own') ? await publish(line) : trackId;
      const of = { trackId: which };
      return kind === 'unpublish' ? { kind, ...of } : { kind, ...of, muted: true };
    }
    case 'subscribe':
    case 'unsubscribe':
      return { kind, trackIds: [trackId] };
    case 'subscribeAnswer': {
      // Whoever has not come in was offered nothing.
      const isThere = expected[kind]?.but?.[credential] === undefined;
      const offered = isThere ? await line.notice('subscribeOffer') : null;
      const sdp = offered ? modelledAnswer(offered.sdp) : offer;
      return { kind, offerId: offered?.offerId ?? 1, sdp };
    }
    case 'setShownSize':
      return { kind, trackId, width: 640, height: 360 };
    case 'setPreferredLayer':
      return { kind, trackId, spatial: 0 };
    case 'setRole':
      return { kind, participantId, role: 'chair' };
    case 'removeParticipant':
      return { kind, participantId };
    case 'askToMute':
      return { kind, participantId, source: 'microphone' };
    case 'admitParticipant':
    case 'turnAway':
      return { kind, participantId: knocker };
    case 'leave':
    case 'ping':
    case 'closeSession':
    case 'getLines':
      return { kind };
  }
}

function answerOf(outcome: Outcome): string {
  if (outcome.kind !== 'published' || outcome.refused.length === 0) return codeOf(outcome);
  const codes = new Set(outcome.refused.map(({ code }) => code));
  return outcome.tracks.length === 0
    ? [...codes].join()
    : `published in part, ${[...codes].join()}`;
}

/** All that a request could change in this session: what is stored, who is there, what they were told. */
async function traceOf({ place, colleague }: Scene): Promise<string> {
  // Put out, they were told before.
  await Promise.race([colleague.line.settled(), colleague.line.closed]);
  const { database } = house.practice;
  const { id } = place.here;
  const stored = [
    await database('sessions').where({ id }),
    ...(await Promise.all(
      ['members', 'removals', 'admissions'].map((table) =>
        database(table).where({ session_id: id }),
      ),
    )),
  ];
  const people = [...house.signaling.inside(id), ...house.signaling.held(id)];
  const told = colleague.line.notices;
  return JSON.stringify({ stored, people, told });
}

interface Cell {
  readonly answer: string;
  readonly changed: boolean;
}

async function cellOf(asked: string, credential: Credential): Promise<Cell> {
  const scene = await arrange(credential, asked.split(' ')[0] as RequestKind);
  const request = await requestOf(asked, credential, scene);
  const before = await traceOf(scene);
  const outcome = await scene.caller.line.ask(request);
  const changed = (await traceOf(scene)) !== before;
  if (outcome.kind === 'lines') {
    const seen = outcome.lines.some(
      ({ participantId }) => participantId === scene.colleague.participantId,
    );
    assert.is(seen, !insideAnother.has(credential), `${credential}: whose lines`);
  }
  for (const { id } of [scene.place.here, scene.place.there]) {
    await house.signaling.closeSession(id, 'closed');
  }
  return { answer: answerOf(outcome), changed };
}

for (const credential of credentials) {
  test(`[A3] exactly the allowed requests are carried out for: ${credential}`, async () => {
    const answers: Record<string, string> = {};
    const wanted: Record<string, string> = {};
    const wronglyChanged: string[] = [];
    for (const [asked, row] of Object.entries(expected)) {
      const { answer, changed } = await cellOf(asked, credential);
      answers[asked] = answer;
      const want = row.but?.[credential] ?? row.everybody;
      wanted[asked] = want;
      const isRefused = want === want.toUpperCase();
      if (changed && (isRefused || insideAnother.has(credential))) wronglyChanged.push(asked);
      // What only a chair may do does something, or the above would find nothing.
      if (credential === 'chair' && row.everybody === 'NOT_PERMITTED') assert.ok(changed, asked);
    }
    assert.equal(answers, wanted);
    assert.equal(wronglyChanged, [], 'changed this session all the same');
  });
}

/** A ticket of theirs, made while it was good, and what it is worth by the time it is used. */
async function ticketOf(credential: ArrivingCredential, { here, cookies }: Place): Promise<string> {
  const { practice } = house;
  if (credential === 'guest') return (await guestPass(here)).ticket;
  if (credential === 'chair') return house.ticket(here.id, cookies.lind);
  if (credential === 'administrator') return house.ticket(here.id, cookies.campo);
  // A ticket lasts for a minute: this log-in ends within it.
  if (credential === 'expired') {
    const { id } = await practice.account('vega');
    const endsAt = { expires_at: practice.nowMs + 1 };
    await practice.database('logins').where({ account_id: id }).update(endsAt);
  }
  const ticket = await house.ticket(here.id, cookies.vega);
  if (credential === 'expired') practice.nowMs += 1;
  if (credential === 'logged out') await practice.request(cookies.vega, 'POST', '/api/log-out');
  if (credential === 'removed') {
    const { id: accountId, displayName } = await practice.account('vega');
    const participantId = accountParticipantId(here.id, accountId);
    const removal = { sessionId: here.id, participantId, accountId, displayName };
    await insertRemoval(practice.database, removal, practice.nowMs);
  }
  return ticket;
}

for (const kind of ['join', 'prepare'] as const) {
  test(`[A3] [S14] who may ${kind} with a ticket from before, at each access level`, async () => {
    const answers: Record<string, Record<string, string>> = {};
    for (const credential of arrivals) {
      const row: Record<string, string> = {};
      for (const level of accessLevels) {
        const place = await arrangePlace(credential);
        const ticket = await ticketOf(credential, place);
        await house.practice.setAccess(place.here.id, level);
        const line = await house.connect();
        const outcome = await line.ask({ kind, ticket, autoSubscribe: false });
        row[level] = 'self' in outcome ? outcome.self.role : codeOf(outcome);
        await house.signaling.closeSession(place.here.id, 'closed');
      }
      answers[credential] = row;
    }
    assert.equal(answers, comingIn);
  });
}

test.run();
