export interface Pace {
  readonly packetsPerSecond: number;
  /** Sent together, as an encoder hands over a frame cut into packets. */
  readonly burst: number;
  readonly packets: number;
}

export interface Sent {
  readonly packets: number;
  /** How much longer than planned it took, in milliseconds: the load generator's own limit. */
  readonly lateMs: number;
}

/**
 * Calls `send` at an even pace and returns after the last one. What a late timer has missed is
 * caught up at once, so the number sent is exact and the rate holds over any second.
 */
export async function sendPaced(
  { packetsPerSecond, burst, packets }: Pace,
  send: (index: number) => void,
): Promise<Sent> {
  const startMs = performance.now();
  const bursts = Math.ceil(packets / burst);
  const everyMs = (1000 * burst) / packetsPerSecond;
  let next = 0;
  const done = Promise.withResolvers<Sent>();
  const turn = (): void => {
    const due = Math.min(bursts, Math.floor((performance.now() - startMs) / everyMs) + 1);
    while (next < due * burst && next < packets) send(next++);
    if (next < packets) {
      setTimeout(turn, Math.max(0, startMs + (next / burst) * everyMs - performance.now()));
      return;
    }
    const plannedMs = (bursts - 1) * everyMs;
    done.resolve({ packets: next, lateMs: Math.max(0, performance.now() - startMs - plannedMs) });
  };
  turn();
  return done.promise;
}
