import type { Downstream } from '../media/downstream.ts';
import type { LineQuality } from '../media/line-quality.ts';
import type { Upstream } from '../media/upstream.ts';

/** The two media connections as they are now; null: not there. */
export interface MediaConnections {
  readonly upstream: Upstream | null;
  readonly downstream: Downstream | null;
}

/** What the browser measures of one's own two connections. */
export class MediaFigures {
  readonly #connections: () => MediaConnections;

  constructor(connections: () => MediaConnections) {
    this.#connections = connections;
  }

  /** How loud each sound track of the others has been since this was asked last, 0 to 1. */
  async levels(): Promise<ReadonlyMap<string, number>> {
    return (await this.#connections().downstream?.levels()) ?? new Map<string, number>();
  }

  /** The line that the others' media comes over, or else one's own goes out; null: none yet. */
  async quality(): Promise<LineQuality | null> {
    const { upstream, downstream } = this.#connections();
    return (await downstream?.quality()) ?? (await upstream?.quality()) ?? null;
  }

  /** Whether one's own picture is smaller than it could be because this device is too busy. */
  async isProcessorBusy(): Promise<boolean> {
    return (await this.#connections().upstream?.isProcessorBusy()) ?? false;
  }
}
