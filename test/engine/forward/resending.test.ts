import * as assert from 'uvu/assert';
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

test('one packet asked for 1,000 times is resent 3 times, a round trip apart [F2]', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  call.frames(0, { key: true });
  const { sequence } = call.received[0]!.rtp;
  const resentAtMs: number[] = [];
  for (let nowMs = 0; nowMs < 1000; nowMs += 1) {
    if (call.resend(nowMs, sequence) !== undefined) resentAtMs.push(nowMs);
  }
  assert.equal(resentAtMs, [0, 100, 200]);
  assert.is(call.drops['resendTooSoon'], 198);
  assert.is(call.drops['resendLimit'], 799);
});

test('whatever is asked for, resending costs at most a fifth of what is sent [F2] [F3]', () => {
  const call = new Call();
  call.subscription.openGate();
  call.subscription.setTarget(0, ALL);
  let resentBytes = 0;
  let sentBytes = 0;
  for (let i = 0; i < 3000; i += 1) {
    const nowMs = i * 10;
    const [datagram] = call.publisher[0]!.frame(nowMs, {
      key: i === 0,
      packets: 1,
      sizeBytes: 1100,
    });
    sentBytes += call.send(nowMs, datagram!)?.bytes.length ?? 0;
    // Everything sent lately is claimed to be missing, all the time.
    for (const { rtp } of call.received.slice(-50)) {
      resentBytes += call.resend(nowMs, rtp.sequence)?.bytes.length ?? 0;
    }
  }
  const creditBytes = 16 * 1024;
  assert.ok(resentBytes <= 0.2 * sentBytes + creditBytes, `${resentBytes} of ${sentBytes}`);
  assert.ok(resentBytes >= 0.19 * sentBytes, 'and honest asking gets that much');
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
  call.subscription.closeGate();
  call.subscription.openGate();
  for (const sequence of sent) assert.is(call.resend(nowMs, sequence), undefined);
});

test.run();
