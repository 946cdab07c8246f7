import { createCipheriv, createHmac } from 'node:crypto';
import * as assert from 'uvu/assert';
import { deriveSessionKeys } from '../../../../engine/transport/srtp/key-derivation.ts';
import {
  REPLAY_WINDOW,
  SRTP_KEY_EXHAUSTED,
  SRTP_NOT_ENCRYPTED,
  SRTP_REPLAYED,
  SRTP_TOO_OLD,
  createSrtpReceiver,
  createSrtpSender,
} from '../../../../engine/transport/srtp/index.ts';
import type { SrtpKeys } from '../../../../engine/transport/srtp/index.ts';
import { suite } from '../../../harness.ts';
import { PROFILES, keysFor, rtcp, weriftRtcpSession, wire } from './fixture.ts';

const test = suite('srtcp');

const LAST_INDEX = 0x7fff_ffff;

/** A report in clear that is authentic all the same (RFC 3711 §3.4, RFC 7714 §9.3): E is 0. */
function inClear(keys: SrtpKeys, index: number): Buffer {
  const report = wire(rtcp());
  const word = Buffer.alloc(4);
  word.writeUInt32BE(index);
  const { key, salt, authKey } = deriveSessionKeys(keys, 'rtcp');
  if (keys.profile === 'AES_CM_128_HMAC_SHA1_80') {
    const tag = createHmac('sha1', authKey).update(report).update(word).digest();
    return Buffer.concat([report, word, tag.subarray(0, 10)]);
  }
  const nonce = Buffer.alloc(12);
  report.copy(nonce, 2, 4, 8);
  word.copy(nonce, 8);
  for (const [at, byte] of salt.entries()) nonce[at]! ^= byte;
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  cipher.setAAD(Buffer.concat([report, word]));
  cipher.final();
  return Buffer.concat([report, cipher.getAuthTag(), word]);
}

for (const profile of PROFILES) {
  const keys = keysFor(profile);
  const gcm = profile === 'AEAD_AES_128_GCM';
  const indexAt = (packet: Buffer): number => packet.length - (gcm ? 4 : 14);

  const protectedReports = (count: number, firstRtcpIndex = 0): Buffer[] => {
    const sender = createSrtpSender(keys, { firstRtcpIndex });
    return Array.from({ length: count }, () => {
      const slot = rtcp();
      slot.sizeBytes = sender.protectRtcp(slot.buffer, slot.sizeBytes);
      assert.ok(slot.sizeBytes > 0);
      return wire(slot);
    });
  };
  const receiving = (): ((packet: Buffer) => number) => {
    const receiver = createSrtpReceiver(keys);
    return (packet) => receiver.unprotectRtcp(Buffer.from(packet), packet.length);
  };

  test(`[R5] ${profile}: a report comes back as it was, indices count from 0`, () => {
    const receiver = createSrtpReceiver(keys);
    for (const [i, packet] of protectedReports(5).entries()) {
      assert.is(packet.readUInt32BE(indexAt(packet)), 0x8000_0000 + i);
      const plaintext = wire(rtcp());
      assert.not.equal(packet.subarray(8, plaintext.length), plaintext.subarray(8));
      const size = receiver.unprotectRtcp(packet, packet.length);
      assert.equal(packet.subarray(0, size), plaintext);
    }
  });

  test(`[R5] ${profile}: a report of 8 bytes has nothing to encrypt and is authenticated`, () => {
    const sender = createSrtpSender(keys);
    const slot = rtcp(7, 0);
    const size = sender.protectRtcp(slot.buffer, slot.sizeBytes);
    const receiver = createSrtpReceiver(keys);
    slot.buffer[0]! ^= 1;
    assert.ok(receiver.unprotectRtcp(slot.buffer, size) < 0);
    slot.buffer[0]! ^= 1;
    assert.is(receiver.unprotectRtcp(slot.buffer, size), 8);
  });

  test(`[R5] ${profile}: an index is taken once, and late ones up to the window's edge`, () => {
    const sent = protectedReports(200);
    const receive = receiving();
    for (const packet of sent.slice(100)) assert.ok(receive(packet) > 0);
    for (const packet of sent.slice(100)) {
      const refusal = receive(packet);
      assert.ok(refusal === SRTP_REPLAYED);
    }
    const oldest = 199 - REPLAY_WINDOW + 1;
    for (let i = 99; i >= oldest; i--) assert.ok(receive(sent[i]!) > 0);
    for (let i = 99; i >= oldest; i--) assert.is(receive(sent[i]!), SRTP_REPLAYED);
    for (let i = oldest - 1; i >= 0; i--) assert.is(receive(sent[i]!), SRTP_TOO_OLD);
  });

  test(`[R5] ${profile}: with the E flag cleared a report is refused, encrypted or plain`, () => {
    const receive = receiving();
    const [packet] = protectedReports(1);
    const cleared = Buffer.from(packet!);
    cleared[indexAt(cleared)]! &= 0x7f;
    assert.is(receive(cleared), SRTP_NOT_ENCRYPTED);
    // Plaintext, with and without a trailer's room behind it.
    const plain = rtcp();
    assert.ok(receive(wire(plain)) < 0);
    assert.ok(receive(plain.buffer.subarray(0, plain.sizeBytes + (gcm ? 20 : 14))) < 0);
    assert.ok(receive(packet!) > 0, 'the genuine one still comes through');
  });

  test(`[R5] ${profile}: the last index of a key works, then the sender refuses`, () => {
    const sender = createSrtpSender(keys, { firstRtcpIndex: LAST_INDEX - 1 });
    const receiver = createSrtpReceiver(keys);
    for (const index of [LAST_INDEX - 1, LAST_INDEX]) {
      const slot = rtcp();
      const size = sender.protectRtcp(slot.buffer, slot.sizeBytes);
      const packet = Buffer.from(slot.buffer.subarray(0, size));
      assert.is(packet.readUInt32BE(indexAt(packet)), 0x8000_0000 + index);
      assert.ok(receiver.unprotectRtcp(Buffer.from(packet), size) > 0);
      assert.is(receiver.unprotectRtcp(packet, size), SRTP_REPLAYED);
    }
    const slot = rtcp();
    const plaintext = wire(slot);
    assert.is(sender.protectRtcp(slot.buffer, slot.sizeBytes), SRTP_KEY_EXHAUSTED);
    assert.equal(wire(slot), plaintext);
    // Index 0 after the last one would be the start of a second round under the same key.
    const [first] = protectedReports(1);
    assert.is(receiver.unprotectRtcp(first!, first!.length), SRTP_TOO_OLD);
  });

  /** What a receiver takes of authentic reports that it must not take. */
  const taken = (open: () => (packet: Buffer) => boolean): string[] => {
    const [first, second] = protectedReports(2);
    const [last] = protectedReports(1, LAST_INDEX);
    const rows: [what: string, before: Buffer, then: Buffer][] = [
      ['the same index again', second!, second!],
      ['a report in clear', second!, inClear(keys, 7)],
      ['index 0 after the last one', last!, first!],
    ];
    return rows.flatMap(([what, before, then]) => {
      const receive = open();
      assert.ok(receive(before));
      return receive(then) ? [what] : [];
    });
  };

  test(`[R5] ${profile}: replayed, in clear or from a second round, authentic reports are refused`, () => {
    const open = (): ((packet: Buffer) => boolean) => {
      const receive = receiving();
      return (packet) => receive(packet) > 0;
    };
    assert.equal(taken(open), []);
  });

  test(`[R5] negative control: werift takes each of these reports of ${profile}`, () => {
    const open = (): ((packet: Buffer) => boolean) => {
      const session = weriftRtcpSession(keys);
      return (packet) => session.decrypt(Buffer.from(packet)).length > 0;
    };
    assert.is(taken(open).length, 3);
  });

  test(`[R5] ${profile}: each SSRC counts its reports for itself`, () => {
    const sender = createSrtpSender(keys);
    const receiver = createSrtpReceiver(keys);
    for (let round = 0; round < 3; round++) {
      for (const ssrc of [1, 2, 0xffff_ffff]) {
        const slot = rtcp(ssrc);
        const size = sender.protectRtcp(slot.buffer, slot.sizeBytes);
        assert.ok(receiver.unprotectRtcp(slot.buffer, size) > 0);
      }
    }
    assert.is(receiver.ssrcCount, 3);
  });
}

test.run();
