import type { Encoding, Subscription } from '../forward/index.ts';
import { KeyFrameRequester } from '../forward/index.ts';
import type { NegotiatedSection } from '../transport/sdp/index.ts';
import type { Source, TrackId, TrackInfo, TrackStats } from '../types.ts';
import type { Participant } from './participant.ts';
import type { Tap } from './tap.ts';
import type { Upstream } from './upstream.ts';

/** Where a subscription's packets go: an association, or a tap. */
export interface RtpReceiver {
  /** @returns whether it left. `slot` is the receiver's until the call returns, and no longer. */
  sendRtp(slot: Buffer, sizeBytes: number, headerSizeBytes: number): boolean;
}

/** One open way of a track to one subscriber, as the hot path walks it. */
export interface Forward {
  readonly subscription: Subscription;
  readonly to: RtpReceiver;
}

/** Media that a participant publishes: its encodings coming in, its subscriptions going out. */
export class Track {
  readonly id: TrackId;
  readonly publisher: Participant;
  readonly upstream: Upstream;
  readonly source: Source;
  readonly section: NegotiatedSection;
  readonly encodings: readonly Encoding[];
  /** Null for audio. */
  readonly keyFrames: KeyFrameRequester | null;
  /** Walked per packet: a plain array, changed on the control path only. */
  readonly forwards: Forward[] = [];
  readonly taps = new Set<Tap>();
  /** Whether the publisher's grants cover the source. */
  open = false;

  constructor(options: {
    id: TrackId;
    publisher: Participant;
    upstream: Upstream;
    source: Source;
    section: NegotiatedSection;
    encodings: readonly Encoding[];
  }) {
    this.id = options.id;
    this.publisher = options.publisher;
    this.upstream = options.upstream;
    this.source = options.source;
    this.section = options.section;
    this.encodings = options.encodings;
    this.keyFrames =
      options.section.kind === 'video' ? new KeyFrameRequester(options.encodings) : null;
    for (const encoding of options.encodings) encoding.owner = this;
  }

  get mid(): string {
    return this.section.mid;
  }

  info(): TrackInfo {
    return {
      id: this.id,
      participantId: this.publisher.id,
      kind: this.section.kind,
      source: this.source,
      open: this.open,
      rids: this.section.encodings.map(({ rid }) => rid),
    };
  }

  stats(nowMs: number): TrackStats {
    return {
      trackId: this.id,
      source: this.source,
      open: this.open,
      encodings: this.encodings.map((encoding) => ({
        rid: encoding.rid,
        packets: encoding.packets,
        bytes: encoding.bytes,
        lost: encoding.cumulativeLost,
        active: encoding.isActive(nowMs),
      })),
      keyFrameRequests: this.keyFrames?.sent ?? 0,
    };
  }
}
