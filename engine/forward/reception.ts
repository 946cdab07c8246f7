import type { ReportBlock } from '../rtp/rtcp/index.ts';

const MAX_CUMULATIVE_LOST = 0x7fffff;

/** What a receiver report says of one RTP stream (RFC 3550 A.3, A.8). */
export class Reception {
  packets = 0;
  bytes = 0;
  /** In ticks of the clock rate, smoothed as in RFC 3550 A.8. */
  jitterTicks = 0;

  /** First extended number of this numbering, and the cycles that belong to an earlier one. */
  #base = 0;
  #cycleBase = 0;
  #highest = 0;
  /** Arrived in this numbering, without repairs: a retransmission does not undo a loss. */
  #received = 0;
  #expectedBefore = 0;
  #receivedBefore = 0;
  #transitTicks = Number.NaN;
  /** Lost in numberings before this one. */
  #lostBefore = 0;
  /** Of the interval that the last report closed. */
  reportedExpected = 0;
  reportedLost = 0;

  /** The sender starts a numbering, for the first time or anew. */
  start(extendedSequence: number): void {
    if (this.#received > 0) this.#lostBefore = this.cumulativeLost;
    this.#base = extendedSequence;
    this.#cycleBase = Math.floor(extendedSequence / 65536) * 65536;
    this.#highest = extendedSequence;
    this.#received = 0;
    this.#expectedBefore = 0;
    this.#receivedBefore = 0;
    this.#transitTicks = Number.NaN;
  }

  /**
   * @param repaired   came as RTX: its bytes count, its arrival does not
   * @param sizeBytes  whole RTP packet
   */
  onPacket(
    nowMs: number,
    extendedSequence: number,
    timestamp: number,
    clockRate: number,
    sizeBytes: number,
    repaired: boolean,
  ): void {
    this.packets += 1;
    this.bytes += sizeBytes;
    if (extendedSequence > this.#highest) this.#highest = extendedSequence;
    if (repaired) return;
    this.#received += 1;

    // Wraps modulo 2^32, as the timestamp does.
    const transitTicks = (Math.round((nowMs * clockRate) / 1000) - timestamp) | 0;
    if (!Number.isNaN(this.#transitTicks)) {
      const distance = Math.abs((transitTicks - this.#transitTicks) | 0);
      this.jitterTicks += (distance - this.jitterTicks) / 16;
    }
    this.#transitTicks = transitTicks;
  }

  get cumulativeLost(): number {
    return this.#lostBefore + (this.#received === 0 ? 0 : this.#expected - this.#received);
  }

  /** Fills the counting fields of a report block and begins the next interval. */
  report(block: ReportBlock): void {
    const expected = this.#expected;
    const expectedNow = expected - this.#expectedBefore;
    const lostNow = expectedNow - (this.#received - this.#receivedBefore);
    this.#expectedBefore = expected;
    this.#receivedBefore = this.#received;
    this.reportedExpected = expectedNow;
    this.reportedLost = lostNow;
    block.fractionLost =
      expectedNow <= 0 || lostNow <= 0
        ? 0
        : Math.min(255, Math.floor((lostNow * 256) / expectedNow));
    block.cumulativeLost = Math.max(
      -MAX_CUMULATIVE_LOST,
      Math.min(MAX_CUMULATIVE_LOST, this.cumulativeLost),
    );
    block.extendedHighestSequence = (this.#highest - this.#cycleBase) >>> 0;
    block.jitterTicks = Math.round(this.jitterTicks);
  }

  get #expected(): number {
    return this.#highest - this.#base + 1;
  }
}
