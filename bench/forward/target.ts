import { Conference } from '../conference.ts';
import type { LoadMethods } from '../load/load-process.ts';
import type { CameraOptions } from '../peer/camera.ts';
import type { SrtpProfile } from '../peer/dtls.ts';
import { Helper } from '../process.ts';
import { startReference } from '../reference/reference.ts';
import type { ReferenceKind } from '../reference/reference.ts';

/** What is loaded: the engine, or something to compare it with. */
export type TargetName = 'engine' | ReferenceKind;

/** One server with its load, connected and silent. */
export interface Target {
  readonly load: Pick<Helper<LoadMethods, never>, 'call'>;
  /** CPU that the server has used so far, microseconds. */
  cpuUs(): Promise<number>;
  srtpProfile(): Promise<string | null>;
  close(): Promise<void>;
}

export interface TargetOptions {
  readonly camera: CameraOptions;
  readonly subscribers: number;
  readonly profiles: readonly SrtpProfile[];
  readonly say: (text: string) => void;
}

export function openTarget(name: TargetName, options: TargetOptions): Promise<Target> {
  return name === 'engine' ? openEngine(options) : openReference(name, options);
}

async function openEngine({ camera, subscribers, profiles, say }: TargetOptions): Promise<Target> {
  const conference = new Conference(camera, { profiles });
  const { server, load } = conference;
  try {
    await conference.start();
    const trackId = await conference.publish('publisher');
    const answered = Promise.withResolvers<undefined>();
    let open = subscribers;
    conference.onAnswered = () => {
      open--;
      say(`${subscribers - open} of ${subscribers} receivers have answered`);
      if (open === 0) answered.resolve(undefined);
    };
    for (let index = 0; index < subscribers; index++) {
      const id = `${index}`;
      await server.call('join', { id, ahead: false });
      await server.call('subscribe', { id, trackIds: [trackId] });
    }
    await Promise.race([answered.promise, conference.failed]);
    await load.call('connected', undefined);
  } catch (error) {
    await conference.close();
    throw error;
  }
  return {
    load,
    cpuUs: () => server.call('cpuUs', undefined),
    srtpProfile: () => server.call('srtpProfile', { id: '0' }),
    close: () => conference.close(),
  };
}

/** Without handshakes: keys and ports are handed over. */
async function openReference(
  kind: ReferenceKind,
  { camera, subscribers, profiles }: TargetOptions,
): Promise<Target> {
  const [profile = 'AES_CM_128_HMAC_SHA1_80'] = profiles;
  const load = new Helper<LoadMethods, never>(new URL('../load/load-process.ts', import.meta.url));
  try {
    const plan = await load.call('openKeyed', { subscribers, camera, profile, shared: false });
    const reference = await startReference(kind, profile, plan);
    await load.call('connectKeyed', { plan, port: reference.port, profile });
    return {
      load,
      cpuUs: async () => reference.cpuUs(),
      srtpProfile: async () => profile,
      close: async () => {
        await Promise.all([reference.close(), load.close()]);
      },
    };
  } catch (error) {
    await load.close();
    throw error;
  }
}
