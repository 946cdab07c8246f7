import type { Kind } from '../types.ts';

export interface EncodingOptions {
  readonly mid: string;
  /** Empty without simulcast. */
  readonly rid: string;
  /** Position within its section, ascending in quality. */
  readonly index: number;
  readonly kind: Kind;
  readonly clockRate: number;
  /** Whether missing packets are asked for (`a=rtcp-fb … nack` agreed). */
  readonly nack: boolean;
}

/** One upstream RTP stream of a track: what arrived, what is missing, and the last second of it. */
export declare class Encoding {
  readonly mid: string;
  readonly rid: string;
  readonly index: number;
  readonly kind: Kind;
  /** Whoever owns this encoding outside the hot path (a track). */
  owner: object | null;
  /** 0 until the first packet. */
  ssrc: number;
  rtxSsrc: number;
  bound: boolean;
  packets: number;
  bytes: number;
  /** Absolute; -Infinity before the first. */
  lastPacketAtMs: number;
  /** First packet of a key frame last seen; -Infinity before. */
  lastKeyFrameAtMs: number;
  /** The missing-packet list wants a key frame instead: read and cleared by the control path. */
  wantsKeyFrame: boolean;
  /** When the next NACK is due; Infinity when none. */
  readonly nackDueAtMs: number;
  readonly cumulativeLost: number;
  constructor(options: EncodingOptions);
  /** False when nothing has come for `timeoutMs` (wall: encodings stop without a word). */
  isActive(nowMs: number, timeoutMs?: number): boolean;
  rateBps(nowMs: number): number;
  onSenderReport(
    nowMs: number,
    ntpSeconds: number,
    ntpFraction: number,
    rtpTimestamp: number,
  ): void;
}
