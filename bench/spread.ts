/** How a set of measurements is spread, in their own unit. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** @returns null when there is nothing to tell */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return { p50: percentile(sorted, 50), p95: percentile(sorted, 95), max: percentile(sorted, 100) };
}

/** By nearest rank: always a value that was measured, however few there are. */
function percentile(sorted: readonly number[], percent: number): number {
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? NaN;
}

/** Of an even number of values the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

/** As cells of a table, to a tenth. */
export function writeSpread(spread: Spread | null): string[] {
  if (spread === null) return ['–', '–', '–'];
  return [spread.p50, spread.p95, spread.max].map((value) => value.toFixed(1));
}
