import { ntpCompact, ntpToMs } from './ntp.ts';
import { NackList } from './nack-list.ts';
import { PacketHistory } from './packet-history.ts';
import { RateMeter } from './rate-meter.ts';
import { Reception } from './reception.ts';
import { DROP } from './drop-reason.ts';
import { SequenceUnwrapper } from '../rtp/sequence.ts';
import type { Kind } from '../types.ts';
import type { ReportBlock } from '../rtp/rtcp/index.ts';
import type { RtpView } from '../rtp/header.ts';

export interface EncodingOptions {
  readonly mid: string;
  /** Empty without simulcast. */
  readonly rid: string;
  /** Position within its section, ascending in quality. */
  readonly index: number;
  readonly kind: Kind;
  /** Ticks of the RTP timestamp per second. */
  readonly clockRate: number;
  /** Whether missing packets are asked for (`a=rtcp-fb … nack` agreed). */
  readonly nack: boolean;
}

/** `receive` has taken the packet. */
export const RECEIVED = -1;

/** A gap this wide is no loss but another numbering (RFC 3550 A.1, MAX_DROPOUT). */
const MAX_DROPOUT = 3000;
/** A repair of a packet after the highest: its loss has not even shown yet. */
const MAX_REPAIR_AHEAD = 100;
/** Encodings stop without a word; this long without a packet is taken for it. */
const SILENT_AFTER_MS = 2000;

/** About one second of 4 Mbps video, or of any audio. */
const VIDEO_HISTORY = { packets: 1024, bytes: 512 * 1024 };
const AUDIO_HISTORY = { packets: 256, bytes: 32 * 1024 };

/** One upstream RTP stream of a track: what arrived, what is missing, and the last second of it. */
export class Encoding {
  readonly mid: string;
  readonly rid: string;
  readonly index: number;
  readonly kind: Kind;
  readonly nack: boolean;
  clockRate: number;
  /** Whoever owns this encoding outside the hot path (a track). */
  owner: object | null = null;

  /** Whether an SSRC has been learnt or declared; the SSRCs are 0 until then. */
  bound = false;
  ssrc = 0;
  rtxBound = false;
  rtxSsrc = 0;
  boundAtMs = -Infinity;
  rtxBoundAtMs = -Infinity;

  /** Counts numberings: another SSRC, or a jump too wide for a loss. What was cached stays behind. */
  generation = 0;
  /** Extended number of the packet that `receive` has just taken, and whether it came late. */
  extendedSequence = 0;
  late = false;
  /** Absolute; -Infinity before the first. */
  lastPacketAtMs = -Infinity;
  /** First packet of the key frame last seen; -Infinity before. */
  lastKeyFrameAtMs = -Infinity;

  /** Of the picture, as the last key frame said; 0 while unknown. */
  widthPixels = 0;
  heightPixels = 0;

  /** Last sender report: the publisher's wall clock against this encoding's timestamps. */
  senderReportNtpMs = Number.NaN;
  senderReportTimestamp = 0;
  senderReportAtMs = -Infinity;

  readonly history: PacketHistory;
  readonly nacks = new NackList();
  readonly reception = new Reception();

  readonly #sequence = new SequenceUnwrapper();
  readonly #rate = new RateMeter();
  #senderReportCompact = 0;
  #restarts = false;
  /** The number that would confirm a jump; -1 when none is suspected (RFC 3550 A.1 bad_seq). */
  #expectedAfterJump = -1;

  constructor(options: EncodingOptions) {
    this.mid = options.mid;
    this.rid = options.rid;
    this.index = options.index;
    this.kind = options.kind;
    this.clockRate = options.clockRate;
    this.nack = options.nack;
    this.history = new PacketHistory(options.kind === 'audio' ? AUDIO_HISTORY : VIDEO_HISTORY);
  }

  get packets(): number {
    return this.reception.packets;
  }

  get bytes(): number {
    return this.reception.bytes;
  }

  get cumulativeLost(): number {
    return this.reception.cumulativeLost;
  }

  /** When the next NACK is due; Infinity when none. */
  get nackDueAtMs(): number {
    return this.nacks.dueAtMs;
  }

  /** Repairing has failed: read and cleared by the control path. */
  get wantsKeyFrame(): boolean {
    return this.nacks.failed && this.kind === 'video';
  }

  set wantsKeyFrame(wanted: boolean) {
    this.nacks.failed = wanted;
  }

  /** False when nothing has come for `timeoutMs`: CPU or uplink made the publisher stop it. */
  isActive(nowMs: number, timeoutMs = SILENT_AFTER_MS): boolean {
    return nowMs - this.lastPacketAtMs < timeoutMs;
  }

  rateBps(nowMs: number): number {
    return this.#rate.rateBps(nowMs);
  }

  /**
   * Takes one authenticated packet into account, once.
   *
   * @param repaired  unwrapped from RTX: its number is a claim inside the payload (RFC 4588 §4)
   * @returns RECEIVED, with `extendedSequence` and `late` set, or the `DROP` number of the reason
   */
  receive(nowMs: number, packet: Buffer, rtp: RtpView, repaired: boolean): number {
    const sequence = this.#sequence;
    let extended: number;
    if (!sequence.started || this.#restarts) {
      // A probe before the first packet would only mislead: it repeats nobody knows what.
      if (repaired) return DROP.rtxBeforeMedia;
      extended = this.#start(rtp.sequence);
    } else {
      extended = sequence.peek(rtp.sequence);
      const ahead = extended - sequence.highest;
      if (repaired ? ahead > MAX_REPAIR_AHEAD : ahead > MAX_DROPOUT || ahead < -MAX_DROPOUT) {
        if (repaired || rtp.sequence !== this.#expectedAfterJump) {
          if (!repaired) this.#expectedAfterJump = (rtp.sequence + 1) & 0xffff;
          return DROP.sequenceJump;
        }
        // Two in a row: the sender means it.
        extended = this.#start(rtp.sequence);
      } else {
        if (ahead <= -this.history.packets) return DROP.tooOld;
        if (this.history.has(extended)) return DROP.duplicate;
        if (ahead > 1 && this.nack) this.nacks.onGap(nowMs, sequence.highest + 1, extended);
        if (ahead < 0) this.nacks.onLate(nowMs, extended, repaired);
        sequence.unwrap(rtp.sequence);
      }
    }

    this.#expectedAfterJump = -1;
    this.extendedSequence = extended;
    this.late = extended !== sequence.highest;
    this.lastPacketAtMs = nowMs;
    this.reception.onPacket(
      nowMs,
      extended,
      rtp.timestamp,
      this.clockRate,
      rtp.sizeBytes,
      repaired,
    );
    this.#rate.add(nowMs, rtp.sizeBytes);
    this.history.store(
      nowMs,
      extended,
      rtp.timestamp,
      rtp.marker,
      packet,
      rtp.payloadOffset,
      rtp.payloadSizeBytes,
    );
    return RECEIVED;
  }

  /** The next packet begins another numbering: the publisher has changed its SSRC. */
  restart(): void {
    this.#restarts = this.#sequence.started;
  }

  /** The publisher has said goodbye to it (RFC 3550 §6.6); more packets would take that back. */
  stop(): void {
    this.lastPacketAtMs = -Infinity;
    this.nacks.clear();
  }

  onSenderReport(
    nowMs: number,
    ntpSeconds: number,
    ntpFraction: number,
    rtpTimestamp: number,
  ): void {
    this.senderReportNtpMs = ntpToMs(ntpSeconds, ntpFraction);
    this.senderReportTimestamp = rtpTimestamp;
    this.senderReportAtMs = nowMs;
    this.#senderReportCompact = ntpCompact(ntpSeconds, ntpFraction);
  }

  /** Fills a report block on this encoding and begins the next interval. */
  report(nowMs: number, block: ReportBlock): void {
    this.reception.report(block);
    block.ssrc = this.ssrc;
    block.lastSenderReport = this.#senderReportCompact;
    // A report older than 18 hours does not fit the field; its sender has long stopped.
    block.delaySinceLastSenderReport =
      this.#senderReportCompact === 0
        ? 0
        : Math.min(0xffffffff, Math.round((nowMs - this.senderReportAtMs) * 65.536));
  }

  #start(sequence: number): number {
    if (this.#sequence.started) this.generation += 1;
    this.#restarts = false;
    const extended = this.#sequence.restart(sequence);
    this.reception.start(extended);
    this.nacks.clear();
    this.senderReportNtpMs = Number.NaN;
    this.#senderReportCompact = 0;
    return extended;
  }
}
