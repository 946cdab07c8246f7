const firstMs = 250;
/** A server that is restarted is back within seconds: then nobody should be waiting for long. */
const soonMs = 1_000;
const soonAttempts = 12;
const mostMs = 5_000;

/**
 * How long to wait before attempt number `attempt` (0 = the first) to reach the server again.
 *
 * The first one follows at once but for a little: a WiFi change wants no waiting, and a restarted
 * server no hundred clients in the same millisecond. Later ones wait between half and all of a
 * doubling span ("equal jitter"): spread out, yet never hammering. For about eight seconds the span
 * is a second at most.
 *
 * @param random between 0 and 1
 */
export function backoffMs(attempt: number, random: number): number {
  if (attempt === 0) return Math.round(random * firstMs);
  const isSoon = attempt < soonAttempts;
  const doublings = isSoon ? attempt : attempt - soonAttempts + 3;
  const spanMs = Math.min(isSoon ? soonMs : mostMs, firstMs * 2 ** doublings);
  return Math.round(spanMs / 2 + (random * spanMs) / 2);
}
