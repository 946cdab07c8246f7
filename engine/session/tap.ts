import { ReorderBuffer } from '../forward/index.ts';
import { createRtpView, parseRtp } from '../rtp/header.ts';
import { SequenceUnwrapper } from '../rtp/sequence.ts';
import type { TapId, TapReport, TappedPacket } from '../taps.ts';
import type { ClosedSubscription } from '../types.ts';
import { allocate } from './allocator.ts';
import type { SessionContext } from './context.ts';
import { Outgoing } from './outgoing.ts';
import type { Participant } from './participant.ts';
import type { RtpReceiver, Track } from './track.ts';

/** Nothing is resent to a tap, and nothing in its headers depends on a line. */
const AGREED = {
  mid: '',
  rtx: false,
  extensions: {
    mid: 0,
    rid: 0,
    repairedRid: 0,
    audioLevel: 0,
    absSendTime: 0,
    transportSequence: 0,
  },
} as const;

/** Layers are chosen anew this often: encodings begin and fall silent. */
const ALLOCATE_MS = 250;

export interface TapOptions {
  readonly id: TapId;
  readonly track: Track;
  readonly subscriber: Participant;
  /** Highest encoding wanted; null = the best that arrives. */
  readonly spatial: number | null;
  /** How long a hole is waited for. */
  readonly reorderMs: number;
}

// Reused: filled and read within one call.
const view = createRtpView();

/**
 * A subscription whose packets go to the embedder, in order, and not over a transport. All else is
 * as for any other: it belongs to a participant, whose grants its gate follows.
 */
export class Tap implements RtpReceiver {
  readonly id: TapId;
  readonly outgoing: Outgoing;
  readonly #context: SessionContext;
  readonly #unwrapper = new SequenceUnwrapper();
  readonly #buffer: ReorderBuffer<TappedPacket>;
  #nowMs = 0;
  #allocateAtMs = -Infinity;

  constructor(context: SessionContext, options: TapOptions) {
    this.id = options.id;
    this.#context = context;
    this.outgoing = new Outgoing(context, options.track, options.subscriber);
    this.outgoing.cap = options.spatial;
    this.outgoing.begin(context, AGREED, this);
    this.#buffer = new ReorderBuffer(options.reorderMs);
  }

  get track(): Track {
    return this.outgoing.track;
  }

  openGate(nowMs: number): void {
    this.outgoing.subscription?.openGate();
    this.#allocateAtMs = -Infinity;
    this.tick(nowMs);
  }

  sendRtp(slot: Buffer, sizeBytes: number): boolean {
    if (!parseRtp(slot, sizeBytes, view)) return false;
    const sequence = this.#unwrapper.unwrap(view.sequence);
    const payloadBytes = view.payloadSizeBytes;
    const isNew = this.#buffer.add(
      this.#nowMs,
      sequence,
      payloadBytes === 0
        ? null
        : {
            sequence,
            timestamp: view.timestamp,
            marker: view.marker,
            // A copy of its own: slots are used again, and this one crosses to another thread.
            rtp: new Uint8Array(slot.subarray(0, sizeBytes)),
            payloadOffset: view.payloadOffset,
          },
    );
    if (isNew) this.#tellDue();
    return isNew;
  }

  /** Chooses the layer, and gives up holes that have been waited for long enough. */
  tick(nowMs: number): void {
    this.#nowMs = nowMs;
    this.#tellDue();
    if (this.#allocateAtMs > nowMs) return;
    this.#allocateAtMs = nowMs + ALLOCATE_MS;
    const { outgoing, track } = this;
    if (track.section.kind === 'audio') {
      outgoing.setTarget(0);
      return;
    }
    const [allocation] = allocate([outgoing.demand(nowMs)], Infinity);
    if (allocation === undefined) return;
    outgoing.preferred = allocation.preferred;
    outgoing.reason = allocation.reason;
    outgoing.setTarget(allocation.target);
    if (outgoing.subscription?.awaitingKeyFrame === true) {
      track.upstream.askForKeyFrames(nowMs, track);
    }
  }

  /** What waits behind a hole is not told any more, nor what has been told and not been read. */
  closeGate(): ClosedSubscription {
    this.#buffer.clear();
    this.#tell({ kind: 'gateClosed' });
    return this.outgoing.closeGate();
  }

  end(): ClosedSubscription {
    this.track.taps.delete(this);
    this.outgoing.subscriber.taps.delete(this.id);
    this.#tell({ kind: 'ended' });
    return this.outgoing.end();
  }

  #tellDue(): void {
    const packets = this.#buffer.take(this.#nowMs);
    if (packets.length > 0) this.#tell({ kind: 'packets', packets });
  }

  #tell(report: TapReport): void {
    const { sessionId } = this.outgoing.subscriber;
    this.#context.tapped({ sessionId, tapId: this.id, ...report });
  }
}
