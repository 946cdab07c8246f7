import type { Encoding } from './encoding.ts';
import type { Router } from './router.ts';

export declare class TransportWideRecorder {
  record(nowMs: number, sequence: number): void;
}

/** RTCP towards one publisher. */
export declare class UpstreamFeedback {
  constructor(options: {
    router: Router;
    senderSsrc: number;
    cname: string;
    receiverReportMs?: number;
  });
  /** Absolute; Infinity when nothing is waiting. */
  nextTimeoutMs(): number;
  requestKeyFrame(encoding: Encoding): void;
  /** Writes one plaintext RTCP compound. @returns its size, 0 when nothing is due */
  write(nowMs: number, slot: Buffer): number;
}

/** One for each track: many wishes, few requests. */
export declare class KeyFrameRequester {
  /** Requests that went upstream. */
  sent: number;
  constructor(encodings: readonly Encoding[], options?: { intervalMs?: number });
  request(nowMs: number, encodingIndex: number): void;
  /** @returns the encoding to send a PLI for now, or undefined */
  take(nowMs: number): Encoding | undefined;
  /** When `take` will have something; Infinity when nothing is wanted. */
  nextTimeoutMs(): number;
}

/** How often one subscriber may make a publisher send key frames. */
export declare class KeyFrameBudget {
  constructor(options?: { requests?: number; windowMs?: number });
  spend(nowMs: number): boolean;
}

/** What one subscriber's link is believed to carry, until estimation proper. */
export declare class DownstreamCap {
  readonly rateBps: number;
  constructor(options?: { minBps?: number; maxBps?: number; initialBps?: number });
  onReceiverEstimate(nowMs: number, rateBps: number): void;
  /** @param fractionLost in 1/256 */
  onFractionLost(nowMs: number, fractionLost: number): void;
}
