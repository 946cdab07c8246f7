import type { Seen } from './messages.ts';

/** One end of a call, whatever it is made of. */
export interface Peer {
  /** As the door knows it. */
  readonly id: string;
  /** For people: `Firefox 140.0`. */
  readonly name: string;
  /** From entering to the first picture of somebody else, in ms. */
  firstFrameMs(): Promise<number>;
  /**
   * What it has received by now. It takes a peer some 100 ms to say so: what is on its way when it
   * is asked has arrived when it answers, and asking again and again costs next to nothing.
   */
  seen(): Promise<Seen>;
  close(): Promise<void>;
}

/** Asks again and again: counters have no event to wait for. */
export async function untilSeen(
  peer: Peer,
  predicate: (seen: Seen) => boolean,
  what: string,
  timeoutMs = 20_000,
): Promise<Seen> {
  const startedMs = performance.now();
  for (;;) {
    const seen = await peer.seen();
    if (predicate(seen)) return seen;
    if (performance.now() - startedMs > timeoutMs) {
      throw new Error(`${peer.name}: ${what}: not in ${timeoutMs} ms; ${JSON.stringify(seen)}`);
    }
  }
}
