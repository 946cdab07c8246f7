import type { VirtualClock } from './clock.ts';
import type { Random } from './random.ts';

/** One direction of a modelled line. All fields may change while it runs. */
export interface LinkConditions {
  /** Propagation, one way. */
  delayMs: number;
  /** Added per datagram, uniform in [0, jitterMs]; never reorders unless `reorder` says so. */
  jitterMs?: number;
  /** Share of datagrams lost at random, 0 to 1. */
  loss?: number;
  /** Share of datagrams that arrive twice. */
  duplication?: number;
  /** Share of datagrams held back by `reorderMs`, so that later ones overtake them. */
  reorder?: number;
  reorderMs?: number;
  /** Bits per second; absent = no bottleneck. */
  capacityBps?: number;
  /** Tail-drop queue before the bottleneck, in milliseconds of its capacity (RFC 8867 §4: 300). */
  queueMs?: number;
}

/** Bytes of IPv4 and UDP headers, which a bottleneck carries too. */
const OVERHEAD_BYTES = 28;
const DEFAULT_QUEUE_MS = 300;

/** A one-way line between two ends: loses, delays, queues and duplicates by a seeded random. */
export class Link {
  readonly conditions: LinkConditions;
  readonly counters = { sent: 0, delivered: 0, lost: 0, queueDropped: 0, duplicated: 0 };
  readonly #clock: VirtualClock;
  readonly #random: Random;
  readonly #deliver: (datagram: Buffer) => void;
  #bottleneckFreeAtMs = 0;
  #lastArrivalMs = 0;

  constructor(
    clock: VirtualClock,
    random: Random,
    conditions: LinkConditions,
    deliver: (datagram: Buffer) => void,
  ) {
    this.#clock = clock;
    this.#random = random;
    this.conditions = conditions;
    this.#deliver = deliver;
  }

  /** Takes a copy of the datagram and delivers it, or not, later. */
  send(datagram: Buffer): void {
    const { loss = 0, duplication = 0 } = this.conditions;
    this.counters.sent++;
    if (this.#random() < loss) {
      this.counters.lost++;
      return;
    }
    const copy = Buffer.from(datagram);
    this.#enqueue(copy);
    if (duplication > 0 && this.#random() < duplication) {
      this.counters.duplicated++;
      this.#enqueue(Buffer.from(copy));
    }
  }

  #enqueue(datagram: Buffer): void {
    const { delayMs, jitterMs = 0, reorder = 0, reorderMs = 0, capacityBps } = this.conditions;
    const nowMs = this.#clock.nowMs;
    let leavesAtMs = nowMs;
    if (capacityBps !== undefined) {
      const startsAtMs = Math.max(nowMs, this.#bottleneckFreeAtMs);
      if (startsAtMs - nowMs > (this.conditions.queueMs ?? DEFAULT_QUEUE_MS)) {
        this.counters.queueDropped++;
        return;
      }
      leavesAtMs = startsAtMs + ((datagram.length + OVERHEAD_BYTES) * 8000) / capacityBps;
      this.#bottleneckFreeAtMs = leavesAtMs;
    }
    let arrivesAtMs = leavesAtMs + delayMs + this.#random() * jitterMs;
    if (reorder > 0 && this.#random() < reorder) {
      arrivesAtMs += reorderMs;
    } else {
      arrivesAtMs = Math.max(arrivesAtMs, this.#lastArrivalMs);
      this.#lastArrivalMs = arrivesAtMs;
    }
    this.#clock.at(arrivesAtMs, () => {
      this.counters.delivered++;
      this.#deliver(datagram);
    });
  }
}
