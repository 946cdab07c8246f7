/** NTP seconds wrap in 2036 (era 1): all sums are taken modulo 2^32 s. */
const ERA_MS = 2 ** 32 * 1000;
const FRACTION = 2 ** 32;

/** A 64-bit NTP time as milliseconds within its era; exact to a microsecond. */
export function ntpToMs(seconds: number, fraction: number): number {
  return seconds * 1000 + (fraction / FRACTION) * 1000;
}

export function ntpSeconds(ntpMs: number): number {
  return Math.floor(withinEra(ntpMs) / 1000);
}

export function ntpFraction(ntpMs: number): number {
  const ms = withinEra(ntpMs);
  return Math.floor(((ms % 1000) / 1000) * FRACTION);
}

/** The middle 32 bits, as a report block quotes a sender report (RFC 3550 §6.4.1 LSR). */
export function ntpCompact(seconds: number, fraction: number): number {
  return (((seconds & 0xffff) << 16) | (fraction >>> 16)) >>> 0;
}

/** Signed distance from `b` to `a`, the shorter way round the era. */
export function ntpDeltaMs(a: number, b: number): number {
  const delta = (a - b) % ERA_MS;
  if (delta >= ERA_MS / 2) return delta - ERA_MS;
  return delta < -ERA_MS / 2 ? delta + ERA_MS : delta;
}

function withinEra(ntpMs: number): number {
  const ms = ntpMs % ERA_MS;
  return ms < 0 ? ms + ERA_MS : ms;
}
