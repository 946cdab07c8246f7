import { DROP, countDrop, createDropCounters } from './drop-reason.ts';
import { Gate } from './gate.ts';
import { HeaderTemplate } from './header-template.ts';
import { KeyFrameBudget } from './key-frames.ts';
import { ntpFraction, ntpSeconds } from './ntp.ts';
import { ResendBudget } from './resend-budget.ts';
import { MAPPED, MAPPED_EMPTY, Rewriter } from './rewriter.ts';
import { ReportedLoss } from './loss-meter.ts';
import type { LossMeter } from './loss-meter.ts';
import { RoundTrip } from './round-trip.ts';
import {
  AWAIT,
  LayerSelector,
  NullSelector,
  SKIP,
  SWITCH,
  THIN_OUT,
  THIN_OUT_LATE,
} from './selector.ts';
import { SentCache } from './sent-cache.ts';
import { setUint16 } from '../rtp/bytes.ts';
import { createPayloadView } from '../rtp/codec/index.ts';
import { createSenderInfo, writeCname, writeSenderReport } from '../rtp/rtcp/index.ts';
import { sequenceDelta, timestampSum } from '../rtp/sequence.ts';
import type { Codec } from '../rtp/codec/index.ts';
import type { ReportBlock } from '../rtp/rtcp/index.ts';
import type { DropCounters } from './drop-reason.ts';
import type { Encoding } from './encoding.ts';
import type { GateClosing } from './gate.ts';
import type { DownstreamExtensions } from './header-template.ts';
import type { Selector } from './selector.ts';
import type { UpstreamPacket } from './upstream-packet.ts';

export interface SubscriptionOptions {
  /** Of one track, ascending in quality. */
  readonly encodings: readonly Encoding[];
  readonly codec: Codec;
  /** Ticks of the RTP timestamp per second. */
  readonly clockRate: number;
  readonly payloadType: number;
  readonly ssrc: number;
  /** Without it nothing is ever resent. */
  readonly rtx: { readonly payloadType: number; readonly ssrc: number } | null;
  readonly extensions: DownstreamExtensions;
  /** Written into each packet when `extensions.mid` is given. */
  readonly mid: string;
  /** Shared by all subscriptions from one publisher: what is to be played in step. */
  readonly cname: string;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** What resending may cost, as a part of what is sent; default 0.2. */
  readonly resendShare?: number;
  /** How often one packet is resent; default 3. */
  readonly maxResends?: number;
  /** Assumed round trip until one has been timed; default 100 ms. */
  readonly initialRttMs?: number;
}

/** About as far back as the encodings' histories reach. */
const VIDEO_CACHE_PACKETS = 1024;
const AUDIO_CACHE_PACKETS = 256;
/** The SRTP trailer (RFC 3711 §3.1: at most 10 + 4; AES-GCM: 16) and the widened picture id. */
const RESERVED_BYTES = 32;
/** RTX begins with the number of the packet it repeats (RFC 4588 §4). */
const ORIGINAL_SEQUENCE_BYTES = 2;

const PADDING_BIT = 0x20;

// Reused: both are filled and read within one call.
const resentPayload = createPayloadView();
const senderInfo = createSenderInfo();

/**
 * One track on its way to one participant:
 *
 *     gate ▸ selector ▸ rewriter ▸ cache
 *
 * `forward` and `resend` write whole outgoing packets in plaintext; whoever calls encrypts and
 * sends them. No number of an SSRC is ever written with two contents: what is sent again goes
 * under the RTX stream's own SSRC and numbers (RFC 4588), and without RTX not at all.
 */
export class Subscription {
  readonly ssrc: number;
  /** 0 when RTX has not been agreed. */
  readonly rtxSsrc: number;
  readonly drops: DropCounters = createDropCounters();

  packets = 0;
  /** Of payload, as sender reports count (RFC 3550 §6.4.1). */
  bytes = 0;
  resent = 0;
  resentBytes = 0;
  switches = 0;

  /** Size of the header that `forward` or `resend` has just written: for `protectRtp`. */
  headerSizeBytes = 0;
  /** Where in that packet the transport-wide sequence number goes; 0 = not agreed. */
  transportSequenceOffset = 0;

  readonly #encodings: readonly Encoding[];
  readonly #codec: Codec;
  readonly #clockRate: number;
  readonly #cname: string;
  readonly #template: HeaderTemplate;
  readonly #rtxTemplate: HeaderTemplate | null;
  #rtxSequence: number;

  readonly #gate = new Gate();
  readonly #selector: Selector;
  readonly #rewriter: Rewriter;
  readonly #cache: SentCache;

  readonly #budget: ResendBudget;
  readonly #maxResends: number;
  readonly #initialRttMs: number;
  readonly #roundTrip = new RoundTrip();
  readonly #reportedLoss = new ReportedLoss();
  readonly #keyFrameBudget = new KeyFrameBudget();

  constructor(options: SubscriptionOptions) {
    const first = options.encodings[0];
    const isAudio = first === undefined || first.kind === 'audio';
    this.#encodings = options.encodings;
    this.#codec = options.codec;
    this.#clockRate = options.clockRate;
    this.#cname = options.cname;
    this.ssrc = options.ssrc;
    this.rtxSsrc = options.rtx === null ? 0 : options.rtx.ssrc;
    this.#template = new HeaderTemplate(
      options.payloadType,
      options.ssrc,
      options.extensions,
      options.mid,
    );
    this.#rtxTemplate =
      options.rtx === null
        ? null
        : new HeaderTemplate(
            options.rtx.payloadType,
            options.rtx.ssrc,
            { ...options.extensions, audioLevel: 0 },
            options.mid,
          );
    this.#rtxSequence = Math.floor(options.random() * 0x7fff);
    this.#selector = isAudio ? new NullSelector() : new LayerSelector();
    this.#rewriter = new Rewriter(options.clockRate, options.random);
    this.#cache = new SentCache(isAudio ? AUDIO_CACHE_PACKETS : VIDEO_CACHE_PACKETS);
    this.#budget = new ResendBudget(options.resendShare ?? 0.2);
    this.#maxResends = options.maxResends ?? 3;
    this.#initialRttMs = options.initialRttMs ?? 100;
  }

  /** Whether media may leave. Closed until `openGate`. */
  get open(): boolean {
    return this.#gate.isOpen;
  }

  /** Index of the encoding on the wire; -1 = none. */
  get current(): number {
    return this.#selector.current;
  }

  /** Index of the encoding wanted; -1 = none, as at the start. */
  get target(): number {
    return this.#selector.target;
  }

  /** A key frame of the target is needed before it can be sent; ask the publisher for one. */
  get awaitingKeyFrame(): boolean {
    return this.#gate.isOpen && this.#selector.awaitingKeyFrame;
  }

  /** Of the last packet forwarded, in the subscriber's numbering; null before the first. */
  get lastExtendedSequence(): number | null {
    return this.#gate.lastExtendedSequence;
  }

  get lastForwardedAtMs(): number | null {
    return this.#gate.lastForwardedAtMs;
  }

  /** To the subscriber and back, as far as known. */
  get rttMs(): number {
    return this.measuredRttMs ?? this.#initialRttMs;
  }

  /** The same; null until it has been measured. */
  get measuredRttMs(): number | null {
    const { rttMs } = this.#roundTrip;
    return Number.isNaN(rttMs) ? null : rttMs;
  }

  openGate(): void {
    this.#gate.open();
  }

  /** From here on nothing leaves: neither new packets nor any of those sent before. */
  closeGate(): GateClosing {
    this.#cache.clear();
    this.#selector.interrupt();
    return this.#gate.close();
  }

  /**
   * @param encodingIndex  what to send from its next key frame on; -1 = nothing
   * @param temporalLayer  highest temporal layer to send; 3 = all
   */
  setTarget(encodingIndex: number, temporalLayer: number): void {
    this.#selector.setTarget(encodingIndex, temporalLayer);
  }

  /**
   * Writes the packet as this subscriber gets it.
   *
   * @param slot  room for the packet and its SRTP trailer
   * @returns its size, 0 when it is not sent (counted in `drops`)
   */
  forward(nowMs: number, packet: UpstreamPacket, slot: Buffer): number {
    if (!this.#gate.isOpen) return this.#drop(DROP.gated);
    if (packet.codec !== this.#codec) return this.#drop(DROP.codecNotNegotiated);
    const encoding = packet.encoding as Encoding;
    const rewriter = this.#rewriter;

    const choice = this.#selector.select(packet, encoding.index, encoding.generation);
    switch (choice) {
      case SKIP:
        return this.#drop(DROP.notSelected);
      case AWAIT:
        return this.#drop(DROP.awaitingKeyFrame);
      case THIN_OUT:
        rewriter.remove(packet, true);
        return this.#drop(DROP.temporalLayer);
      case SWITCH:
        if (packet.rtp.payloadSizeBytes === 0) return this.#drop(DROP.emptyPayload);
        if (!this.#fits(packet.rtp.payloadSizeBytes, slot)) return this.#drop(DROP.tooLarge);
        if (rewriter.started) this.switches += 1;
        rewriter.begin(nowMs, packet, encoding);
        this.#selector.onSwitch(packet, encoding.index, encoding.generation);
        break;
      default:
        if (packet.rtp.payloadSizeBytes === 0 && !packet.late) {
          rewriter.remove(packet, false);
          return this.#drop(DROP.emptyPayload);
        }
        if (!this.#fits(packet.rtp.payloadSizeBytes, slot)) return this.#drop(DROP.tooLarge);
    }

    const mapped = rewriter.map(nowMs, packet);
    if (mapped !== MAPPED && mapped !== MAPPED_EMPTY) return this.#drop(DROP.beforeSwitch);
    const extended = rewriter.extendedSequence;
    if (packet.late) {
      if (extended <= rewriter.lastExtendedSequence - this.#cache.packets) {
        return this.#drop(DROP.tooOld);
      }
      if (this.#cache.has(extended)) return this.#drop(DROP.alreadySent);
    }
    this.#gate.lastExtendedSequence = rewriter.lastExtendedSequence;
    this.#gate.lastForwardedAtMs = nowMs;
    if (mapped === MAPPED_EMPTY || choice === THIN_OUT_LATE || packet.rtp.payloadSizeBytes === 0) {
      return this.#writeEmpty(nowMs, slot);
    }

    this.#cache.add(
      extended,
      encoding.index,
      packet.extendedSequence,
      rewriter.timestamp,
      rewriter.pictureId,
      rewriter.tl0PictureIndex,
    );
    this.#begin(
      this.#template,
      slot,
      nowMs,
      packet.rtp.marker,
      extended,
      rewriter.timestamp,
      packet.audioLevel,
    );
    const payloadSizeBytes = this.#codec.copy(
      packet.buffer,
      packet.rtp.payloadOffset,
      packet.rtp.payloadSizeBytes,
      packet.payload,
      slot,
      this.headerSizeBytes,
      rewriter.pictureId,
      rewriter.tl0PictureIndex,
    );
    this.packets += 1;
    this.bytes += payloadSizeBytes;
    const sizeBytes = this.headerSizeBytes + payloadSizeBytes;
    this.#budget.onSent(sizeBytes);
    return sizeBytes;
  }

  /**
   * Writes a packet again, as RTX, because the subscriber says that it is missing.
   *
   * What the engine itself still misses is not in the cache: it goes out by `forward` when it
   * comes.
   *
   * @param sequence  16 bits, of the media stream
   * @returns its size, 0 when it is not resent (counted in `drops`)
   */
  resend(nowMs: number, sequence: number, slot: Buffer): number {
    if (!this.#gate.isOpen) return this.#drop(DROP.gated);
    const template = this.#rtxTemplate;
    if (template === null) return this.#drop(DROP.resendNotNegotiated);
    const last = this.#rewriter.lastExtendedSequence;
    const behind = sequenceDelta(sequence, last & 0xffff);
    const cached = behind > 0 ? -1 : this.#cache.find(last + behind);
    if (cached === -1) return this.#drop(DROP.resendUnknown);
    if (this.#cache.resendsAt(cached) >= this.#maxResends) return this.#drop(DROP.resendLimit);
    if (nowMs - this.#cache.resentAtMsAt(cached) < this.rttMs) {
      return this.#drop(DROP.resendTooSoon);
    }

    const encoding = this.#encodings[this.#cache.encodingAt(cached)] as Encoding;
    const history = encoding.history;
    const kept = history.find(nowMs, this.#cache.upstreamAt(cached));
    if (kept === -1) return this.#drop(DROP.resendUnknown);
    const offset = history.offsetAt(kept);
    const sizeBytes = history.sizeBytesAt(kept);
    if (!this.#fits(sizeBytes, slot)) return this.#drop(DROP.tooLarge);
    if (!this.#codec.parse(history.buffer, offset, sizeBytes, resentPayload)) {
      return this.#drop(DROP.resendUnknown);
    }
    if (!this.#budget.spend(template.sizeBytes + ORIGINAL_SEQUENCE_BYTES + sizeBytes)) {
      return this.#drop(DROP.resendBudget);
    }

    this.#cache.onResent(cached, nowMs);
    this.#rtxSequence += 1;
    this.#begin(
      template,
      slot,
      nowMs,
      history.markerAt(kept),
      this.#rtxSequence,
      this.#cache.timestampAt(cached),
      -1,
    );
    setUint16(slot, this.headerSizeBytes, sequence);
    const payloadSizeBytes = this.#codec.copy(
      history.buffer,
      offset,
      sizeBytes,
      resentPayload,
      slot,
      this.headerSizeBytes + ORIGINAL_SEQUENCE_BYTES,
      this.#cache.pictureIdAt(cached),
      this.#cache.tl0PictureIndexAt(cached),
    );
    const written = this.headerSizeBytes + ORIGINAL_SEQUENCE_BYTES + payloadSizeBytes;
    this.resent += 1;
    this.resentBytes += written;
    return written;
  }

  /** A PLI or FIR from the subscriber. @returns false when it asks too often (row F1) */
  allowsKeyFrameRequest(nowMs: number): boolean {
    return this.#gate.isOpen && this.#keyFrameBudget.spend(nowMs);
  }

  /** @param loss of all that goes to this subscriber */
  onReportBlock(nowMs: number, block: ReportBlock, loss: LossMeter): void {
    this.#reportedLoss.onReportBlock(nowMs, block, loss);
    this.#roundTrip.onReport(nowMs, block.lastSenderReport, block.delaySinceLastSenderReport);
  }

  /**
   * Writes a sender report and the CNAME, once the publisher's own report is known: its wall clock
   * is passed on, so that what it played in step is played in step here (RFC 3550 §6.4.1).
   *
   * @returns the new offset; `offset` itself when there is nothing to report
   */
  writeSenderReport(nowMs: number, out: Buffer, offset: number): number {
    const encoding = this.#rewriter.encoding;
    if (!this.#gate.isOpen || encoding === null || this.packets === 0) return offset;
    if (Number.isNaN(encoding.senderReportNtpMs)) return offset;
    // Both ends of the publisher's line are moved by the same time, so jitter cannot bend it.
    const elapsedMs = nowMs - encoding.senderReportAtMs;
    const ntpMs = encoding.senderReportNtpMs + elapsedMs;
    senderInfo.ntpSeconds = ntpSeconds(ntpMs);
    senderInfo.ntpFraction = ntpFraction(ntpMs);
    senderInfo.rtpTimestamp = timestampSum(
      timestampSum(encoding.senderReportTimestamp, this.#rewriter.timestampOffset),
      Math.round((elapsedMs * this.#clockRate) / 1000),
    );
    senderInfo.packets = this.packets;
    senderInfo.octets = this.bytes;
    this.#roundTrip.onSenderReport(nowMs, senderInfo.ntpSeconds, senderInfo.ntpFraction);
    const end = writeSenderReport(out, offset, this.ssrc, senderInfo);
    return writeCname(out, end, this.ssrc, this.#cname);
  }

  #drop(reason: number): 0 {
    countDrop(this.drops, reason);
    return 0;
  }

  #fits(payloadSizeBytes: number, slot: Buffer): boolean {
    return this.#template.sizeBytes + payloadSizeBytes + RESERVED_BYTES <= slot.length;
  }

  #begin(
    template: HeaderTemplate,
    slot: Buffer,
    nowMs: number,
    marker: boolean,
    extended: number,
    timestamp: number,
    audioLevel: number,
  ): void {
    template.write(slot, nowMs, marker, extended, timestamp, audioLevel);
    this.headerSizeBytes = template.sizeBytes;
    this.transportSequenceOffset = template.transportSequenceOffset;
  }

  /**
   * Fills a number that was left free for a packet which is not wanted any more: one byte of
   * padding and no payload (RFC 3550 §5.1), so that the receiver stops asking for it.
   */
  #writeEmpty(nowMs: number, slot: Buffer): number {
    const rewriter = this.#rewriter;
    this.#cache.addEmpty(rewriter.extendedSequence);
    this.#begin(
      this.#template,
      slot,
      nowMs,
      false,
      rewriter.extendedSequence,
      rewriter.timestamp,
      -1,
    );
    slot[0] = (slot[0] as number) | PADDING_BIT;
    slot[this.headerSizeBytes] = 1;
    this.packets += 1;
    return this.headerSizeBytes + 1;
  }
}
