import * as assert from 'uvu/assert';
import { WebSocket } from 'ws';
import { SignalingClient } from 'auscult/signaling/client';
import type { SocketConstructor, StateChange } from 'auscult/signaling/client';
import { suite } from '../../harness.ts';
import { openRig, origin } from '../rig.ts';
import type { Rig } from '../rig.ts';

const test = suite('signaling client and server');

/** What a browser does by itself. */
class OriginSocket extends WebSocket {
  static last: OriginSocket | null = null;

  constructor(url: string, protocol: string) {
    super(url, protocol, { origin });
    OriginSocket.last = this;
  }
}
const socketClass: SocketConstructor = OriginSocket;

let rig: Rig;
const clients: SignalingClient[] = [];

test.before.each(async () => {
  rig = await openRig();
});
test.after.each(async () => {
  for (const client of clients.splice(0)) client.close();
  await rig.close();
});

function newClient(): SignalingClient {
  const client = new SignalingClient({ url: rig.url, WebSocket: socketClass, random: () => 0 });
  clients.push(client);
  return client;
}

const state = (client: SignalingClient, wanted: StateChange['state']) =>
  new Promise<StateChange>((resolve) => {
    const off = client.on('state', (change) => {
      if (change.state !== wanted) return;
      off();
      resolve(change);
    });
  });

test('a session from the first join to its closing', async () => {
  const chair = newClient();
  const guest = newClient();
  const { self } = await chair.join(rig.ticket('chair', { role: 'chair' }));
  assert.is(self.role, 'chair');
  const seen: string[] = [];
  chair.on('notice', ({ kind }) => seen.push(kind));
  await guest.join(rig.ticket('guest', { role: 'guest' }), { autoSubscribe: true });

  const published = await chair.publish('offer', [{ mid: '0', source: 'camera' }]);
  assert.equal(
    published.tracks.map(({ mid, track }) => [mid, track.source, track.muted]),
    [['0', 'camera', false]],
  );
  await chair.setMuted('chair-camera', true);
  await chair.setRole('guest', 'viewer');
  const closed = [state(guest, 'closed'), state(chair, 'closed')] as const;
  await chair.closeSession();
  await closed[1];
  assert.equal(await closed[0], { state: 'closed', reason: 'sessionClosed', detail: 'closed' });
  assert.equal(seen, [
    'participantJoined',
    'trackPublished',
    'trackMuted',
    'participantChanged',
    'sessionClosed',
  ]);
});

test('a client whose socket dies is back before anyone can tell, and loses no request', async () => {
  const chair = newClient();
  await chair.join(rig.ticket('chair', { role: 'chair' }));
  const guest = newClient();
  await guest.join(rig.ticket('guest'));
  for (let round = 0; round < 10; round += 1) {
    const back = state(guest, 'connected');
    const asked = [guest.subscribe([`a${String(round)}`]), guest.subscribe([`b${String(round)}`])];
    OriginSocket.last?.terminate();
    asked.push(guest.subscribe([`c${String(round)}`]));
    await Promise.all([...asked, back]);
  }
  assert.is(rig.fake.participant('session-1', 'guest').subscribed.size, 30);
  assert.equal(
    rig.server
      .inside('session-1')
      .map(({ participantId, connection }) => [participantId, connection]),
    [
      ['chair', 'connected'],
      ['guest', 'connected'],
    ],
  );
  assert.equal(rig.fake.log, []);
});

test('who is removed while away finds out on coming back', async () => {
  const guest = newClient();
  await guest.join(rig.ticket('guest'));
  const away = state(guest, 'reconnecting');
  const closed = state(guest, 'closed');
  OriginSocket.last?.terminate();
  await away;
  await rig.server.remove('session-1', 'guest', 'removed');
  assert.equal(await closed, { state: 'closed', reason: 'lost', detail: 'RESUME_REFUSED' });
});

test('leaving leaves nothing behind', async () => {
  const guest = newClient();
  await guest.join(rig.ticket('guest'));
  await guest.leave();
  assert.equal(rig.server.sessionIds(), []);
});

test.run();
