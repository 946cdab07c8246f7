import * as assert from 'uvu/assert';
import { WebSocket } from 'ws';
import type { Admission } from 'auscult/signaling';
import { suite } from '../harness.ts';
import { openRig, origin } from '../signaling/rig.ts';
import type { Rig } from '../signaling/rig.ts';
import { FakeConnection, installFakes } from './fake-connection.ts';

installFakes();
const { SessionClient } = await import('../../client/session/session-client.ts');
type Client = InstanceType<typeof SessionClient>;

const test = suite('session client');

class OriginSocket extends WebSocket {
  constructor(url: string, protocol: string) {
    super(url, protocol, { origin });
  }
}

const camera = { kind: 'video', getSettings: () => ({ height: 360 }) } as MediaStreamTrack;
const outgoing = { camera: { track: camera, muted: false } };

let rig: Rig;
let client: Client;
/** Which tickets were asked for, and what holds the next one for joining back. */
let asked: string[];
let hold: Promise<void>;
/** What the next tickets are refused with, one after the other. */
let refusals: string[];
/** How the server sees whoever comes. */
let admission: Partial<Admission>;

test.before.each(async () => {
  rig = await openRig();
  asked = [];
  hold = Promise.resolve();
  refusals = [];
  admission = {};
  FakeConnection.made.length = 0;
  FakeConnection.offer = 'offer';
  client = new SessionClient({
    url: rig.url,
    WebSocket: OriginSocket,
    ticket: async (to) => {
      asked.push(to);
      if (to === 'join') await hold;
      const code = refusals.shift();
      if (code !== undefined) throw Object.assign(new Error(code), { code });
      return rig.ticket('guest', { displayName: 'Ana Ortiz', ...admission });
    },
  });
});
test.after.each(async () => {
  client.close();
  await rig.close();
});

/** Resolves when the server holds a participant for the client, with its camera negotiated. */
async function prepared(): Promise<void> {
  void client.prepare(outgoing);
  await until(() => rig.fake.sessions.get('session-1')?.tracks.has('guest-camera') === true);
}

/** Asked again with every turn: other people's sockets have no event of ours. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

const inside = () => rig.server.inside('session-1').map(({ displayName }) => displayName);

test('what is prepared sends nothing, and joining gives it the camera [S4]', async () => {
  await prepared();
  assert.equal(inside(), []);
  assert.equal(
    FakeConnection.made.flatMap(({ transceivers }) => transceivers.map(({ track }) => track)),
    [null],
    'the camera is negotiated, and attached to nothing',
  );
  await client.join(outgoing);
  assert.is(client.state.phase, 'joined');
  assert.equal(inside(), ['Ana Ortiz']);
  await until(() => FakeConnection.made[0]?.transceivers[0]?.track === camera);
  assert.is(FakeConnection.made.length, 2, 'the connections are those of the preview');
  assert.equal(asked, ['prepare', 'join']);
});

test('without a preparation one joins all the same', async () => {
  await client.join(outgoing);
  assert.equal(inside(), ['Ana Ortiz']);
  assert.equal(asked, ['join']);
});

test('a preparation that the server has given up is replaced by a new connection', async () => {
  await prepared();
  await rig.server.remove('session-1', 'guest', 'removed');
  await client.join(outgoing);
  assert.equal(inside(), ['Ana Ortiz']);
  assert.is(client.state.phase, 'joined');
});

for (const [name, isPrepared] of [
  ['prepared', true],
  ['not prepared', false],
] as const) {
  test(`whoever leaves while joining is not inside afterwards, ${name}`, async () => {
    if (isPrepared) await prepared();
    let letGo: () => void = () => undefined;
    hold = new Promise((resolve) => (letGo = resolve));
    const joining = client.join(outgoing).then(
      () => 'joined',
      (error: { code: string }) => error.code,
    );
    await until(() => asked.includes('join'));
    const leaving = client.leave();
    letGo();
    assert.is(await joining, 'CLOSED');
    await leaving;
    assert.equal(client.state.ending, { reason: 'left', detail: '' });
    assert.equal(inside(), []);
    assert.equal(asked.filter((to) => to === 'join').length, 1, 'and does not try again');
  });
}

test('whoever leaves while the server is letting them in leaves no ghost', async () => {
  await prepared();
  const guest = rig.fake.participant('session-1', 'guest');
  rig.fake.enforcing.hold();
  const joining = client.join(outgoing).catch(() => undefined);
  await until(() => guest.calls.includes('admit'));
  const leaving = client.leave();
  rig.fake.enforcing.release();
  await Promise.all([joining, leaving]);
  assert.is(client.state.phase, 'ended');
  await until(() => inside().length === 0);
});

test('what the server will not publish is told, and one stays inside', async () => {
  FakeConnection.offer = 'bad';
  await client.join(outgoing);
  await until(() => client.state.publishError !== null);
  assert.is(client.state.publishError, 'ENGINE_SDP_INVALID');
  assert.is(client.state.phase, 'joined');
  assert.equal(inside(), ['Ana Ortiz']);
});

test('a server that is busy, or starting, is asked again until one is back [S5]', async () => {
  await client.join(outgoing);
  refusals = ['OFFLINE', 'TOO_MANY_ATTEMPTS', 'NOT_READY', 'HTTP_502'];
  await rig.startAnew();
  await until(() => client.state.phase === 'reconnecting');
  await until(() => client.state.phase === 'joined');
  assert.equal(refusals, []);
  assert.equal(inside(), ['Ana Ortiz']);
});

test('how big the others are shown holds after one was joined anew', async () => {
  const campo = await rig.join('campo', { role: 'chair' });
  await campo.line.ask({
    kind: 'publish',
    sdp: 'offer',
    tracks: [{ mid: '0', source: 'camera', muted: false }],
  });
  await client.join(outgoing);
  const [track] =
    client.state.participants.find(({ id }) => id !== client.state.selfId)?.tracks ?? [];
  const trackId = track?.id ?? '';
  const size = `size ${trackId} 640x360`;
  const guest = (): { calls: string[] } => rig.fake.participant('session-1', 'guest');
  client.setShownSize(trackId, 640, 360);
  client.setShownSize('gone', 10, 10);
  await until(() => guest().calls.includes(size));
  const before = guest();
  for (const connection of FakeConnection.made) {
    if (connection.connectionState === 'closed') continue;
    connection.connectionState = 'failed';
    connection.dispatchEvent(new Event('connectionstatechange'));
  }
  await until(() => guest() !== before && client.state.phase === 'joined');
  await until(() => guest().calls.includes(size));
  assert.equal(
    guest().calls.filter((call) => call.startsWith('size')),
    [size],
  );
});

for (const code of ['SESSION_CLOSED', 'REMOVED_FROM_SESSION', 'LOGIN_REQUIRED']) {
  test(`what was decided while one's line was away is told as it is: ${code} [S15]`, async () => {
    await client.join(outgoing);
    refusals = ['OFFLINE', code];
    await rig.startAnew();
    await until(() => client.state.phase === 'ended');
    assert.equal(client.state.ending, { reason: 'refused', detail: code });
  });
}

for (const [way, begin] of [
  ['prepared', prepared],
  ['unprepared', () => Promise.resolve()],
] as const) {
  test(`at the door a lost line costs nobody their place, ${way} [S6]`, async () => {
    await begin();
    admission = { hold: true, role: 'guest' };
    const joining = client.join(outgoing);
    await until(() => client.state.phase === 'held');
    refusals = ['OFFLINE', 'OFFLINE'];
    await rig.startAnew();
    await until(() => rig.server.held('session-1').length === 1);
    assert.is(client.state.phase, 'held', 'all the while');
    admission = {};
    const chair = await rig.join('campo', { role: 'chair' });
    await chair.line.ask({ kind: 'admitParticipant', participantId: 'guest' });
    await joining;
    assert.is(client.state.phase, 'joined');
  });
}

test.run();
