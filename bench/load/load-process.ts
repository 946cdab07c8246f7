/** The load: publishers and receivers, each with a socket and keys of its own. */
import { performance } from 'node:perf_hooks';
import { build } from 'hdr-histogram-js';
import type { CameraOptions } from '../peer/camera.ts';
import { randomKeys } from '../peer/dtls.ts';
import type { SrtpKeys, SrtpProfile } from '../peer/dtls.ts';
import type { Complaints } from '../peer/strict-receiver.ts';
import { serve } from '../process.ts';
import { Load } from './load.ts';
import type { KeyedTrack, Publication } from './load.ts';
import { measure, measureLimit, warmUp } from './measure.ts';
import type { MeasuredPace, Reception } from './measure.ts';

/** What one receiver of one track saw. */
export interface TrackReport {
  readonly id: string;
  readonly trackId: string;
  readonly packets: number;
  readonly frames: number;
  readonly keyFrames: number;
  readonly switches: number;
  readonly complaints: Complaints;
}

export interface LoadReport {
  readonly tracks: readonly TrackReport[];
  readonly refused: number;
  readonly reused: number;
  /** Of decodable frames, from camera to receiver; nulls when there was none. */
  readonly frameDelayMs: { readonly p50: number; readonly p99: number } | null;
}

/** A sender of our own that knows its receivers' keys, or merely repeats what it gets. */
export interface KeyedPlan {
  readonly publisher: { readonly port: number; readonly ssrc: number; readonly keys: SrtpKeys };
  readonly receivers: readonly {
    readonly port: number;
    readonly ssrc: number;
    readonly keys: SrtpKeys;
  }[];
}

const KEYED_TRACK = 'keyed';
/** A reference gives its receivers numbers from here on. */
const KEYED_FIRST_SSRC = 0x0b00_0000;

const load = new Load();
const delays = build({ highestTrackableValue: 60_000_000, numberOfSignificantValueDigits: 3 });
load.onDelay = (delayMs) => delays.recordValue(Math.max(1, Math.round(delayMs * 1000)));
let utilisation = performance.eventLoopUtilization();

function onlyPublication(): Publication {
  const [publication] = load.publications.values();
  if (publication === undefined) throw new Error('Nothing is published.');
  return publication;
}

const everybody = () => [...load.subscribers.values()];

const methods = {
  openPublisher: (of: {
    id: string;
    camera: CameraOptions;
    profiles: readonly SrtpProfile[];
  }): Promise<string> => load.openPublisher(of.id, of.camera, of.profiles),

  connectPublisher: (of: { id: string; answer: string }) => load.connectPublisher(of.id, of.answer),

  startCamera: ({ id }: { id: string }) => load.startCamera(id),

  /** Answers an offer; the connection is made behind the answer's back. */
  async answer(of: {
    id: string;
    offer: string;
    tracks: readonly { readonly mid: string; readonly trackId: string }[];
    profiles: readonly SrtpProfile[];
    framesPerSecond: number;
  }): Promise<string> {
    const subscriber = await load.openSubscriber(of.id, of.profiles, of.framesPerSecond);
    return subscriber.answer(of.offer, of);
  },

  /** Settles when they all stand. */
  async connected(): Promise<void> {
    await Promise.all(everybody().flatMap(({ connected }) => connected ?? []));
  },

  leave: ({ id }: { id: string }) => load.leave(id),

  attachKeyed: (of: { id: string; framesPerSecond: number; track: KeyedTrack }) =>
    load.attachKeyed(of.id, of.framesPerSecond, of.track),

  /**
   * Everything of one publisher and its receivers but where it is sent.
   *
   * @param shared whether all receivers have the publisher's keys and SSRC: for an echo
   */
  async openKeyed(of: {
    subscribers: number;
    camera: CameraOptions;
    profile: SrtpProfile;
    shared: boolean;
  }): Promise<KeyedPlan> {
    const { camera, peer } = await load.addCamera('publisher', of.camera, [of.profile]);
    const publisher = { port: peer.port, ssrc: camera.ssrc, keys: randomKeys(of.profile) };
    const receivers: KeyedPlan['receivers'][number][] = [];
    for (let index = 0; index < of.subscribers; index++) {
      const ssrc = of.shared ? camera.ssrc : KEYED_FIRST_SSRC + index;
      const subscriber = await load.openSubscriber(
        `${index}`,
        [of.profile],
        of.camera.framesPerSecond,
      );
      subscriber.expect(ssrc, KEYED_TRACK);
      const keys = randomKeys(of.profile);
      receivers.push({
        port: subscriber.peer.port,
        ssrc,
        keys: of.shared
          ? {
              ...keys,
              remoteMasterKey: publisher.keys.localMasterKey,
              remoteMasterSalt: publisher.keys.localMasterSalt,
            }
          : keys,
      });
    }
    return { publisher, receivers };
  },

  connectKeyed(of: { plan: KeyedPlan; port: number; profile: SrtpProfile }): void {
    const remote = { address: '127.0.0.1', port: of.port };
    onlyPublication().peer.connectKeyed(remote, of.profile, of.plan.publisher.keys);
    everybody().forEach((subscriber, index) => {
      const receiver = of.plan.receivers[index];
      if (receiver !== undefined) {
        subscriber.connectKeyed(of.port, of.profile, receiver.keys);
      }
    });
  },

  warmUp: (of: { pace: MeasuredPace; seconds: number }): Promise<number> =>
    warmUp(onlyPublication().camera, everybody(), of.pace, of.seconds),

  measure: (of: { pace: MeasuredPace; packets: number }): Promise<Reception> =>
    measure(onlyPublication().camera, everybody(), of.pace, of.packets),

  measureLimit: ({ seconds }: { seconds: number }): Promise<number> =>
    measureLimit(onlyPublication().camera, everybody(), seconds),

  /** Holds a receiver to a receipt from now on. */
  closeGate(of: { id: string; trackId: string; lastExtendedSequence: number | null }): void {
    load.subscriber(of.id).receivers.get(of.trackId)?.closeGate(of.lastExtendedSequence);
  },

  report(): LoadReport {
    const tracks = [...load.subscribers].flatMap(([id, { receivers }]) =>
      [...receivers].map(([trackId, receiver]) => {
        const { packets, frames, keyFrames, switches, complaints } = receiver;
        return { id, trackId, packets, frames, keyFrames, switches, complaints };
      }),
    );
    const sum = (of: 'refused' | 'reused') =>
      everybody().reduce((total, { peer }) => total + peer.counts[of], 0);
    return {
      tracks,
      refused: sum('refused'),
      reused: sum('reused'),
      frameDelayMs:
        delays.totalCount === 0
          ? null
          : {
              p50: delays.getValueAtPercentile(50) / 1000,
              p99: delays.getValueAtPercentile(99) / 1000,
            },
    };
  },

  /** Share of the time since the last call that this process' event loop was busy, 0 to 1. */
  busyShare(): number {
    const now = performance.eventLoopUtilization();
    const share = performance.eventLoopUtilization(now, utilisation).utilization;
    utilisation = now;
    return share;
  },
};

export type LoadMethods = typeof methods;

serve(methods, async () => load.close());
