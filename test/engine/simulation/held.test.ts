import * as assert from 'uvu/assert';
import { suite } from '../../harness.ts';
import { SESSION, startCall } from './world.ts';
import type { Call } from './world.ts';

const test = suite('held participants, simulated');

function admit({ simulation }: Call, participantId: string, role: string): void {
  simulation.apply<'admit'>({ kind: 'admit', sessionId: SESSION, participantId, role });
}

/** How much later than now the first frame is decoded, in virtual milliseconds. */
function msToFirstFrame({ simulation, receiver, publisher }: Call): number {
  const startedMs = simulation.clock.nowMs;
  while (receiver.report(publisher.track.id).framesDecoded === 0) {
    if (simulation.clock.nowMs - startedMs > 10_000) throw new Error('no frame in ten seconds');
    simulation.clock.runFor(1);
  }
  return simulation.clock.nowMs - startedMs;
}

test('a held participant is connected and gets nothing; once admitted it sees at once [S4]', () => {
  const call = startCall({ held: 'campo' });
  const { simulation, publisher, receiver } = call;
  simulation.clock.runFor(3_000);
  const [transport] = simulation.apply<'stats'>({
    kind: 'stats',
    sessionId: SESSION,
    participantId: 'campo',
  }).transports;
  assert.is(transport?.state, 'connected');
  assert.is(receiver.report(publisher.track.id).packets, 0);
  assert.is(publisher.keyFrameRequests, 0, 'nobody is troubled for somebody who sees nothing');

  admit(call, 'campo', 'chair');
  // There and back on lines of 10 ms: the request, the key frame, and pacing of its packets.
  assert.ok(msToFirstFrame(call) < 80);
  simulation.clock.runFor(1_000);
  assert.is(receiver.report(publisher.track.id).framesUndecodable, 0);
});

test('media of a held participant is authenticated, counted, and goes to nobody', () => {
  const call = startCall();
  const held = startCall({ held: 'ana', subscribe: false });
  held.simulation.clock.runFor(2_000);
  const { simulation, publisher } = held;
  const stats = simulation.apply<'stats'>({
    kind: 'stats',
    sessionId: SESSION,
    participantId: 'ana',
  });
  assert.ok((stats.transports[0]?.dropped['notGranted'] ?? 0) > 100);
  assert.not.ok(simulation.events.some(({ kind }) => kind === 'trackPublished'));
  assert.throws(
    () =>
      simulation.apply<'subscribe'>({
        kind: 'subscribe',
        sessionId: SESSION,
        participantId: 'campo',
        trackIds: [publisher.track.id],
      }),
    /ENGINE_TRACK_NOT_FOUND/,
    'not even its id may be used',
  );

  admit(held, 'ana', 'broadcaster');
  const published = simulation.events.find(({ kind }) => kind === 'trackPublished');
  assert.is(published?.kind === 'trackPublished' && published.track.open, true);
  assert.ok(
    call.simulation.events.some(({ kind }) => kind === 'trackPublished'),
    'the witness',
  );
});

test('being admitted as a viewer announces tracks that stay closed', () => {
  const held = startCall({ held: 'ana', subscribe: false });
  admit(held, 'ana', 'viewer');
  const published = held.simulation.events.find(({ kind }) => kind === 'trackPublished');
  assert.is(published?.kind === 'trackPublished' && published.track.open, false);
});

test('a change of role opens nothing for somebody who is held', () => {
  const call = startCall({ held: 'campo' });
  const { simulation, publisher, receiver } = call;
  simulation.clock.runFor(1_000);
  for (const role of ['viewer', 'chair']) {
    simulation.apply<'setRole'>({
      kind: 'setRole',
      sessionId: SESSION,
      participantId: 'campo',
      role,
    });
  }
  simulation.clock.runFor(2_000);
  assert.is(receiver.report(publisher.track.id).packets, 0);
  admit(call, 'campo', 'chair');
  msToFirstFrame(call);
});

test('a change of role while held is told to nobody', () => {
  const { simulation } = startCall({ held: 'ana', subscribe: false });
  for (const role of ['viewer', 'broadcaster']) {
    simulation.apply<'setRole'>({
      kind: 'setRole',
      sessionId: SESSION,
      participantId: 'ana',
      role,
    });
  }
  assert.not.ok(simulation.events.some(({ kind }) => /^track/.test(kind)));
});

test('somebody who goes while held was never there', () => {
  const { simulation } = startCall({ held: 'ana', subscribe: false });
  simulation.apply<'removeParticipant'>({
    kind: 'removeParticipant',
    sessionId: SESSION,
    participantId: 'ana',
  });
  assert.not.ok(simulation.events.some(({ kind }) => /^track/.test(kind)));
});

test.run();
