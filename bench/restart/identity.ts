import type { Page } from 'playwright';

/** By what a page's open connections are told from others. */
export interface MediaIdentity {
  /** Of the engine's certificate, over each connection. */
  readonly fingerprints: readonly string[];
  /** Of what comes. */
  readonly receivedSsrcs: readonly number[];
}

export async function identityOf(page: Page): Promise<MediaIdentity> {
  return page.evaluate(async () => {
    const fingerprints: string[] = [];
    const receivedSsrcs: number[] = [];
    for (const connection of auscultInstruments.connections) {
      if (connection.connectionState !== 'connected') continue;
      const stats = await connection.getStats();
      for (const report of stats.values()) {
        const entry = report as Record<string, unknown>;
        if (entry['type'] === 'inbound-rtp') receivedSsrcs.push(Number(entry['ssrc']));
        if (entry['type'] !== 'transport') continue;
        const certificate = stats.get(String(entry['remoteCertificateId'])) as
          Record<string, unknown> | undefined;
        if (certificate) fingerprints.push(String(certificate['fingerprint']));
      }
    }
    return { fingerprints, receivedSsrcs };
  });
}

/** What of the connections before is used by those after, in sentences. */
export function reusedBy(before: MediaIdentity, after: MediaIdentity): string[] {
  const faults: string[] = [];
  if (after.fingerprints.length === 0) faults.push('no connection tells its certificate');
  if (after.fingerprints.some((one) => before.fingerprints.includes(one))) {
    faults.push('a certificate of the engine is the one from before');
  }
  const ssrc = after.receivedSsrcs.find((one) => before.receivedSsrcs.includes(one));
  if (ssrc !== undefined) faults.push(`the SSRC ${ssrc} is one from before`);
  return faults;
}
