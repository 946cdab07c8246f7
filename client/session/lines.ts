import type { SignalingClient } from 'auscult/signaling/client';
import type { LineQuality } from '../media/line-quality.ts';

/** How somebody's line to the server is; what is not known is null. */
export interface PersonLine {
  readonly protocol: string | null;
  readonly roundTripMs: number | null;
  /** Share of packets lost over the last seconds, 0 to 1, in the worse direction. */
  readonly lost: number | null;
}

/** The lines of all who are inside, for whoever looks at them. */
export class Lines {
  readonly #line: () => SignalingClient;

  /** @param line the line to the server, or a coded error where there is none */
  constructor(line: () => SignalingClient) {
    this.#line = line;
  }

  /**
   * As the server sees them now, by participant. Rejects with a coded error where there is no line.
   *
   * @param own one's own as this browser times it, which it does also when nobody sends anything; what
   * gets lost both ways only the server knows
   */
  async read(
    selfId: string,
    own: Promise<LineQuality | null>,
  ): Promise<ReadonlyMap<string, PersonLine>> {
    const [lines, mine] = await Promise.all([this.#line().lines(), own]);
    return new Map(
      lines.map(({ participantId, ...seen }) => [
        participantId,
        participantId === selfId && mine !== null
          ? { ...seen, protocol: mine.protocol, roundTripMs: mine.roundTripMs ?? seen.roundTripMs }
          : seen,
      ]),
    );
  }
}
