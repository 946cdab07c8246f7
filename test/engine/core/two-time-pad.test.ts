import * as assert from 'uvu/assert';
import { TwoTimePadError } from '../../../engine/transport/srtp/index.ts';
import type { SrtpSender } from '../../../engine/transport/srtp/index.ts';
import { Transport } from '../../../engine/transport/transport.ts';
import { suite } from '../../harness.ts';
import { bentSender } from '../bent-sender.ts';
import { startCall } from './call.ts';
import type { Bend, CallSimulation } from './call.ts';

const test = suite('two-time pads under real keys');

const FRAMES = 30;

/** A call of so many frames, the last under the first one's number where `bend` has it so. */
function run(bend?: Bend): CallSimulation {
  const { simulation, ana } = startCall(bend);
  ana.send(FRAMES);
  return simulation;
}

/** Another sender, that is asked to repeat the first number when it comes to the last frame. */
function stepBack(sender: SrtpSender): SrtpSender {
  let first: number | null = null;
  let packets = 0;
  return bentSender(sender, (slot, sizeBytes, headerSizeBytes) => {
    first ??= slot.readUInt16BE(2);
    if (++packets === FRAMES) slot.writeUInt16BE(first, 2);
    return sender.protectRtp(slot, sizeBytes, headerSizeBytes);
  });
}

const asIs = (sender: SrtpSender): SrtpSender => sender;

test('what real associations send is watched, and a number that comes again is refused [R6]', () => {
  const honest = run();
  assert.equal(honest.pads.pads, []);
  const stepping = run(
    ({ wrapSender = asIs, ...options }) =>
      new Transport({ ...options, wrapSender: (sender) => stepBack(wrapSender(sender)) }),
  );
  assert.equal(stepping.pads.pads, []);
  assert.ok(honest.pads.packets >= FRAMES);
  assert.is(stepping.pads.packets, honest.pads.packets - 1, 'one was not sent');
});

test('negative control: a sender that does not refuse it ends the run [R6]', () => {
  const lenient = (sender: SrtpSender): SrtpSender =>
    bentSender(sender, (slot, sizeBytes, headerSizeBytes) => {
      const protectedBytes = sender.protectRtp(slot, sizeBytes, headerSizeBytes);
      return protectedBytes < 0 ? sizeBytes : protectedBytes;
    });
  assert.throws(
    () =>
      run(
        ({ wrapSender = asIs, ...options }) =>
          new Transport({
            ...options,
            wrapSender: (sender) => stepBack(wrapSender(lenient(sender))),
          }),
      ),
    (error: unknown) => error instanceof TwoTimePadError,
  );
});

test.run();
