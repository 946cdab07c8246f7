import * as assert from 'uvu/assert';
import { Router, Subscription, dropsByName } from '../../../engine/forward/index.ts';
import { codecByName } from '../../../engine/rtp/codec/index.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';
import { ModelledEncoding, route, routerConfig, rtxOf, videoSection } from './packets.ts';

const test = suite('two-time pad');

const slot = Buffer.alloc(2048);

/**
 * What the cipher must never see: two plaintexts under one SSRC and packet index. Plaintexts are
 * compared whole, header included, as GCM authenticates the header under the same nonce.
 */
class PadDetector {
  reused = 0;
  packets = 0;
  readonly #seen = new Map<number, Map<number, string>>();
  readonly #highest = new Map<number, number>();

  check(bytes: Buffer): void {
    const ssrc = bytes.readUInt32BE(8);
    const sequence = bytes.readUInt16BE(2);
    const highest = this.#highest.get(ssrc) ?? sequence;
    const index = highest + (((sequence - highest) << 16) >> 16);
    this.#highest.set(ssrc, Math.max(highest, index));
    let seen = this.#seen.get(ssrc);
    if (seen === undefined) this.#seen.set(ssrc, (seen = new Map<number, string>()));
    const plaintext = bytes.toString('latin1');
    if (seen.has(index)) this.reused += 1;
    seen.set(index, plaintext);
    this.packets += 1;
  }
}

interface Outcome {
  readonly detector: PadDetector;
  readonly drops: Record<string, number>;
  readonly resent: number;
  readonly switches: number;
}

/**
 * Random switches, temporal layers, pauses, gates, losses, late repairs, duplicates, changes of
 * SSRC and floods of NACKs over one subscription, all that leaves passing by the detector.
 *
 * @param disturb  may break what is written, to show that the detector would notice
 */
function run(
  seed: number,
  steps: number,
  disturb?: (bytes: Buffer, step: number) => void,
): Outcome {
  const random = new Seeded(seed);
  const router = new Router();
  router.configure(routerConfig(videoSection()));
  const publisher = ['l', 'm', 'h'].map(
    (rid, i) =>
      new ModelledEncoding({
        ssrc: 10 + i,
        rid,
        sequence: random.integer(0, 65_535),
        pictureId: random.integer(0, 0x7fff),
        timestampBase: random.uint32(),
      }),
  );
  const subscription = new Subscription({
    encodings: router.encodings,
    codec: codecByName('VP8'),
    clockRate: 90_000,
    payloadType: 120,
    ssrc: 0xa1a1_a1a1,
    rtx: { payloadType: 121, ssrc: 0xb2b2_b2b2 },
    extensions: { absSendTime: 7 },
    mid: '',
    cname: 'publisher',
    random: () => random.fraction(),
  });
  const detector = new PadDetector();
  let nowMs = 0;
  let step = 0;
  let outgoing = 0;

  const pass = (sizeBytes: number): void => {
    if (sizeBytes === 0) return;
    const bytes = slot.subarray(0, sizeBytes);
    disturb?.(bytes, step);
    outgoing = bytes.readUInt16BE(2);
    detector.check(bytes);
  };
  const deliver = (datagram: Buffer): void => {
    const packet = route(router, nowMs, datagram);
    if (packet !== null) pass(subscription.forward(nowMs, packet, slot));
  };

  const lost: { datagram: Buffer; rid: string }[] = [];
  const sent: Buffer[] = [];
  let rtxSequence = 0;
  subscription.openGate();
  for (step = 0; step < steps; step += 1) {
    nowMs += random.integer(0, 12);
    const act = random.fraction();
    if (act < 0.012)
      subscription.setTarget(random.pick([-1, 0, 0, 1, 1, 2, 2]), random.integer(0, 3));
    else if (act < 0.013) subscription.closeGate();
    else if (act < 0.04) subscription.openGate();
    else if (act < 0.3) {
      // Any number near the highest, sent or not, may be said to be missing.
      const wanted = (outgoing + random.integer(-60, 20)) & 0xffff;
      pass(subscription.resend(nowMs, wanted, slot));
    } else if (act < 0.38 && lost.length > 0) {
      const at = random.integer(0, lost.length - 1);
      const { datagram, rid } = lost.splice(at, 1)[0]!;
      const isRtx = random.chance(0.7);
      rtxSequence = (rtxSequence + 1) & 0xffff;
      const fields = { ssrc: 20 + rid.charCodeAt(0), sequence: rtxSequence, timestamp: 0 };
      deliver(isRtx ? rtxOf(datagram, { ...fields, mid: '0', repairedRid: rid }) : datagram);
    } else if (act < 0.42 && sent.length > 0) {
      deliver(random.pick(sent));
    } else {
      const encoding = random.pick(publisher);
      if (random.chance(0.0005)) encoding.sequence = random.integer(0, 65_535);
      const key = random.chance(0.15);
      for (const datagram of encoding.frame(nowMs, { key, packets: random.integer(1, 4) })) {
        if (random.chance(0.1)) {
          lost.push({ datagram, rid: encoding.rid });
          if (lost.length > 50) lost.shift();
          continue;
        }
        sent.push(datagram);
        if (sent.length > 50) sent.shift();
        deliver(datagram);
      }
    }
  }
  return {
    detector,
    drops: dropsByName(subscription.drops),
    resent: subscription.resent,
    switches: subscription.switches,
  };
}

test('10^5 steps of switches, gates, losses and resends write no number twice [R6]', () => {
  for (const seed of [21, 22, 23, 24]) {
    const { detector, drops, resent, switches } = run(seed, 25_000);
    assert.is(detector.reused, 0, `seed ${seed}`);
    // The run has been where it hurts.
    assert.ok(detector.packets > 5000, `${detector.packets} packets`);
    assert.ok(switches > 50, `${switches} switches`);
    assert.ok(resent > 500, `${resent} resent`);
    for (const reason of [
      'gated',
      'temporalLayer',
      'beforeSwitch',
      'awaitingKeyFrame',
      'resendUnknown',
    ]) {
      assert.ok((drops[reason] ?? 0) > 10, `${reason}: ${drops[reason]}`);
    }
  }
});

test('negative control: a number stepped back once is noticed [R6]', () => {
  let stepped = false;
  const { detector } = run(21, 5000, (bytes, step) => {
    if (step < 3000 || stepped || bytes.readUInt32BE(8) !== 0xa1a1_a1a1) return;
    stepped = true;
    bytes.writeUInt16BE((bytes.readUInt16BE(2) - 1) & 0xffff, 2);
  });
  assert.ok(stepped);
  assert.ok(detector.reused > 0);
});

test.run();
