/** Packet types (RFC 3550 §12.1, RFC 4585 §6.1, RFC 3611 §2). */
export const RTCP_TYPE = {
  senderReport: 200,
  receiverReport: 201,
  sourceDescription: 202,
  bye: 203,
  transportFeedback: 205,
  payloadFeedback: 206,
} as const;

/** Feedback message types (RFC 4585 §6.2–6.4, RFC 5104 §4.3.1, draft-holmer-…-01 §3.1). */
export const RTCP_FORMAT = {
  nack: 1,
  transportWide: 15,
  pictureLoss: 1,
  fullIntraRequest: 4,
  applicationLayer: 15,
} as const;

/** One report block (RFC 3550 §6.4.1), as in SR and RR. Made once and reused. */
export interface ReportBlock {
  /** Whose packets are reported on. */
  ssrc: number;
  /** Lost since the report before, in 1/256. */
  fractionLost: number;
  /** Signed 24 bits: duplicates make it negative. */
  cumulativeLost: number;
  /** Cycles in the upper 16 bits. */
  extendedHighestSequence: number;
  jitterTicks: number;
  /** Middle 32 bits of the last sender report's NTP time; 0 when there was none. */
  lastSenderReport: number;
  /** Since that report arrived, in 1/65,536 s. */
  delaySinceLastSenderReport: number;
}

export function createReportBlock(): ReportBlock {
  return {
    ssrc: 0,
    fractionLost: 0,
    cumulativeLost: 0,
    extendedHighestSequence: 0,
    jitterTicks: 0,
    lastSenderReport: 0,
    delaySinceLastSenderReport: 0,
  };
}

/** The sender's part of an SR (RFC 3550 §6.4.1). Made once and reused. */
export interface SenderInfo {
  ntpSeconds: number;
  /** In 1/2^32 s. */
  ntpFraction: number;
  rtpTimestamp: number;
  packets: number;
  octets: number;
}

export function createSenderInfo(): SenderInfo {
  return { ntpSeconds: 0, ntpFraction: 0, rtpTimestamp: 0, packets: 0, octets: 0 };
}

/**
 * Who hears what a compound says. The objects handed in are reused: copy what you keep. SSRCs are
 * claims of the sender: whoever implements this looks them up among its own only (row I3).
 */
export interface RtcpHandler {
  onSenderReport(ssrc: number, info: SenderInfo): void;
  onReportBlock(block: ReportBlock): void;
  /** @param lostMask bit i set: `sequence + i + 1` is missing too (RFC 4585 §6.2.1) */
  onNack(mediaSsrc: number, sequence: number, lostMask: number): void;
  onPictureLoss(mediaSsrc: number): void;
  onFullIntraRequest(mediaSsrc: number): void;
  /** REMB: the receiver's estimate of what reaches it, finite and ≥ 0. */
  onReceiverEstimate(rateBps: number): void;
  onBye(ssrc: number): void;
  /** Transport-wide feedback: the whole packet, for `readTransportFeedback`. */
  onTransportFeedback(bytes: Buffer, offset: number, sizeBytes: number): void;
}
