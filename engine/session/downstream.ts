import { DownstreamCap, LossMeter } from '../forward/index.ts';
import type { Path } from '../path.ts';
import { parseRtcp } from '../rtp/rtcp/index.ts';
import type { RtcpHandler } from '../rtp/rtcp/index.ts';
import type { Association } from '../transport/association.ts';
import { parseDescription, readAnswer, writeOffer } from '../transport/sdp/index.ts';
import type { ClosedSubscription, LineQuality, TransportState, TransportStats } from '../types.ts';
import { allocate } from './allocator.ts';
import type { SessionContext } from './context.ts';
import { Negotiation } from './negotiation.ts';
import { Outgoing } from './outgoing.ts';
import type { Participant } from './participant.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import type { Track } from './track.ts';

/** Sender reports once a second: enough for lip sync, 30 bytes a track (RFC 3550 §6.2 allows it). */
const SENDER_REPORT_MS = 1_000;
/** The first one soon after the first packet, so that sound and picture meet early. */
const FIRST_SENDER_REPORT_MS = 200;
/** A compound stays below any path's MTU. */
const COMPOUND_BYTES = 1_000;
/** Layers are chosen anew this often, and at once when a wish or the line changes. */
const ALLOCATE_MS = 250;
const MEASURE_MS = 1_000;
/** Receivers report several times in it: what is older says nothing of the line as it is. */
const REPORT_HOLDS_MS = 10_000;
/** What voices need is never spent on pictures: Opus at its usual 32 kbit/s, headers, margin. */
const AUDIO_RESERVE_BPS = 50_000;

/** What a participant receives from us: one transport and the subscriptions over it. */
export class Downstream {
  readonly direction = 'downstream';
  readonly participant: Participant;
  readonly association: Association;
  readonly outgoing = new Map<Track, Outgoing>();
  readonly #bySsrc = new Map<number, Outgoing>();
  readonly #negotiation = new Negotiation();
  readonly #cap = new DownstreamCap();
  readonly #loss = new LossMeter();
  /** By the last report that could be timed. */
  #roundTripMs: number | null = null;
  #reportedAtMs = -Infinity;
  readonly #context: SessionContext;
  readonly #descriptionId: string;
  readonly #rtcp: RtcpHandler;
  /** What the embedder was told last. */
  announced: { state: TransportState; protocol: Path['protocol'] | null } = {
    state: 'new',
    protocol: null,
  };
  #offeredAtMs = -Infinity;
  #senderReportAtMs = -Infinity;
  #allocateAtMs = -Infinity;
  /** What left over the last second, and where the present one began. */
  #sentBps = 0;
  #measuredBytes = 0;
  #measuredAtMs = 0;
  #nowMs = 0;

  constructor(context: SessionContext, participant: Participant) {
    this.#context = context;
    this.participant = participant;
    this.association = context.createAssociation();
    this.#descriptionId = String(context.random(6).readUIntBE(0, 6));
    this.#rtcp = this.#createRtcpHandler();
  }

  /** @param wish what the subscriber said of the track over a transport before this one */
  subscribe(track: Track, wish: Partial<Pick<Outgoing, 'shown' | 'cap'>> = {}): void {
    if (this.outgoing.has(track)) return;
    const outgoing = new Outgoing(this.#context, track, this.participant);
    outgoing.shown = wish.shown ?? null;
    outgoing.cap = wish.cap ?? null;
    this.outgoing.set(track, outgoing);
    this.#negotiation.add(outgoing);
  }

  /** Ends a subscription. @returns what its gate said at closing, undefined when there was none. */
  unsubscribe(track: Track): ClosedSubscription | undefined {
    const outgoing = this.outgoing.get(track);
    if (outgoing === undefined) return undefined;
    this.outgoing.delete(track);
    this.#negotiation.end(outgoing);
    this.#bySsrc.delete(outgoing.ssrc);
    return outgoing.end();
  }

  openGate(outgoing: Outgoing): void {
    outgoing.subscription?.openGate();
    this.allocateSoon();
  }

  /** Emits an offer when one is wanted and the last one is long enough ago. */
  offerIfDue(nowMs: number): void {
    if (!this.#negotiation.wantsOffer || nowMs < this.offerDueAtMs()) return;
    this.#offeredAtMs = nowMs;
    const { offerId, sections, tracks } = this.#negotiation.takeOffer();
    const { association, participant } = this;
    this.#context.emit({
      kind: 'subscribeOffer',
      sessionId: participant.sessionId,
      participantId: participant.id,
      offerId,
      sdp: writeOffer(
        {
          iceUfrag: association.ufrag,
          icePwd: association.pwd,
          fingerprint: this.#context.fingerprint,
          candidates: this.#context.candidates,
          sessionId: this.#descriptionId,
          sessionVersion: offerId,
        },
        sections,
      ),
      tracks,
    });
  }

  offerDueAtMs(): number {
    if (!this.#negotiation.wantsOffer) return Infinity;
    return this.#offeredAtMs + this.#context.offerIntervalMs;
  }

  /** @param mayOpen decides each gate: the policy, asked by whoever knows both ends' grants. */
  acceptAnswer(
    nowMs: number,
    offerId: number,
    sdp: string,
    mayOpen: (track: Track) => boolean,
  ): Refusal | null {
    const negotiation = this.#negotiation;
    if (!negotiation.isOffered || offerId !== negotiation.offerId) {
      return refuse('ENGINE_OFFER_OUTDATED', `Offer ${offerId} is not the one that is out.`);
    }
    const parsed = parseDescription('answer', sdp);
    if (!parsed.ok) return parsed;
    const { transport } = parsed.description;
    if (transport !== null) this.association.setRemote(nowMs, transport);
    const standing = negotiation.answered();
    for (const answer of readAnswer(parsed.description)) {
      const outgoing = standing.get(answer.mid);
      if (outgoing === undefined) continue;
      if (!answer.accepted) {
        this.#bySsrc.delete(outgoing.ssrc);
        outgoing.end();
      } else if (outgoing.subscription === null) {
        const subscription = outgoing.begin(this.#context, answer, this.association);
        this.#bySsrc.set(outgoing.ssrc, outgoing);
        if (mayOpen(outgoing.track)) subscription.openGate();
      }
    }
    this.allocateSoon();
    return null;
  }

  receiveRtcp(nowMs: number, packet: Buffer, sizeBytes: number): void {
    this.#nowMs = nowMs;
    parseRtcp(packet, sizeBytes, this.#rtcp);
  }

  allocateSoon(): void {
    this.#allocateAtMs = -Infinity;
  }

  tick(nowMs: number): void {
    this.association.tick(nowMs);
    this.offerIfDue(nowMs);
    if (this.association.state !== 'connected') return;
    this.#measureSent(nowMs);
    this.allocateIfDue(nowMs);
    if (this.#senderReportAtMs <= nowMs) this.#sendReports(nowMs);
    for (const outgoing of this.outgoing.values()) this.#announceLayer(outgoing);
  }

  /** Gives each picture its encoding, and asks publishers for the key frames that switches need. */
  allocateIfDue(nowMs: number): void {
    if (this.#allocateAtMs > nowMs || this.association.state !== 'connected') return;
    this.#allocateAtMs = nowMs + ALLOCATE_MS;
    const pictures: Outgoing[] = [];
    let reserveBps = 0;
    for (const outgoing of this.outgoing.values()) {
      if (outgoing.subscription === null) continue;
      if (outgoing.track.section.kind === 'video') {
        pictures.push(outgoing);
      } else {
        outgoing.reason = 'preferred';
        outgoing.setTarget(0);
        reserveBps += AUDIO_RESERVE_BPS;
      }
    }
    const allocations = allocate(
      pictures.map((outgoing) => outgoing.demand(nowMs)),
      this.#cap.rateBps(nowMs) - reserveBps,
    );
    for (const [index, allocation] of allocations.entries()) {
      const outgoing = pictures[index];
      if (outgoing === undefined) continue;
      outgoing.preferred = allocation.preferred;
      outgoing.reason = allocation.reason;
      outgoing.setTarget(allocation.target);
      if (outgoing.subscription?.awaitingKeyFrame === true) {
        outgoing.track.upstream.askForKeyFrames(nowMs, outgoing.track);
      }
    }
  }

  close(nowMs: number): void {
    this.association.close(nowMs);
  }

  line(nowMs: number): LineQuality {
    const isFresh = nowMs - this.#reportedAtMs < REPORT_HOLDS_MS;
    return {
      protocol: this.association.selected?.protocol ?? null,
      roundTripMs: isFresh ? this.#roundTripMs : null,
      lost: this.#loss.share(nowMs),
    };
  }

  stats(): TransportStats {
    const { refused } = this.association.counters;
    return {
      direction: this.direction,
      ...this.association.stats(),
      dropped: refused === 0 ? {} : { refused },
    };
  }

  #measureSent(nowMs: number): void {
    const elapsedMs = nowMs - this.#measuredAtMs;
    if (elapsedMs < MEASURE_MS) return;
    const { bytesOut } = this.association.counters;
    this.#sentBps = ((bytesOut - this.#measuredBytes) * 8_000) / elapsedMs;
    this.#measuredBytes = bytesOut;
    this.#measuredAtMs = nowMs;
  }

  #sendReports(nowMs: number): void {
    const { output } = this.#context;
    let offset = 0;
    let slot = output.slot();
    for (const { subscription } of this.outgoing.values()) {
      if (subscription === null) continue;
      offset = subscription.writeSenderReport(nowMs, slot, offset);
      if (offset < COMPOUND_BYTES) continue;
      this.association.sendRtcp(slot, offset);
      slot = output.slot();
      offset = 0;
    }
    const sent = offset > 0 && this.association.sendRtcp(slot, offset);
    this.#senderReportAtMs = nowMs + (sent ? SENDER_REPORT_MS : FIRST_SENDER_REPORT_MS);
  }

  #announceLayer(outgoing: Outgoing): void {
    if (outgoing.track.section.kind !== 'video') return;
    const { current, target } = outgoing;
    const reason = outgoing.reasonNow();
    const now = `${current} ${target} ${reason}`;
    if (now === outgoing.announced) return;
    outgoing.announced = now;
    this.#context.emit({
      kind: 'layerChanged',
      sessionId: this.participant.sessionId,
      participantId: this.participant.id,
      trackId: outgoing.track.id,
      current,
      target,
      reason,
    });
  }

  #createRtcpHandler(): RtcpHandler {
    // SSRCs are the far end's claims: only those that we gave this transport find anything.
    const wantsKeyFrame = (ssrc: number): void => {
      const outgoing = this.#bySsrc.get(ssrc);
      const subscription = outgoing?.subscription;
      if (outgoing === undefined || !subscription?.open) return;
      if (!subscription.allowsKeyFrameRequest(this.#nowMs)) return;
      const { track } = outgoing;
      const index = subscription.current >= 0 ? subscription.current : subscription.target;
      if (index < 0) return;
      track.keyFrames?.request(this.#nowMs, index);
      track.upstream.askForKeyFrames(this.#nowMs, track);
    };
    return {
      onReportBlock: (block) => {
        const subscription = this.#bySsrc.get(block.ssrc)?.subscription;
        if (!subscription) return;
        subscription.onReportBlock(this.#nowMs, block, this.#loss);
        this.#roundTripMs = subscription.measuredRttMs ?? this.#roundTripMs;
        this.#reportedAtMs = this.#nowMs;
        this.#cap.onFractionLost(this.#nowMs, block.fractionLost);
      },
      onReceiverEstimate: (rateBps) =>
        this.#cap.onReceiverEstimate(this.#nowMs, rateBps, this.#sentBps),
      onNack: (ssrc, sequence, lostMask) => {
        const subscription = this.#bySsrc.get(ssrc)?.subscription;
        if (!subscription) return;
        const { output } = this.#context;
        for (let bit = -1; bit < 16; bit++) {
          if (bit >= 0 && (lostMask & (1 << bit)) === 0) continue;
          const slot = output.slot();
          const wanted = (sequence + bit + 1) & 0xffff;
          const sizeBytes = subscription.resend(this.#nowMs, wanted, slot);
          if (sizeBytes > 0) {
            this.association.sendRtp(slot, sizeBytes, subscription.headerSizeBytes);
          }
        }
      },
      onPictureLoss: wantsKeyFrame,
      onFullIntraRequest: wantsKeyFrame,
      // A subscriber's connection sends no media, and REMB is what it estimates by.
      onSenderReport: ignore,
      onBye: ignore,
      onTransportFeedback: ignore,
    };
  }
}

function ignore(): void {
  // Nothing to do.
}
