import type { Reception } from '../load/measure.ts';
import { describeComplaints } from '../peer/strict-receiver.ts';

/** Less than this share of what was to arrive is a failure: loopback loses nothing by itself. */
const MIN_ARRIVED = 0.99;

/** Beyond this share of the planned time the sender was the bottleneck, not the server. */
const MAX_LATE = 0.05;

/** Beyond this share of what it can do, a load process measures itself. */
export const MAX_LOAD_SHARE = 0.7;

/** A server that takes so long in the median holds packets back: loopback takes below a millisecond. */
export const MAX_MEDIAN_DELAY_MS = 100;

/** What would make the figures a lie. */
export function findFaults(
  reception: Reception,
  { seconds, load }: { seconds: number; load: { limitPerSecond: number; share: number } },
): string[] {
  const { expected, arrived, silent, refused, reused, lateMs, complaints } = reception;
  const faults: string[] = [];
  if (arrived === 0) faults.push('nothing arrived');
  else if (arrived < expected * MIN_ARRIVED) {
    faults.push(`only ${arrived} of ${expected} packets arrived`);
  }
  if (silent > 0 && arrived > 0) faults.push(`${silent} receivers got nothing`);
  if (refused > 0) faults.push(`${refused} packets failed authentication`);
  if (reused > 0) faults.push(`${reused} packets came under an index that was used before`);
  // What is missing is counted by what arrived.
  faults.push(...describeComplaints({ ...complaints, missing: 0 }));
  faults.push(...delayFaults(reception.delayMs.p50));
  if (lateMs > seconds * 1000 * MAX_LATE) {
    faults.push(`the publisher fell ${Math.round(lateMs)} ms behind: the load was the limit`);
  }
  faults.push(...loadFaults(load.share));
  return faults;
}

export function delayFaults(p50Ms: number): string[] {
  if (p50Ms <= MAX_MEDIAN_DELAY_MS) return [];
  return [`half of all packets took more than ${Math.round(p50Ms)} ms`];
}

/** @param share of what the load process can do that was asked of it */
export function loadFaults(share: number): string[] {
  if (share <= MAX_LOAD_SHARE) return [];
  const percent = Math.round(share * 100);
  return [`the load used ${percent} % of what it can do: the load was the limit`];
}
