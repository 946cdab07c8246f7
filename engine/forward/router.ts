import type { Kind } from '../types.ts';
import type { DropCounters } from './drop-reason.ts';
import type { Encoding } from './encoding.ts';
import type { TransportWideRecorder } from './feedback.ts';
import type { UpstreamPacket } from './upstream-packet.ts';
import type { SenderInfo } from '../rtp/rtcp/index.ts';

/** Ids of the header extensions agreed upstream; 0 or absent = not agreed. One map for the whole
 * bundle: an id means the same in every m-section (RFC 8843 §9.2, RFC 8285 §6). */
export interface UpstreamExtensions {
  readonly mid?: number;
  readonly rid?: number;
  readonly repairedRid?: number;
  readonly audioLevel?: number;
  readonly transportSequence?: number;
}

export interface SectionConfig {
  readonly mid: string;
  readonly kind: Kind;
  readonly codecs: readonly {
    readonly payloadType: number;
    readonly name: string;
    readonly clockRate: number;
    /** `apt` turned round: the payload type that repairs this one. */
    readonly rtxPayloadType?: number;
  }[];
  /** Ascending in quality. */
  readonly encodings: readonly {
    /** Empty without simulcast. */
    readonly rid: string;
    /** From `a=ssrc` lines, when there are any. */
    readonly ssrc?: number;
    readonly rtxSsrc?: number;
  }[];
  /** Whether generic NACK has been agreed. */
  readonly nack: boolean;
}

export interface RouterConfig {
  readonly extensions: UpstreamExtensions;
  readonly sections: readonly SectionConfig[];
}

export interface RouterOptions {
  /** More than this is dropped before fan-out; default 40 Mbps. */
  readonly maxRateBps?: number;
}

/** Finds whose packet this is: one for each upstream transport. */
export declare class Router {
  readonly drops: DropCounters;
  /** Filled by `route`, valid until the next one. */
  readonly packet: UpstreamPacket;
  readonly transportWide: TransportWideRecorder;
  /** All encodings, section by section, ascending in quality. */
  readonly encodings: readonly Encoding[];
  constructor(options?: RouterOptions);
  /** Control path. Encodings of the same (mid, rid) live on. */
  configure(config: RouterConfig): void;
  section(mid: string): readonly Encoding[];
  /** Reads the clear header. @returns its size for `unprotectRtp`, -1 when malformed (counted) */
  readHeader(datagram: Buffer, sizeBytes: number): number;
  /** The decrypted packet. @returns `this.packet`, or null when dropped (counted) */
  route(nowMs: number, datagram: Buffer, sizeBytes: number): UpstreamPacket | null;
  /** Only ever finds own encodings; undefined for a foreign SSRC. */
  encodingOf(ssrc: number): Encoding | undefined;
  onSenderReport(nowMs: number, ssrc: number, info: SenderInfo): void;
  onBye(ssrc: number): void;
}
