import * as assert from 'uvu/assert';
import { ModelledPublisher, ModelledReceiver, Simulation } from 'auscult/simulation';
import type { LinkConditions } from 'auscult/simulation';
import { createRtpView, parseRtp } from '../../../engine/rtp/header.ts';
import { modelledOffer } from '../../../engine/simulation/descriptions.ts';
import { DATAGRAM, classify } from '../../../engine/transport/demux.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';
import { ROLES, SESSION } from './world.ts';

const test = suite('demotions in the midst of what they forbid');

/** More than three times as many in `npm run test:long`. */
const SEEDS = Number(process.env['AUSCULT_SEEDS'] ?? 300);

/** A screen's frames have some 15 packets, which this line takes 40 ms for. */
const SLOW: LinkConditions = { delayMs: 10, capacityBps: 3_500_000, queueMs: 1_000 };
const SCREEN = [{ rid: '', width: 1_280, height: 720, bitrateBps: 2_000_000 }];

/** Ana is a broadcaster and Campo watches all that is published. */
function world(seed: number): Simulation {
  const simulation = new Simulation({
    seed,
    roles: ROLES,
    core: { offerIntervalMs: 0 },
  });
  simulation.apply<'createSession'>({ kind: 'createSession', sessionId: SESSION });
  for (const participantId of ['ana', 'campo']) {
    const who = { sessionId: SESSION, participantId, role: 'broadcaster', held: false };
    simulation.apply<'addParticipant'>({ kind: 'addParticipant', ...who });
  }
  return simulation;
}

/** RTP as it leaves for a receiver, at the send call; `marker` ends a frame (RFC 7741 §4.1). */
function watch({ connection }: ModelledReceiver, onPacket: (marker: boolean) => void): void {
  const view = createRtpView();
  const line = connection.fromCore.send.bind(connection.fromCore);
  connection.fromCore.send = (datagram) => {
    if (classify(datagram, datagram.length) === DATAGRAM.rtp) {
      assert.ok(parseRtp(datagram, datagram.length, view));
      onPacket(view.marker);
    }
    line(datagram);
  };
}

function becomesViewer(simulation: Simulation): number {
  const what = { sessionId: SESSION, participantId: 'ana', role: 'viewer' };
  return simulation.apply<'setRole'>({ kind: 'setRole', ...what }).closed.length;
}

/** What left after Ana had become a viewer at some moment of publishing. */
function demotedWhilePublishing(seed: number, demotes = true): { when: string; left: number } {
  const random = new Seeded(seed);
  const simulation = world(seed);
  const at = random.fraction();
  if (at < 0.1 && demotes) {
    becomesViewer(simulation);
    const { tracks, refused } = simulation.apply<'publish'>({
      kind: 'publish',
      sessionId: SESSION,
      participantId: 'ana',
      sdp: modelledOffer([{ mid: '0', kind: 'video', rids: [] }]),
      tracks: [{ mid: '0', source: 'camera' }],
    });
    assert.equal([tracks.length, refused.length], [0, 1], `seed ${seed}`);
    return { when: 'before the offer', left: 0 };
  }
  const publisher = new ModelledPublisher(simulation, {
    sessionId: SESSION,
    participantId: 'ana',
    encodings: [{ rid: '', width: 320, height: 180, bitrateBps: 200_000 }],
  });
  const trackIds = [publisher.track.id];
  let left = 0;
  let closed = false;
  // The demotion falls before the subscription, before its answer, before the first packet, or later.
  simulation.clock.in(random.fraction() * 150, () => {
    if (!demotes) return;
    becomesViewer(simulation);
    closed = true;
  });
  const subscribesInMs = random.fraction() * 50;
  simulation.clock.runFor(subscribesInMs);
  const receiver = new ModelledReceiver(simulation, {
    sessionId: SESSION,
    participantId: 'campo',
    trackIds,
  });
  let before = 0;
  watch(receiver, () => {
    if (closed || !demotes) left++;
    else before++;
  });
  simulation.clock.runFor(400);
  return { when: before > 0 ? 'in the midst of packets' : 'before the first packet', left };
}

test(`[T5] ${SEEDS} seeds: a role that falls during publishing lets nothing through afterwards`, () => {
  const tally: Record<string, number> = {};
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { when, left } = demotedWhilePublishing(seed);
    assert.is(left, 0, `seed ${seed}, ${when}: ${left} packets left`);
    tally[when] = (tally[when] ?? 0) + 1;
  }
  console.log(`T5: ${JSON.stringify(tally)}`);
  assert.is(Object.keys(tally).length, 3);
  for (const [when, count] of Object.entries(tally))
    assert.ok(count > SEEDS / 20, `${count} ${when}`);
});

test('[T5] control: whoever keeps the role is seen', () => {
  for (let seed = 1; seed <= 20; seed++) {
    assert.ok(demotedWhilePublishing(seed, false).left > 0, `seed ${seed}`);
  }
});

/** A grant of screens that ends at a moment of its own, and begins again. */
function screenRevoked(seed: number, revokes = true) {
  const random = new Seeded(seed);
  const simulation = world(seed);
  const screen = new ModelledPublisher(simulation, {
    sessionId: SESSION,
    participantId: 'ana',
    encodings: SCREEN,
    source: 'screen',
    framesPerSecond: 15,
    conditions: { toCore: SLOW, fromCore: { delayMs: 10 } },
  });
  simulation.clock.runFor(50);
  const receiver = new ModelledReceiver(simulation, {
    sessionId: SESSION,
    participantId: 'campo',
    trackIds: [screen.track.id],
  });
  let after = false;
  let left = 0;
  /** Packets of the frame that has begun and not ended. */
  let partial = 0;
  watch(receiver, (marker) => {
    if (after) left++;
    else partial = marker ? 0 : partial + 1;
  });
  simulation.clock.runFor(400 + random.fraction() * 300);
  const setGrants = (publish: readonly string[]): void => {
    const grants = { publish, receive: true };
    const what = { sessionId: SESSION, participantId: 'ana', grants };
    simulation.apply<'setGrants'>({ kind: 'setGrants', ...what });
  };
  if (revokes) setGrants(['camera', 'microphone']);
  after = true;
  simulation.clock.runFor(300);
  const leftThen = left;
  setGrants(['camera', 'microphone', 'screen']);
  simulation.clock.runFor(500);
  return {
    partial,
    left: leftThen,
    again: left - leftThen,
    report: receiver.report(screen.track.id),
  };
}

test(`[T5] ${SEEDS} seeds: a screen's grant that ends within a frame leaves one partial frame, and nothing after`, () => {
  let partials = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { partial, left, again, report } = screenRevoked(seed);
    assert.is(left, 0, `seed ${seed}: ${left} packets left`);
    assert.ok(again > 10, `seed ${seed}: granted again, it is seen again`);
    // The one that was cut, at most, and the receiver is not led astray by it.
    assert.ok(report.framesUndecodable <= 1, `seed ${seed}: ${report.framesUndecodable} partial`);
    if (partial > 0) partials++;
  }
  console.log(`T5: ${partials} of ${SEEDS} fell within a frame`);
  assert.ok(partials > SEEDS / 4, `${partials} within a frame`);
});

test('[T5] control: a grant that stays lets the rest of the frame through', () => {
  for (let seed = 1; seed <= 20; seed++) {
    assert.ok(screenRevoked(seed, false).left > 20, `seed ${seed}`);
  }
});

test.run();
