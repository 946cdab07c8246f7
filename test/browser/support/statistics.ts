import type { Page } from 'playwright';
import { received } from '../../../bench/browser/received.ts';
import type { Received } from '../../../bench/browser/received.ts';

/** RTP packets sent so far, over all connections. */
export async function packetsSent(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let packets = 0;
    for (const connection of auscultInstruments.connections) {
      if (connection.connectionState === 'closed') continue;
      for (const report of (await connection.getStats()).values()) {
        const outbound = report as Record<string, unknown>;
        if (outbound['type'] === 'outbound-rtp') packets += Number(outbound['packetsSent'] ?? 0);
      }
    }
    return packets;
  });
}

/** The protocol of every connection that carries something: `udp`, `tcp`. */
export async function protocols(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found = new Set<string>();
    for (const connection of auscultInstruments.connections) {
      if (connection.connectionState !== 'connected') continue;
      const stats = await connection.getStats();
      for (const report of stats.values()) {
        const pair = report as Record<string, unknown>;
        if (pair['type'] !== 'candidate-pair' || pair['nominated'] !== true) continue;
        const local = stats.get(String(pair['localCandidateId'])) as
          Record<string, unknown> | undefined;
        if (local) found.add(String(local['protocol']));
      }
    }
    return [...found];
  });
}

/** The pictures of others that have begun. */
export function pictures(all: readonly Received[]): readonly Received[] {
  return all.filter(({ kind, framesDecoded }) => kind === 'video' && framesDecoded > 0);
}

/** What "for 10 s" amounts to at the least: a camera of 20 frames a second, some load beside it. */
const FRAMES_IN_10_S = 150;

/** What one end saw of the other in ten seconds. */
export interface SteadyPicture {
  readonly framesMore: number;
  /** Less those in which one of the two pages stood still itself, and the line can't be blamed. */
  readonly freezesMore: number;
}

/** Ten seconds of the one picture that `page` receives from `sender`. */
export async function steadyPicture(page: Page, sender: Page): Promise<SteadyPicture> {
  const stalls = async (): Promise<number> => {
    const each = [page, sender].map((one) => one.evaluate(() => auscultInstruments.stalls));
    return (await Promise.all(each)).reduce((sum, count) => sum + count, 0);
  };
  const stallsBefore = await stalls();
  const [before] = pictures(await received(page));
  const frames = (all: readonly Received[]): number =>
    (pictures(all)[0]?.framesDecoded ?? 0) - (before?.framesDecoded ?? 0);
  const after = await untilReceived(
    page,
    (all) => frames(all) >= FRAMES_IN_10_S,
    'ten seconds of picture',
    30_000,
  );
  const freezes = (pictures(after)[0]?.freezeCount ?? 0) - (before?.freezeCount ?? 0);
  return {
    framesMore: frames(after),
    freezesMore: Math.max(0, freezes - ((await stalls()) - stallsBefore)),
  };
}

/**
 * Waits in the page until `predicate` holds of what it receives. A condition of the browser's own
 * statistics has no event to wait for: it is asked again every few animation frames, since asking
 * takes time that the pictures want.
 */
export async function untilReceived(
  page: Page,
  predicate: (all: readonly Received[]) => boolean,
  what: string,
  timeoutMs = 15_000,
): Promise<Received[]> {
  const startedMs = performance.now();
  for (;;) {
    const all = await received(page);
    if (predicate(all)) return all;
    if (performance.now() - startedMs > timeoutMs) {
      throw new Error(`${what}: not within ${timeoutMs} ms; got ${JSON.stringify(all)}`);
    }
    await page.evaluate(async () => {
      for (let frame = 0; frame < 10; frame++) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
  }
}
