import * as assert from 'uvu/assert';
import { suite } from '../../harness.ts';
import { SESSION, startCall } from './world.ts';

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

test('somebody who is removed receives and sends nothing more, and cannot ask for it [F4]', () => {
  const { simulation, publisher, receiver } = startCall();
  simulation.clock.runFor(2_000);
  const receipt = simulation.apply<'removeParticipant'>({
    kind: 'removeParticipant',
    sessionId: SESSION,
    participantId: 'ana',
  });
  assert.is(receipt.closed.length, 1);
  simulation.clock.runFor(500);
  const { packets } = receiver.report(publisher.track.id);
  simulation.clock.runFor(3_000);
  assert.is(receiver.report(publisher.track.id).packets, packets);
});

test('a viewer who publishes all the same is counted, and nobody receives it [I5]', () => {
  const { simulation, publisher, receiver } = startCall();
  simulation.clock.runFor(1_000);
  simulation.apply<'setRole'>({
    kind: 'setRole',
    sessionId: SESSION,
    participantId: 'ana',
    role: 'viewer',
  });
  simulation.clock.runFor(500);
  const { packets } = receiver.report(publisher.track.id);
  const requests = publisher.keyFrameRequests;
  simulation.clock.runFor(5_000);
  const stats = simulation.apply<'stats'>({
    kind: 'stats',
    sessionId: SESSION,
    participantId: 'ana',
  });
  assert.ok((stats.transports[0]?.dropped['notGranted'] ?? 0) > 500);
  assert.is(receiver.report(publisher.track.id).packets, packets);
  assert.is(publisher.keyFrameRequests, requests, 'no key frame is asked of what nobody gets');
});

test.run();
