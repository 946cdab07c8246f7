import { Router, UpstreamFeedback, dropsByName } from '../forward/index.ts';
import type { SectionConfig, UpstreamExtensions } from '../forward/index.ts';
import type { Path } from '../path.ts';
import { parseRtcp } from '../rtp/rtcp/index.ts';
import type { RtcpHandler } from '../rtp/rtcp/index.ts';
import type { Association } from '../transport/association.ts';
import type { NegotiatedSection } from '../transport/sdp/index.ts';
import type { LineQuality, TransportState, TransportStats } from '../types.ts';
import { randomSsrc } from './context.ts';
import type { SessionContext } from './context.ts';
import type { Participant } from './participant.ts';
import type { Track } from './track.ts';

/** What the router reads of a packet's header extensions. */
const EXTENSIONS = ['mid', 'rid', 'repairedRid', 'audioLevel', 'transportSequence'] as const;

/** What a participant sends us: one transport, its router, and the feedback we owe. */
export class Upstream {
  readonly direction = 'upstream';
  readonly participant: Participant;
  readonly association: Association;
  readonly router = new Router();
  readonly feedback: UpstreamFeedback;
  readonly tracks: Track[] = [];
  /** The offer's credentials: a description with others belongs to another transport. */
  remoteUfrag = '';
  /** Grows with every answer that we write (RFC 8866 §5.2). */
  descriptionVersion = 0;
  readonly descriptionId: string;
  /** What the embedder was told last. */
  announced: { state: TransportState; protocol: Path['protocol'] | null } = {
    state: 'new',
    protocol: null,
  };
  /** Packets of tracks whose publisher may not publish them: authentic, counted, not forwarded. */
  notGranted = 0;
  readonly #context: SessionContext;
  readonly #rtcp: RtcpHandler;
  #nowMs = 0;

  constructor(context: SessionContext, participant: Participant) {
    this.#context = context;
    this.participant = participant;
    this.association = context.createAssociation();
    this.descriptionId = String(context.random(6).readUIntBE(0, 6));
    this.feedback = new UpstreamFeedback({
      router: this.router,
      senderSsrc: randomSsrc(context),
      cname: participant.mediaId,
    });
    this.#rtcp = this.#createRtcpHandler();
  }

  /** Makes the router know exactly these sections; encodings that stay keep their state. */
  configure(sections: readonly NegotiatedSection[]): void {
    this.router.configure({
      extensions: bundleExtensions(sections),
      sections: sections.map(routerSection),
    });
  }

  receiveRtcp(nowMs: number, packet: Buffer, sizeBytes: number): void {
    this.#nowMs = nowMs;
    parseRtcp(packet, sizeBytes, this.#rtcp);
  }

  /** Sends all feedback that is due: reports, NACKs, transport-wide feedback, key frame requests. */
  flush(nowMs: number): void {
    if (this.association.state !== 'connected') return;
    const { output } = this.#context;
    for (;;) {
      const slot = output.slot();
      const sizeBytes = this.feedback.write(nowMs, slot);
      if (sizeBytes === 0 || !this.association.sendRtcp(slot, sizeBytes)) return;
    }
  }

  tick(nowMs: number): void {
    this.association.tick(nowMs);
    for (const { taps } of this.tracks) for (const tap of taps) tap.tick(nowMs);
    if (this.association.state !== 'connected') return;
    for (const track of this.tracks) this.askForKeyFrames(nowMs, track);
    if (this.feedback.nextTimeoutMs() <= nowMs) this.flush(nowMs);
  }

  /** Turns what the track's subscriptions wait for into at most one request upstream. */
  askForKeyFrames(nowMs: number, track: Track): void {
    const { keyFrames } = track;
    // Nobody may make a publisher send what nobody gets.
    if (keyFrames === null || !track.open) return;
    for (const { subscription } of track.forwards) {
      if (subscription.open && subscription.awaitingKeyFrame) {
        keyFrames.request(nowMs, subscription.target);
      }
    }
    for (const encoding of track.encodings) {
      if (!encoding.wantsKeyFrame) continue;
      encoding.wantsKeyFrame = false;
      keyFrames.request(nowMs, encoding.index);
    }
    const encoding = keyFrames.take(nowMs);
    if (encoding === undefined) return;
    this.feedback.requestKeyFrame(encoding);
    this.flush(nowMs);
  }

  /** What a publisher sends cannot be timed: it is the one who gets our reports. */
  line(nowMs: number): LineQuality {
    return {
      protocol: this.association.selected?.protocol ?? null,
      roundTripMs: null,
      lost: this.feedback.loss.share(nowMs),
    };
  }

  stats(): TransportStats {
    return {
      direction: this.direction,
      ...this.association.stats(),
      dropped: {
        ...dropsByName(this.router.drops),
        ...(this.notGranted === 0 ? {} : { notGranted: this.notGranted }),
        ...(this.association.counters.refused === 0
          ? {}
          : { refused: this.association.counters.refused }),
      },
    };
  }

  #createRtcpHandler(): RtcpHandler {
    const { router } = this;
    return {
      onSenderReport: (ssrc, info) => router.onSenderReport(this.#nowMs, ssrc, info),
      onBye: (ssrc) => router.onBye(ssrc),
      // A publisher's connection receives no media: all else is about others, or about nothing.
      onReportBlock: ignore,
      onNack: ignore,
      onPictureLoss: ignore,
      onFullIntraRequest: ignore,
      onReceiverEstimate: ignore,
      onTransportFeedback: ignore,
    };
  }
}

/** An id means the same in all sections of a bundle (RFC 8285 §6), and not all agree on each. */
function bundleExtensions(sections: readonly NegotiatedSection[]): UpstreamExtensions {
  const ids: Partial<Record<keyof UpstreamExtensions, number>> = {};
  for (const { extensions } of sections) {
    for (const name of EXTENSIONS) if (extensions[name] !== 0) ids[name] = extensions[name];
  }
  return ids;
}

function ignore(): void {
  // Nothing to do.
}

function routerSection(section: NegotiatedSection): SectionConfig {
  return {
    mid: section.mid,
    kind: section.kind,
    nack: section.feedback.includes('nack'),
    codecs: [
      {
        payloadType: section.payloadType,
        name: section.codec,
        clockRate: section.clockRate,
        ...(section.rtxPayloadType === null ? {} : { rtxPayloadType: section.rtxPayloadType }),
      },
    ],
    encodings: section.encodings.map(({ rid, ssrc, rtxSsrc }) => ({
      rid,
      ...(ssrc === null ? {} : { ssrc }),
      ...(rtxSsrc === null ? {} : { rtxSsrc }),
    })),
  };
}
