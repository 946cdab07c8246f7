import type { LayerReason, ShownSize, Source } from '../types.ts';

/** What the allocator knows of one encoding of a video track. */
export interface EncodingState {
  /** Packets came within the last moment: waiting for a silent encoding would freeze the picture. */
  readonly active: boolean;
  /** Measured; 0 while unknown. */
  readonly bitrateBps: number;
  /** From the last key frame; 0 while unknown. */
  readonly heightPixels: number;
}

/** One video subscription's wish. */
export interface Demand {
  readonly source: Source;
  /** Ascending quality. */
  readonly encodings: readonly EncodingState[];
  /** Device pixels; null until the subscriber said anything. 0×0 = hidden. */
  readonly shown: ShownSize | null;
  /** Highest encoding wanted whatever the size; null = no cap. */
  readonly cap: number | null;
  /** What is on the wire now. */
  readonly current: number | null;
}

export interface Allocation {
  /** Index of the encoding to forward, null = nothing. */
  readonly target: number | null;
  /** What would be forwarded on a line without limits. */
  readonly preferred: number;
  readonly reason: LayerReason;
}

/** Assumed for a track's only encoding until it is measured: about 360p at 30 frames a second. */
const UNKNOWN_BITRATE_BPS = 500_000;
/** The same for the lowest of several, made for lines that carry little, … */
const UNKNOWN_LOWEST_BPS = 150_000;
/** … each of which has about four times the pixels, and three times the bits, of the one below. */
const UNKNOWN_STEP = 3;
/** A step up must fit with this margin, so that a layer at the border is not taken and lost. */
const STEP_UP_MARGIN = 1.15;
/** A picture may be enlarged by this much before the next encoding is worth its bits. */
const ENLARGEMENT = 1.2;

/**
 * Spends a budget over the video subscriptions of one participant: every shown picture gets its
 * lowest encoding first, then screens, then larger pictures are raised one encoding at a time.
 * Audio is never part of the bargain: the caller takes it off the budget beforehand.
 *
 * @param budgetBps  bits per second for all video; Infinity where nothing is known of the line
 * @returns one allocation per demand, in the same order. Pure.
 */
export function allocate(demands: readonly Demand[], budgetBps: number): Allocation[] {
  const preferred = demands.map(preferredEncoding);
  const targets: (number | null)[] = demands.map(lowestActive);
  let leftBps = budgetBps;
  const order = demands
    .map((_, index) => index)
    .sort((a, b) => priority(demands[b]) - priority(demands[a]));

  for (const index of order) {
    const demand = demands[index];
    const target = targets[index];
    if (demand === undefined || target === undefined || target === null) continue;
    const want = preferred[index] ?? 0;
    if (want < 0) {
      targets[index] = null;
      continue;
    }
    const costBps = bitrateOf(demand, target);
    // The first picture is kept even over budget: a subscriber whose line cannot carry one lowest
    // encoding sees it late rather than nothing.
    if (costBps > Math.max(leftBps, 0) && index !== order[0]) targets[index] = null;
    else leftBps -= costBps;
  }

  const raise = (index: number): boolean => {
    const demand = demands[index];
    const target = targets[index];
    const want = preferred[index];
    if (demand === undefined || target === undefined || target === null || want === undefined) {
      return false;
    }
    const next = nextActive(demand, target, want);
    if (next === null) return false;
    const extraBps = bitrateOf(demand, next) - bitrateOf(demand, target);
    const margin = demand.current !== null && next <= demand.current ? 1 : STEP_UP_MARGIN;
    if (extraBps * margin > leftBps) return false;
    leftBps -= extraBps;
    targets[index] = next;
    return true;
  };
  const isScreen = (index: number): boolean => demands[index]?.source === 'screen';
  for (const index of order.filter(isScreen)) while (raise(index));
  const faces = order.filter((index) => !isScreen(index));
  // By turns, the largest first: nobody is raised twice before everybody could be raised once.
  while (faces.map(raise).includes(true));

  return demands.map((demand, index) => {
    const target = targets[index] ?? null;
    const want = preferred[index] ?? 0;
    return { target, preferred: Math.max(want, 0), reason: reasonFor(demand, target, want) };
  });
}

/** −1 = hidden. A screen share is never scaled down by the size of its tile: it is there to be read. */
function preferredEncoding(demand: Demand): number {
  const { encodings, shown, cap, source } = demand;
  if (shown !== null && shown.width * shown.height === 0) return -1;
  const top = encodings.length - 1;
  const limit = cap === null ? top : Math.min(cap, top);
  if (shown === null || source === 'screen') return limit;
  for (let index = 0; index < limit; index++) {
    const height = encodings[index]?.heightPixels ?? 0;
    if (height > 0 && height * ENLARGEMENT >= shown.height) return index;
  }
  return limit;
}

/**
 * The lowest encoding that is being sent. Where nothing is sent, the one on the wire or else the
 * lowest one stands ready: its first key frame is then shown in the moment it comes.
 */
function lowestActive({ encodings, current }: Demand): number {
  const index = encodings.findIndex((encoding) => encoding.active);
  return index < 0 ? (current ?? 0) : index;
}

function nextActive(demand: Demand, target: number, want: number): number | null {
  for (let index = target + 1; index <= want; index++) {
    if (demand.encodings[index]?.active === true) return index;
  }
  return null;
}

/** What is not sent costs nothing; what has only just begun is not measured yet. */
function bitrateOf(demand: Demand, index: number): number {
  const encoding = demand.encodings[index];
  if (encoding?.active !== true) return 0;
  if (encoding.bitrateBps > 0) return encoding.bitrateBps;
  const isOnly = demand.encodings.length === 1;
  return isOnly ? UNKNOWN_BITRATE_BPS : UNKNOWN_LOWEST_BPS * UNKNOWN_STEP ** index;
}

function priority(demand: Demand | undefined): number {
  if (demand === undefined) return 0;
  const area = demand.shown === null ? 1 : demand.shown.width * demand.shown.height;
  return demand.source === 'screen' ? area + 1e12 : area;
}

function reasonFor(demand: Demand, target: number | null, want: number): LayerReason {
  if (want < 0) return 'hidden';
  if (!demand.encodings.some(({ active }) => active)) return 'notSent';
  if (target === null) return 'bandwidth:down';
  if (target < want) {
    return demand.encodings[want]?.active === true ? 'bandwidth:down' : 'notSent';
  }
  return 'preferred';
}
