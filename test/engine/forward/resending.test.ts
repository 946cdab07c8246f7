import * as assert from 'uvu/assert';
import type { SubscriptionOptions } from '../../../engine/forward/index.ts';
import { suite } from '../../harness.ts';
import { ALL, Call, RTX_SSRC } from './call.ts';

const test = suite('resending');

test('what the subscriber misses is sent again as RTX, the same but for its number', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  call.frames(0, { key: true });
  call.frames(33);
  const missing = call.received[1]!;
  const again = call.resend(50, missing.rtp.sequence)!;
  assert.is(again.rtp.ssrc, RTX_SSRC);
  assert.is(again.rtp.payloadType, 121);
  assert.is(again.originalSequence, missing.rtp.sequence);
  assert.is(again.rtp.timestamp, missing.rtp.timestamp);
  assert.is(again.rtp.marker, missing.rtp.marker);
  const original = missing.bytes.subarray(missing.rtp.payloadOffset);
  assert.ok(again.bytes.subarray(again.rtp.payloadOffset + 2).equals(original));
  const other = call.resend(51, call.received[0]!.rtp.sequence);
  assert.is(other!.rtp.sequence, again.rtp.sequence + 1);
  assert.is(call.subscription.resent, 2);
});

test('a packet sent before a switch is resent with the numbers it had', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  call.frames(0, { key: true });
  const missing = call.received[1]!;
  call.subscription.setTarget(2, ALL);
  call.frames(33, { key: true });
  call.frames(66);
  const again = call.resend(100, missing.rtp.sequence)!;
  assert.is(again.content, missing.content);
  assert.is(again.vp8.pictureId, missing.vp8.pictureId);
  assert.is(again.vp8.tl0PictureIndex, missing.vp8.tl0PictureIndex);
});

test('without RTX nothing is resent [R6]', () => {
  const call = new Call({ rtx: null });
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  call.frames(0, { key: true });
  assert.is(call.resend(50, call.received[0]!.rtp.sequence), undefined);
  assert.equal(call.drops['resendNotNegotiated'], 1);
});

/** When one packet is resent that is asked for each millisecond, a thousand times. */
function resentAtMs(options: Partial<SubscriptionOptions> = {}): {
  times: number[];
  drops: Record<string, number>;
} {
  const call = new Call(options);
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  call.frames(0, { key: true });
  const { sequence } = call.received[0]!.rtp;
  const times: number[] = [];
  for (let nowMs = 0; nowMs < 1000; nowMs += 1) {
    if (call.resend(nowMs, sequence) !== undefined) times.push(nowMs);
  }
  return { times, drops: call.drops };
}

test('one packet asked for 1,000 times is resent 3 times, a round trip apart [F2]', () => {
  const { times, drops } = resentAtMs();
  assert.equal(times, [0, 100, 200]);
  assert.is(drops['resendTooSoon'], 198);
  assert.is(drops['resendLimit'], 799);
});

test('control: without limit, or without a round trip between, it is resent again and again [F2]', () => {
  assert.equal(resentAtMs({ maxResends: 255 }).times.length, 10);
  assert.equal(resentAtMs({ initialRttMs: 0 }).times, [0, 1, 2]);
  const { times } = resentAtMs({ maxResends: 255, initialRttMs: 0, resendShare: 10 });
  assert.ok(times.length > 200, `${times.length} times`);
});

/** Bytes sent in half a minute, and resent because all of the last 50 are always asked for. */
function greed(options: Partial<SubscriptionOptions> = {}): { sent: number; resent: number } {
  const call = new Call(options);
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  const bytes = { sent: 0, resent: 0 };
  for (let i = 0; i < 3000; i += 1) {
    const nowMs = i * 10;
    const [datagram] = call.publisher[0]!.frame(nowMs, {
      key: i === 0,
      packets: 1,
      sizeBytes: 1100,
    });
    bytes.sent += call.send(nowMs, datagram!)?.bytes.length ?? 0;
    for (const { rtp } of call.received.slice(-50)) {
      bytes.resent += call.resend(nowMs, rtp.sequence)?.bytes.length ?? 0;
    }
  }
  return bytes;
}

test('whatever is asked for, resending costs at most a fifth of what is sent [F2] [F3]', () => {
  const { sent, resent } = greed();
  const creditBytes = 16 * 1024;
  assert.ok(resent <= 0.2 * sent + creditBytes, `${resent} of ${sent}`);
  assert.ok(resent >= 0.19 * sent, 'and honest asking gets that much');
});

test('control: without the budget, resending costs more than sending [F2] [F3]', () => {
  const { sent, resent } = greed({ resendShare: 100 });
  assert.ok(resent > sent, `${resent} of ${sent}`);
});

test('what was never sent, gated, thinned out or forgotten is not resent [F4]', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, 0);
  let nowMs = 0;
  for (let i = 0; i < 40; i += 1) call.frames((nowMs += 33), { key: i === 0 });
  const sent = new Set(call.received.map(({ rtp }) => rtp.sequence));
  let answered = 0;
  for (let sequence = 0; sequence <= 65_535; sequence += 1) {
    if (sent.has(sequence)) continue;
    if (call.resend(nowMs, sequence) !== undefined) answered += 1;
  }
  assert.is(answered, 0);
  // Older than a second: the bytes are there no more.
  assert.is(call.resend(nowMs + 2000, call.received.at(-1)!.rtp.sequence), undefined);
  // What was sent just now is: the same asking has an answer, until the gate has been shut once.
  assert.ok(call.resend(nowMs, call.received.at(-1)!.rtp.sequence));
  call.subscription.closeGate();
  call.subscription.openGate();
  for (const sequence of sent) assert.is(call.resend(nowMs, sequence), undefined);
});

test.run();
