import * as assert from 'uvu/assert';
import { suite } from '../../harness.ts';
import { SESSION, pinLayer, startCall } from './world.ts';

const test = suite('switching layers, simulated');

test('20 switches low→high→low leave no gap, no freeze and nothing undecodable [G14] [N8]', () => {
  const call = startCall();
  const { simulation, publisher, receiver } = call;
  simulation.clock.runFor(2_000);
  const timesMs: number[] = [];
  for (let round = 0; round < 20; round++) {
    const spatial = round % 2 === 0 ? 0 : 2;
    const height = spatial === 0 ? 90 : 360;
    const startedMs = simulation.clock.nowMs;
    pinLayer(call, spatial);
    while (receiver.report(publisher.track.id).height !== height) {
      simulation.clock.runFor(5);
      assert.ok(simulation.clock.nowMs - startedMs < 2_000, `no switch to ${height} in 2 s`);
    }
    timesMs.push(simulation.clock.nowMs - startedMs);
    simulation.clock.runFor(1_000);
  }
  const report = receiver.report(publisher.track.id);
  assert.is(report.missing, 0);
  assert.is(report.pictureIdGaps, 0);
  assert.is(report.tl0Gaps, 0);
  assert.is(report.timestampsBackward, 0);
  assert.is(report.framesUndecodable, 0);
  assert.is(report.freezes, 0);
  assert.ok(report.framesDecoded > 500);
  const sorted = timesMs.sort((a, b) => a - b);
  console.log(`time to the new resolution: median ${sorted[10]} ms, worst ${sorted[19]} ms`);
});

test('a hidden picture costs nothing and comes back with a key frame', () => {
  const { simulation, publisher, receiver } = startCall();
  simulation.clock.runFor(2_000);
  const show = (width: number, height: number): void => {
    simulation.apply<'setShownSize'>({
      kind: 'setShownSize',
      sessionId: SESSION,
      participantId: 'campo',
      trackId: publisher.track.id,
      size: { width, height },
    });
  };
  show(0, 0);
  simulation.clock.runFor(200);
  const hidden = receiver.report(publisher.track.id).packets;
  simulation.clock.runFor(2_000);
  assert.is(receiver.report(publisher.track.id).packets, hidden);
  show(640, 360);
  simulation.clock.runFor(1_000);
  const report = receiver.report(publisher.track.id);
  assert.ok(report.packets > hidden);
  assert.is(report.framesUndecodable, 0);
  assert.is(report.pictureIdGaps, 0);
});

test('a small tile gets the encoding that fits it, a large one the best', () => {
  const { simulation, publisher, receiver } = startCall();
  const show = (width: number, height: number): number => {
    simulation.apply<'setShownSize'>({
      kind: 'setShownSize',
      sessionId: SESSION,
      participantId: 'campo',
      trackId: publisher.track.id,
      size: { width, height },
    });
    simulation.clock.runFor(2_000);
    return receiver.report(publisher.track.id).height;
  };
  simulation.clock.runFor(2_000);
  assert.is(show(160, 90), 90);
  assert.is(show(1_280, 720), 360);
  assert.is(show(320, 180), 180);
});

test('falls back to a lower encoding when the one in use goes silent without a word', () => {
  const { simulation, publisher, receiver } = startCall();
  simulation.clock.runFor(3_000);
  const before = receiver.report(publisher.track.id);
  assert.is(before.height, 360);
  const top = publisher.encodings[2];
  assert.ok(top);
  top.paused = true;
  simulation.clock.runFor(4_000);
  const during = receiver.report(publisher.track.id);
  assert.is(during.height, 180);
  const decoded = during.framesDecoded;
  simulation.clock.runFor(1_000);
  assert.ok(receiver.report(publisher.track.id).framesDecoded > decoded + 20);
  top.paused = false;
  simulation.clock.runFor(4_000);
  assert.is(receiver.report(publisher.track.id).height, 360);
});

test('5 % loss on both lines is repaired hop by hop', () => {
  const lossy = { delayMs: 20, loss: 0.05 };
  const lines = { toCore: lossy, fromCore: lossy };
  const call = startCall({ seed: 7, publisherLines: lines, receiverLines: lines });
  const { simulation, publisher, receiver } = call;
  simulation.clock.runFor(20_000);
  const report = receiver.report(publisher.track.id);
  assert.ok(report.repaired > 50, `repaired ${report.repaired}`);
  assert.ok(report.missing <= 4, `missing ${report.missing}`);
  assert.ok(report.framesDecoded > 550, `decoded ${report.framesDecoded}`);
  assert.is(report.pictureIdGaps, 0);
});

test('the same seed gives the same run', () => {
  const run = (seed: number): string => {
    const lossy = { delayMs: 15, jitterMs: 10, loss: 0.03 };
    const call = startCall({ seed, receiverLines: { toCore: lossy, fromCore: lossy } });
    call.simulation.clock.runFor(5_000);
    return JSON.stringify([call.receiver.report(call.publisher.track.id), call.simulation.events]);
  };
  assert.is(run(3), run(3));
  assert.is.not(run(3), run(4));
});

for (const [browser, probesPerSecond] of [
  ['Chromium', 5.5],
  ['Firefox', 200],
] as const) {
  test(`probes as ${browser} sends them are duplicates, and nobody gets them`, () => {
    const { simulation, publisher, receiver } = startCall({ probesPerSecond });
    simulation.clock.runFor(20_000);
    const { probes } = publisher;
    assert.ok(probes >= 20 * probesPerSecond, `${probes} probes`);
    // The last ones may be under way.
    publisher.stop();
    simulation.clock.runFor(100);
    const { transports } = simulation.apply<'stats'>({
      kind: 'stats',
      sessionId: SESSION,
      participantId: 'ana',
    });
    assert.equal(transports[0]?.dropped, { duplicate: probes });
    const { duplicates, repaired } = receiver.report(publisher.track.id);
    assert.equal([duplicates, repaired], [0, 0]);
  });
}

test.run();
