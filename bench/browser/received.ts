/** One remote picture, or one remote sound, as getStats tells it: sums since it began. */
export interface Received {
  readonly id: string;
  readonly kind: 'audio' | 'video';
  readonly trackIdentifier: string;
  readonly framesDecoded: number;
  readonly freezeCount: number;
  readonly frameHeight: number;
  readonly totalAudioEnergy: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  /** Time that frames (of sound: samples) have waited in the jitter buffer, all together. */
  readonly jitterBufferDelayS: number;
  /** How many frames (samples) that were. */
  readonly jitterBufferEmitted: number;
}

/** A page of any browser, driven by whatever: playwright's and puppeteer's will do. */
export interface ReadablePage {
  evaluate(run: () => Promise<Received[]>): Promise<Received[]>;
}

/** Everything that the page receives right now, over all of its connections. */
export async function received(page: ReadablePage): Promise<Received[]> {
  return page.evaluate(async () => {
    const all: Received[] = [];
    for (const connection of auscultInstruments.connections) {
      if (connection.connectionState === 'closed') continue;
      for (const report of (await connection.getStats()).values()) {
        const inbound = report as Record<string, unknown>;
        if (inbound['type'] !== 'inbound-rtp') continue;
        all.push({
          id: String(inbound['id']),
          kind: inbound['kind'] as Received['kind'],
          trackIdentifier: String(inbound['trackIdentifier']),
          framesDecoded: Number(inbound['framesDecoded'] ?? 0),
          freezeCount: Number(inbound['freezeCount'] ?? 0),
          frameHeight: Number(inbound['frameHeight'] ?? 0),
          totalAudioEnergy: Number(inbound['totalAudioEnergy'] ?? 0),
          packetsReceived: Number(inbound['packetsReceived'] ?? 0),
          packetsLost: Number(inbound['packetsLost'] ?? 0),
          jitterBufferDelayS: Number(inbound['jitterBufferDelay'] ?? 0),
          jitterBufferEmitted: Number(inbound['jitterBufferEmittedCount'] ?? 0),
        });
      }
    }
    return all;
  });
}
