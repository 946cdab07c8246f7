import { RtpHeader } from 'werift';
import * as assert from 'uvu/assert';
import {
  SRTP_KEY_EXHAUSTED,
  createSrtpReceiver,
  createSrtpSender,
} from '../../../../engine/transport/srtp/index.ts';
import type { SrtpKeys } from '../../../../engine/transport/srtp/index.ts';
import { suite } from '../../../harness.ts';
import { Seeded } from '../../../seeded.ts';
import { PROFILES, keysFor, rtp, weriftSession, wire } from './fixture.ts';

const test = suite('srtp rollover');

/** One sender and receiver; `send` protects the packet of an extended sequence number. */
class Line {
  readonly #sender;
  readonly #receiver;

  constructor(keys: SrtpKeys) {
    this.#sender = createSrtpSender(keys);
    this.#receiver = createSrtpReceiver(keys);
  }

  send(extendedSequence: number, ssrc = 1): Buffer {
    const slot = rtp({ sequence: extendedSequence & 0xffff, ssrc });
    slot.sizeBytes = this.#sender.protectRtp(slot.buffer, slot.sizeBytes, 12);
    assert.ok(slot.sizeBytes > 0, `sender refuses ${extendedSequence}`);
    return wire(slot);
  }

  arrives(packet: Buffer): boolean {
    return this.#receiver.unprotectRtp(Buffer.from(packet), packet.length, 12) > 0;
  }
}

for (const profile of PROFILES) {
  test(`[R4] ${profile}: bursts of 1 … 32,767 lost over a wrap end with the next packet`, () => {
    const random = new Seeded(4);
    const keys = keysFor(profile);
    // 173 is prime to 2^15: no power of two or multiple of 100 is favoured. Both ends are added.
    const bursts = [1, 2, 99, 100, 101, 250, 32_766, 32_767];
    for (let lost = 3; lost < 32_766; lost += 173) bursts.push(lost);
    for (const lost of bursts) {
      const line = new Line(keys);
      const last = 0xffff - random.integer(0, lost);
      assert.ok(line.arrives(line.send(last)));
      for (let next = last + lost + 1; next < last + lost + 4; next++) {
        assert.ok(line.arrives(line.send(next)), `${lost} lost after ${last}, then ${next}`);
      }
    }
  });

  test(`[R4] ${profile}: packets reordered over a wrap all arrive`, () => {
    const random = new Seeded(44);
    for (let round = 0; round < 60; round++) {
      const line = new Line(keysFor(profile));
      assert.ok(line.arrives(line.send(0xffff - 120)));
      const sent: Buffer[] = [];
      for (let i = 1; i <= 120; i++) sent.push(line.send(0xffff - 60 + i));
      for (const packet of random.shuffle(sent)) {
        assert.ok(line.arrives(packet), `round ${round}`);
      }
    }
  });

  test(`[R4] ${profile}: three wraps with losses and reordering; all that is sent in the window arrives`, () => {
    const random = new Seeded(444);
    const line = new Line(keysFor(profile));
    let extended = random.integer(0, 0x7fff);
    while (extended < 3.5 * 0x10000) {
      const turn: Buffer[] = [];
      for (let i = random.integer(1, 8); i > 0; i--) {
        extended += random.chance(0.02) ? random.integer(1, 3000) : random.integer(1, 40);
        turn.push(line.send(extended));
      }
      // Only neighbours change places, or the losses would put some behind the window.
      if (turn.length > 1 && random.chance(0.5)) {
        const held = turn[0]!;
        turn[0] = turn[1]!;
        turn[1] = held;
      }
      let arrived = 0;
      for (const packet of turn) if (line.arrives(packet)) arrived++;
      assert.ok(arrived >= turn.length - 1);
    }
    assert.ok(line.arrives(line.send(extended + 1)), 'the stream goes on');
  });
}

test('[R4] a first packet with a high sequence number may be followed by one far ahead', () => {
  // There is no counter below 0, so "half the space behind" must be ahead.
  const keys = keysFor('AES_CM_128_HMAC_SHA1_80');
  const sender = createSrtpSender(keys);
  const receiver = createSrtpReceiver(keys);
  for (const sequence of [5, 20_000, 40_000]) {
    const slot = rtp({ sequence });
    const size = sender.protectRtp(slot.buffer, slot.sizeBytes, 12);
    if (sequence !== 20_000) assert.ok(receiver.unprotectRtp(slot.buffer, size, 12) > 0);
  }
});

test('[R4] negative control: werift loses the stream for good after 250 lost over the wrap', () => {
  const keys = keysFor('AES_CM_128_HMAC_SHA1_80');
  const line = new Line(keys);
  const session = weriftSession(keys);
  const decrypts = (packet: Buffer): boolean => {
    try {
      return session.decrypt(packet).length > 0;
    } catch {
      return false;
    }
  };
  for (let extended = 65_300; extended < 65_400; extended++) {
    const packet = line.send(extended);
    assert.ok(line.arrives(packet));
    assert.ok(decrypts(packet));
  }
  let decrypted = 0;
  for (let extended = 65_650; extended < 67_650; extended++) {
    const packet = line.send(extended);
    assert.ok(line.arrives(packet));
    if (decrypts(packet)) decrypted++;
  }
  assert.is(decrypted, 0);
});

test('[R4] werift follows our sender over a wrap without loss, and we follow werift', () => {
  for (const profile of PROFILES) {
    const keys = keysFor(profile);
    const session = weriftSession(keys);
    const line = new Line(keys);
    const receiver = createSrtpReceiver(keys);
    const random = new Seeded(9);
    // Their counter starts at sequence number 0: begin low, and step in their window of 100.
    for (let extended = 10; extended < 0x10000 + 500; extended += random.integer(1, 60)) {
      const plaintext = rtp({ sequence: extended, ssrc: 1 });
      const protectedByUs = line.send(extended);
      assert.equal(session.decrypt(protectedByUs), wire(plaintext));

      const payload = random.bytes(random.integer(0, 1100));
      const header = new RtpHeader({ sequenceNumber: extended & 0xffff, ssrc: 7, payloadType: 96 });
      const packet = Buffer.from(session.encrypt(payload, header));
      const size = receiver.unprotectRtp(packet, packet.length, 12);
      assert.is(size, 12 + payload.length);
      assert.equal(packet.subarray(12, size), payload);
    }
  }
});

test('the last packet of a key is sent and taken, the next one refused', () => {
  for (const profile of PROFILES) {
    const sender = createSrtpSender(keysFor(profile), { firstRoc: 0xffff_ffff });
    const last = rtp({ sequence: 0xffff });
    assert.ok(sender.protectRtp(last.buffer, last.sizeBytes, 12) > 0);
    const beyond = rtp({ sequence: 0 });
    const plaintext = wire(beyond);
    assert.is(sender.protectRtp(beyond.buffer, beyond.sizeBytes, 12), SRTP_KEY_EXHAUSTED);
    assert.equal(wire(beyond), plaintext, 'a refused slot is untouched');
  }
});

test.run();
