import type { TappedPacket } from '../taps.ts';
import type { CodecName, TrackId } from '../types.ts';
import type { TapQueue } from './tap-queue.ts';

/** How a track is read. */
export interface TapOptions {
  /**
   * Ends the tap: a `tap()` under way, or an iteration, rejects with the signal's reason (by default
   * an `AbortError`).
   */
  readonly signal?: AbortSignal;
  /** Highest encoding wanted, as in `setPreferredLayer`; null, the default: the best that arrives. */
  readonly spatial?: number | null;
  /**
   * How long a missing packet is waited for, in ms from 0 to 5000; default 250 for
   * video, and 60 for audio, of which nothing is asked for again.
   */
  readonly reorderMs?: number;
}

/** One RTP packet of a tapped track, decrypted. */
export interface TapPacket {
  /**
   * Extended sequence number: it never wraps, and grows by one from packet to packet but for what
   * was lost (RFC 3550 §A.1). Its low 16 bits are those in the header.
   */
  readonly sequence: number;
  /** In ticks of the tap's `clockRate`, 32 bits. */
  readonly timestamp: number;
  /** The last packet of a frame (video), the first after silence (audio). */
  readonly marker: boolean;
  /** By the codec's payload format: RFC 7741 (VP8), RFC 6184 (H.264), RFC 7587 (Opus). */
  readonly payload: Uint8Array;
  /** The whole packet, header first (RFC 3550 §5.1). */
  readonly rtp: Uint8Array;
}

/**
 * The packets of one track in order, for recorders and bots. To be read once:
 *
 *     for await (const { payload, timestamp, marker } of tap) …
 *
 * Layers may be switched on the way, always at a key frame; numbers and timestamps go on across a
 * switch, as in any subscription. While the gate is closed nothing comes, and what has not been
 * read by then never will; of a track that has ended, what came before still may. The iteration ends
 * with the track, its session, the participant in whose name it reads, or `close`; leaving the loop
 * closes it too. It rejects with ENGINE_WORKER_LOST when its worker ends.
 */
export interface MediaTap extends AsyncIterable<TapPacket, undefined>, AsyncDisposable {
  readonly trackId: TrackId;
  readonly codec: CodecName;
  /** Ticks of `timestamp` per second: 90000 for video, 48000 for Opus. */
  readonly clockRate: number;
  /** Packets that were thrown away, the oldest first, because more than 16 MiB waited to be read. */
  readonly dropped: number;
  /** Ends reading, at once: what waits is not read any more. Resolves when the worker knows. */
  close(): Promise<void>;
}

export class Tap implements MediaTap {
  readonly trackId: TrackId;
  readonly codec: CodecName;
  readonly clockRate: number;
  readonly #queue: TapQueue;
  readonly #close: () => Promise<void>;

  /** @param close tells the worker, which ends the queue */
  constructor(
    facts: { trackId: TrackId; codec: CodecName; clockRate: number },
    queue: TapQueue,
    close: () => Promise<void>,
  ) {
    this.trackId = facts.trackId;
    this.codec = facts.codec;
    this.clockRate = facts.clockRate;
    this.#queue = queue;
    this.#close = close;
  }

  get dropped(): number {
    return this.#queue.dropped;
  }

  async close(): Promise<void> {
    this.#queue.forget();
    if (this.#queue.ended) return;
    this.#queue.end(null);
    await this.#close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  [Symbol.asyncIterator](): AsyncIterator<TapPacket, undefined> {
    return {
      next: async () => {
        const packet = await this.#queue.take();
        return packet === null
          ? { done: true, value: undefined }
          : { done: false, value: readable(packet) };
      },
      return: async () => {
        await this.close();
        return { done: true, value: undefined };
      },
    };
  }
}

function readable({ sequence, timestamp, marker, rtp, payloadOffset }: TappedPacket): TapPacket {
  return { sequence, timestamp, marker, payload: rtp.subarray(payloadOffset), rtp };
}
