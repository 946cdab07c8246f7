import * as assert from 'uvu/assert';
import { createPayloadView, vp8 } from '../../../engine/rtp/codec/index.ts';
import type { TappedPacket } from '../../../engine/taps.ts';
import { suite } from '../../harness.ts';
import { SESSION, pinLayer, startCall } from './world.ts';
import type { Call } from './world.ts';

const test = suite('taps, simulated');

const TROUBLED = {
  toCore: { delayMs: 20, jitterMs: 10, loss: 0.03, reorder: 0.05, reorderMs: 40 },
  fromCore: { delayMs: 20 },
};

function tap(
  { simulation, publisher }: Call,
  options: { reorderMs?: number; spatial?: number } = {},
): void {
  simulation.apply<'tap'>({
    kind: 'tap',
    sessionId: SESSION,
    participantId: 'campo',
    tapId: 'recorder',
    trackId: publisher.track.id,
    spatial: options.spatial ?? null,
    reorderMs: options.reorderMs ?? 250,
  });
}

/** Everything the tap was told since the last look. */
function read({ simulation }: Call): { packets: TappedPacket[]; kinds: string[] } {
  const told = simulation.tapped.splice(0);
  return {
    packets: told.flatMap((output) => (output.kind === 'packets' ? output.packets : [])),
    kinds: [...new Set(told.map(({ kind }) => kind))],
  };
}

function setRole({ simulation }: Call, participantId: string, role: string) {
  return simulation.apply<'setRole'>({
    kind: 'setRole',
    sessionId: SESSION,
    participantId,
    role,
  });
}

/** Steps between the numbers of neighbours, the first left out. */
function steps(packets: readonly TappedPacket[]): number[] {
  return packets.slice(1).map(({ sequence }, index) => sequence - packets[index]!.sequence);
}

function frameOf({ rtp, payloadOffset }: TappedPacket) {
  const view = createPayloadView();
  assert.ok(vp8.parse(Buffer.from(rtp), payloadOffset, rtp.length - payloadOffset, view));
  return { ...view };
}

test('over a line that loses and overtakes, a tap gets every packet once, in order', () => {
  const call = startCall({ publisherLines: TROUBLED, subscribe: false });
  tap(call);
  call.simulation.clock.runFor(20_000);
  const { packets } = read(call);
  assert.ok(packets.length > 1_000, `${packets.length} packets`);
  // Where retransmissions came in time there is no hole at all.
  const holes = steps(packets).filter((step) => step !== 1);
  assert.equal(
    holes.filter((step) => step < 1),
    [],
  );
  assert.ok(holes.length <= 2, `${holes.length} holes`);
  const first = frameOf(packets[0]!);
  assert.ok(first.keyFrame && first.frameStart, 'it begins at a key frame');
  const times = packets.map(({ timestamp }) => timestamp);
  assert.ok(times.every((time, index) => index === 0 || ((time - times[index - 1]!) | 0) >= 0));
});

test('control: not waiting, the same line shows its holes', () => {
  const call = startCall({ publisherLines: TROUBLED, subscribe: false });
  tap(call, { reorderMs: 0 });
  call.simulation.clock.runFor(20_000);
  const holes = steps(read(call).packets).filter((step) => step !== 1);
  assert.ok(holes.length > 50, `${holes.length} holes`);
});

test('it reads the best encoding there is, over a switch without a step', () => {
  const call = startCall({ subscribe: false });
  const [, , top] = call.publisher.encodings;
  assert.ok(top);
  top.paused = true;
  call.simulation.clock.runFor(3_000);
  tap(call);
  call.simulation.clock.runFor(2_000);
  top.paused = false;
  call.simulation.clock.runFor(3_000);
  const { packets } = read(call);
  const heights = packets.flatMap((packet) => {
    const frame = frameOf(packet);
    const at = packet.payloadOffset + 6 + 8;
    return frame.keyFrame && frame.frameStart
      ? [Buffer.from(packet.rtp).readUInt16LE(at) & 0x3fff]
      : [];
  });
  assert.is(heights.at(0), 180);
  assert.is(heights.at(-1), 360);
  assert.equal([...new Set(steps(packets))], [1]);
});

test('told so, it reads no better encoding than the one it names', () => {
  const call = startCall({ subscribe: false });
  tap(call, { spatial: 1 });
  call.simulation.clock.runFor(3_000);
  const heights = read(call).packets.flatMap((packet) => {
    const { keyFrame, frameStart } = frameOf(packet);
    const at = packet.payloadOffset + 6 + 8;
    return keyFrame && frameStart ? [Buffer.from(packet.rtp).readUInt16LE(at) & 0x3fff] : [];
  });
  assert.is(heights.at(-1), 180);
});

test('made viewer, the publisher is cut from the tap, and the receipt equals what it was told [S12]', () => {
  const call = startCall({ subscribe: false });
  tap(call);
  call.simulation.clock.runFor(2_000);
  const { closed } = setRole(call, 'ana', 'viewer');
  const { packets, kinds } = read(call);
  assert.equal(
    closed.map(({ subscriberId, trackId }) => [subscriberId, trackId]),
    [['campo', call.publisher.track.id]],
  );
  assert.is(closed[0]?.lastExtendedSequence, packets.at(-1)?.sequence);
  assert.ok(kinds.includes('gateClosed'), 'what has not been read is called back');
  call.simulation.clock.runFor(3_000);
  assert.equal(read(call).packets, []);

  setRole(call, 'ana', 'broadcaster');
  call.simulation.clock.runFor(1_000);
  const again = read(call).packets;
  assert.ok(again.length > 10);
  assert.ok(frameOf(again[0]!).keyFrame);
});

test('what waits behind a hole when the gate closes is never told', () => {
  const call = startCall({
    publisherLines: { toCore: { delayMs: 10 }, fromCore: { delayMs: 10 } },
  });
  tap(call, { reorderMs: 5_000 });
  call.simulation.clock.runFor(1_000);
  read(call);
  // From here on one packet of a frame is lost for good: the line back, with NACKs, is dead.
  const { conditions } = call.publisher.connection.fromCore;
  conditions.loss = 1;
  call.publisher.connection.toCore.conditions.loss = 0.5;
  call.simulation.clock.runFor(200);
  call.publisher.connection.toCore.conditions.loss = 0;
  call.simulation.clock.runFor(500);
  const before = read(call).packets.length;
  setRole(call, 'ana', 'viewer');
  call.simulation.clock.runFor(10_000);
  assert.equal(read(call).packets, []);
  assert.ok(before < 60, `${before} were told before: the rest waited`);
});

test('a reader who may no longer receive gets nothing; removed, it is at its end', () => {
  const call = startCall({ subscribe: false });
  tap(call);
  call.simulation.clock.runFor(1_000);
  setRole(call, 'campo', 'nobody');
  read(call);
  call.simulation.clock.runFor(1_000);
  assert.equal(read(call).packets, []);
  setRole(call, 'campo', 'chair');
  call.simulation.clock.runFor(1_000);
  assert.ok(read(call).packets.length > 10);

  const who = { sessionId: SESSION, participantId: 'campo' };
  const { closed } = call.simulation.apply<'removeParticipant'>({
    kind: 'removeParticipant',
    ...who,
  });
  assert.is(closed.length, 1);
  assert.ok(read(call).kinds.includes('ended'));
  call.simulation.clock.runFor(1_000);
  assert.equal(read(call).kinds, []);
});

test('when its track ends a tap ends, and what it was told before may still be read', () => {
  const call = startCall({ subscribe: false });
  tap(call);
  call.simulation.clock.runFor(1_000);
  const trackId = call.publisher.track.id;
  const who = { sessionId: SESSION, participantId: 'ana' };
  call.simulation.apply<'unpublish'>({ kind: 'unpublish', ...who, trackId });
  assert.equal(read(call).kinds, ['packets', 'ended']);
});

test('nothing of a held publisher can be tapped, and a held reader waits until it is let in', () => {
  const call = startCall({ held: 'ana', subscribe: false });
  assert.throws(() => tap(call), /ENGINE_TRACK_NOT_FOUND/);

  const waiting = startCall({ held: 'campo', subscribe: false });
  tap(waiting);
  waiting.simulation.clock.runFor(1_000);
  assert.equal(read(waiting).packets, []);
  const who = { sessionId: SESSION, participantId: 'campo', role: 'chair' };
  waiting.simulation.apply<'admit'>({ kind: 'admit', ...who });
  waiting.simulation.clock.runFor(1_000);
  assert.ok(read(waiting).packets.length > 10);
});

test('a role that receives nothing may not tap', () => {
  const call = startCall({ subscribe: false });
  setRole(call, 'campo', 'nobody');
  assert.throws(() => tap(call), /ENGINE_RECEIVE_NOT_GRANTED/);
});

test('a tap beside a subscription of the same person changes nothing for it', () => {
  const call = startCall();
  tap(call);
  pinLayer(call, 0);
  call.simulation.clock.runFor(5_000);
  const { report } = { report: call.receiver.report(call.publisher.track.id) };
  assert.is(report.height, 90);
  assert.is(report.missing + report.pictureIdGaps + report.freezes, 0);
  assert.ok(read(call).packets.length > 200, 'of the best encoding');
});

test.run();
