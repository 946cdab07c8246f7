import * as assert from 'uvu/assert';
import { SlidingWindow } from '../../../../engine/transport/srtp/sliding-window.ts';
import {
  REPLAY_WINDOW,
  SRTP_REPLAYED,
  SRTP_TOO_OLD,
  createSrtpReceiver,
  createSrtpSender,
} from '../../../../engine/transport/srtp/index.ts';
import { suite } from '../../../harness.ts';
import { Seeded } from '../../../seeded.ts';
import { PROFILES, keysFor, rtp, weriftSession, wire } from './fixture.ts';

const test = suite('srtp replay');

/** Protected packets with consecutive sequence numbers, across a rollover. */
function packets(profile: (typeof PROFILES)[number], count: number): Buffer[] {
  const sender = createSrtpSender(keysFor(profile));
  return Array.from({ length: count }, (_, i) => {
    const slot = rtp({ sequence: 0xffff - (count >> 1) + i });
    slot.sizeBytes = sender.protectRtp(slot.buffer, slot.sizeBytes, 12);
    return wire(slot);
  });
}

for (const profile of PROFILES) {
  test(`[R1] each packet of ${profile} comes through once, however often and late it is sent`, () => {
    const receiver = createSrtpReceiver(keysFor(profile));
    const receive = (packet: Buffer): number =>
      receiver.unprotectRtp(Buffer.from(packet), packet.length, 12);
    const sent = packets(profile, 400);
    const random = new Seeded(1);
    let accepted = 0;
    for (let i = 0; i < sent.length; i++) {
      if (receive(sent[i]!) > 0) accepted++;
      const copies = i === 200 ? 1000 : random.integer(1, 4);
      for (let copy = 0; copy < copies; copy++) {
        const back = random.integer(0, Math.min(i, REPLAY_WINDOW + 10));
        const refusal = receive(sent[i - back]!);
        assert.is(refusal, back < REPLAY_WINDOW ? SRTP_REPLAYED : SRTP_TOO_OLD);
      }
    }
    assert.is(accepted, sent.length);
  });

  test(`[R1] a late packet of ${profile} is taken up to the window's edge, and once`, () => {
    const sent = packets(profile, 300);
    for (const late of [1, 2, 63, 64, REPLAY_WINDOW - 1, REPLAY_WINDOW, REPLAY_WINDOW + 1]) {
      const receiver = createSrtpReceiver(keysFor(profile));
      const receive = (packet: Buffer): number =>
        receiver.unprotectRtp(Buffer.from(packet), packet.length, 12);
      const held = 140;
      for (let i = 0; i <= held + late; i++) {
        if (i !== held) assert.ok(receive(sent[i]!) > 0);
      }
      if (late < REPLAY_WINDOW) {
        assert.ok(receive(sent[held]!) > 0, `${late} late`);
        assert.is(receive(sent[held]!), SRTP_REPLAYED);
      } else {
        assert.is(receive(sent[held]!), SRTP_TOO_OLD, `${late} late`);
      }
    }
  });

  test(`[R1] negative control: werift delivers every replay of ${profile}`, () => {
    const session = weriftSession(keysFor(profile));
    const [packet] = packets(profile, 1);
    let delivered = 0;
    for (let i = 0; i < 5; i++) if (session.decrypt(Buffer.from(packet!)).length > 12) delivered++;
    assert.is(delivered, 5);
  });
}

test('a window knows what a set would know, for steps of all sizes', () => {
  const random = new Seeded(33);
  for (const size of [32, 64, 128, 1024]) {
    const window = new SlidingWindow(size);
    const seen = new Set<number>();
    let highest = 100_000;
    window.add(0, highest);
    seen.add(highest);
    for (let i = 0; i < 20_000; i++) {
      const step = random.chance(0.01)
        ? random.integer(1, 3 * size)
        : random.integer(-size - 3, random.integer(0, 40));
      const index = highest + step;
      assert.is(window.has(step, index), step <= -size || (step <= 0 && seen.has(index)));
      assert.is(window.isBehind(step), step <= -size);
      if (step <= -size || random.chance(0.3)) continue;
      window.add(step, index);
      seen.add(index);
      highest = Math.max(highest, index);
    }
  }
});

test.run();
