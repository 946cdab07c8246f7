import * as assert from 'uvu/assert';
import type { Request } from 'auscult/proto';
import type { Admission } from 'auscult/signaling';
import { suite } from '../harness.ts';
import { codeOf, openRig } from './rig.ts';
import type { Joined, Line, Rig } from './rig.ts';

const test = suite('signaling, held at the door');

let rig: Rig;
test.after.each(() => rig.close());

const publish: Request = {
  kind: 'publish',
  sdp: 'offer',
  tracks: [{ mid: '0', source: 'camera', muted: false }],
};

function joinOn(line: Line, participantId: string, admission: Partial<Admission> = {}) {
  const ticket = rig.ticket(participantId, admission);
  return line.ask({ kind: 'join', ticket, autoSubscribe: true });
}

/** Somebody who knocks, and is held. */
async function knock(participantId: string, admission: Partial<Admission> = {}): Promise<Line> {
  const line = await rig.connect();
  const outcome = await joinOn(line, participantId, { hold: true, role: 'guest', ...admission });
  assert.is(codeOf(outcome), 'held');
  return line;
}

function chairJoins(): Promise<Joined> {
  return rig.join('campo', { role: 'chair' });
}

/** Whom a chair sees at the door by the last word of it. */
async function atDoor(line: Line): Promise<readonly string[]> {
  await line.settled();
  const told = line.notices.filter(({ kind }) => kind === 'heldChanged').at(-1);
  return told?.kind === 'heldChanged' ? told.held.map(({ displayName }) => displayName) : [];
}

test('who is held is there for nobody but those who may admit', async () => {
  rig = await openRig();
  const campo = await chairJoins();
  const vega = await rig.join('vega');
  const ana = await knock('ana', { displayName: 'Ana Ortiz' });
  assert.equal(await atDoor(campo.line), ['Ana Ortiz']);
  await vega.line.settled();
  assert.equal(vega.line.notices, [], 'a broadcaster is told nothing');
  assert.equal(
    rig.server.inside('session-1').map(({ participantId }) => participantId),
    ['campo', 'vega'],
  );
  assert.equal(
    rig.server.held('session-1').map(({ participantId }) => participantId),
    ['ana'],
  );
  await ana.settled();
  assert.equal(ana.notices, [], 'and whoever waits learns nothing of those inside');
  for (const request of [
    { kind: 'admitParticipant', participantId: 'ana' },
    { kind: 'closeSession' },
    { kind: 'subscribe', trackIds: ['campo-camera'] },
  ] as const) {
    assert.is(codeOf(await ana.ask(request)), 'NOT_JOINED', request.kind);
  }
});

test('whoever is admitted comes in by joining again, with what they had connected', async () => {
  rig = await openRig();
  const campo = await chairJoins();
  const ana = await rig.connect();
  await ana.ask({ kind: 'prepare', ticket: rig.ticket('ana'), autoSubscribe: true });
  await ana.ask(publish);
  assert.is(codeOf(await joinOn(ana, 'ana', { hold: true, role: 'guest' })), 'held');
  const inEngine = rig.fake.participant('session-1', 'ana');
  assert.ok(inEngine.held, 'nothing is forwarded either way');

  const admitted = await campo.line.ask({ kind: 'admitParticipant', participantId: 'ana' });
  assert.is(codeOf(admitted), 'done');
  await ana.notice('admitted');
  assert.equal(await atDoor(campo.line), []);
  assert.ok(inEngine.held, 'not before they come in');
  assert.is(codeOf(await joinOn(ana, 'ana', { role: 'guest' })), 'joined');
  assert.is(rig.fake.participant('session-1', 'ana'), inEngine);
  assert.not(inEngine.held);
  await campo.line.notice('participantJoined', ({ participant }) => participant.id === 'ana');
});

test('whoever is turned away is told, and their connection ends', async () => {
  rig = await openRig();
  const campo = await chairJoins();
  const ana = await knock('ana');
  const answer = await campo.line.ask({ kind: 'turnAway', participantId: 'ana' });
  assert.is(codeOf(answer), 'done');
  assert.is((await ana.notice('removed')).reason, 'turnedAway');
  assert.is((await ana.closed).code, 4001);
  assert.equal(await atDoor(campo.line), []);
});

test('nobody admits or turns away without being allowed to, or whom they do not see [A3]', async () => {
  rig = await openRig();
  await chairJoins();
  const vega = await rig.join('vega');
  await knock('ana');
  for (const kind of ['admitParticipant', 'turnAway'] as const) {
    assert.is(codeOf(await vega.line.ask({ kind, participantId: 'ana' })), 'NOT_PERMITTED');
    const none = await vega.line.ask({ kind, participantId: 'nobody' });
    assert.is(codeOf(none), 'PARTICIPANT_NOT_FOUND');
  }
  assert.is(rig.server.held('session-1').length, 1);
});

test('a line that is lost takes its person from the door', async () => {
  rig = await openRig();
  const campo = await chairJoins();
  const ana = await knock('ana', { displayName: 'Ana' });
  assert.equal(await atDoor(campo.line), ['Ana']);
  ana.socket.terminate();
  await campo.line.notice('heldChanged', ({ held }) => held.length === 0);
  assert.equal(rig.server.held('session-1'), []);
});

test('a chair who comes later, or becomes one, sees who has been waiting', async () => {
  rig = await openRig();
  await knock('ana', { displayName: 'Ana' });
  assert.equal(rig.server.sessionIds(), [], 'a session with people at its door alone is empty');
  const campo = await chairJoins();
  assert.equal(await atDoor(campo.line), ['Ana']);
  const vega = await rig.join('vega');
  await campo.line.ask({ kind: 'setRole', participantId: 'vega', role: 'chair' });
  assert.equal(await atDoor(vega.line), ['Ana']);
  await campo.line.ask({ kind: 'setRole', participantId: 'vega', role: 'broadcaster' });
  assert.equal(await atDoor(vega.line), [], 'and nobody when they are a chair no more');
});

test('the same person at the door twice is one person; the newest line counts', async () => {
  rig = await openRig();
  const campo = await chairJoins();
  const first = await knock('ana', { displayName: 'Ana' });
  await knock('ana', { displayName: 'Ana' });
  assert.is((await first.notice('removed')).reason, 'joinedElsewhere');
  assert.equal(await atDoor(campo.line), ['Ana']);
});

test('somebody who is inside is not held when they come again', async () => {
  rig = await openRig();
  await chairJoins();
  await rig.join('ana', { role: 'guest' });
  const again = await rig.connect();
  assert.is(codeOf(await joinOn(again, 'ana', { role: 'guest', hold: true })), 'joined');
});

test('an admission while their ticket is being checked is not lost', async () => {
  let checked = (): void => undefined;
  const checking = new Promise<void>((resolve) => (checked = resolve));
  const admission: Admission = {
    sessionId: 'session-1',
    sessionName: 'Consult',
    access: 'invitation',
    participantId: 'ana',
    displayName: 'Ana',
    role: 'guest',
    accountId: null,
    hold: true,
  };
  let slow = false;
  rig = await openRig({
    admit: async (ticket) => {
      if (ticket === 'chair')
        return { ...admission, participantId: 'campo', role: 'chair', hold: false };
      if (slow) await checking;
      return admission;
    },
  });
  const campo = await rig.connect();
  await campo.ask({ kind: 'join', ticket: 'chair', autoSubscribe: false });
  const first = await rig.connect();
  await first.ask({ kind: 'join', ticket: 'ana', autoSubscribe: false });
  slow = true;
  const second = await rig.connect();
  const coming = second.ask({ kind: 'join', ticket: 'ana', autoSubscribe: false });
  await campo.ask({ kind: 'admitParticipant', participantId: 'ana' });
  checked();
  assert.is(codeOf(await coming), 'joined');
});

test('when the records hold nobody any more, everybody at the door is let in [S15]', async () => {
  rig = await openRig();
  await chairJoins();
  const ana = await knock('ana');
  const bob = await knock('bob');
  await rig.server.reconcile('session-1', {
    session: async () => ({ sessionName: 'Consult', access: 'private' }),
    standing: async ({ participantId, role }) =>
      participantId === 'bob' ? { removed: 'accessChanged' } : { role, hold: false },
  });
  await ana.notice('admitted');
  assert.is((await bob.notice('removed')).reason, 'accessChanged');
});

test('a door has room for so many, and for no more', async () => {
  rig = await openRig({ limits: { maxHeld: 2 } });
  await chairJoins();
  await knock('one');
  await knock('two');
  const three = await rig.connect();
  assert.is(codeOf(await joinOn(three, 'three', { hold: true })), 'TOO_MANY_HELD');
  await three.closed;
  assert.is(rig.server.held('session-1').length, 2);
});

test('previews push nobody from the door', async () => {
  rig = await openRig({ limits: { maxPrepared: 1 } });
  await knock('ana');
  for (const name of ['one', 'two']) {
    const line = await rig.connect();
    const ticket = rig.ticket(name);
    const outcome = await line.ask({ kind: 'prepare', ticket, autoSubscribe: false });
    assert.is(outcome.kind, 'prepared');
  }
  assert.is(rig.server.held('session-1').length, 1);
});

test('closing the session tells those at its door [S5]', async () => {
  rig = await openRig();
  const campo = await chairJoins();
  const ana = await knock('ana');
  const told: number[] = [];
  rig.server.on('heldChanged', ({ held }) => void told.push(held.length));
  await campo.line.ask({ kind: 'closeSession' });
  assert.is((await ana.notice('sessionClosed')).reason, 'closed');
  assert.equal(told, [0]);
});

test.run();
