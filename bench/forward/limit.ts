import type { EchoMethods } from '../load/echo-process.ts';
import type { LoadMethods } from '../load/load-process.ts';
import type { CameraOptions } from '../peer/camera.ts';
import type { SrtpProfile } from '../peer/dtls.ts';
import { Helper } from '../process.ts';

const SECONDS = 2;

/**
 * What the load process can do without any server: a bare echo sends each packet back to every
 * receiver, and the next one is sent as soon as earlier ones have come.
 *
 * @returns packets a second that all receivers together got, decrypted and checked
 */
export async function measureLoadLimit(
  camera: CameraOptions,
  subscribers: number,
  profile: SrtpProfile,
): Promise<number> {
  const load = new Helper<LoadMethods, never>(new URL('../load/load-process.ts', import.meta.url));
  const echo = new Helper<EchoMethods, never>(new URL('../load/echo-process.ts', import.meta.url));
  try {
    const plan = await load.call('openKeyed', { subscribers, camera, profile, shared: true });
    const port = await echo.call('open', { ports: plan.receivers.map((one) => one.port) });
    await load.call('connectKeyed', { plan, port, profile });
    return await load.call('measureLimit', { seconds: SECONDS });
  } finally {
    await Promise.all([load.close(), echo.close()]);
  }
}
