import { RtpHeader } from 'werift';
import * as assert from 'uvu/assert';
import {
  PadLedger,
  SENDER_WINDOW,
  SRTP_INDEX_USED,
  TwoTimePadError,
  createSrtpReceiver,
  createSrtpSender,
  detectTwoTimePads,
} from '../../../../engine/transport/srtp/index.ts';
import type { SrtpKeys, SrtpSender } from '../../../../engine/transport/srtp/index.ts';
import { suite } from '../../../harness.ts';
import { Seeded } from '../../../seeded.ts';
import { PROFILES, keysFor, rtcp, rtp, weriftSession, wire } from './fixture.ts';

const test = suite('srtp two-time pad');

/** werift behind our interface: it protects whatever it is given. */
function careless(keys: SrtpKeys): SrtpSender {
  const session = weriftSession(keys);
  return {
    ...createSrtpSender(keys),
    keyId: createSrtpSender(keys).keyId,
    tagBytes: 10,
    rtcpIndexFromEnd: 14,
    protectRtp(slot, sizeBytes, headerSizeBytes) {
      const header = RtpHeader.deSerialize(slot.subarray(0, headerSizeBytes));
      const sealed = session.encrypt(
        Buffer.from(slot.subarray(headerSizeBytes, sizeBytes)),
        header,
      );
      return Buffer.from(sealed).copy(slot);
    },
    protectRtcp: () => -1,
  };
}

for (const profile of PROFILES) {
  test(`[R6] ${profile}: a second packet under a used index is refused, whatever is in it`, () => {
    const sender = createSrtpSender(keysFor(profile));
    for (let sequence = 65_000; sequence < 65_000 + 3000; sequence++) {
      const slot = rtp({ sequence });
      assert.ok(sender.protectRtp(slot.buffer, slot.sizeBytes, 12) > 0);
    }
    const newest = 65_000 + 2999;
    for (const back of [0, 1, 500, SENDER_WINDOW - 1, SENDER_WINDOW, 2000, 2999]) {
      const slot = rtp({ sequence: newest - back, payload: Buffer.from('another') });
      const plaintext = wire(slot);
      assert.is(
        sender.protectRtp(slot.buffer, slot.sizeBytes, 12),
        SRTP_INDEX_USED,
        `${back} back`,
      );
      assert.equal(wire(slot), plaintext, 'a refused slot is untouched');
    }
  });

  test(`[R6] ${profile}: a late packet goes out once, and the receiver takes it`, () => {
    const keys = keysFor(profile);
    const sender = createSrtpSender(keys);
    const receiver = createSrtpReceiver(keys);
    const send = (sequence: number): number => {
      const slot = rtp({ sequence });
      const size = sender.protectRtp(slot.buffer, slot.sizeBytes, 12);
      return size < 0 ? size : receiver.unprotectRtp(slot.buffer, size, 12);
    };
    for (const sequence of [65_530, 65_531, 65_534, 2, 3]) assert.ok(send(sequence) > 0);
    for (const late of [65_532, 65_533, 65_535, 0, 1]) {
      assert.ok(send(late) > 0, `${late}`);
      assert.is(send(late), SRTP_INDEX_USED);
    }
  });

  test(`[R6] ${profile}: late packets from before a wrap go out once, up to the window's edge`, () => {
    const sender = createSrtpSender(keysFor(profile));
    const send = (extended: number): number => {
      const slot = rtp({ sequence: extended });
      return sender.protectRtp(slot.buffer, slot.sizeBytes, 12);
    };
    assert.ok(send(0xff00) > 0);
    assert.ok(send(0x10000 + 900) > 0);
    const oldest = 0x10000 + 900 - SENDER_WINDOW + 1;
    for (const late of [0xffff, oldest]) {
      assert.ok(send(late) > 0, `${late}`);
      assert.is(send(late), SRTP_INDEX_USED);
    }
    assert.is(send(oldest - 1), SRTP_INDEX_USED);
    assert.ok(send(0x10000 + 901) > 0);
  });

  test(`[R6] ${profile}: a sender never steps back before its start or half the space ahead`, () => {
    const sender = createSrtpSender(keysFor(profile));
    const send = (sequence: number): number => {
      const slot = rtp({ sequence });
      return sender.protectRtp(slot.buffer, slot.sizeBytes, 12);
    };
    assert.ok(send(5) > 0);
    assert.is(send(65_530), SRTP_INDEX_USED);
    assert.is(send(5 + 0x8001), SRTP_INDEX_USED);
    assert.ok(send(6) > 0, 'and a refused step moves nothing');
  });

  test(`[R6] ${profile}: 0 pairs through switches, gates, resends and rollovers`, () => {
    const random = new Seeded(6);
    const ledger = new PadLedger();
    const keys = [keysFor(profile, 1), keysFor(profile, 2)];
    const senders = keys.map((key) => detectTwoTimePads(createSrtpSender(key), { ledger }));
    const next = [0, 0, 0, 0].map(() => random.integer(0, 0x7fff));
    let refused = 0;
    for (let i = 0; i < 60_000; i++) {
      const ssrc = random.integer(0, next.length - 1);
      const sender = random.pick(senders);
      if (random.chance(0.01)) next[ssrc]! += random.integer(1, 2000); // a gate was shut
      // A buggy caller: goes back, repeats, writes other bytes under an old number.
      const sequence = random.chance(0.2) ? next[ssrc]! - random.integer(0, 3000) : next[ssrc]!++;
      const slot = rtp({ sequence, ssrc, payload: random.bytes(8) });
      if (sender.protectRtp(slot.buffer, slot.sizeBytes, 12) < 0) refused++;
      if (random.chance(0.02)) {
        const report = rtcp(ssrc, 8);
        assert.ok(sender.protectRtcp(report.buffer, report.sizeBytes) > 0);
      }
    }
    assert.is(ledger.pads.length, 0);
    assert.ok(refused > 1000 && ledger.packets > 40_000, `${refused} of ${ledger.packets}`);
  });
}

test('[R6] negative control: the detector catches a sender that protects what it is given', () => {
  const keys = keysFor('AES_CM_128_HMAC_SHA1_80');
  const sender = detectTwoTimePads(careless(keys));
  const send = (text: string): number => {
    const slot = rtp({ sequence: 9, payload: Buffer.from(text) });
    return sender.protectRtp(slot.buffer, slot.sizeBytes, 12);
  };
  assert.ok(send('first') > 0);
  assert.ok(send('first') > 0, 'the same bytes once more give the same ciphertext');
  assert.throws(
    () => send('other'),
    (error: unknown) => error instanceof TwoTimePadError,
  );
  assert.equal(sender.ledger.pads, [
    { kind: 'rtp', keyId: sender.keyId, ssrc: 0xcafe_0001, index: 9 },
  ]);
});

test('[R6] negative control: the detector catches two senders made from one key', () => {
  for (const profile of PROFILES) {
    const ledger = new PadLedger();
    const keys = keysFor(profile);
    for (let worker = 0; worker < 2; worker++) {
      const sender = detectTwoTimePads(createSrtpSender(keys), { ledger, collect: true });
      const slot = rtp({ sequence: 1, payload: Buffer.from(`worker ${worker}`) });
      assert.ok(sender.protectRtp(slot.buffer, slot.sizeBytes, 12) > 0);
      const report = rtcp();
      report.buffer[12] = worker;
      assert.ok(sender.protectRtcp(report.buffer, report.sizeBytes) > 0);
    }
    assert.equal(
      ledger.pads.map(({ kind, index }) => `${kind} ${index}`),
      ['rtp 1', 'rtcp 0'],
    );
  }
});

test.run();
