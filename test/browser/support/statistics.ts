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

/**
 * Waits in the page until `predicate` holds of what it receives. A condition of the browser's own
 * statistics has no event to wait for: it is asked again with every animation frame.
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
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}
