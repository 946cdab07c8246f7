import * as assert from 'uvu/assert';
import type { Request } from 'auscult/proto';
import type { Admission } from 'auscult/signaling';
import { suite } from '../harness.ts';
import { ManualClock } from './manual-clock.ts';
import { codeOf, openRig } from './rig.ts';
import type { Line, Rig } from './rig.ts';

const test = suite('signaling, connected ahead of joining');

let rig: Rig;
test.after.each(() => rig.close());

const publish: Request = {
  kind: 'publish',
  sdp: 'offer',
  tracks: [
    { mid: '0', source: 'camera', muted: false },
    { mid: '1', source: 'microphone', muted: false },
  ],
};

async function prepare(participantId: string, admission: Partial<Admission> = {}): Promise<Line> {
  const line = await rig.connect();
  const ticket = rig.ticket(participantId, admission);
  const outcome = await line.ask({ kind: 'prepare', ticket, autoSubscribe: true });
  if (outcome.kind !== 'prepared') throw new Error(codeOf(outcome));
  return line;
}

function join(line: Line, participantId: string, admission: Partial<Admission> = {}) {
  return line.ask({
    kind: 'join',
    ticket: rig.ticket(participantId, admission),
    autoSubscribe: true,
  });
}

test('somebody at their preview is connected, and there for nobody', async () => {
  rig = await openRig();
  const joined: string[] = [];
  rig.server.on('joined', ({ who }) => void joined.push(who.participantId));
  const campo = await rig.join('campo', { role: 'chair' });
  await campo.line.ask(publish);
  const guest = await prepare('guest', { displayName: '' });
  assert.is(codeOf(await guest.ask(publish)), 'published');

  assert.ok(rig.fake.participant('session-1', 'guest').held, 'the engine is told to hold them');
  assert.equal(
    [...rig.fake.participant('session-1', 'guest').subscribed],
    ['campo-camera', 'campo-microphone'],
  );
  const late = await rig.join('late', {}, { autoSubscribe: true });
  assert.equal(
    late.result.participants.map(({ id }) => id),
    ['campo', 'late'],
  );
  assert.not.match(JSON.stringify(late.result.tracks), 'guest');
  await Promise.all([campo.line.settled(), late.line.settled(), guest.settled()]);
  assert.not.match(JSON.stringify(campo.line.notices), 'guest');
  assert.equal(guest.notices, [], 'and they are told of nobody');
  assert.equal(
    rig.server.inside('session-1').map(({ participantId }) => participantId),
    ['campo', 'late'],
  );
  assert.equal(joined, ['campo', 'late']);
});

test('what comes to the session later is offered to them as well', async () => {
  rig = await openRig();
  await prepare('guest');
  assert.equal(rig.server.sessionIds(), [], 'a session with previews alone is not one to show');
  const campo = await rig.join('campo', { role: 'chair' });
  await campo.line.ask(publish);
  await campo.line.settled();
  assert.is(rig.fake.participant('session-1', 'guest').subscribed.size, 2);
});

test('joining lets in what is connected, as who and what they are by then', async () => {
  rig = await openRig();
  const campo = await rig.join('campo', { role: 'chair' }, { autoSubscribe: true });
  const guest = await prepare('guest', { displayName: '' });
  await guest.ask(publish);
  await guest.ask({ kind: 'setMuted', trackId: 'guest-microphone', muted: true });
  const held = rig.fake.participant('session-1', 'guest');

  const outcome = await join(guest, 'guest', { displayName: 'Ana Ortiz', role: 'guest' });
  assert.is(outcome.kind, 'joined');
  if (outcome.kind !== 'joined') return;
  assert.is(outcome.self.role, 'guest');
  assert.ok(outcome.resumeToken);
  assert.is(rig.fake.participant('session-1', 'guest'), held, 'the same connection in the engine');
  assert.is(held.held, false);
  assert.is(held.role, 'guest');
  const { participant } = await campo.line.notice('participantJoined');
  assert.is(participant.displayName, 'Ana Ortiz');
  const voice = await campo.line.notice('trackPublished', ({ track }) => track.kind === 'audio');
  assert.is(voice.track.muted, true, 'as they left it in their preview');
  await campo.line.settled();
  assert.is(rig.fake.participant('session-1', 'campo').subscribed.size, 2);
});

test('before they join they may ask for nothing that concerns others', async () => {
  rig = await openRig();
  const campo = await rig.join('campo', { role: 'chair' });
  const vega = await prepare('vega', { role: 'chair' });
  const requests: readonly Request[] = [
    { kind: 'closeSession' },
    { kind: 'setRole', participantId: 'campo', role: 'viewer' },
    { kind: 'removeParticipant', participantId: 'campo' },
    { kind: 'subscribe', trackIds: ['campo-camera'] },
    { kind: 'unsubscribe', trackIds: ['campo-camera'] },
    { kind: 'setShownSize', trackId: 'campo-camera', width: 1, height: 1 },
    { kind: 'setPreferredLayer', trackId: 'campo-camera', spatial: 0 },
    { kind: 'unpublish', trackId: 'campo-camera' },
    { kind: 'leave' },
  ];
  for (const request of requests) {
    assert.is(codeOf(await vega.ask(request)), 'NOT_JOINED', request.kind);
  }
  await campo.line.settled();
  assert.equal(campo.line.notices, []);
  assert.is(codeOf(await join(vega, 'vega', { role: 'chair' })), 'joined');
});

test('joining asks the door again: a refusal there is a refusal here', async () => {
  rig = await openRig();
  const guest = await prepare('guest');
  const outcome = await guest.ask({ kind: 'join', ticket: 'none', autoSubscribe: true });
  assert.is(codeOf(outcome), 'TICKET_REFUSED');
  await guest.closed;
  await rig.join('campo');
  assert.equal([...(rig.fake.sessions.get('session-1')?.participants.keys() ?? [])], ['campo']);
});

test('nobody gets into a session on another person’s preparation', async () => {
  rig = await openRig();
  await rig.join('campo');
  const guest = await prepare('guest');
  assert.is(codeOf(await join(guest, 'mallory')), 'NOT_PREPARED');
  await guest.closed;
  const other = await prepare('guest');
  assert.is(codeOf(await join(other, 'guest', { sessionId: 'session-2' })), 'NOT_PREPARED');
  assert.equal(
    rig.server.inside('session-1').map(({ participantId }) => participantId),
    ['campo'],
  );
  assert.equal(rig.server.inside('session-2'), []);
});

test('a newer preview of the same person replaces the older one', async () => {
  rig = await openRig();
  const first = await prepare('guest');
  const second = await prepare('guest');
  assert.is((await first.closed).code, 1008);
  assert.is(codeOf(await join(second, 'guest')), 'joined');
});

test('a presence goes on while its owner looks at a preview elsewhere', async () => {
  rig = await openRig();
  const inside = await rig.join('campo', { accountId: 'account-1' });
  const line = await rig.connect();
  const ticket = rig.ticket('campo', { accountId: 'account-1' });
  const outcome = await line.ask({ kind: 'prepare', ticket, autoSubscribe: true });
  assert.is(codeOf(outcome), 'ALREADY_INSIDE');
  await inside.line.settled();
  assert.equal(inside.line.notices, []);
});

test('who joins over a new connection leaves nothing behind of their preview', async () => {
  rig = await openRig();
  const preview = await prepare('guest');
  await rig.join('guest');
  assert.is((await preview.closed).code, 1008);
  assert.is(rig.fake.participant('session-1', 'guest').held, false);
});

test('a preview that is closed is gone at once, and the last one gives the session back', async () => {
  rig = await openRig();
  const guest = await prepare('guest');
  const { session } = rig.fake.participant('session-1', 'guest');
  const closed = new Promise<void>((resolve) => {
    const close = session.close.bind(session);
    session.close = () => close().finally(resolve);
  });
  guest.socket.terminate();
  await closed;
  assert.is(session.participants.size, 0);
  assert.is(rig.fake.sessions.size, 0);
});

test('when the session is closed, people at their preview are told too', async () => {
  rig = await openRig();
  const campo = await rig.join('campo', { role: 'chair' });
  const guest = await prepare('guest');
  await campo.line.ask({ kind: 'closeSession' });
  await guest.notice('sessionClosed');
  assert.is((await guest.closed).code, 4002);
});

test('when all places are taken, the address that holds most gives up its oldest', async () => {
  let address = 'crowd';
  rig = await openRig({ limits: { maxPrepared: 3 }, addressOf: () => address });
  const [first] = [await prepare('one'), await prepare('two')];
  address = 'honest';
  const honest = await prepare('three');
  const later = await prepare('four');
  assert.is((await first.closed).code, 1008, 'the crowd has most places, and its oldest goes');
  address = 'crowd';
  // It and the honest ones hold as many now; what counts is who asks for more.
  await prepare('five');
  await Promise.all([honest.settled(), later.settled()]);
  assert.is(codeOf(await join(honest, 'three')), 'joined');
});

test('a place is not held for good, and whoever joined in time is not concerned', async () => {
  const clock = new ManualClock();
  rig = await openRig({ clock, limits: { preparedMs: 60_000, pingEveryMs: 3_600_000 } });
  const idle = await prepare('idle');
  const guest = await prepare('guest');
  await join(guest, 'guest');
  clock.advance(60_000);
  assert.is((await idle.closed).code, 1008);
  await guest.settled();
  assert.is(rig.server.inside('session-1').length, 1);
});

test('who is removed, or logged out, loses what they have prepared as well', async () => {
  rig = await openRig();
  await rig.join('campo');
  const vega = await prepare('vega', { accountId: 'account-2' });
  const lind = await prepare('lind', { accountId: 'account-3', mark: 'log-in 3' });
  const guest = await prepare('guest');
  await rig.server.remove('session-1', 'vega', 'removed');
  await rig.server.removeEverywhere(({ mark }) => mark === 'log-in 3', 'loggedOut');
  await rig.server.removeWhere('session-1', ({ accountId }) => accountId === null, 'accessChanged');
  for (const line of [vega, lind, guest]) assert.is((await line.closed).code, 1008);
  assert.equal([...(rig.fake.sessions.get('session-1')?.participants.keys() ?? [])], []);
});

test.run();
