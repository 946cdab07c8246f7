import { SequenceUnwrapper } from '../rtp/sequence.ts';
import { statusesAt, writeTransportFeedback } from '../rtp/rtcp/index.ts';

/** Two seconds at 2,000 packets/s; a power of two. */
const REMEMBERED = 4096;
/** A jump wider than this is another numbering, not loss. */
const MAX_JUMP = REMEMBERED / 2;
/** A latecomer is reported after all, together with what followed it, unless that were too much. */
const MAX_REWIND = 256;
/** libwebrtc's receiver sends feedback each 100 ms, and each 50 when there is much to tell. */
const INTERVAL_MS = 100;
const BUSY_INTERVAL_MS = 50;
const BUSY_PACKETS = 64;

/**
 * Notes when each packet of a transport arrived, and tells its sender, who estimates the path by
 * it (draft-holmer-rmcat-transport-wide-cc-extensions-01).
 */
export class TransportWideRecorder {
  /** Absolute; Infinity before anything has arrived. */
  nextTimeoutMs = Infinity;

  readonly #arrivalsMs = new Float64Array(REMEMBERED).fill(Number.NaN);
  readonly #sequence = new SequenceUnwrapper();
  /** First number that has not been reported yet. */
  #base = 0;
  #feedbackCount = 0;
  #reportedAtMs = -Infinity;

  /** @param sequence  16 bits, from the header extension */
  record(nowMs: number, sequence: number): void {
    const tracker = this.#sequence;
    if (!tracker.started) this.#begin(sequence);
    const extended = tracker.peek(sequence);
    if (extended - tracker.highest > MAX_JUMP || tracker.highest - extended > MAX_JUMP) {
      this.#arrivalsMs.fill(Number.NaN);
      this.#begin(sequence);
      this.#note(nowMs, tracker.highest);
      return;
    }
    for (let n = tracker.highest + 1; n < extended; n += 1) {
      this.#arrivalsMs[n & (REMEMBERED - 1)] = Number.NaN;
    }
    tracker.unwrap(sequence);
    this.#note(nowMs, extended);
  }

  /** @returns the offset behind the feedback packet; `offset` itself when none is due */
  write(nowMs: number, out: Buffer, offset: number, senderSsrc: number, mediaSsrc: number): number {
    if (nowMs < this.nextTimeoutMs) return offset;
    const oldest = this.#sequence.highest - REMEMBERED + 1;
    if (this.#base < oldest) this.#base = oldest;
    const count = this.#sequence.highest - this.#base + 1;
    if (count <= 0) {
      this.nextTimeoutMs = Infinity;
      return offset;
    }
    const end = writeTransportFeedback(
      out,
      offset,
      senderSsrc,
      mediaSsrc,
      this.#feedbackCount,
      this.#arrivalsMs,
      this.#base,
      count,
    );
    this.#feedbackCount = (this.#feedbackCount + 1) & 0xff;
    this.#base += statusesAt(out, offset);
    if (this.#base > this.#sequence.highest) {
      this.#reportedAtMs = nowMs;
      this.nextTimeoutMs = Infinity;
    }
    return end;
  }

  #begin(sequence: number): void {
    this.#base = this.#sequence.restart(sequence);
  }

  #note(nowMs: number, extended: number): void {
    if (extended < this.#base) {
      if (this.#base - extended > MAX_REWIND) return;
      // Reported as lost before: report again from here on, as libwebrtc does.
      this.#base = extended;
    }
    this.#arrivalsMs[extended & (REMEMBERED - 1)] = nowMs;
    const unreported = this.#sequence.highest - this.#base + 1;
    const intervalMs = unreported >= BUSY_PACKETS ? BUSY_INTERVAL_MS : INTERVAL_MS;
    const lastMs = this.#reportedAtMs === -Infinity ? nowMs : this.#reportedAtMs;
    const dueAtMs = lastMs + intervalMs;
    if (dueAtMs < this.nextTimeoutMs) this.nextTimeoutMs = dueAtMs;
  }
}
