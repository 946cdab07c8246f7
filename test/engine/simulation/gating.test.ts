import * as assert from 'uvu/assert';
import { writeNack, writePictureLoss } from '../../../engine/rtp/rtcp/index.ts';
import { suite } from '../../harness.ts';
import { SESSION, outgoingSsrc, startCall } from './world.ts';
import type { Call } from './world.ts';

const test = suite('gating, simulated');

test('a publisher made viewer is cut in the same connection, and the receipt equals what arrived [S12]', () => {
  const { simulation, publisher, receiver } = startCall();
  simulation.clock.runFor(3_000);
  const receipt = simulation.apply<'setRole'>({
    kind: 'setRole',
    sessionId: SESSION,
    participantId: 'ana',
    role: 'viewer',
  });
  assert.is(receipt.closed.length, 1);
  assert.is(receipt.closed[0]?.subscriberId, 'campo');
  assert.is(receipt.closed[0]?.source, 'camera');
  simulation.clock.runFor(1_000);
  const last = receiver.highestSequence(publisher.track.id);
  assert.is(receipt.closed[0]?.lastExtendedSequence, last);
  // Packets already on the line arrive; nothing is numbered above the receipt.
  const { packets } = receiver.report(publisher.track.id);
  simulation.clock.runFor(3_000);
  assert.is(receiver.report(publisher.track.id).packets, packets);

  simulation.apply<'setRole'>({
    kind: 'setRole',
    sessionId: SESSION,
    participantId: 'ana',
    role: 'broadcaster',
  });
  simulation.clock.runFor(1_000);
  const report = receiver.report(publisher.track.id);
  assert.ok(report.packets > packets, 'the same connection carries media again');
  assert.is(report.framesUndecodable, 0);
  assert.is(report.pictureIdGaps, 0);
  assert.is(report.missing, 0);
});

test('a subscriber who may no longer receive gets nothing, others go on', () => {
  const { simulation, publisher, receiver } = startCall();
  simulation.clock.runFor(2_000);
  const receipt = simulation.apply<'setRole'>({
    kind: 'setRole',
    sessionId: SESSION,
    participantId: 'campo',
    role: 'nobody',
  });
  assert.is(receipt.closed[0]?.trackId, publisher.track.id);
  simulation.clock.runFor(500);
  const { packets } = receiver.report(publisher.track.id);
  simulation.clock.runFor(2_000);
  assert.is(receiver.report(publisher.track.id).packets, packets);
});

/** A way to end what Campo gets of Ana's camera. */
type Cut = (call: Call) => void;

const setRole =
  (participantId: string, role: string): Cut =>
  ({ simulation }) => {
    simulation.apply<'setRole'>({ kind: 'setRole', sessionId: SESSION, participantId, role });
  };
const remove =
  (participantId: string): Cut =>
  ({ simulation }) => {
    simulation.apply<'removeParticipant'>({
      kind: 'removeParticipant',
      sessionId: SESSION,
      participantId,
    });
  };

test('what somebody sends who was removed goes to nobody', () => {
  const call = startCall();
  const { simulation, publisher, receiver } = call;
  simulation.clock.runFor(2_000);
  remove('ana')(call);
  simulation.clock.runFor(500);
  const { packets } = receiver.report(publisher.track.id);
  simulation.clock.runFor(3_000);
  assert.is(receiver.report(publisher.track.id).packets, packets);
});

/** Packets that Campo gets after the cut, when it asks for all of the last 400 once more. */
function answeredAfter(cut: Cut): number {
  const call = startCall();
  const { simulation, publisher, receiver } = call;
  simulation.clock.runFor(2_000);
  const ssrc = outgoingSsrc(call);
  publisher.stop();
  simulation.clock.runFor(100);
  cut(call);
  simulation.clock.runFor(100);
  const { packets } = receiver.report(publisher.track.id);
  const last = receiver.highestSequence(publisher.track.id);
  for (let round = 0; round < 3; round++) {
    // Some that have been sent, and as many that never were.
    const sequences = Uint16Array.from({ length: 400 }, (_, n) => last + 200 - n);
    const nack = Buffer.alloc(12 + 4 * sequences.length);
    const sizeBytes = writeNack(nack, 0, 1, ssrc, sequences, sequences.length);
    receiver.connection.toCore.send(nack.subarray(0, sizeBytes));
    simulation.clock.runFor(200);
  }
  return receiver.report(publisher.track.id).packets - packets;
}

for (const [what, cut] of [
  ['a publisher who may no longer publish', setRole('ana', 'viewer')],
  ['a subscriber who may no longer receive', setRole('campo', 'nobody')],
  ['a publisher who was removed', remove('ana')],
  ['a subscriber who was removed', remove('campo')],
] as const) {
  test(`after the cut of ${what}, nothing that was sent before can be asked for [F4]`, () => {
    assert.is(answeredAfter(cut), 0);
  });
}

test('control: without a cut the same asking is answered [F4]', () => {
  assert.ok(answeredAfter(() => undefined) > 20);
});

/** What the media of somebody in this role still brings about, in five seconds. */
function publishedAs(role: string): { forwarded: number; requests: number; notGranted: number } {
  const call = startCall();
  const { simulation, publisher, receiver } = call;
  simulation.clock.runFor(1_000);
  setRole('ana', role)(call);
  simulation.clock.runFor(500);
  const { packets } = receiver.report(publisher.track.id);
  const requests = publisher.keyFrameRequests;
  const loss = Buffer.alloc(12);
  writePictureLoss(loss, 0, 1, outgoingSsrc(call));
  for (let second = 0; second < 5; second++) {
    // Whoever misses a picture asks for it.
    receiver.connection.toCore.send(loss);
    simulation.clock.runFor(1_000);
  }
  const stats = simulation.apply<'stats'>({
    kind: 'stats',
    sessionId: SESSION,
    participantId: 'ana',
  });
  return {
    forwarded: receiver.report(publisher.track.id).packets - packets,
    requests: publisher.keyFrameRequests - requests,
    notGranted: stats.transports[0]?.dropped['notGranted'] ?? 0,
  };
}

test('a viewer who publishes all the same is counted, and nobody receives it [I5]', () => {
  const { forwarded, requests, notGranted } = publishedAs('viewer');
  assert.is(forwarded, 0);
  assert.is(requests, 0, 'no key frame is asked of what nobody gets');
  assert.ok(notGranted > 500, `${notGranted} counted`);
});

test('control: with a role that may publish, the same is forwarded and asked for [I5]', () => {
  const { forwarded, requests, notGranted } = publishedAs('broadcaster');
  assert.ok(forwarded > 100);
  assert.ok(requests > 0);
  assert.is(notGranted, 0);
});

test.run();
