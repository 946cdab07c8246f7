import type { Conference } from './conference.ts';
import type { DecodedEvent } from './load/load.ts';

/**
 * Waits for pictures. Begin to watch before what makes them appear is asked for: they may be there
 * sooner than the answer to it.
 */
export class PictureWatch {
  readonly #seen = new Map<string, DecodedEvent>();
  readonly #waiting = new Map<string, (event: DecodedEvent) => void>();

  constructor(conference: Conference) {
    conference.onDecoded = (event) => {
      const key = keyOf(event.id, event.trackId);
      this.#seen.set(key, event);
      this.#waiting.get(key)?.(event);
    };
  }

  /** From now on only what comes later counts. */
  forget(id: string, trackId: string): void {
    this.#seen.delete(keyOf(id, trackId));
  }

  /**
   * @param layer null: whichever
   * @returns when that layer's key frame was complete, null when it was not within the time
   */
  async layer(
    id: string,
    trackId: string,
    layer: number | null,
    timeoutMs: number,
  ): Promise<number | null> {
    const key = keyOf(id, trackId);
    const isIt = (event: DecodedEvent): boolean => layer === null || event.layer === layer;
    const seen = this.#seen.get(key);
    if (seen !== undefined && isIt(seen)) return seen.atMs;
    const shown = Promise.withResolvers<number | null>();
    const limit = setTimeout(() => shown.resolve(null), timeoutMs);
    this.#waiting.set(key, (event) => {
      if (isIt(event)) shown.resolve(event.atMs);
    });
    const atMs = await shown.promise;
    clearTimeout(limit);
    this.#waiting.delete(key);
    return atMs;
  }
}

function keyOf(id: string, trackId: string): string {
  return `${id} ${trackId}`;
}

export function pause(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms));
}
