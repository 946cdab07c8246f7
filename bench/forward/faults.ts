import type { Reception } from './load-process.ts';

/** Less than this share of what was to arrive is a failure: loopback loses nothing by itself. */
const MIN_ARRIVED = 0.99;

/** Beyond this share of the planned time the sender was the bottleneck, not the server. */
const MAX_LATE = 0.05;

/** What would make the figures a lie. */
export function findFaults(reception: Reception, seconds: number): string[] {
  const { expected, arrived, silent, refused, wrong, reused, duplicates, lateMs } = reception;
  const faults: string[] = [];
  if (arrived === 0) faults.push('nothing arrived');
  else if (arrived < expected * MIN_ARRIVED) {
    faults.push(`only ${arrived} of ${expected} packets arrived`);
  }
  if (silent > 0 && arrived > 0) faults.push(`${silent} receivers got nothing`);
  if (refused > 0) faults.push(`${refused} packets failed authentication`);
  if (wrong > 0) faults.push(`${wrong} packets had other contents than were sent`);
  if (reused > 0) faults.push(`${reused} packets came under an index that was used before`);
  if (duplicates > 0) faults.push(`${duplicates} packets arrived more than once`);
  if (lateMs > seconds * 1000 * MAX_LATE) {
    faults.push(`the publisher fell ${Math.round(lateMs)} ms behind: the load was the limit`);
  }
  return faults;
}
