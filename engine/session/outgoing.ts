import { Subscription } from '../forward/index.ts';
import { codecByName } from '../rtp/codec/index.ts';
import { DOWNSTREAM_EXTENSIONS, DOWNSTREAM_PAYLOADS } from '../transport/sdp/index.ts';
import type { AnsweredSection, OfferedSection } from '../transport/sdp/index.ts';
import type {
  ClosedSubscription,
  Layer,
  LayerReason,
  ShownSize,
  SubscriptionStats,
} from '../types.ts';
import { dropsByName } from '../forward/index.ts';
import type { Demand } from './allocator.ts';
import { randomSsrc, randomUnit } from './context.ts';
import type { SessionContext } from './context.ts';
import type { Participant } from './participant.ts';
import type { RtpReceiver, Track } from './track.ts';

/** All temporal layers of an encoding. */
const ALL_TEMPORAL: Layer['temporal'] = 7;
/** The hot path's way of saying that no encoding is meant. */
const NOTHING = -1;

/**
 * One track on its way to one participant, from the wish to the wire:
 *
 *     wished --offered and answered--> live --track ended, or unsubscribed--> gone
 *
 * The `Subscription` that the hot path walks exists from the answer on.
 */
export class Outgoing {
  readonly track: Track;
  readonly subscriber: Participant;
  readonly ssrc: number;
  readonly rtxSsrc: number | null;
  subscription: Subscription | null = null;
  shown: ShownSize | null = null;
  cap: number | null = null;
  preferred = 0;
  reason: LayerReason = 'keyframePending';
  /** What the embedder was told last, so that it is told changes only. */
  announced = '';

  constructor(context: SessionContext, track: Track, subscriber: Participant) {
    this.track = track;
    this.subscriber = subscriber;
    this.ssrc = randomSsrc(context);
    this.rtxSsrc =
      DOWNSTREAM_PAYLOADS[track.section.codec].rtxPayloadType === null ? null : randomSsrc(context);
  }

  /** The far end has accepted: the subscription comes to be, its gate closed, and is walked. */
  begin(
    context: SessionContext,
    answer: Pick<AnsweredSection, 'mid' | 'rtx' | 'extensions'>,
    to: RtpReceiver,
  ): Subscription {
    const payload = DOWNSTREAM_PAYLOADS[this.track.section.codec];
    const { absSendTime } = answer.extensions;
    this.subscription = new Subscription({
      encodings: this.track.encodings,
      codec: codecByName(this.track.section.codec),
      clockRate: payload.clockRate,
      payloadType: payload.payloadType,
      ssrc: this.ssrc,
      rtx:
        answer.rtx && this.rtxSsrc !== null && payload.rtxPayloadType !== null
          ? { payloadType: payload.rtxPayloadType, ssrc: this.rtxSsrc }
          : null,
      extensions: {
        absSendTime: absSendTime === 0 ? 0 : DOWNSTREAM_EXTENSIONS.absSendTime,
      },
      mid: answer.mid,
      cname: this.track.publisher.mediaId,
      random: () => randomUnit(context),
    });
    this.track.forwards.push({ subscription: this.subscription, to });
    return this.subscription;
  }

  closeGate(): ClosedSubscription {
    const { track, subscriber } = this;
    const closing = this.subscription?.closeGate();
    return {
      publisherId: track.publisher.id,
      subscriberId: subscriber.id,
      trackId: track.id,
      source: track.source,
      lastExtendedSequence: closing?.lastExtendedSequence ?? null,
      lastForwardedAtMs: closing?.lastForwardedAtMs ?? null,
    };
  }

  /** Closes the gate for good: forwarded to nobody, and no longer walked. */
  end(): ClosedSubscription {
    const closed = this.closeGate();
    const { forwards } = this.track;
    const index = forwards.findIndex(({ subscription }) => subscription === this.subscription);
    if (this.subscription !== null && index >= 0) forwards.splice(index, 1);
    this.subscription = null;
    return closed;
  }

  offered(mid: string): OfferedSection {
    const { section, publisher, source } = this.track;
    return {
      state: 'sendonly',
      mid,
      kind: section.kind,
      codec: section.codec,
      ssrc: this.ssrc,
      rtxSsrc: this.rtxSsrc,
      cname: publisher.mediaId,
      // Played in lip sync: a face with its voice, a screen with its sound.
      streamId: `${publisher.mediaId}-${source.startsWith('screen') ? 'screen' : 'main'}`,
      trackId: this.track.id,
    };
  }

  demand(nowMs: number): Demand {
    return {
      source: this.track.source,
      encodings: this.track.encodings.map((encoding) => ({
        active: encoding.isActive(nowMs),
        bitrateBps: encoding.rateBps(nowMs),
        heightPixels: encoding.heightPixels,
      })),
      shown: this.shown,
      cap: this.cap,
      current: this.current,
    };
  }

  get current(): number | null {
    const current = this.subscription?.current ?? NOTHING;
    return current < 0 ? null : current;
  }

  get target(): number | null {
    const target = this.subscription?.target ?? NOTHING;
    return target < 0 ? null : target;
  }

  setTarget(spatial: number | null): void {
    this.subscription?.setTarget(spatial ?? NOTHING, ALL_TEMPORAL);
  }

  /** The allocator's reason, unless the gate or a missing key frame says more. */
  reasonNow(): LayerReason {
    if (this.subscription === null) return 'keyframePending';
    if (!this.subscription.open) return 'gated';
    if (this.current === null && this.target !== null) return 'keyframePending';
    return this.reason;
  }

  stats(): SubscriptionStats {
    const { subscription } = this;
    return {
      trackId: this.track.id,
      open: subscription?.open ?? false,
      reason: this.reasonNow(),
      preferred: this.preferred,
      target: this.target,
      current: this.current,
      packets: subscription?.packets ?? 0,
      bytes: subscription?.bytes ?? 0,
      resent: subscription?.resent ?? 0,
      switches: subscription?.switches ?? 0,
      dropped: subscription === null ? {} : dropsByName(subscription.drops),
    };
  }
}
