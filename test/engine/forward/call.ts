import * as assert from 'uvu/assert';
import { Router, Subscription, dropsByName } from '../../../engine/forward/index.ts';
import { codecByName } from '../../../engine/rtp/codec/index.ts';
import type { SubscriptionOptions } from '../../../engine/forward/index.ts';
import { Seeded } from '../../seeded.ts';
import { ModelledEncoding, readSent, route, routerConfig, videoSection } from './packets.ts';
import type { Received } from './packets.ts';

export const SSRC = 0xa1a1_a1a1;
export const RTX_SSRC = 0xb2b2_b2b2;
/** All temporal layers. */
export const ALL = 3;
export const slot = Buffer.alloc(2048);

/** One publisher with three encodings and one subscriber to it. */
export class Call {
  readonly router = new Router();
  readonly publisher: ModelledEncoding[];
  readonly subscription: Subscription;
  readonly received: Received[] = [];

  constructor(options: Partial<SubscriptionOptions> & { seed?: number } = {}) {
    const random = new Seeded(options.seed ?? 1);
    this.router.configure(routerConfig(videoSection()));
    this.publisher = ['l', 'm', 'h'].map(
      (rid, i) =>
        new ModelledEncoding({
          ssrc: 10 + i,
          rid,
          sequence: 65_000 + 1000 * i,
          pictureId: 32_700 + i * 20,
          tl0PictureIndex: 250 - i * 7,
          timestampBase: 0xffff_0000 - i * 12_345_678,
        }),
    );
    this.subscription = new Subscription({
      encodings: this.router.encodings,
      codec: codecByName('VP8'),
      clockRate: 90_000,
      payloadType: 120,
      ssrc: SSRC,
      rtx: { payloadType: 121, ssrc: RTX_SSRC },
      extensions: { absSendTime: 7, transportSequence: 8 },
      mid: '3',
      cname: 'publisher-1',
      random: () => random.fraction(),
      ...options,
    });
  }

  /** Sends one datagram through; notes and returns what the subscriber gets of it. */
  send(nowMs: number, datagram: Buffer): Received | undefined {
    const routed = route(this.router, nowMs, datagram);
    if (routed === null) return undefined;
    const sizeBytes = this.subscription.forward(nowMs, routed, slot);
    if (sizeBytes === 0) return undefined;
    assert.is(this.subscription.headerSizeBytes, readSent(slot, sizeBytes).rtp.headerSizeBytes);
    const received = readSent(slot, sizeBytes);
    this.received.push(received);
    return received;
  }

  frames(nowMs: number, options: { key?: boolean; packets?: number } = {}): void {
    for (const encoding of this.publisher) {
      for (const datagram of encoding.frame(nowMs, options)) this.send(nowMs, datagram);
    }
  }

  resend(nowMs: number, sequence: number): Received | undefined {
    const sizeBytes = this.subscription.resend(nowMs, sequence, slot);
    return sizeBytes === 0 ? undefined : readSent(slot, sizeBytes, true);
  }

  /** What was dropped, by reason. */
  get drops(): Record<string, number> {
    return dropsByName(this.subscription.drops);
  }
}

/** Fails unless the stream looks like one encoder's: no step but by one, time only forward. */
export function assertContinuous(received: readonly Received[]): void {
  for (const [i, now] of received.entries()) {
    const before = received[i - 1];
    if (before === undefined) continue;
    const name = `packet ${i}: ${before.content} → ${now.content}`;
    assert.is((now.rtp.sequence - before.rtp.sequence) & 0xffff, 1, `sequence, ${name}`);
    const isNewFrame = now.vp8.frameStart;
    const pictureStep = (now.vp8.pictureId - before.vp8.pictureId) & 0x7fff;
    assert.is(pictureStep, isNewFrame ? 1 : 0, `picture id, ${name}`);
    const tl0Step = (now.vp8.tl0PictureIndex - before.vp8.tl0PictureIndex) & 0xff;
    assert.is(tl0Step, isNewFrame && now.vp8.temporalLayer === 0 ? 1 : 0, `TL0PICIDX, ${name}`);
    const ticks = (now.rtp.timestamp - before.rtp.timestamp) | 0;
    if (isNewFrame) assert.ok(ticks > 0 && ticks < 90_000, `${ticks} ticks, ${name}`);
    else assert.is(ticks, 0, `timestamp, ${name}`);
    assert.is(before.rtp.marker, isNewFrame, `marker, ${name}`);
  }
}
