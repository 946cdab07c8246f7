import { ntpDeltaMs } from './ntp.ts';
import { timestampDelta, timestampSum } from '../rtp/sequence.ts';
import type { Encoding } from './encoding.ts';
import type { UpstreamPacket } from './upstream-packet.ts';

/** The packet has its numbers: send it. */
export const MAPPED = 0;
/** Its frame has been taken out: send nothing of it, but fill the number that waits for it. */
export const MAPPED_EMPTY = 1;
/** From before the last switch: the receiver has seen something newer. */
export const BEFORE_SWITCH = 2;

/**
 * Frames of one stream must not share a timestamp, even where two encodings' key frames show the
 * same instant: the receiver would join them. A millisecond is enough for that and too short to
 * see; the next switch takes it back.
 */
const MIN_ADVANCE_MS = 1;
/** Sender reports that place a switch further than this from its arrival are not believed. */
const MAX_ALIGNMENT_MS = 1000;

const PICTURE_ID_MASK = 0x7fff;

/** Runs of removed packets that latecomers can still be placed between; some seconds of video. */
const RUNS = 128;

/**
 * Makes one continuous stream of what a subscription selects.
 *
 *     upstream    A  10 11 12 13 ┊ B 500 501 (502 thinned out) 503 … 504 late
 *     downstream     70 71 72 73 ┊    74  75                    76      77 keeps its number
 *
 * Within one encoding numbers keep their distance: a gap upstream stays a gap downstream, so that
 * what fills it later has its own number waiting. What is taken out on purpose closes up. A switch
 * continues one above the highest number given, never below: no number is given twice, which the
 * cipher depends on (RFC 3711 §9.1).
 */
export class Rewriter {
  /** Highest extended number given; the first is below 2^15, so that rollover begins at 0. */
  lastExtendedSequence = 0;
  started = false;

  // The numbers of the packet mapped last.
  extendedSequence = 0;
  timestamp = 0;
  pictureId = 0;
  tl0PictureIndex = 0;

  /** The encoding being numbered, and what is added to its timestamps. */
  encoding: Encoding | null = null;
  timestampOffset = 0;

  readonly #clockRate: number;
  /** How far what is sent runs ahead of the publisher's clock, since two frames shared an instant. */
  #aheadTicks = 0;
  #generation = 0;
  #highest = 0;
  #sequenceOffset = 0;
  #pictureOffset = 0;
  #tl0Offset = 0;
  /** Of the frame taken out last; -1 before. */
  #removedTimestamp = -1;
  /** Upstream, unwrapped from 7 or 15 bits. */
  #highestPicture = 0;

  /** Of the highest packet given. */
  #lastTimestamp: number;
  #lastAtMs = 0;
  #lastPicture: number;
  #lastTl0: number;

  // Where numbers close up: from `#runStart` on, the offsets beside it hold.
  #runs = 0;
  readonly #runStart = new Float64Array(RUNS);
  readonly #runSequenceOffset = new Float64Array(RUNS);
  readonly #runPictureOffset = new Float64Array(RUNS);
  /** Timestamps of the run's first and last removed frame; -1 for none. */
  readonly #runFirstTimestamp = new Float64Array(RUNS);
  readonly #runLastTimestamp = new Float64Array(RUNS);

  /** @param random  uniform in [0, 1) */
  constructor(clockRate: number, random: () => number) {
    this.#clockRate = clockRate;
    this.lastExtendedSequence = Math.floor(random() * 0x7fff);
    this.#lastTimestamp = Math.floor(random() * 0x100000000);
    this.#lastPicture = Math.floor(random() * 0x8000);
    this.#lastTl0 = Math.floor(random() * 0x100);
  }

  /** Continues with this packet as the first of another encoding, or after an interruption. */
  begin(nowMs: number, packet: UpstreamPacket, encoding: Encoding): void {
    const timestamp = this.#firstTimestamp(nowMs, packet.rtp.timestamp, encoding);
    this.timestampOffset = (timestamp - packet.rtp.timestamp) >>> 0;
    this.encoding = encoding;
    this.#generation = encoding.generation;

    this.#highest = packet.extendedSequence - 1;
    this.#sequenceOffset = packet.extendedSequence - (this.lastExtendedSequence + 1);
    if (packet.payload.pictureId !== -1) {
      this.#highestPicture = packet.payload.pictureId;
      this.#pictureOffset = packet.payload.pictureId - (this.#lastPicture + 1);
    }
    if (packet.payload.tl0PictureIndex !== -1) {
      this.#tl0Offset = packet.payload.tl0PictureIndex - (this.#lastTl0 + 1);
    }
    this.#removedTimestamp = -1;
    this.#runs = 0;
    this.#addRun(packet.extendedSequence, -1);
    this.started = true;
  }

  /**
   * Gives the packet its numbers: `extendedSequence`, `timestamp`, `pictureId`, `tl0PictureIndex`.
   *
   * @returns MAPPED, MAPPED_EMPTY or BEFORE_SWITCH
   */
  map(nowMs: number, packet: UpstreamPacket): number {
    const extended = packet.extendedSequence;
    if (extended > this.#highest) {
      this.#highest = extended;
      this.#number(packet, this.#sequenceOffset, this.#pictureOffset);
      this.#remember(nowMs, true);
      return MAPPED;
    }
    const run = this.#runOf(extended);
    if (run === -1) return BEFORE_SWITCH;
    this.#number(
      packet,
      this.#runSequenceOffset[run % RUNS] as number,
      this.#runPictureOffset[run % RUNS] as number,
    );
    const isWanted = !this.#isOfRemovedFrame(run, packet.rtp.timestamp);
    this.#remember(nowMs, isWanted);
    return isWanted ? MAPPED : MAPPED_EMPTY;
  }

  /**
   * Takes the packet out, in order: the ones behind it close up.
   *
   * @param isFrame  it belongs to a frame taken out, not to none (padding)
   */
  remove(packet: UpstreamPacket, isFrame: boolean): void {
    const extended = packet.extendedSequence;
    if (extended <= this.#highest) return;
    this.#highest = extended;
    this.#sequenceOffset += 1;
    const timestamp = isFrame ? packet.rtp.timestamp : -1;
    const newest = (this.#runs - 1) % RUNS;
    if (isFrame && timestamp !== this.#removedTimestamp) {
      if (packet.payload.pictureId !== -1) this.#unwrapPicture(packet);
      this.#pictureOffset += 1;
      this.#removedTimestamp = timestamp;
    }
    if (this.#runStart[newest] === extended) {
      this.#runStart[newest] = extended + 1;
      this.#runSequenceOffset[newest] = this.#sequenceOffset;
      this.#runPictureOffset[newest] = this.#pictureOffset;
      if (isFrame) {
        if (this.#runFirstTimestamp[newest] === -1) this.#runFirstTimestamp[newest] = timestamp;
        this.#runLastTimestamp[newest] = timestamp;
      }
    } else {
      this.#addRun(extended + 1, timestamp);
    }
  }

  /**
   * Notes the highest numbers given. Even a latecomer may have them: what came before it in order
   * was taken out, and the number in front of that had been left for it.
   */
  #remember(nowMs: number, hasPicture: boolean): void {
    if (this.extendedSequence <= this.lastExtendedSequence) return;
    this.lastExtendedSequence = this.extendedSequence;
    this.#lastTimestamp = this.timestamp;
    this.#lastAtMs = nowMs;
    if (!hasPicture) return;
    this.#lastPicture = this.pictureId;
    this.#lastTl0 = this.tl0PictureIndex;
  }

  #number(packet: UpstreamPacket, sequenceOffset: number, pictureOffset: number): void {
    this.extendedSequence = packet.extendedSequence - sequenceOffset;
    this.timestamp = timestampSum(packet.rtp.timestamp, this.timestampOffset);
    if (packet.payload.pictureId !== -1) {
      this.pictureId = (this.#unwrapPicture(packet) - pictureOffset) & PICTURE_ID_MASK;
    }
    if (packet.payload.tl0PictureIndex !== -1) {
      this.tl0PictureIndex = (packet.payload.tl0PictureIndex - this.#tl0Offset) & 0xff;
    }
  }

  /** Nearest to the highest, as sequence numbers are, on a circle of 7 or 15 bits. */
  #unwrapPicture(packet: UpstreamPacket): number {
    const shift = 32 - packet.payload.pictureIdBits;
    const delta = ((packet.payload.pictureId - this.#highestPicture) << shift) >> shift;
    const picture = this.#highestPicture + delta;
    if (delta > 0) this.#highestPicture = picture;
    return picture;
  }

  #firstTimestamp(nowMs: number, upstream: number, encoding: Encoding): number {
    if (!this.started) return timestampSum(this.#lastTimestamp, 1);
    const earliest = (MIN_ADVANCE_MS * this.#clockRate) / 1000;
    const elapsed = Math.max(
      earliest,
      Math.round(((nowMs - this.#lastAtMs) * this.#clockRate) / 1000),
    );
    const byArrival = timestampSum(this.#lastTimestamp, elapsed);
    const sent =
      encoding === this.encoding && encoding.generation === this.#generation
        ? timestampSum(upstream, this.timestampOffset)
        : this.#alignedTimestamp(upstream, encoding);
    const byClock = sent === null ? byArrival : timestampSum(sent, -this.#aheadTicks);
    this.#aheadTicks = 0;
    const disagreement = Math.abs(timestampDelta(byClock, byArrival));
    if (disagreement > (MAX_ALIGNMENT_MS * this.#clockRate) / 1000) return byArrival;
    const missingTicks = earliest - timestampDelta(byClock, this.#lastTimestamp);
    if (missingTicks <= 0) return byClock;
    if (sent !== null) this.#aheadTicks = missingTicks;
    return timestampSum(byClock, missingTicks);
  }

  /**
   * The instant of `upstream` on the publisher's wall clock, and that instant in the timestamps
   * sent so far: both encodings' sender reports know the clock (RFC 3550 §6.4.1). Null while one of
   * them has not come.
   */
  #alignedTimestamp(upstream: number, encoding: Encoding): number | null {
    const before = this.encoding;
    if (before === null || before === encoding) return null;
    if (before.generation !== this.#generation) return null;
    if (Number.isNaN(before.senderReportNtpMs) || Number.isNaN(encoding.senderReportNtpMs)) {
      return null;
    }
    const ticksSinceReport = timestampDelta(upstream, encoding.senderReportTimestamp);
    const reportsApartMs = ntpDeltaMs(encoding.senderReportNtpMs, before.senderReportNtpMs);
    const reportTimestamp = timestampSum(before.senderReportTimestamp, this.timestampOffset);
    const apartTicks = Math.round((reportsApartMs * this.#clockRate) / 1000);
    return timestampSum(reportTimestamp, ticksSinceReport + apartTicks);
  }

  #addRun(start: number, timestamp: number): void {
    const at = this.#runs % RUNS;
    this.#runs += 1;
    this.#runStart[at] = start;
    this.#runSequenceOffset[at] = this.#sequenceOffset;
    this.#runPictureOffset[at] = this.#pictureOffset;
    this.#runFirstTimestamp[at] = timestamp;
    this.#runLastTimestamp[at] = timestamp;
  }

  /** The run whose offsets hold for `extended`; -1 when it lies before all that are remembered. */
  #runOf(extended: number): number {
    const oldest = Math.max(0, this.#runs - RUNS);
    for (let run = this.#runs - 1; run >= oldest; run -= 1) {
      if ((this.#runStart[run % RUNS] as number) <= extended) return run;
    }
    return -1;
  }

  /** A frame's packets lie together, so its removed ones are in the run before or behind. */
  #isOfRemovedFrame(run: number, timestamp: number): boolean {
    if (this.#runLastTimestamp[run % RUNS] === timestamp) return true;
    return run + 1 < this.#runs && this.#runFirstTimestamp[(run + 1) % RUNS] === timestamp;
  }
}
