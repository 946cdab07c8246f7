/** The load: one publisher and its receivers, each with a socket and keys of its own. */
import { build } from 'hdr-histogram-js';
import { Camera } from '../peer/camera.ts';
import { createCertificate } from '../peer/certificate.ts';
import type { Certificate } from '../peer/certificate.ts';
import { readRemoteEnd, writeSubscribeAnswer } from '../peer/description.ts';
import type { SrtpProfile } from '../peer/dtls.ts';
import { LoadPeer } from '../peer/load-peer.ts';
import type { Counts } from '../peer/load-peer.ts';
import { readFrame } from '../peer/media.ts';
import { sendPaced } from '../peer/send-clock.ts';
import { Tally } from '../peer/tally.ts';
import { serve } from '../process.ts';

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
  readonly delayMs: { readonly p50: number; readonly p99: number; readonly max: number };
  /** How much longer than planned sending took. */
  readonly lateMs: number;
}

/** How long the last packets may be under way. */
const DRAIN_MS = 500;
/** Delays are kept in microseconds, to three digits, up to ten seconds. */
const HISTOGRAM = { highestTrackableValue: 10_000_000, numberOfSignificantValueDigits: 3 } as const;

let certificate: Certificate | null = null;
let publisher: { readonly peer: LoadPeer; readonly camera: Camera } | null = null;
const subscribers = new Map<number, { peer: LoadPeer; connected: Promise<void> }>();
let wrong = 0;
let onFrame: (subscriber: number, number: number, sentAtMs: number) => void = () => undefined;

const identity = async () => (certificate ??= await createCertificate());

function camera(): Camera {
  if (publisher === null) throw new Error('Nothing is published.');
  return publisher.camera;
}

function reportCapacity(): void {
  for (const { peer } of subscribers.values()) peer.reportCapacity(camera().ssrc);
}

const methods = {
  async openPublisher({ profiles }: { profiles: readonly SrtpProfile[] }): Promise<string> {
    const peer = await LoadPeer.open(await identity(), profiles);
    publisher = { peer, camera: new Camera(peer) };
    return publisher.camera.offer('0');
  },

  async connectPublisher({ answer }: { answer: string }): Promise<void> {
    await publisher?.peer.connect(readRemoteEnd(answer));
  },

  /** Answers an offer; the connection is made behind the answer's back. */
  async answer({
    subscriber,
    offer,
    profiles,
  }: {
    subscriber: number;
    offer: string;
    profiles: readonly SrtpProfile[];
  }): Promise<string> {
    const known = subscribers.get(subscriber);
    const peer = known?.peer ?? (await LoadPeer.open(await identity(), profiles));
    if (known === undefined) {
      peer.onPacket = (packet) => {
        const frame = readFrame(packet);
        if (frame.state === 'right') onFrame(subscriber, frame.number, frame.sentAtMs);
        else if (frame.state === 'wrong') wrong++;
      };
      const connected = peer.connect(readRemoteEnd(offer));
      // Reported by `connectSubscribers`; until then it is nobody's unhandled rejection.
      connected.catch(() => undefined);
      subscribers.set(subscriber, { peer, connected });
    }
    return writeSubscribeAnswer(peer.local, offer);
  },

  async connectSubscribers(): Promise<void> {
    await Promise.all([...subscribers.values()].map(({ connected }) => connected));
    reportCapacity();
  },

  /** Sends until every receiver has got something, or for so long. */
  async warmUp({
    packetsPerSecond,
    burst,
    seconds,
  }: {
    packetsPerSecond: number;
    burst: number;
    seconds: number;
  }): Promise<{ receiving: number }> {
    const heard = new Set<number>();
    onFrame = (subscriber) => heard.add(subscriber);
    for (let second = 0; second < seconds; second++) {
      await sendPaced({ packetsPerSecond, burst, packets: packetsPerSecond }, () =>
        camera().send(packetsPerSecond),
      );
      reportCapacity();
      if (second > 0 && heard.size === subscribers.size) break;
    }
    return { receiving: heard.size };
  },

  async measure({
    packetsPerSecond,
    burst,
    packets,
  }: {
    packetsPerSecond: number;
    burst: number;
    packets: number;
  }): Promise<Reception> {
    const tallies = new Map<number, Tally>();
    for (const subscriber of subscribers.keys()) {
      tallies.set(subscriber, new Tally(camera().next, packets));
    }
    const delays = build(HISTOGRAM);
    wrong = 0;
    for (const { peer } of subscribers.values()) peer.counts.refused = 0;
    onFrame = (subscriber, number, sentAtMs) => {
      if (tallies.get(subscriber)?.add(number)) {
        delays.recordValue(Math.max(1, Math.round((performance.now() - sentAtMs) * 1000)));
      }
    };
    const capacity = setInterval(reportCapacity, 1000);
    const { lateMs } = await sendPaced({ packetsPerSecond, burst, packets }, () =>
      camera().send(packetsPerSecond),
    );
    await new Promise((drained) => setTimeout(drained, DRAIN_MS));
    clearInterval(capacity);

    const all = [...tallies.values()];
    const sum = (of: (tally: Tally) => number) => all.reduce((total, one) => total + of(one), 0);
    const count = (of: keyof Counts) =>
      [...subscribers.values()].reduce((total, { peer }) => total + peer.counts[of], 0);
    return {
      expected: packets * all.length,
      arrived: sum(({ arrived }) => arrived),
      duplicates: sum(({ duplicates }) => duplicates),
      missing: sum(({ missing }) => missing),
      gaps: sum(({ gaps }) => gaps),
      refused: count('refused'),
      wrong,
      reused: count('reused'),
      silent: all.filter(({ arrived }) => arrived === 0).length,
      delayMs: {
        p50: delays.getValueAtPercentile(50) / 1000,
        p99: delays.getValueAtPercentile(99) / 1000,
        max: delays.maxValue / 1000,
      },
      lateMs,
    };
  },
};

export type LoadMethods = typeof methods;

serve(methods, async () => {
  publisher?.peer.close();
  for (const { peer } of subscribers.values()) peer.close();
});
