/**
 * Why a packet went no further. Counted by number on the hot path, shown by name in statistics.
 */
export const DROP_REASONS = [
  // Arriving: found by the router or the encoding.
  'malformed',
  'unknownSsrc',
  'unknownMid',
  'unknownPayloadType',
  'rebindingTooSoon',
  'overRate',
  'duplicate',
  'tooOld',
  'sequenceJump',
  'rtxMalformed',
  'rtxBeforeMedia',
  'malformedPayload',
  // Leaving: decided by one subscription.
  'gated',
  'codecNotNegotiated',
  'notSelected',
  'awaitingKeyFrame',
  'temporalLayer',
  'emptyPayload',
  'beforeSwitch',
  'alreadySent',
  'tooLarge',
  // Asked for again, not given.
  'resendNotNegotiated',
  'resendUnknown',
  'resendLimit',
  'resendTooSoon',
  'resendBudget',
] as const;

export type DropReason = (typeof DROP_REASONS)[number];

/** The number of each reason, for counting. */
export const DROP = Object.fromEntries(DROP_REASONS.map((reason, i) => [reason, i])) as Readonly<
  Record<DropReason, number>
>;

/** One counter a reason; indexes are those of `DROP`. */
export type DropCounters = Uint32Array<ArrayBuffer>;

export function createDropCounters(): DropCounters {
  return new Uint32Array(DROP_REASONS.length);
}

export function countDrop(counters: DropCounters, reason: number): void {
  counters[reason] = (counters[reason] as number) + 1;
}

/** The counters that are not zero, by name. */
export function dropsByName(counters: DropCounters): Record<string, number> {
  const named: Record<string, number> = {};
  for (const [i, reason] of DROP_REASONS.entries()) {
    const count = counters[i] as number;
    if (count !== 0) named[reason] = count;
  }
  return named;
}
