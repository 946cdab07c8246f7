import * as assert from 'uvu/assert';
import type { Request } from 'auscult/proto';
import { suite } from '../harness.ts';
import { Seeded } from '../seeded.ts';
import { Hold } from './fake-engine.ts';
import { codeOf, openRig, roles } from './rig.ts';
import type { Rig } from './rig.ts';

const test = suite('signaling server');

let rig: Rig;
test.after.each(() => rig.close());

test('a newcomer is told who is inside, and the others are told of the newcomer', async () => {
  rig = await openRig();
  const campo = await rig.join('campo', { role: 'chair', displayName: 'Dr. Campo' });
  assert.equal(campo.result.self, { role: 'chair', grants: roles.chair });
  assert.equal(campo.result.session, {
    id: 'session-1',
    name: 'New Patient Consult',
    access: 'invitation',
  });

  const guest = await rig.join('guest', { role: 'guest' });
  assert.equal(
    guest.result.participants.map(({ id, role, connection }) => [id, role, connection]),
    [
      ['campo', 'chair', 'connected'],
      ['guest', 'guest', 'connected'],
    ],
  );
  const { participant } = await campo.line.notice('participantJoined');
  assert.equal(participant, {
    id: 'guest',
    displayName: 'guest',
    role: 'guest',
    connection: 'connected',
  });
  await guest.line.settled();
  assert.is(guest.line.notices.length, 0, 'nobody is told of their own coming');
});

test('nothing about an account leaves the server', async () => {
  rig = await openRig();
  await rig.join('campo', { accountId: 'account-77' });
  const { result } = await rig.join('guest');
  assert.not.match(JSON.stringify(result), 'account-77');
});

test('a refused ticket is answered with the code of the refusal, and the socket closes', async () => {
  rig = await openRig();
  const line = await rig.connect();
  const outcome = await line.ask({ kind: 'join', ticket: 'wrong', autoSubscribe: false });
  assert.is(codeOf(outcome), 'TICKET_REFUSED');
  assert.is((await line.closed).code, 1008);
  assert.equal(rig.server.sessionIds(), []);
});

test('a ticket check that fails is the server’s fault, and lets nobody in', async () => {
  rig = await openRig({
    admit: async () => {
      throw new Error('the store is away');
    },
  });
  const line = await rig.connect();
  const outcome = await line.ask({ kind: 'join', ticket: 'any', autoSubscribe: false });
  assert.is(codeOf(outcome), 'ADMISSION_FAILED');
  assert.is(rig.log.filter(({ event }) => event === 'callbackFailed').length, 1);
});

test('before a join nothing else is carried out, and after it no second one', async () => {
  rig = await openRig();
  const line = await rig.connect();
  assert.is(codeOf(await line.ask({ kind: 'closeSession' })), 'NOT_JOINED');
  assert.is(codeOf(await line.ask({ kind: 'ping' })), 'NOT_JOINED');
  const join = { kind: 'join', ticket: rig.ticket('campo'), autoSubscribe: false } as const;
  assert.is(codeOf(await line.ask(join)), 'joined');
  assert.is(codeOf(await line.ask({ ...join, ticket: rig.ticket('other') })), 'ALREADY_JOINED');
});

test('a published track reaches everyone, muted as it was offered', async () => {
  rig = await openRig();
  const campo = await rig.join('campo');
  const guest = await rig.join('guest', {}, { autoSubscribe: true });
  const published = await campo.line.ask({
    kind: 'publish',
    sdp: 'offer',
    tracks: [
      { mid: '0', source: 'camera', muted: false },
      { mid: '1', source: 'microphone', muted: true },
    ],
  });
  assert.is(published.kind, 'published');
  const camera = await guest.line.notice('trackPublished', ({ track }) => track.kind === 'video');
  const voice = await guest.line.notice('trackPublished', ({ track }) => track.kind === 'audio');
  assert.is(camera.track.muted, false);
  assert.is(voice.track.muted, true);
  assert.equal(
    rig.fake.participant('session-1', 'guest').calls,
    ['subscribe ', 'subscribe campo-camera campo-microphone'],
    'connected from the beginning, and offered a face with its voice',
  );

  const later = await rig.join('later', {}, { autoSubscribe: true });
  assert.equal(
    later.result.tracks.map(({ id, muted }) => [id, muted]),
    [
      ['campo-camera', false],
      ['campo-microphone', true],
    ],
  );
  await later.line.settled();
  assert.is(rig.fake.participant('session-1', 'later').subscribed.size, 2);
});

test('everybody inside may ask how the lines of those inside are, and nobody else', async () => {
  rig = await openRig();
  const campo = await rig.join('campo', { role: 'chair' });
  const viewer = await rig.join('viewer', { role: 'viewer' });
  const preview = await rig.connect();
  await preview.ask({ kind: 'prepare', ticket: rig.ticket('guest'), autoSubscribe: false });
  assert.is(codeOf(await preview.ask({ kind: 'getLines' })), 'NOT_JOINED');
  for (const { line } of [campo, viewer]) {
    assert.equal(await line.ask({ kind: 'getLines' }), {
      kind: 'lines',
      lines: ['campo', 'viewer'].map((participantId) => ({
        participantId,
        protocol: 'udp',
        roundTripMs: 45,
        lost: 0.5,
      })),
    });
  }
});

test('what a role may not publish comes back as refused, not as an error', async () => {
  rig = await openRig();
  const { line } = await rig.join('viewer', { role: 'viewer' });
  const outcome = await line.ask({
    kind: 'publish',
    sdp: 'offer',
    tracks: [{ mid: '0', source: 'camera', muted: false }],
  });
  assert.equal(outcome, {
    kind: 'published',
    sdp: 'answer to offer',
    tracks: [],
    refused: [{ mid: '0', source: 'camera', code: 'ENGINE_SOURCE_NOT_GRANTED' }],
  });
});

test('an engine’s refusal keeps its code; a crash is INTERNAL and the connection lives', async () => {
  rig = await openRig();
  const { line } = await rig.join('campo');
  const publish = (sdp: string) => line.ask({ kind: 'publish', sdp, tracks: [] });
  assert.is(codeOf(await publish('bad')), 'ENGINE_SDP_INVALID');
  assert.is(codeOf(await publish('crash')), 'INTERNAL');
  assert.is(codeOf(await publish('offer')), 'published');
  assert.is(rig.log.filter(({ event }) => event === 'requestFailed').length, 1);
});

test('muting is told to everyone, and only one’s own tracks can be muted', async () => {
  rig = await openRig();
  const campo = await rig.join('campo');
  const guest = await rig.join('guest');
  const tracks = [{ mid: '0', source: 'camera', muted: false }];
  await campo.line.ask({ kind: 'publish', sdp: 'offer', tracks });
  const mute = { kind: 'setMuted', trackId: 'campo-camera', muted: true } as const;
  assert.is(codeOf(await guest.line.ask(mute)), 'TRACK_NOT_FOUND');
  assert.is(codeOf(await campo.line.ask(mute)), 'done');
  const notice = await guest.line.notice('trackMuted');
  assert.equal(notice, {
    kind: 'trackMuted',
    trackId: 'campo-camera',
    participantId: 'campo',
    muted: true,
  });
  const { result } = await rig.join('later');
  assert.is(result.tracks[0]?.muted, true);
});

test('the engine’s gate, offers and layers arrive as notices, at those concerned only', async () => {
  rig = await openRig();
  const campo = await rig.join('campo');
  const guest = await rig.join('guest');
  const tracks = [{ mid: '0', source: 'camera', muted: false }];
  await campo.line.ask({ kind: 'publish', sdp: 'offer', tracks });
  const session = rig.fake.sessions.get('session-1');
  const trackId = 'campo-camera';
  session?.emit('trackGate', { trackId, participantId: 'campo', open: false });
  const engineGuest = rig.fake.participant('session-1', 'guest');
  engineGuest.emit('subscribeOffer', { offerId: 4, sdp: 'v=0', tracks: [{ mid: '0', trackId }] });
  engineGuest.emit('layerChanged', { trackId, current: null, target: 1, reason: 'notSent' });

  assert.is((await guest.line.notice('trackGate')).open, false);
  assert.equal((await guest.line.notice('subscribeOffer')).tracks, [{ mid: '0', trackId }]);
  const layer = await guest.line.notice('layerChanged');
  assert.equal([layer.current, layer.target, layer.reason], [null, 1, 'notSent']);
  await guest.line.ask({ kind: 'subscribeAnswer', offerId: 4, sdp: 'v=0' });
  await guest.line.ask({ kind: 'setShownSize', trackId, width: 640, height: 360 });
  await guest.line.ask({ kind: 'setPreferredLayer', trackId, spatial: 2 });
  await guest.line.ask({ kind: 'setPreferredLayer', trackId, spatial: null });
  assert.equal(engineGuest.calls, [
    'answer 4',
    `size ${trackId} 640x360`,
    `layer ${trackId} 2`,
    `layer ${trackId} null`,
  ]);
  await campo.line.settled();
  assert.is(campo.line.notices.filter(({ kind }) => kind === 'subscribeOffer').length, 0);
});

test('lost media shows as reconnecting to everyone, until it is back', async () => {
  rig = await openRig();
  const campo = await rig.join('campo');
  await rig.join('guest');
  const engineGuest = rig.fake.participant('session-1', 'guest');
  const transport = { direction: 'upstream', protocol: 'udp' };
  engineGuest.emit('transportState', { ...transport, state: 'connected' });
  engineGuest.emit('transportState', { ...transport, state: 'disconnected' });
  engineGuest.emit('transportState', { ...transport, state: 'connecting' });
  engineGuest.emit('transportState', { ...transport, state: 'connected' });
  await campo.line.settled();
  assert.equal(
    campo.line.notices.flatMap((one) =>
      one.kind === 'participantChanged' ? [one.connection] : [],
    ),
    ['reconnecting', 'connected'],
  );
});

test('requests of a session are carried out one at a time, in the order they came', async () => {
  rig = await openRig();
  const campo = await rig.join('campo', { role: 'chair' });
  const guest = await rig.join('guest');
  rig.fake.publishing.hold();
  const publishing = campo.line.ask({ kind: 'publish', sdp: 'offer', tracks: [] });
  await campo.line.settled();
  // Of another person, on another socket, and yet it waits.
  const subscribing = guest.line.ask({ kind: 'subscribe', trackIds: ['campo-camera'] });
  await guest.line.settled();
  const { subscribed } = rig.fake.participant('session-1', 'guest');
  assert.is(subscribed.size, 0);
  rig.fake.publishing.release();
  await Promise.all([publishing, subscribing]);
  assert.is(subscribed.size, 1);
});

test('leaving is answered, told to the others, and closes the socket', async () => {
  rig = await openRig();
  const campo = await rig.join('campo');
  const guest = await rig.join('guest');
  await guest.line.ask({
    kind: 'publish',
    sdp: 'offer',
    tracks: [{ mid: '0', source: 'camera', muted: false }],
  });
  assert.is(codeOf(await guest.line.ask({ kind: 'leave' })), 'done');
  assert.is((await guest.line.closed).code, 1000);
  assert.is((await campo.line.notice('trackEnded')).trackId, 'guest-camera');
  assert.is((await campo.line.notice('participantLeft')).reason, 'left');
  await campo.line.ask({ kind: 'leave' });
  assert.equal(rig.fake.log, ['remove guest', 'remove campo', 'close session-1']);
  assert.equal(rig.server.sessionIds(), [], 'an empty session is given back to the engine');
});

test('who joins again from another device replaces the earlier presence', async () => {
  rig = await openRig();
  const others = await rig.join('others');
  const phone = await rig.join('campo', { accountId: 'account-1' });
  const desk = await rig.join('campo', { accountId: 'account-1' });
  assert.is((await phone.line.notice('removed')).reason, 'joinedElsewhere');
  assert.is((await phone.line.closed).code, 4001);
  assert.is((await others.line.notice('participantLeft')).reason, 'joinedElsewhere');
  assert.equal(
    desk.result.participants.map(({ id }) => id),
    ['others', 'campo'],
  );
  // The same account under another participant's id is the same person too.
  const again = await rig.join('campo-2', { accountId: 'account-1' });
  await desk.line.closed;
  assert.equal(
    again.result.participants.map(({ id }) => id),
    ['others', 'campo-2'],
  );
});

test('a name that is too long is cut by characters, not through the middle of one', async () => {
  rig = await openRig();
  const family = '👩‍👩‍👧‍👦';
  const { result } = await rig.join('guest', { displayName: family.repeat(90) });
  assert.is(result.participants[0]?.displayName, family.repeat(80));
});

test('a full session takes nobody more, except who is already inside', async () => {
  rig = await openRig({ limits: { maxParticipants: 2 } });
  await rig.join('one');
  await rig.join('two');
  const line = await rig.connect();
  const join = { kind: 'join', autoSubscribe: false } as const;
  const outcome = await line.ask({ ...join, ticket: rig.ticket('three') });
  assert.is(codeOf(outcome), 'SESSION_FULL');
  await rig.join('two');
});

test('a chair’s change of a role is answered only when the engine has enforced it [S12]', async () => {
  rig = await openRig();
  const chair = await rig.join('chair', { role: 'chair' });
  const guest = await rig.join('guest');
  const changes: unknown[] = [];
  rig.server.on(
    'changed',
    ({ who, was, by }) => void changes.push([who.participantId, was, who.role, by?.participantId]),
  );
  rig.fake.enforcing.hold();
  let answered = false;
  const setRole = { kind: 'setRole', participantId: 'guest', role: 'viewer' } as const;
  const answer = chair.line.ask(setRole).then((outcome) => {
    answered = true;
    return outcome;
  });
  await chair.line.settled();
  await guest.line.settled();
  assert.is(answered, false);
  assert.is(guest.line.notices.length, 0);
  rig.fake.enforcing.release();
  assert.is(codeOf(await answer), 'done');
  assert.equal((await guest.line.notice('roleChanged')).self, {
    role: 'viewer',
    grants: { publish: [], receive: true },
  });
  assert.is((await chair.line.notice('participantChanged')).role, 'viewer');
  assert.equal(changes, [['guest', 'broadcaster', 'viewer', 'chair']]);
});

test('the answer waits for what a listener writes down about it', async () => {
  rig = await openRig();
  const chair = await rig.join('chair', { role: 'chair' });
  await rig.join('guest');
  const audit = new Hold();
  audit.hold();
  rig.server.on('changed', () => audit.pass());
  let answered = false;
  const answer = chair.line
    .ask({ kind: 'setRole', participantId: 'guest', role: 'viewer' })
    .then(() => (answered = true));
  await chair.line.notice('participantChanged');
  await chair.line.settled();
  assert.is(answered, false);
  audit.release();
  await answer;
});

test('who may not change others is refused, and nothing is carried out [S12]', async () => {
  rig = await openRig();
  const guest = await rig.join('guest', { role: 'guest' });
  await rig.join('campo', { role: 'chair' });
  const ask = guest.line.ask.bind(guest.line);
  assert.is(
    codeOf(await ask({ kind: 'setRole', participantId: 'guest', role: 'chair' })),
    'NOT_PERMITTED',
  );
  assert.is(
    codeOf(await ask({ kind: 'removeParticipant', participantId: 'campo' })),
    'NOT_PERMITTED',
  );
  assert.is(codeOf(await ask({ kind: 'closeSession' })), 'NOT_PERMITTED');
  assert.equal(rig.fake.log, []);
});

test('the embedder’s own refusal goes out as it is; a policy that crashes allows nothing', async () => {
  rig = await openRig({
    authorize: (_actor, action) => {
      if (action.kind === 'setRole') return { code: 'LAST_CHAIR', message: 'the only chair' };
      throw new Error('INJECTED_BY_TEST');
    },
  });
  const chair = await rig.join('chair', { role: 'chair' });
  const demote = { kind: 'setRole', participantId: 'chair', role: 'viewer' } as const;
  assert.is(codeOf(await chair.line.ask(demote)), 'LAST_CHAIR');
  assert.is(codeOf(await chair.line.ask({ kind: 'closeSession' })), 'INTERNAL');
  assert.equal(rig.fake.log, []);
});

test('a role that the engine does not know is refused with its code', async () => {
  rig = await openRig();
  const chair = await rig.join('chair', { role: 'chair' });
  const outcome = await chair.line.ask({
    kind: 'setRole',
    participantId: 'chair',
    role: 'emperor',
  });
  assert.is(codeOf(outcome), 'ENGINE_ROLE_NOT_FOUND');
});

test('a removed participant is told why, and is out before the chair hears of it', async () => {
  rig = await openRig();
  const chair = await rig.join('chair', { role: 'chair' });
  const guest = await rig.join('guest');
  const outcome = await chair.line.ask({ kind: 'removeParticipant', participantId: 'guest' });
  assert.is(codeOf(outcome), 'done');
  assert.equal(rig.fake.log, ['remove guest']);
  assert.equal(
    rig.server.inside('session-1').map(({ participantId }) => participantId),
    ['chair'],
  );
  assert.is((await guest.line.notice('removed')).reason, 'removed');
  assert.is((await guest.line.closed).code, 4001);
});

test('closing answers the chair and tells everyone, with the engine’s part ended before', async () => {
  rig = await openRig();
  const left: string[] = [];
  const chair = await rig.join('chair', { role: 'chair' });
  const guest = await rig.join('guest');
  rig.server.on('left', ({ who, reason }) => void left.push(`${who.participantId} ${reason}`));
  assert.is(codeOf(await chair.line.ask({ kind: 'closeSession' })), 'done');
  assert.equal(rig.fake.log, ['close session-1']);
  assert.is((await guest.line.notice('sessionClosed')).reason, 'closed');
  assert.is((await guest.line.closed).code, 4002);
  assert.is((await chair.line.closed).code, 4002);
  assert.equal(left, ['chair closed', 'guest closed']);
  assert.equal(rig.server.sessionIds(), []);
});

test('the embedder can remove whoever no longer qualifies, with a receipt for each [S15]', async () => {
  rig = await openRig();
  await rig.join('chair', { role: 'chair', accountId: 'a' });
  const guests = await Promise.all([rig.join('g1'), rig.join('g2')]);
  const removed = await rig.server.removeWhere(
    'session-1',
    ({ accountId }) => accountId === null,
    'accessChanged',
  );
  assert.equal(
    removed.map(({ who, receipt }) => [who.participantId, receipt.appliedAtMs]),
    [
      ['g1', 1],
      ['g2', 1],
    ],
  );
  for (const { line } of guests) {
    assert.is((await line.notice('removed')).reason, 'accessChanged');
  }
});

test('a change of name and access is told to everyone', async () => {
  rig = await openRig();
  const { line } = await rig.join('chair', { role: 'chair' });
  await rig.server.update('session-1', { access: 'private' });
  assert.equal((await line.notice('sessionChanged')).session, {
    id: 'session-1',
    name: 'New Patient Consult',
    access: 'private',
  });
});

test('asking for somebody who is not inside changes nothing and says so', async () => {
  rig = await openRig();
  assert.is(await rig.server.setRole('session-9', 'nobody', 'viewer'), null);
  assert.is(await rig.server.remove('session-9', 'nobody', 'removed'), null);
  await rig.server.closeSession('session-9', 'closed');
  const { line } = await rig.join('chair', { role: 'chair' });
  const outcome = await line.ask({ kind: 'removeParticipant', participantId: 'nobody' });
  assert.is(codeOf(outcome), 'PARTICIPANT_NOT_FOUND');
});

test('a media worker that dies ends its session for everyone, and the next join opens a new one', async () => {
  rig = await openRig();
  const { line } = await rig.join('chair', { role: 'chair' });
  const session = rig.fake.sessions.get('session-1');
  rig.fake.sessions.delete('session-1');
  session?.emit('workerLost', {});
  assert.is((await line.notice('sessionClosed')).reason, 'engineLost');
  await line.closed;
  await rig.join('chair', { role: 'chair' });
});

test('many sessions stand beside each other', async () => {
  rig = await openRig();
  const one = await rig.join('campo', { sessionId: 'session-1' });
  const two = await rig.join('campo', { sessionId: 'session-2' });
  assert.is(two.result.participants.length, 1);
  assert.is(codeOf(await one.line.ask({ kind: 'ping' })), 'done');
  assert.equal(rig.server.sessionIds(), ['session-1', 'session-2']);
});

test('two thousand random requests of a guest change nothing about anybody [B7]', async () => {
  rig = await openRig({ limits: { requestBurst: Infinity } });
  await rig.join('campo', { role: 'chair' });
  const { line } = await rig.join('guest', { role: 'guest' });
  const random = new Seeded(20_260_402);
  const ids = ['campo', 'guest', 'nobody', '', 'campo-camera', 'guest-camera'];
  const make: readonly (() => Request)[] = [
    () => ({ kind: 'setRole', participantId: random.pick(ids), role: random.pick(['chair', '']) }),
    () => ({ kind: 'removeParticipant', participantId: random.pick(ids) }),
    () => ({ kind: 'closeSession' }),
    () => ({ kind: 'setMuted', trackId: random.pick(ids), muted: random.chance(0.5) }),
    () => ({ kind: 'unpublish', trackId: random.pick(ids) }),
    () => ({ kind: 'subscribe', trackIds: [random.pick(ids)] }),
    () => ({ kind: 'setPreferredLayer', trackId: random.pick(ids), spatial: random.uint32() }),
    () => ({ kind: 'setShownSize', trackId: '', width: random.uint32(), height: random.uint32() }),
    () => ({ kind: 'subscribeAnswer', offerId: random.uint32(), sdp: '' }),
    () => ({ kind: 'join', ticket: random.pick(ids), autoSubscribe: true }),
    () => ({ kind: 'resume', token: random.pick(ids), lastNotice: random.uint32() }),
  ];
  for (let round = 0; round < 2_000; round += 1) await line.ask(random.pick(make)());
  assert.equal(rig.fake.log, [], `seed ${String(random.seed)}`);
  assert.equal(
    rig.server.inside('session-1').map(({ participantId, role }) => [participantId, role]),
    [
      ['campo', 'chair'],
      ['guest', 'guest'],
    ],
  );
});

test.run();
