import { build } from 'hdr-histogram-js';
import type { Camera } from '../peer/camera.ts';
import type { Subscriber } from '../peer/subscriber.ts';
import { sendPaced } from '../peer/send-clock.ts';
import { sumComplaints } from '../peer/strict-receiver.ts';
import type { Complaints } from '../peer/strict-receiver.ts';
import { Tally } from '../peer/tally.ts';

export interface Reception {
  /** Packets that were to arrive at all receivers together. */
  readonly expected: number;
  /** Authentic, right to the last byte, each once. */
  readonly arrived: number;
  readonly duplicates: number;
  readonly missing: number;
  readonly gaps: number;
  /** Failed authentication. */
  readonly refused: number;
  /** Authentic, but not what was sent. */
  readonly wrong: number;
  /** Under an index that had another ciphertext before (a two-time pad), since the connection. */
  readonly reused: number;
  /** Receivers that got nothing. */
  readonly silent: number;
  /** What strict receivers hold against the server, since the connection. */
  readonly complaints: Complaints;
  readonly delayMs: { readonly p50: number; readonly p99: number; readonly max: number };
  /** How much longer than planned sending took. */
  readonly lateMs: number;
}

export interface MeasuredPace {
  readonly packetsPerSecond: number;
  readonly burst: number;
}

/** How long the last packets may be under way. */
const DRAIN_MS = 500;
/** Delays are kept in microseconds, to three digits, up to ten seconds. */
const HISTOGRAM = { highestTrackableValue: 10_000_000, numberOfSignificantValueDigits: 3 } as const;

/** Sends until every receiver has got something, or for so long. @returns how many did */
export async function warmUp(
  camera: Camera,
  subscribers: readonly Subscriber[],
  { packetsPerSecond, burst }: MeasuredPace,
  seconds: number,
): Promise<number> {
  const heard = new Set<Subscriber>();
  listen(subscribers, (subscriber) => heard.add(subscriber));
  for (let second = 0; second < seconds; second++) {
    await sendPaced({ packetsPerSecond, burst, packets: packetsPerSecond }, () => camera.send());
    if (second > 0 && heard.size === subscribers.length) break;
  }
  return heard.size;
}

/** Sends so many packets and tells how they arrived. The camera's frames are one packet each. */
export async function measure(
  camera: Camera,
  subscribers: readonly Subscriber[],
  { packetsPerSecond, burst }: MeasuredPace,
  packets: number,
): Promise<Reception> {
  const tallies = new Map<Subscriber, Tally>();
  for (const subscriber of subscribers) {
    tallies.set(subscriber, new Tally(camera.next, packets));
    subscriber.peer.counts.refused = 0;
  }
  const delays = build(HISTOGRAM);
  listen(subscribers, (subscriber, number, sentAtMs) => {
    if (tallies.get(subscriber)?.add(number)) {
      delays.recordValue(Math.max(1, Math.round((performance.now() - sentAtMs) * 1000)));
    }
  });
  const { lateMs } = await sendPaced({ packetsPerSecond, burst, packets }, () => camera.send());
  await new Promise((drained) => setTimeout(drained, DRAIN_MS));

  const all = [...tallies.values()];
  const sum = (of: (tally: Tally) => number) => all.reduce((total, one) => total + of(one), 0);
  const complaints = sumComplaints(
    subscribers.flatMap(({ receivers }) => [...receivers.values()].map((one) => one.complaints)),
  );
  return {
    expected: packets * all.length,
    arrived: sum(({ arrived }) => arrived),
    duplicates: complaints.duplicates,
    missing: sum(({ missing }) => missing),
    gaps: sum(({ gaps }) => gaps),
    refused: subscribers.reduce((total, { peer }) => total + peer.counts.refused, 0),
    wrong: complaints.wrong,
    reused: subscribers.reduce((total, { peer }) => total + peer.counts.reused, 0),
    silent: all.filter(({ arrived }) => arrived === 0).length,
    complaints,
    delayMs: {
      p50: delays.getValueAtPercentile(50) / 1000,
      p99: delays.getValueAtPercentile(99) / 1000,
      max: delays.maxValue / 1000,
    },
    lateMs,
  };
}

/** Frames that may be under way at once: enough to keep this process busy, and no buffer full. */
const WINDOW_FRAMES = 16;
const STALLED_MS = 200;
const SLICE_MS = 500;

/**
 * Sends the next packet as soon as an earlier one has come back to every receiver, so that nothing
 * but this process' own work sets the pace.
 *
 * @returns packets a second that it received and checked
 */
export async function measureLimit(
  camera: Camera,
  subscribers: readonly Subscriber[],
  seconds: number,
): Promise<number> {
  let sent = 0;
  let received = 0;
  let stopped = false;
  let lastMs = performance.now();
  const pump = (): void => {
    while (!stopped && sent - Math.floor(received / subscribers.length) < WINDOW_FRAMES) {
      sent++;
      camera.send();
    }
  };
  listen(subscribers, () => {
    received++;
    lastMs = performance.now();
    if (received % subscribers.length === 0) pump();
  });
  // A packet that got lost would never come back.
  const watch = setInterval(() => {
    if (performance.now() - lastMs < STALLED_MS) return;
    sent = Math.floor(received / subscribers.length);
    pump();
  }, STALLED_MS);
  pump();
  // The first slice makes the code warm. Of the others the best counts: a limit is what can be
  // reached, and whatever else the machine does takes from it.
  let perSecond = 0;
  for (let slice = 0; slice <= (seconds * 1000) / SLICE_MS; slice++) {
    const before = received;
    const startMs = performance.now();
    await new Promise((over) => setTimeout(over, SLICE_MS));
    const rate = ((received - before) * 1000) / (performance.now() - startMs);
    if (slice > 0) perSecond = Math.max(perSecond, rate);
  }
  stopped = true;
  clearInterval(watch);
  return perSecond;
}

function listen(
  subscribers: readonly Subscriber[],
  onPacket: (subscriber: Subscriber, number: number, sentAtMs: number) => void,
): void {
  for (const subscriber of subscribers) {
    for (const receiver of subscriber.receivers.values()) {
      receiver.onPacket = ({ number, sentAtMs }) => onPacket(subscriber, number, sentAtMs);
    }
  }
}
