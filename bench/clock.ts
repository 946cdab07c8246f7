/**
 * Milliseconds on a clock that all processes of this machine share: the system's monotonic one,
 * which `performance.now` counts from each process' own start.
 */
export function sharedNowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
