import * as assert from 'uvu/assert';
import {
  SRTP_FORGED,
  createSrtpReceiver,
  createSrtpSender,
  srtpRefusalName,
} from '../../../../engine/transport/srtp/index.ts';
import type { SrtpProfile, SrtpReceiver } from '../../../../engine/transport/srtp/index.ts';
import { suite } from '../../../harness.ts';
import { Seeded } from '../../../seeded.ts';
import {
  PROFILES,
  keysFor,
  rtcp,
  rtp,
  unguardedCipher,
  weriftRtcpSession,
  weriftSession,
  wire,
} from './fixture.ts';

const test = suite('srtp forgery');

const SSRC = 0xcafe_0001;
const HEADER_BYTES = 24; // with two words of extension

interface Conversation {
  readonly receiver: SrtpReceiver;
  /** Held back, so that it can be forged first and delivered after. */
  readonly packet: Buffer;
  readonly report: Buffer;
}

/** A receiver in the midst of a stream, and its next packets. */
function conversation(profile: SrtpProfile, unguarded = false): Conversation {
  const keys = keysFor(profile);
  const sender = createSrtpSender(keys);
  const receiver = unguarded
    ? createSrtpReceiver(keys, unguardedCipher(keys))
    : createSrtpReceiver(keys);
  for (let sequence = 60_000; sequence < 60_010; sequence++) {
    const slot = rtp({ sequence, ssrc: SSRC });
    const size = sender.protectRtp(slot.buffer, slot.sizeBytes, slot.headerSizeBytes);
    assert.ok(receiver.unprotectRtp(slot.buffer, size, slot.headerSizeBytes) > 0);
  }
  const slot = rtp({ sequence: 60_010, ssrc: SSRC, extensionWords: 2 });
  slot.sizeBytes = sender.protectRtp(slot.buffer, slot.sizeBytes, slot.headerSizeBytes);
  const report = rtcp(SSRC);
  report.sizeBytes = sender.protectRtcp(report.buffer, report.sizeBytes);
  return { receiver, packet: wire(slot), report: wire(report) };
}

function forgeries(packet: Buffer, tagBytes: number): Buffer[] {
  const forged: Buffer[] = [];
  for (let bit = 0; bit < packet.length * 8; bit++) {
    const flipped = Buffer.from(packet);
    flipped[bit >> 3]! ^= 0x80 >> (bit & 7);
    forged.push(flipped);
  }
  const zeroTag = Buffer.from(packet);
  zeroTag.fill(0, packet.length - tagBytes);
  forged.push(zeroTag);
  return forged;
}

/** What becomes of a packet and a report cut to every length from 0 to 60. */
function truncated(
  receiver: Pick<SrtpReceiver, 'unprotectRtp' | 'unprotectRtcp'>,
  packet: Buffer,
  report: Buffer,
): { thrown: number; accepted: number } {
  const result = { thrown: 0, accepted: 0 };
  const count = (unprotect: () => number): void => {
    try {
      if (unprotect() > 0) result.accepted++;
    } catch {
      result.thrown++;
    }
  };
  for (let size = 0; size <= 60; size++) {
    for (const whole of [packet, report]) {
      const cut = Math.min(size, whole.length - 1);
      // Alone in its memory, and in a slot with the rest behind it: both bounds must hold.
      for (const bytes of [Buffer.from(whole.subarray(0, cut)), Buffer.from(whole)]) {
        for (const headerSizeBytes of [0, 12, HEADER_BYTES, 60]) {
          count(() => receiver.unprotectRtp(bytes, cut, headerSizeBytes));
        }
        count(() => receiver.unprotectRtcp(bytes, cut));
      }
    }
  }
  return result;
}

for (const profile of PROFILES) {
  const tagBytes = profile === 'AEAD_AES_128_GCM' ? 16 : 10;

  test(`[R2] ${profile}: RTP with any bit flipped, or a tag of zeros, is refused and moves nothing`, () => {
    const { receiver, packet } = conversation(profile);
    const forged = forgeries(packet, tagBytes);
    for (const [i, bytes] of forged.entries()) {
      const before = Buffer.from(bytes);
      const refusal = receiver.unprotectRtp(bytes, bytes.length, HEADER_BYTES);
      assert.ok(refusal < 0, `forgery ${i} was accepted`);
      assert.equal(bytes, before, 'a refused packet is untouched');
    }
    assert.is(receiver.ssrcCount, 1);
    // Had one moved the counter or the window, the genuine packet would now be refused.
    assert.ok(receiver.unprotectRtp(packet, packet.length, HEADER_BYTES) > 0);
  });

  test(`[R2] ${profile}: RTCP with any bit flipped, or a tag of zeros, is refused and moves nothing`, () => {
    const { receiver, report } = conversation(profile);
    for (const [i, bytes] of forgeries(report, tagBytes).entries()) {
      assert.ok(receiver.unprotectRtcp(bytes, bytes.length) < 0, `forgery ${i} was accepted`);
    }
    assert.is(receiver.ssrcCount, 1);
    assert.ok(receiver.unprotectRtcp(report, report.length) > 0);
  });

  test(`[R2] ${profile}: forged sequence numbers never move the rollover counter`, () => {
    const { receiver, packet } = conversation(profile);
    for (let sequence = 0; sequence < 0x10000; sequence += 97) {
      const forged = Buffer.from(packet);
      forged.writeUInt16BE(sequence, 2);
      if (sequence !== 60_010) {
        assert.ok(receiver.unprotectRtp(forged, forged.length, HEADER_BYTES) < 0);
      }
    }
    assert.ok(receiver.unprotectRtp(packet, packet.length, HEADER_BYTES) > 0);
  });

  test(`[R2] negative control: ${profile} with the tag's result unused accepts forgeries and loses the stream`, () => {
    const { receiver, packet } = conversation(profile, true);
    const forged = Buffer.from(packet);
    forged.writeUInt16BE(20_000, 2); // guessed to lie behind a rollover
    forged.fill(0, forged.length - tagBytes);
    assert.ok(receiver.unprotectRtp(forged, forged.length, HEADER_BYTES) > 0);
    assert.ok(receiver.unprotectRtp(packet, packet.length, HEADER_BYTES) < 0);
  });

  test(`[R3] ${profile}: truncated to every length, RTP and RTCP are refused without a throw`, () => {
    const { receiver, packet, report } = conversation(profile);
    assert.equal(truncated(receiver, packet, report), { thrown: 0, accepted: 0 });
    assert.is(receiver.ssrcCount, 1);
    assert.ok(receiver.unprotectRtp(packet, packet.length, HEADER_BYTES) > 0);
    assert.ok(receiver.unprotectRtcp(report, report.length) > 0);
  });

  test(`[R3] negative control: ${profile} with the tag's result unused accepts truncated packets`, () => {
    const { receiver, packet, report } = conversation(profile, true);
    assert.ok(truncated(receiver, packet, report).accepted > 0);
  });

  test(`[R3] negative control: werift throws at truncated packets of ${profile}`, () => {
    const { packet, report } = conversation(profile);
    const keys = keysFor(profile);
    const srtp = weriftSession(keys);
    const srtcp = weriftRtcpSession(keys);
    const other = {
      unprotectRtp: (bytes: Buffer, size: number) => srtp.decrypt(bytes.subarray(0, size)).length,
      unprotectRtcp: (bytes: Buffer, size: number) => srtcp.decrypt(bytes.subarray(0, size)).length,
    };
    assert.ok(truncated(other, packet, report).thrown > 0);
  });

  test(`[R3] ${profile}: a size beyond the buffer or a slot is refused`, () => {
    const { receiver, packet } = conversation(profile);
    assert.ok(receiver.unprotectRtp(packet, packet.length + 1, HEADER_BYTES) < 0);
    assert.ok(receiver.unprotectRtcp(packet, packet.length + 1) < 0);
    const long = Buffer.alloc(4000);
    assert.ok(receiver.unprotectRtp(long, long.length, 12) < 0);
    assert.ok(receiver.unprotectRtcp(long, long.length) < 0);
    const sender = createSrtpSender(keysFor(profile));
    assert.ok(sender.protectRtp(Buffer.alloc(100), 95, 12) < 0, 'no room for the tag');
    assert.ok(sender.protectRtcp(Buffer.alloc(100), 95) < 0);
    assert.ok(sender.protectRtp(Buffer.alloc(100), 11, 11) < 0, 'no header');
    assert.ok(sender.protectRtcp(Buffer.alloc(100), 7) < 0);
  });

  test(`[R2] ${profile}: random datagrams are refused without a throw`, () => {
    const { receiver } = conversation(profile);
    const random = new Seeded(582);
    for (let i = 0; i < 3000; i++) {
      const bytes = random.bytes(random.integer(0, 200));
      assert.ok(receiver.unprotectRtp(bytes, bytes.length, random.integer(0, 60)) < 0);
      assert.ok(receiver.unprotectRtcp(bytes, bytes.length) < 0);
    }
    assert.is(receiver.ssrcCount, 1);
  });
}

test('refusals have names to be counted by', () => {
  assert.is(srtpRefusalName(SRTP_FORGED), 'forged');
  assert.is(srtpRefusalName(-100), 'unknown');
  assert.is(srtpRefusalName(12), 'unknown');
});

test.run();
