import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { WebSocket } from 'ws';
import { createEngine } from 'auscult/engine';
import type { Engine, Receipt } from 'auscult/engine';
import type { NoticeKind, NoticeOf } from 'auscult/proto';
import { SignalingClient } from 'auscult/signaling/client';
import { modelledAnswer } from '../../engine/simulation/descriptions.ts';
import { suite } from '../harness.ts';
import { openRig, origin, roles } from './rig.ts';
import type { Rig } from './rig.ts';

/** The main journeys with the real engine; media itself is for tests with real browsers. */
const test = suite('signaling with the engine');

class OriginSocket extends WebSocket {
  constructor(url: string, protocol: string) {
    super(url, protocol, { origin });
  }
}

const chromiumOffer = readFileSync(
  join(import.meta.dirname, '../vectors/sdp/chromium-simulcast-offer.sdp'),
  'utf8',
);

let engine: Engine;
let rig: Rig;
const clients: SignalingClient[] = [];

test.before(async () => {
  engine = await createEngine({ media: { host: '127.0.0.1', port: 0 }, roles });
});
test.before.each(async () => {
  rig = await openRig({ realEngine: engine });
});
test.after.each(async () => {
  for (const client of clients.splice(0)) client.close();
  await rig.close();
  assert.is(engine.sessions.size, 0, 'every session was given back');
});
test.after(() => engine.close());

function newClient(): SignalingClient {
  const client = new SignalingClient({ url: rig.url, WebSocket: OriginSocket, random: () => 0 });
  clients.push(client);
  return client;
}

const next = <Kind extends NoticeKind>(
  client: SignalingClient,
  kind: Kind,
): Promise<NoticeOf<Kind>> =>
  new Promise((resolve) => {
    const off = client.on('notice', (notice) => {
      if (notice.kind !== kind) return;
      off();
      resolve(notice as NoticeOf<Kind>);
    });
  });

async function joined(who: string, role: string, autoSubscribe = false): Promise<SignalingClient> {
  const client = newClient();
  // With nothing to offer yet it is an offer to connect, to be answered like any other.
  const offered = autoSubscribe ? next(client, 'subscribeOffer') : null;
  await client.join(rig.ticket(who, { role }), { autoSubscribe });
  const offer = await offered;
  if (offer) await client.answerOffer(offer.offerId, modelledAnswer(offer.sdp));
  return client;
}

const camera = [{ mid: '1', source: 'camera' }];

test('publish, subscribe, answer: descriptions find their way through to the engine', async () => {
  const campo = await joined('campo', 'chair');
  const guest = await joined('guest', 'guest', true);
  const announced = next(guest, 'trackPublished');
  const offered = next(guest, 'subscribeOffer');
  const { sdp, tracks, refused } = await campo.publish(chromiumOffer, camera);
  assert.match(sdp, 'a=ice-lite');
  assert.equal(refused, []);
  const [published] = tracks;
  assert.equal(published?.track.rids, ['q', 'h', 'f']);
  assert.equal((await announced).track, published?.track);

  const offer = await offered;
  assert.is(offer.tracks[0]?.trackId, published?.track.id);
  await guest.answerOffer(offer.offerId, modelledAnswer(offer.sdp));
  await guest.setShownSize(published?.track.id ?? '', 640, 360);
  await guest.setPreferredLayer(published?.track.id ?? '', 2);

  const later = newClient();
  const result = await later.join(rig.ticket('later'));
  assert.equal(result.tracks, [published?.track]);
});

test('what somebody published at their preview is announced and offered when they join', async () => {
  const campo = await joined('campo', 'chair', true);
  const told: string[] = [];
  campo.on('notice', ({ kind }) => void told.push(kind));
  const guest = newClient();
  await guest.prepare(rig.ticket('guest', { role: 'guest' }));
  const { tracks } = await guest.publish(chromiumOffer, camera);
  const held = tracks[0]?.track;
  assert.is(held?.open, false);
  // Notices come in order: one about the preview would be here before this one.
  const announced = next(campo, 'participantJoined');
  await joined('vega', 'broadcaster');
  await announced;
  assert.equal(told, ['participantJoined']);

  const published = next(campo, 'trackPublished');
  const offered = next(campo, 'subscribeOffer');
  await guest.join(rig.ticket('guest', { role: 'guest' }));
  assert.equal((await published).track, { ...held, open: true });
  const offer = await offered;
  assert.equal(
    offer.tracks.map(({ trackId }) => trackId),
    [held?.id],
  );
  await campo.answerOffer(offer.offerId, modelledAnswer(offer.sdp));
});

test('what a description lacks is refused with the engine’s code, and the line lives', async () => {
  const campo = await joined('campo', 'chair');
  const codeOf = (sdp: string) =>
    campo.publish(sdp, camera).then(
      () => 'taken',
      (error: { code: string }) => error.code,
    );
  assert.is(await codeOf('nonsense'), 'ENGINE_SDP_INVALID');
  const insecure = chromiumOffer.replaceAll('UDP/TLS/RTP/SAVPF', 'RTP/AVPF');
  assert.is(await codeOf(insecure), 'ENGINE_SDP_NOT_SECURE');
  assert.is(await codeOf(chromiumOffer), 'taken');
});

test('a viewer’s camera is refused; a role change opens and closes gates with a receipt [S12]', async () => {
  const chair = await joined('chair', 'chair');
  const guest = await joined('guest', 'viewer');
  const { refused } = await guest.publish(chromiumOffer, camera);
  assert.equal(refused, [{ mid: '1', source: 'camera', code: 'ENGINE_SOURCE_NOT_GRANTED' }]);

  await chair.setRole('guest', 'broadcaster');
  const { tracks } = await guest.publish(chromiumOffer, camera);
  await chair.subscribe([tracks[0]?.track.id ?? '']);
  const receipts: Receipt[] = [];
  rig.server.on('changed', ({ receipt }) => void receipts.push(receipt));
  const gate = next(chair, 'trackGate');
  await chair.setRole('guest', 'viewer');
  assert.equal(await gate, {
    kind: 'trackGate',
    trackId: tracks[0]?.track.id,
    participantId: 'guest',
    open: false,
  });
  assert.equal(
    receipts[0]?.closed.map(({ publisherId, subscriberId, source }) => [
      publisherId,
      subscriberId,
      source,
    ]),
    [['guest', 'chair', 'camera']],
  );
});

test('removing ends the tracks for everyone, with a receipt of what was being received', async () => {
  const chair = await joined('chair', 'chair', true);
  const guest = await joined('guest', 'guest');
  const offered = next(chair, 'subscribeOffer');
  await guest.publish(chromiumOffer, camera);
  await offered;
  const receipts: (Receipt | null)[] = [];
  rig.server.on('left', ({ receipt }) => void receipts.push(receipt));
  const over = next(chair, 'trackEnded');
  const put = next(guest, 'removed');
  await chair.removeParticipant('guest');
  assert.is((await over).participantId, 'guest');
  assert.is((await put).reason, 'removed');
  assert.is(receipts[0]?.closed.length, 1);
});

test('a lost socket leaves the engine’s participant and its offers untouched', async () => {
  const campo = await joined('campo', 'chair');
  const guest = await joined('guest', 'guest', true);
  const participant = engine.sessions.get('session-1')?.participants.get('guest');
  guest.reconnect();
  const offered = next(guest, 'subscribeOffer');
  await campo.publish(chromiumOffer, camera);
  const offer = await offered;
  await guest.answerOffer(offer.offerId, modelledAnswer(offer.sdp));
  assert.is(guest.state, 'connected');
  assert.is(engine.sessions.get('session-1')?.participants.get('guest'), participant);
});

test('the same person again, and a session again after everybody left', async () => {
  const first = await joined('campo', 'chair');
  const removed = next(first, 'removed');
  const second = await joined('campo', 'chair');
  assert.is((await removed).reason, 'joinedElsewhere');
  await second.publish(chromiumOffer, camera);
  await second.leave();
  assert.is(engine.sessions.size, 0);
  const third = await joined('campo', 'chair');
  await third.closeSession();
});

test.run();
