import type { Codec } from '../rtp/codec/index.ts';
import type { ReportBlock } from '../rtp/rtcp/index.ts';
import type { DropCounters } from './drop-reason.ts';
import type { Encoding } from './encoding.ts';
import type { UpstreamPacket } from './upstream-packet.ts';

/** Ids of the header extensions agreed downstream, 1–14; 0 or absent = not written. */
export interface DownstreamExtensions {
  readonly mid?: number;
  readonly audioLevel?: number;
  readonly absSendTime?: number;
  readonly transportSequence?: number;
}

export interface SubscriptionOptions {
  readonly encodings: readonly Encoding[];
  readonly codec: Codec;
  readonly clockRate: number;
  readonly payloadType: number;
  readonly ssrc: number;
  readonly rtx: { readonly payloadType: number; readonly ssrc: number } | null;
  readonly extensions: DownstreamExtensions;
  /** Written when `extensions.mid` is given. */
  readonly mid: string;
  /** Shared by all subscriptions from one publisher: what is to be played in step. */
  readonly cname: string;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly resendShare?: number;
  readonly maxResends?: number;
}

export interface GateClosing {
  /** In the subscriber's numbering; null when nothing was ever forwarded. */
  readonly lastExtendedSequence: number | null;
  readonly lastForwardedAtMs: number | null;
}

/** One track on its way to one participant: gate ▸ selector ▸ rewriter ▸ cache. */
export declare class Subscription {
  readonly ssrc: number;
  readonly rtxSsrc: number;
  readonly drops: DropCounters;
  readonly open: boolean;
  /** Index of the encoding on the wire; -1 = none. */
  readonly current: number;
  /** Index of the encoding wanted; -1 = none. Starts at -1. */
  readonly target: number;
  readonly switches: number;
  readonly lastExtendedSequence: number | null;
  readonly lastForwardedAtMs: number | null;
  packets: number;
  bytes: number;
  resent: number;
  rttMs: number;
  /** Header size of what `forward` or `resend` has just written: for `protectRtp`. */
  headerSizeBytes: number;
  /** Where the two bytes of the transport-wide sequence number go, 0 = not agreed. */
  transportSequenceOffset: number;
  constructor(options: SubscriptionOptions);
  openGate(): void;
  closeGate(): GateClosing;
  setTarget(encodingIndex: number, temporalLayer: number): void;
  /** True while nothing, or not the target, can be sent for want of a key frame. */
  readonly awaitingKeyFrame: boolean;
  forward(nowMs: number, packet: UpstreamPacket, slot: Buffer): number;
  resend(nowMs: number, sequence: number, slot: Buffer): number;
  /** From the subscriber: PLI or FIR. @returns false when it has asked too often (row F1) */
  allowsKeyFrameRequest(nowMs: number): boolean;
  onReportBlock(nowMs: number, block: ReportBlock): void;
  /** SR + SDES CNAME. @returns the new offset; `offset` itself when there is nothing to report */
  writeSenderReport(nowMs: number, out: Buffer, offset: number): number;
}
