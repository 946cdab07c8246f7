import type { Page } from 'playwright';

/** One stream of video at one end, as getStats tells it: sums since it began. */
export interface VideoCount {
  readonly id: string;
  readonly direction: 'received' | 'sent';
  /** Decoded or encoded. */
  readonly frames: number;
  /** `640x360`: of the last frame. */
  readonly size: string;
}

/** What went through a page's decoders and encoders in a time. */
export interface Flow {
  readonly decodedPerSecond: number;
  /** Of each picture that came, sorted. */
  readonly decodedSizes: readonly string[];
  readonly encodedPerSecond: number;
  readonly encodedSizes: readonly string[];
}

export async function countVideo(page: Page): Promise<VideoCount[]> {
  return page.evaluate(async () => {
    const counts: VideoCount[] = [];
    for (const connection of auscultInstruments.connections) {
      if (connection.connectionState === 'closed') continue;
      for (const report of (await connection.getStats()).values()) {
        const stream = report as Record<string, unknown>;
        if (stream['kind'] !== 'video') continue;
        const received = stream['type'] === 'inbound-rtp';
        if (!received && stream['type'] !== 'outbound-rtp') continue;
        counts.push({
          id: String(stream['id']),
          direction: received ? 'received' : 'sent',
          frames: Number(stream[received ? 'framesDecoded' : 'framesEncoded'] ?? 0),
          size: `${Number(stream['frameWidth'] ?? 0)}x${Number(stream['frameHeight'] ?? 0)}`,
        });
      }
    }
    return counts;
  });
}

export function flowOf(
  before: readonly VideoCount[],
  after: readonly VideoCount[],
  seconds: number,
): Flow {
  const moved = after
    .map((now) => ({
      ...now,
      frames: now.frames - (before.find(({ id }) => id === now.id)?.frames ?? 0),
    }))
    .filter(({ frames }) => frames > 0);
  const perSecond = (of: VideoCount['direction']) =>
    moved.filter(({ direction }) => direction === of).reduce((sum, { frames }) => sum + frames, 0) /
    seconds;
  const sizes = (of: VideoCount['direction']) =>
    moved
      .filter(({ direction }) => direction === of)
      .map(({ size }) => size)
      .toSorted();
  return {
    decodedPerSecond: perSecond('received'),
    decodedSizes: sizes('received'),
    encodedPerSecond: perSecond('sent'),
    encodedSizes: sizes('sent'),
  };
}
