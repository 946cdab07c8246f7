import type { ForwardOptions } from '../command-line.ts';
import type { Reception } from '../load/measure.ts';
import type { CameraOptions } from '../peer/camera.ts';
import type { SrtpProfile } from '../peer/dtls.ts';
import type { Progress } from '../progress.ts';
import type { ForwardCase } from './case.ts';
import { findFaults } from './faults.ts';
import { measureLoadLimit } from './limit.ts';
import { openTarget } from './target.ts';
import type { TargetName } from './target.ts';

/** How hard the load process worked. */
export interface LoadUse {
  /** Packets a second that it can receive and check when no server holds it back. */
  readonly limitPerSecond: number;
  /** What this case asked of it, as a share of that. */
  readonly share: number;
}

export interface ForwardResult extends Reception {
  readonly case: string;
  /** 1, 2, … when the engine is measured beside references; 1 otherwise. */
  readonly round: number;
  readonly target: TargetName;
  readonly subscribers: number;
  readonly packetsPerSecond: number;
  readonly burst: number;
  readonly seconds: number;
  readonly srtpProfile: string | null;
  /** CPU of the server process, its threads and children while it forwarded. */
  readonly cpuUs: number;
  /** The same per packet that arrived; null when none did. */
  readonly cpuUsPerPacket: number | null;
  readonly load: LoadUse;
  /** Why the figures must not be used; empty when they may. */
  readonly faults: readonly string[];
}

const WARM_UP_SECONDS = 10;
/** A receiver that came late begins at the next one. */
const KEY_FRAME_SECONDS = 0.5;

/** Measures one case: on each target in turn, so many times. */
export async function runForwardCase(
  chosen: ForwardCase,
  targets: readonly TargetName[],
  { seconds, profiles, rounds }: Pick<ForwardOptions, 'seconds' | 'profiles' | 'rounds'>,
  progress: Progress,
): Promise<ForwardResult[]> {
  // The engine prefers it, and references know no negotiation: both have to do the same.
  const [profile = 'AES_CM_128_HMAC_SHA1_80'] = profiles;
  const offered = targets.length > 1 ? [profile] : profiles;
  progress.show(`${chosen.name}: measuring the load's own limit`);
  const limitPerSecond = await measureLoadLimit(cameraOf(chosen), chosen.subscribers, profile);
  const results: ForwardResult[] = [];
  for (let round = 1; round <= rounds; round++) {
    // Another one begins each round: what the machine does to the first it does to each.
    const first = (round - 1) % targets.length;
    for (const target of [...targets.slice(first), ...targets.slice(0, first)]) {
      const say = (text: string) =>
        progress.show(`${chosen.name}, round ${round} of ${rounds}, ${target}: ${text}`);
      const one = await measureOne(chosen, target, { seconds, profiles: offered }, say);
      const share = (chosen.packetsPerSecond * chosen.subscribers) / limitPerSecond;
      const load = { limitPerSecond, share };
      const faults = findFaults(one, { seconds, load });
      results.push({ case: chosen.name, round, target, ...one, seconds, load, faults });
    }
  }
  progress.clear();
  return results;
}

function cameraOf({ packetsPerSecond }: ForwardCase): CameraOptions {
  return {
    framesPerSecond: packetsPerSecond,
    parts: [1],
    keyFrameSeconds: KEY_FRAME_SECONDS,
  };
}

type Measured = Omit<ForwardResult, 'case' | 'round' | 'target' | 'seconds' | 'load' | 'faults'>;

async function measureOne(
  chosen: ForwardCase,
  name: TargetName,
  { seconds, profiles }: { seconds: number; profiles: readonly SrtpProfile[] },
  say: (text: string) => void,
): Promise<Measured> {
  const { subscribers, packetsPerSecond, burst } = chosen;
  const pace = { packetsPerSecond, burst };
  say('starting');
  const target = await openTarget(name, {
    camera: cameraOf(chosen),
    subscribers,
    profiles,
    say,
  });
  try {
    say('warming up');
    await target.load.call('warmUp', { pace, seconds: WARM_UP_SECONDS });
    const srtpProfile = await target.srtpProfile();
    say(`measuring for ${seconds} s`);
    const beforeUs = await target.cpuUs();
    const reception = await target.load.call('measure', {
      pace,
      packets: packetsPerSecond * seconds,
    });
    const cpuUs = (await target.cpuUs()) - beforeUs;
    const cpuUsPerPacket = reception.arrived === 0 ? null : cpuUs / reception.arrived;
    return { subscribers, ...pace, srtpProfile, ...reception, cpuUs, cpuUsPerPacket };
  } finally {
    await target.close();
  }
}
