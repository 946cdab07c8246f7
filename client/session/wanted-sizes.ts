import type { SignalingClient } from 'auscult/signaling/client';

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * How big the others' tracks are shown here, as the engine is to know it: a line that was joined
 * anew is another subscriber, to whom nothing has been said yet, though the tracks are the same.
 */
export class WantedSizes {
  readonly #line: () => SignalingClient | null;
  readonly #sizes = new Map<string, Size>();

  constructor(line: () => SignalingClient | null) {
    this.#line = line;
  }

  want(trackId: string, size: Size): void {
    this.#sizes.set(trackId, size);
    this.#tell(trackId, size);
  }

  /** @param trackIds the tracks that there are now; sizes of others are forgotten */
  again(trackIds: readonly string[]): void {
    for (const id of this.#sizes.keys()) if (!trackIds.includes(id)) this.#sizes.delete(id);
    for (const [id, size] of this.#sizes) this.#tell(id, size);
  }

  #tell(trackId: string, { width, height }: Size): void {
    // A size of a track that has just ended may be refused; there is nothing to do about it.
    this.#line()
      ?.setShownSize(trackId, width, height)
      .catch(() => undefined);
  }
}
