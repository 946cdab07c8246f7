import * as assert from 'uvu/assert';
import type { SimulationOptions } from 'auscult/simulation';
import { TwoTimePadError } from '../../../engine/transport/srtp/index.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';
import { bentSender } from '../bent-sender.ts';
import { SESSION, pinLayer, startCall } from './world.ts';
import type { Call } from './world.ts';

const test = suite('two-time pads, simulated');

/** A minute on bad lines in which layers are switched and the gate goes shut and open. */
function troubledCall(core: SimulationOptions['core'] = {}): Call {
  const lossy = { delayMs: 20, jitterMs: 15, loss: 0.05, reorder: 0.02, reorderMs: 40 };
  const lines = { toCore: lossy, fromCore: lossy };
  const call = startCall({ seed: 6, publisherLines: lines, receiverLines: lines, core });
  const { simulation } = call;
  const random = new Seeded(6);
  for (let second = 0; second < 60; second++) {
    const role = second % 10 === 9 ? 'viewer' : 'broadcaster';
    simulation.apply<'setRole'>({
      kind: 'setRole',
      sessionId: SESSION,
      participantId: 'ana',
      role,
    });
    pinLayer(call, random.pick([0, 1, 2, null]));
    simulation.clock.runFor(1_000);
  }
  return call;
}

test('a minute of switches, gates, losses and resends puts nothing under a used index [R6]', () => {
  const { simulation, publisher, receiver } = troubledCall();
  assert.equal(simulation.pads.pads, []);
  // It was watched, and it has been where it hurts.
  const { packets, repaired } = receiver.report(publisher.track.id);
  assert.ok(simulation.pads.packets > packets, `${simulation.pads.packets} watched`);
  assert.ok(repaired > 50, `${repaired} resent`);
  const { subscriptions } = simulation.apply<'stats'>({
    kind: 'stats',
    sessionId: SESSION,
    participantId: 'campo',
  });
  assert.ok((subscriptions[0]?.switches ?? 0) > 20, `${subscriptions[0]?.switches} switches`);
});

test('negative control: one number stepped back ends the run, naming SSRC and index [R6]', () => {
  let packets = 0;
  const used = { ssrc: 0, sequence: 0 };
  const stutter: NonNullable<SimulationOptions['core']> = {
    wrapSender: (sender) =>
      bentSender(sender, (slot, sizeBytes, headerSizeBytes) => {
        // The first packet's number again, on the thousandth.
        if (++packets === 1) {
          used.ssrc = slot.readUInt32BE(8);
          used.sequence = slot.readUInt16BE(2);
        } else if (packets === 1_000) {
          slot.writeUInt32BE(used.ssrc, 8);
          slot.writeUInt16BE(used.sequence, 2);
        }
        return sender.protectRtp(slot, sizeBytes, headerSizeBytes);
      }),
  };
  assert.throws(
    () => troubledCall(stutter),
    (error: unknown) =>
      error instanceof TwoTimePadError &&
      error.message.includes(String(used.ssrc)) &&
      error.message.includes(String(used.sequence)),
  );
  assert.is(packets, 1_000, 'it ends there');
});

test.run();
