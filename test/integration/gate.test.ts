import type { Engine, EngineParticipant } from 'auscult/engine';
import * as assert from 'uvu/assert';
import { suite } from '../harness.ts';
import { PublishingPeer, ReceivingPeer, startEngine } from './peers.ts';

const test = suite('the gate, over real sockets with a foreign stack');

/** Small enough for any kernel's socket buffer, so that nothing is lost but by the engine. */
const BURST = 20;

let engine: Engine;

test.before(async () => {
  engine = await startEngine();
});

test.after(async () => {
  await engine.close();
});

test('a viewer who publishes with valid keys is authenticated, counted and forwarded to nobody [I5]', async () => {
  const session = await engine.createSession('viewer');
  const [ana, campo, vega] = await Promise.all([
    session.addParticipant('ana', 'viewer'),
    session.addParticipant('campo', 'broadcaster'),
    session.addParticipant('vega', 'broadcaster'),
  ]);
  const honest = await PublishingPeer.publish(campo, 1111);
  await honest.connect();
  const receiver = await ReceivingPeer.subscribe(vega, [honest.trackId]);

  const hostile = await PublishingPeer.publish(ana, 2222);
  assert.equal(hostile.answer.tracks, []);
  assert.is(hostile.answer.refused[0]?.code, 'ENGINE_SOURCE_NOT_GRANTED');
  await hostile.connect();
  for (let sent = BURST; sent <= 500; sent += BURST) {
    hostile.send(BURST);
    // Authentic, each of them, and counted.
    while ((await dropped(ana)) < sent);
  }
  assert.is(await dropped(ana), 500);
  // What was sent later arrives later: once it is there, the 500 would have been.
  honest.send(BURST);
  await receiver.untilReceived(honest.trackId, 1);
  assert.is(receiver.received.size, 1, 'nothing but the honest track was received');
  assert.is((await ana.stats()).tracks.length, 0);
  for (const { peer } of [honest, hostile]) peer.close();
  receiver.close();
  await session.close();
});

test('the receipt of a role change equals what arrived, and nothing is numbered above it', async () => {
  const session = await engine.createSession('receipt');
  const [ana, campo, vega] = await Promise.all([
    session.addParticipant('ana', 'broadcaster'),
    session.addParticipant('campo', 'broadcaster'),
    session.addParticipant('vega', 'broadcaster'),
  ]);
  const revoked = await PublishingPeer.publish(ana, 3333);
  const other = await PublishingPeer.publish(campo, 4444);
  await Promise.all([revoked.connect(), other.connect()]);
  const receiver = await ReceivingPeer.subscribe(vega, [revoked.trackId, other.trackId]);
  revoked.send(BURST);
  await receiver.untilReceived(revoked.trackId, BURST);

  // Before the command, while it is under way, and after it.
  revoked.send(BURST);
  const underWay = ana.setRole('viewer');
  revoked.send(BURST);
  const receipt = await underWay;
  revoked.send(BURST);
  other.send(1);
  await receiver.untilReceived(other.trackId, 1);

  const [closed] = receipt.closed;
  assert.is(receipt.closed.length, 1);
  assert.is(closed?.subscriberId, 'vega');
  assert.is(closed?.source, 'camera');
  const received = receiver.of(revoked.trackId);
  assert.is(received.at(-1), (closed?.lastExtendedSequence ?? -1) & 0xffff);

  // The same connection carries media again once the role allows it.
  await ana.setRole('broadcaster');
  const before = receiver.of(revoked.trackId).length;
  revoked.send(BURST);
  await receiver.untilReceived(revoked.trackId, before + BURST);
  for (const { peer } of [revoked, other]) peer.close();
  receiver.close();
  await session.close();
});

test('somebody who is removed is cut at once', async () => {
  const session = await engine.createSession('removed');
  const [ana, campo, vega] = await Promise.all([
    session.addParticipant('ana', 'broadcaster'),
    session.addParticipant('campo', 'broadcaster'),
    session.addParticipant('vega', 'broadcaster'),
  ]);
  const removed = await PublishingPeer.publish(ana, 5555);
  const other = await PublishingPeer.publish(campo, 6666);
  await Promise.all([removed.connect(), other.connect()]);
  const receiver = await ReceivingPeer.subscribe(vega, [removed.trackId, other.trackId]);
  removed.send(BURST);
  await receiver.untilReceived(removed.trackId, BURST);
  const receipt = await ana.remove();
  removed.send(BURST);
  other.send(1);
  await receiver.untilReceived(other.trackId, 1);
  const last = receipt.closed.find(({ trackId }) => trackId === removed.trackId);
  assert.is(receiver.of(removed.trackId).at(-1), (last?.lastExtendedSequence ?? -1) & 0xffff);
  for (const { peer } of [removed, other]) peer.close();
  receiver.close();
  await session.close();
});

/** Datagrams of the participant's upstream transport that went no further, whatever the reason. */
async function dropped(participant: EngineParticipant): Promise<number> {
  const { transports } = await participant.stats();
  const upstream = transports.find(({ direction }) => direction === 'upstream');
  return Object.values(upstream?.dropped ?? {}).reduce((sum, count) => sum + count, 0);
}

test.run();
