import {
  beginReceiverReport,
  createReportBlock,
  endReceiverReport,
  writeCname,
  writeNack,
  writePictureLoss,
  writeReportBlock,
} from '../rtp/rtcp/index.ts';
import type { Encoding } from './encoding.ts';
import { LossMeter } from './loss-meter.ts';
import type { Router } from './router.ts';

export interface UpstreamFeedbackOptions {
  readonly router: Router;
  /** The SSRC we report under; 1 serves, since it never sends media. */
  readonly senderSsrc: number;
  readonly cname: string;
  /** Between receiver reports; default 1,000 ms (RFC 3550 §6.2 allows less on fast paths). */
  readonly receiverReportMs?: number;
}

/** Compounds stay below what every path carries in one datagram. */
const MAX_COMPOUND_BYTES = 1100;
/** One NACK names at most so many packets: 4 bytes each at worst. */
const MAX_NACKED = 200;
/** Report blocks in one compound: 20 × 24 bytes. */
const MAX_BLOCKS = 20;
/** A compound is closed when less room than the biggest member needs is left. */
const NACK_ROOM_BYTES = 12 + 4 * MAX_NACKED;

const block = createReportBlock();
const nacked = new Uint16Array(MAX_NACKED);

/**
 * What one publisher is told: missing packets, key frames wanted, reception (RR) and the arrival
 * of each packet (transport-wide). Writes only what is due, so it may be called at any time.
 */
export class UpstreamFeedback {
  readonly #router: Router;
  readonly #senderSsrc: number;
  readonly #cname: string;
  readonly #receiverReportMs: number;
  /** Of what the publisher sends us. */
  readonly loss = new LossMeter();
  readonly #keyFramesWanted: Encoding[] = [];
  #reportDueAtMs = Infinity;
  /** Where the next receiver report begins, when there are more encodings than blocks. */
  #reportFrom = 0;

  constructor(options: UpstreamFeedbackOptions) {
    this.#router = options.router;
    this.#senderSsrc = options.senderSsrc;
    this.#cname = options.cname;
    this.#receiverReportMs = options.receiverReportMs ?? 1000;
  }

  /** Absolute; Infinity when nothing is waiting. -Infinity: at once. */
  nextTimeoutMs(): number {
    if (this.#keyFramesWanted.length > 0) return -Infinity;
    let nextMs = this.#router.transportWide.nextTimeoutMs;
    if (this.#reportDueAtMs < nextMs) nextMs = this.#reportDueAtMs;
    for (const encoding of this.#router.encodings) {
      if (encoding.nackDueAtMs < nextMs) nextMs = encoding.nackDueAtMs;
      // The first report follows the first packet soon, so that the publisher can time the path.
      if (this.#reportDueAtMs === Infinity && encoding.packets > 0) {
        const firstMs = encoding.lastPacketAtMs;
        if (firstMs < nextMs) nextMs = firstMs;
      }
    }
    return nextMs;
  }

  /** Puts a PLI for this encoding into the next compound. Coalescing is the caller's. */
  requestKeyFrame(encoding: Encoding): void {
    if (!this.#keyFramesWanted.includes(encoding)) this.#keyFramesWanted.push(encoding);
  }

  /**
   * Writes one plaintext compound of what is due now.
   *
   * @returns its size, 0 when nothing is due; there may be more: call until it is 0
   */
  write(nowMs: number, slot: Buffer): number {
    let offset = this.#writeReports(nowMs, slot, 0);
    offset = this.#writeKeyFrameRequests(slot, offset);
    offset = this.#writeNacks(nowMs, slot, offset);
    if (offset === 0) {
      // By far the biggest member: a compound of its own.
      offset = this.#router.transportWide.write(
        nowMs,
        slot,
        0,
        this.#senderSsrc,
        this.#router.lastSsrc,
      );
    }
    return offset;
  }

  #writeReports(nowMs: number, slot: Buffer, offset: number): number {
    const encodings = this.#router.encodings;
    if (this.#reportDueAtMs === Infinity) {
      if (!encodings.some((encoding) => encoding.packets > 0)) return offset;
      this.#reportDueAtMs = nowMs;
    }
    if (nowMs < this.#reportDueAtMs) return offset;
    this.#reportDueAtMs = nowMs + this.#receiverReportMs;
    const start = offset;
    let at = beginReceiverReport(slot, start, this.#senderSsrc);
    let blocks = 0;
    for (let i = 0; i < encodings.length && blocks < MAX_BLOCKS; i += 1) {
      const encoding = encodings[(this.#reportFrom + i) % encodings.length] as Encoding;
      // Silence is no loss: an encoding that has stopped is not reported on (RFC 3550 §6.4).
      if (!encoding.bound || !encoding.isActive(nowMs)) continue;
      encoding.report(nowMs, block);
      const { reportedExpected, reportedLost } = encoding.reception;
      this.loss.add(nowMs, reportedExpected, reportedLost);
      at = writeReportBlock(slot, at, block);
      blocks += 1;
    }
    this.#reportFrom += blocks;
    at = endReceiverReport(slot, start, at);
    return writeCname(slot, at, this.#senderSsrc, this.#cname);
  }

  #writeKeyFrameRequests(slot: Buffer, offset: number): number {
    let at = offset;
    while (this.#keyFramesWanted.length > 0 && at + 12 <= MAX_COMPOUND_BYTES) {
      const encoding = this.#keyFramesWanted.pop() as Encoding;
      if (encoding.bound) at = writePictureLoss(slot, at, this.#senderSsrc, encoding.ssrc);
    }
    return at;
  }

  #writeNacks(nowMs: number, slot: Buffer, offset: number): number {
    let at = offset;
    for (const encoding of this.#router.encodings) {
      if (encoding.nackDueAtMs > nowMs) continue;
      if (at + NACK_ROOM_BYTES > MAX_COMPOUND_BYTES) break;
      const count = encoding.nacks.collect(nowMs, nacked);
      if (count === 0) continue;
      at = writeNack(slot, at, this.#senderSsrc, encoding.ssrc, nacked, count);
    }
    return at;
  }
}
