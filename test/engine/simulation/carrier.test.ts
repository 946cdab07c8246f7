import * as assert from 'uvu/assert';
import { ModelledReceiver } from '../../../engine/simulation/receiver.ts';
import { suite } from '../../harness.ts';
import { SESSION, startCall } from './world.ts';
import type { Call } from './world.ts';

const test = suite('the line that carries the transport, simulated');

function offersTo({ simulation }: Call, participantId: string) {
  return simulation.events.flatMap((event) =>
    event.kind === 'subscribeOffer' && event.participantId === participantId ? [event] : [],
  );
}

function stateOf({ simulation }: Call, participantId: string): string | undefined {
  const { transports } = simulation.apply<'stats'>({
    kind: 'stats',
    sessionId: SESSION,
    participantId,
  });
  return transports.find(({ direction }) => direction === 'downstream')?.state;
}

test('whoever subscribes to nothing yet is connected, and later tracks use that connection', () => {
  const call = startCall({ subscribe: false });
  const { simulation, publisher, receiver } = call;
  simulation.clock.runFor(1_000);
  assert.is(stateOf(call, 'campo'), 'connected');
  assert.equal(
    offersTo(call, 'campo').map(({ tracks }) => tracks),
    [[]],
  );
  simulation.apply<'subscribe'>({
    kind: 'subscribe',
    sessionId: SESSION,
    participantId: 'campo',
    trackIds: [publisher.track.id],
  });
  simulation.clock.runFor(1_000);
  assert.ok(receiver.report(publisher.track.id).framesDecoded > 0);
});

// A browser that finds every section rejected ends the transport, and Chromium refuses the offer:
// the last guest's leaving would cut off the clinician, who had to come in anew.
test('when the last track has ended the offer still holds a bundle, and it stays connected', () => {
  const call = startCall();
  const { simulation } = call;
  simulation.clock.runFor(1_000);
  simulation.apply<'removeParticipant'>({
    kind: 'removeParticipant',
    sessionId: SESSION,
    participantId: 'ana',
  });
  simulation.clock.runFor(1_000);
  const last = offersTo(call, 'campo').at(-1);
  assert.equal(last?.tracks, []);
  assert.match(last?.sdp ?? '', /^a=group:BUNDLE 0\r$/m);
  assert.match(last?.sdp ?? '', /^m=video 0 /m, 'the line of the track is given up');
  assert.is(stateOf(call, 'campo'), 'connected');
});

test('a renewed subscription goes on over a new transport, and the one before is over', () => {
  const call = startCall();
  const { simulation, publisher, receiver } = call;
  simulation.apply<'setShownSize'>({
    kind: 'setShownSize',
    sessionId: SESSION,
    participantId: 'campo',
    trackId: publisher.track.id,
    size: { width: 0, height: 0 },
  });
  simulation.clock.runFor(1_000);
  receiver.stop();
  // A browser's new connection, from ports of its own.
  const renewed = new ModelledReceiver(simulation, {
    sessionId: SESSION,
    participantId: 'campo',
    trackIds: [publisher.track.id],
  });
  simulation.apply<'subscribe'>({
    kind: 'subscribe',
    sessionId: SESSION,
    participantId: 'campo',
    trackIds: [],
    renew: true,
  });
  simulation.clock.runFor(1_000);
  const offers = offersTo(call, 'campo');
  const [first, last] = [offers[0], offers.at(-1)];
  assert.equal(
    last?.tracks.map(({ trackId }) => trackId),
    [publisher.track.id],
  );
  for (const line of [/^o=.*$/m, /^a=ice-ufrag:.*$/m]) {
    assert.is.not(line.exec(last?.sdp ?? '')?.[0], line.exec(first?.sdp ?? '')?.[0]);
  }
  assert.is(stateOf(call, 'campo'), 'connected');
  const { transports, subscriptions } = simulation.apply<'stats'>({
    kind: 'stats',
    sessionId: SESSION,
    participantId: 'campo',
  });
  assert.is(transports.length, 1);
  assert.is(subscriptions.length, 1);
  // What was said of its size still holds; then it is shown, and flows.
  const before = renewed.report(publisher.track.id).framesDecoded;
  simulation.clock.runFor(1_000);
  assert.is(renewed.report(publisher.track.id).framesDecoded, before);
  simulation.apply<'setShownSize'>({
    kind: 'setShownSize',
    sessionId: SESSION,
    participantId: 'campo',
    trackId: publisher.track.id,
    size: { width: 1280, height: 720 },
  });
  simulation.clock.runFor(1_000);
  assert.ok(renewed.report(publisher.track.id).framesDecoded > before);
});

test.run();
