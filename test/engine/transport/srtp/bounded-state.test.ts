import * as assert from 'uvu/assert';
import {
  MAX_SENDER_SSRCS,
  MAX_SSRCS,
  SRTP_FORGED,
  SRTP_REPLAYED,
  SRTP_TOO_MANY_SSRCS,
  createSrtpReceiver,
  createSrtpSender,
} from '../../../../engine/transport/srtp/index.ts';
import { createPacketCipher } from '../../../../engine/transport/srtp/create-cipher.ts';
import { suite } from '../../../harness.ts';
import { PROFILES, keysFor, rtcp, rtp, wire } from './fixture.ts';

const test = suite('srtp bounded state');

for (const profile of PROFILES) {
  // The table is the same for both; once at full length is enough.
  const sprayed = profile === 'AES_CM_128_HMAC_SHA1_80' ? 65_536 : 4096;

  test(`[R7] ${profile}: ${sprayed} authentic SSRCs leave at most ${MAX_SSRCS} behind, and our streams intact`, () => {
    const keys = keysFor(profile);
    const cipher = createPacketCipher(keys); // the participant's own: no bound on its side
    const receiver = createSrtpReceiver(keys);
    const receive = (ssrc: number, roc: number, sequence: number): number => {
      const slot = rtp({ ssrc, sequence, payload: Buffer.alloc(4) });
      cipher.sealRtp(slot.buffer, slot.sizeBytes, 12, ssrc, roc, sequence);
      return receiver.unprotectRtp(slot.buffer, slot.sizeBytes + cipher.tagBytes, 12);
    };
    // Three declared encodings, past a rollover, which only a kept state can follow.
    const declared = [1, 2, 3];
    for (const ssrc of declared) {
      for (let extended = 65_500; extended < 65_600; extended++) {
        assert.ok(receive(ssrc, extended >> 16, extended & 0xffff) > 0);
      }
    }
    for (let ssrc = 1000; ssrc < 1000 + sprayed; ssrc++) {
      assert.ok(receive(ssrc, 0, 7) > 0);
      if ((ssrc & 0xff) === 0) assert.ok(receiver.ssrcCount <= MAX_SSRCS);
    }
    assert.ok(receiver.ssrcCount <= MAX_SSRCS);
    for (const ssrc of declared) {
      assert.is(receive(ssrc, 1, 63), SRTP_REPLAYED);
      assert.ok(receive(ssrc, 1, 64) > 0);
    }
  });
}

test('[R7] unauthentic SSRCs leave nothing behind', () => {
  const receiver = createSrtpReceiver(keysFor('AES_CM_128_HMAC_SHA1_80'));
  for (let ssrc = 0; ssrc < 2000; ssrc++) {
    const packet = rtp({ ssrc, sequence: 1 });
    assert.is(receiver.unprotectRtp(packet.buffer, packet.sizeBytes + 10, 12), SRTP_FORGED);
    const report = rtcp(ssrc);
    report.buffer[report.sizeBytes] = 0x80;
    assert.is(receiver.unprotectRtcp(report.buffer, report.sizeBytes + 14), SRTP_FORGED);
  }
  assert.is(receiver.ssrcCount, 0);
});

test('[R7] a participant that publishes anew a hundred times keeps its newest streams', () => {
  const keys = keysFor('AES_CM_128_HMAC_SHA1_80');
  const sender = createSrtpSender(keys);
  const receiver = createSrtpReceiver(keys);
  for (let publication = 0; publication < 100; publication++) {
    const ssrcs = [0, 1, 2].map((encoding) => 10 * publication + encoding + 1);
    let replay: Buffer = Buffer.alloc(0);
    for (let sequence = 65_480; sequence < 65_560; sequence++) {
      for (const ssrc of ssrcs) {
        const slot = rtp({ ssrc, sequence });
        slot.sizeBytes = sender.protectRtp(slot.buffer, slot.sizeBytes, 12);
        replay = wire(slot);
        assert.ok(receiver.unprotectRtp(slot.buffer, slot.sizeBytes, 12) > 0);
      }
    }
    assert.is(receiver.unprotectRtp(replay, replay.length, 12), SRTP_REPLAYED);
    assert.ok(receiver.ssrcCount <= MAX_SSRCS);
  }
});

test('[R7] a sender refuses a further SSRC rather than forget what it used', () => {
  const sender = createSrtpSender(keysFor('AES_CM_128_HMAC_SHA1_80'));
  for (let ssrc = 0; ssrc < MAX_SENDER_SSRCS; ssrc++) {
    const slot = rtp({ ssrc, sequence: 1 });
    assert.ok(sender.protectRtp(slot.buffer, slot.sizeBytes, 12) > 0);
    const report = rtcp(ssrc, 0);
    assert.ok(sender.protectRtcp(report.buffer, report.sizeBytes) > 0);
  }
  const slot = rtp({ ssrc: MAX_SENDER_SSRCS, sequence: 1 });
  assert.is(sender.protectRtp(slot.buffer, slot.sizeBytes, 12), SRTP_TOO_MANY_SSRCS);
  const report = rtcp(MAX_SENDER_SSRCS, 0);
  assert.is(sender.protectRtcp(report.buffer, report.sizeBytes), SRTP_TOO_MANY_SSRCS);
  const known = rtp({ ssrc: 0, sequence: 2 });
  assert.ok(sender.protectRtp(known.buffer, known.sizeBytes, 12) > 0);
});

test.run();
