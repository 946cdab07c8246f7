import type { Clock } from './clock.ts';

/** One line for an operator: words and ids, never names, tokens, addresses or descriptions. */
export interface LogEntry {
  readonly event:
    | 'upgradeRefused'
    | 'frameRefused'
    | 'protocolViolated'
    | 'connectionCut'
    | 'joinRefused'
    | 'resumeRefused'
    | 'requestFailed'
    | 'callbackFailed'
    | 'sessionLost';
  readonly code: string;
  readonly sessionId?: string;
  readonly participantId?: string;
  /** Entries of the same event and code that were left out since the last one. */
  readonly leftOut?: number;
  readonly error?: unknown;
}

/** Takes each entry; what it does with it is the embedder's matter. */
export type Log = (entry: LogEntry) => void;

const everyMs = 1_000;

/** At most one line a second for each reason: filling a disk with complaints is an attack too. */
export function throttled(log: Log, clock: Clock): Log {
  const reasons = new Map<string, { nextMs: number; leftOut: number }>();
  return (entry) => {
    const key = `${entry.event} ${entry.code}`;
    const nowMs = clock.nowMs();
    const reason = reasons.get(key) ?? { nextMs: -Infinity, leftOut: 0 };
    reasons.set(key, reason);
    if (nowMs < reason.nextMs) {
      reason.leftOut += 1;
      return;
    }
    log(reason.leftOut > 0 ? { ...entry, leftOut: reason.leftOut } : entry);
    reason.nextMs = nowMs + everyMs;
    reason.leftOut = 0;
  };
}
