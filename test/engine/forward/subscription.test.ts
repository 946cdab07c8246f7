import * as assert from 'uvu/assert';
import { LossMeter, Router, Subscription } from '../../../engine/forward/index.ts';
import { codecByName } from '../../../engine/rtp/codec/index.ts';
import { createReportBlock, parseRtcp } from '../../../engine/rtp/rtcp/index.ts';
import type { SenderInfo } from '../../../engine/rtp/rtcp/index.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';
import { ALL, Call, SSRC, assertContinuous, slot } from './call.ts';
import {
  PT,
  audioSection,
  extensionOf,
  packet,
  paddingPacket,
  readSent,
  route,
  routerConfig,
  rtxOf,
} from './packets.ts';
import type { Received } from './packets.ts';

const test = suite('subscription');

test('nothing leaves before the gate is opened', () => {
  const call = new Call();
  call.subscription.setTarget(0, ALL);
  call.frames(0, { key: true });
  assert.is(call.received.length, 0);
  assert.equal(call.drops, { gated: 6 });
  assert.is(call.subscription.awaitingKeyFrame, false);
  assert.is(call.subscription.lastExtendedSequence, null);
  assert.equal(call.subscription.closeGate(), {
    lastExtendedSequence: null,
    lastForwardedAtMs: null,
  });
});

test('a subscriber gets the target encoding from its key frame on, under its own header', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(1, ALL);
  call.frames(0);
  assert.is(call.subscription.awaitingKeyFrame, true);
  assert.equal(call.drops, { notSelected: 4, awaitingKeyFrame: 2 });
  call.frames(33, { key: true });
  call.frames(66);
  assert.is(call.subscription.awaitingKeyFrame, false);
  assert.is(call.subscription.current, 1);
  assert.equal(
    call.received.map(({ content }) => content),
    ['m 32722 0', 'm 32722 1', 'm 32723 0', 'm 32723 1'],
  );
  const first = call.received[0]!;
  assert.is(first.rtp.ssrc, SSRC);
  assert.is(first.rtp.payloadType, 120);
  assert.ok(first.rtp.sequence < 0x8000);
  // 33 ms in 6.18 fixed point.
  assert.is(
    extensionOf(first, 7),
    Math.round(33 * 262.144)
      .toString(16)
      .padStart(6, '0'),
  );
  assert.is(extensionOf(first, 8), '0000');
  assert.is(call.subscription.transportSequenceOffset > 12, true);
  assert.is(extensionOf(first, 1), undefined, 'no mid unless asked for');
  assertContinuous(call.received);
});

test('20 switches low → high → low leave no seam', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  let nowMs = 0;
  for (let round = 0; round <= 20; round += 1) {
    call.subscription.setTarget(round % 2 === 0 ? 0 : 2, ALL);
    // Some frames pass before the key frame is there, then some follow.
    for (let i = 0; i < 3; i += 1) call.frames((nowMs += 33));
    call.frames((nowMs += 33), { key: true, packets: 4 });
    for (let i = 0; i < 9; i += 1) call.frames((nowMs += 33), { packets: 1 + (i % 3) });
  }
  assert.is(call.subscription.switches, 20);
  assert.ok(call.received.length > 400);
  assertContinuous(call.received);
});

test('until the key frame comes the current encoding goes on', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  call.frames(0, { key: true });
  call.subscription.setTarget(2, ALL);
  for (let i = 1; i < 10; i += 1) call.frames(33 * i);
  assert.is(call.received.length, 20);
  assert.is(call.subscription.awaitingKeyFrame, true);
  assert.is(call.subscription.current, 0);
});

test('a key frame whose beginning was lost is not begun with', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  const [first, ...rest] = call.publisher[0]!.frame(0, { key: true, packets: 3 });
  call.send(0, call.publisher[0]!.frame(0)[0]!);
  for (const datagram of rest) call.send(1, datagram);
  call.send(2, first!);
  assert.is(call.received.length, 0);
});

test('pausing lets the frame finish and then sends nothing', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  call.frames(0, { key: true });
  const frame = call.publisher[0]!.frame(33, { packets: 3 });
  call.send(33, frame[0]!);
  call.subscription.setTarget(-1, ALL);
  call.send(33, frame[1]!);
  call.send(33, frame[2]!);
  call.frames(66);
  assert.is(call.received.length, 5);
  assert.is(call.received.at(-1)?.rtp.marker, true);
  assert.is(call.subscription.current, -1);
  assert.is(call.subscription.awaitingKeyFrame, false);
  call.subscription.setTarget(0, ALL);
  call.frames(5000);
  call.frames(5033, { key: true });
  call.frames(5066);
  assert.is(call.received.length, 9);
  const seam = call.received.slice(0, 5).concat(call.received.slice(5));
  assert.is((seam[5]!.rtp.sequence - seam[4]!.rtp.sequence) & 0xffff, 1);
  assert.is((seam[5]!.vp8.pictureId - seam[4]!.vp8.pictureId) & 0x7fff, 1);
});

test('temporal layers are thinned out and restored without a seam', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  let nowMs = 0;
  const run = (frames: number): void => {
    for (let i = 0; i < frames; i += 1) call.frames((nowMs += 33));
  };
  call.frames(nowMs, { key: true });
  run(7);
  const full = call.received.length;
  call.subscription.setTarget(0, 0);
  run(8);
  const thin = call.received.slice(full);
  assert.is(thin.length, 4, 'one frame in four');
  assert.ok(thin.every(({ vp8 }) => vp8.temporalLayer === 0));
  call.subscription.setTarget(0, 1);
  run(8);
  call.subscription.setTarget(0, ALL);
  run(12);
  assert.ok(call.received.slice(-20).some(({ vp8 }) => vp8.temporalLayer === 2));
  assertContinuous(call.received);
});

test('climbing begins only where a frame depends on the base layer alone', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, 0);
  call.frames(0, { key: true });
  call.frames(33);
  call.subscription.setTarget(0, ALL);
  // Next in the pattern: layer 1 with Y, layer 2 without, base, layer 2 with Y.
  for (let i = 2; i < 6; i += 1) call.frames(33 * i);
  assert.equal(
    call.received.map(({ vp8 }) => vp8.temporalLayer),
    [0, 0, 1, 1, 0, 0, 2, 2],
  );
});

test('a gap upstream stays a gap, and the repair gets the number left for it', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  call.frames(0, { key: true });
  const [lost, second] = call.publisher[0]!.frame(33);
  const after = call.send(33, second!);
  const before = call.received.at(-2);
  assert.is((after!.rtp.sequence - before!.rtp.sequence) & 0xffff, 2);
  const fields = { ssrc: 99, sequence: 5, timestamp: 0, mid: '0', repairedRid: 'l' };
  const repaired = call.send(60, rtxOf(lost!, fields))!;
  assert.is(repaired.rtp.sequence, (after!.rtp.sequence - 1) & 0xffff);
  assert.is(repaired.rtp.timestamp, after?.rtp.timestamp);
  assert.is(repaired.vp8.pictureId, after?.vp8.pictureId);
  assert.is(repaired.rtp.ssrc, SSRC);
  assert.is(call.send(61, rtxOf(lost!, { ...fields, sequence: 6 })), undefined, 'only once');
});

test('a repair of a layer that is thinned out fills its number with nothing', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, 0);
  call.frames(0, { key: true });
  const [lost, second] = call.publisher[0]!.frame(33);
  assert.is(call.send(33, second!), undefined);
  call.frames(66);
  call.frames(99);
  call.frames(132);
  const empty = call.send(140, lost!)!;
  assert.is(empty.rtp.payloadSizeBytes, 0);
  assert.is(empty.bytes[0]! & 0x20, 0x20);
  const numbers = call.received.map(({ rtp }) => rtp.sequence).sort((a, b) => a - b);
  assert.ok(
    numbers.every((number, i) => i === 0 || number === numbers[i - 1]! + 1),
    numbers.join(' '),
  );
  assert.is(call.resend(300, empty.rtp.sequence), undefined, 'nobody needs it twice');
});

test('a whole frame of a thinned-out layer that comes late is not shown either', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, 0);
  call.frames(0, { key: true });
  // Nothing of this frame was seen in time, so nothing of it was taken out.
  const late = call.publisher[0]!.frame(33);
  for (let i = 2; i < 5; i += 1) call.frames(33 * i);
  for (const datagram of late) assert.is(call.send(150, datagram)?.rtp.payloadSizeBytes, 0);
  const numbers = call.received.map(({ rtp }) => rtp.sequence).sort((a, b) => a - b);
  assert.ok(numbers.every((number, i) => i === 0 || number === numbers[i - 1]! + 1));
});

test('padding of the publisher is not forwarded and leaves no hole', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  const encoding = call.publisher[0]!;
  call.frames(0, { key: true });
  for (let i = 0; i < 3; i += 1) {
    encoding.sequence = (encoding.sequence + 1) & 0xffff;
    const fields = { ssrc: 10, sequence: encoding.sequence, timestamp: encoding.timestamp(0) };
    assert.is(call.send(1, paddingPacket(fields)), undefined);
  }
  call.frames(33);
  assert.is(call.drops['emptyPayload'], 3);
  assertContinuous(call.received);
});

test('closing the gate says what was sent last, and nothing follows [T1]', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  call.frames(0, { key: true });
  call.frames(33);
  const last = call.received.at(-1)!;
  const closing = call.subscription.closeGate();
  assert.is(closing.lastExtendedSequence, last.rtp.sequence);
  assert.is(closing.lastForwardedAtMs, 33);
  call.frames(66, { key: true });
  assert.is(call.resend(200, last.rtp.sequence), undefined);
  assert.is(call.subscription.allowsKeyFrameRequest(200), false);
  assert.is(call.subscription.writeSenderReport(200, slot, 0), 0);
  assert.is(call.received.length, 4);
});

test('after the gate opens again the stream goes on without a hole, from a key frame', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  for (let i = 0; i < 5; i += 1) call.frames(33 * i, { key: i === 0 });
  call.subscription.closeGate();
  for (let i = 5; i < 10; i += 1) call.frames(33 * i);
  call.subscription.openGate();
  assert.is(call.subscription.awaitingKeyFrame, true);
  call.frames(330);
  call.frames(363, { key: true });
  call.frames(396);
  assert.is(call.received.length, 14);
  assertContinuous(call.received);
});

test('an encoding that begins a new numbering is taken up at its next key frame [P5]', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  call.frames(0, { key: true });
  call.publisher[0]!.sequence = 30_000;
  call.frames(33);
  call.frames(66);
  assert.is(call.subscription.awaitingKeyFrame, true);
  call.frames(99, { key: true });
  call.frames(132);
  assert.is(call.subscription.current, 0);
  assertContinuous(call.received);
});

test('audio flows at once and bursts of silence leave no hole', () => {
  const random = new Seeded(3);
  const router = new Router();
  router.configure(routerConfig(audioSection('1')));
  const subscription = new Subscription({
    encodings: router.encodings,
    codec: codecByName('opus'),
    clockRate: 48_000,
    payloadType: 109,
    ssrc: SSRC,
    rtx: null,
    extensions: { audioLevel: 6, mid: 9 },
    mid: 'a0',
    cname: 'publisher-1',
    random: () => random.fraction(),
  });
  const received: Received[] = [];
  const send = (sequence: number): void => {
    const datagram = packet(
      {
        ssrc: 5,
        sequence,
        timestamp: sequence * 960,
        payloadType: PT.opus,
        mid: '1',
        audioLevel: 0x80 | (sequence & 0x7f),
      },
      Buffer.from(`sound ${sequence}`),
    );
    const routed = route(router, sequence * 20, datagram);
    if (routed === null) return;
    const sizeBytes = subscription.forward(sequence * 20, routed, slot);
    if (sizeBytes > 0) received.push(readSent(slot, sizeBytes));
  };
  subscription.openGate();
  subscription.setTarget(0, ALL);
  for (let i = 1; i <= 5; i += 1) send(i);
  subscription.closeGate();
  for (let i = 6; i <= 10; i += 1) send(i);
  subscription.openGate();
  for (let i = 11; i <= 15; i += 1) send(i);
  assert.is(received.length, 10);
  const bases = received.map(({ rtp }) => rtp.sequence - received[0]!.rtp.sequence);
  assert.equal(bases, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const ticks = received.map(({ rtp }) => (rtp.timestamp - received[0]!.rtp.timestamp) | 0);
  assert.equal(ticks.slice(0, 6), [0, 960, 1920, 2880, 3840, 9600]);
  assert.is(extensionOf(received[2]!, 6), '83');
  assert.is(extensionOf(received[2]!, 9), Buffer.from('a0').toString('hex'));
  assert.is(subscription.awaitingKeyFrame, false);
});

/** The sender report that a subscription writes, and its size; null when it writes none. */
function senderReport(subscription: Subscription, nowMs: number): SenderInfo | null {
  const out = Buffer.alloc(256);
  const end = subscription.writeSenderReport(nowMs, out, 0);
  if (end === 0) return null;
  let heard: SenderInfo | null = null;
  const ignore = (): void => undefined;
  parseRtcp(out, end, {
    onSenderReport: (ssrc, info) => {
      assert.is(ssrc, SSRC);
      heard = { ...info };
    },
    onReportBlock: ignore,
    onNack: ignore,
    onPictureLoss: ignore,
    onFullIntraRequest: ignore,
    onReceiverEstimate: ignore,
    onBye: ignore,
    onTransportFeedback: ignore,
  });
  return heard;
}

test('sender reports carry the publisher’s clock over switches', () => {
  const call = new Call();
  const ntpAtMs = (nowMs: number): number => 3_900_000_000 + nowMs / 1000;
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  call.frames(0, { key: true });
  assert.is(senderReport(call.subscription, 1), null, 'not before the publisher has reported');
  for (const [i, encoding] of call.router.encodings.entries()) {
    encoding.onSenderReport(100, ntpAtMs(100), 0, call.publisher[i]!.timestamp(100));
  }
  for (let i = 1; i < 40; i += 1) {
    if (i === 20) call.subscription.setTarget(2, ALL);
    const nowMs = 33 * i;
    call.frames(nowMs, { key: i === 22 });
    const report = senderReport(call.subscription, nowMs);
    if (report === null) continue;
    // The frame captured now stands on the line that the report tells.
    const reportedS = report.ntpSeconds + report.ntpFraction / 2 ** 32;
    const expectedTicks = (ntpAtMs(nowMs) - reportedS) * 90_000 + report.rtpTimestamp;
    const { timestamp } = call.received.at(-1)!.rtp;
    const offTicks = (timestamp - Math.round(expectedTicks)) | 0;
    assert.ok(Math.abs(offTicks) <= 90, `frame ${i} is ${offTicks} ticks off`);
    assert.is(report.packets, call.received.length);
  }
  assert.is(call.subscription.switches, 1);
});

test('the round trip is timed by reports that quote ours', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  call.frames(0, { key: true });
  assert.is(call.subscription.rttMs, 100);
  call.router.encodings[0]!.onSenderReport(0, 3_900_000_000, 0, 0);
  const report = senderReport(call.subscription, 1000)!;
  const block = createReportBlock();
  block.lastSenderReport =
    (((report.ntpSeconds & 0xffff) << 16) | (report.ntpFraction >>> 16)) >>> 0;
  block.delaySinceLastSenderReport = 32_768;
  const loss = new LossMeter();
  assert.is(call.subscription.measuredRttMs, null);
  call.subscription.onReportBlock(1530, block, loss);
  assert.is(Math.round(call.subscription.rttMs), 30);
  // A report that waited longer than it was away, and one that quotes nothing of ours.
  block.delaySinceLastSenderReport = 65_536 * 10;
  call.subscription.onReportBlock(1540, block, loss);
  block.lastSenderReport ^= 1;
  call.subscription.onReportBlock(1540, block, loss);
  assert.is(Math.round(call.subscription.rttMs), 30);
});

test('a packet too large for the slot is dropped, not cut [P2]', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  const [datagram] = call.publisher[0]!.frame(0, { key: true, packets: 1, sizeBytes: 2000 });
  assert.is(call.send(0, datagram!), undefined);
  assert.equal(call.drops, { tooLarge: 1 });
});

test('nobody asks a publisher for more than three key frames in 10 s [F1]', () => {
  const call = new Call();
  call.subscription.openGate();
  let allowed = 0;
  for (let nowMs = 0; nowMs < 30_000; nowMs += 1) {
    if (call.subscription.allowsKeyFrameRequest(nowMs)) allowed += 1;
  }
  assert.is(allowed, 9);
});

test.run();
