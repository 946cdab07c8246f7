import { setTimeout as pass } from 'node:timers/promises';
import type { Person } from '../browser/chromium.ts';
import { received } from '../browser/received.ts';
import type { Received } from '../browser/received.ts';
import { cpuUsOf } from '../cpu.ts';

/** What one end got of the other's picture. */
export interface Reception {
  readonly framesDecoded: number;
  readonly framesPerSecond: number;
  readonly freezes: number;
  /** Of the last frame, in pixels; 0 when there was none. */
  readonly frameHeight: number;
  /** What a frame waited in the jitter buffer on average; null when there was none. */
  readonly jitterBufferMs: number | null;
  readonly packetsLost: number;
}

/** A call of two, for so long. */
export interface Call {
  readonly seconds: number;
  readonly atGuest: Reception;
  readonly atClinician: Reception;
  /** CPU of the server process with its threads; null where the system does not tell. */
  readonly serverCpuUs: number | null;
}

const SECONDS = 10;

export async function measureCall(
  guest: Person,
  clinician: Person,
  serverPid: number,
): Promise<Call> {
  const look = async () => ({
    atGuest: await received(guest.page),
    atClinician: await received(clinician.page),
    cpuUs: cpuUsOf(serverPid),
    atMs: performance.now(),
  });
  const before = await look();
  await pass(SECONDS * 1000);
  const after = await look();
  const seconds = (after.atMs - before.atMs) / 1000;
  return {
    seconds,
    atGuest: receptionOf(before.atGuest, after.atGuest, seconds),
    atClinician: receptionOf(before.atClinician, after.atClinician, seconds),
    serverCpuUs: before.cpuUs === null || after.cpuUs === null ? null : after.cpuUs - before.cpuUs,
  };
}

/** What came in between: of the one picture that moved, as those of earlier guests stand still. */
export function receptionOf(
  before: readonly Received[],
  after: readonly Received[],
  seconds: number,
): Reception {
  const pictures = after
    .filter(({ kind }) => kind === 'video')
    .map((now) => {
      const then = before.find(({ id }) => id === now.id);
      const grown = (of: 'framesDecoded' | 'freezeCount' | 'packetsLost') =>
        now[of] - (then?.[of] ?? 0);
      const waited = now.jitterBufferEmitted - (then?.jitterBufferEmitted ?? 0);
      const waitedS = now.jitterBufferDelayS - (then?.jitterBufferDelayS ?? 0);
      const framesDecoded = grown('framesDecoded');
      return {
        framesDecoded,
        framesPerSecond: framesDecoded / seconds,
        freezes: grown('freezeCount'),
        frameHeight: now.frameHeight,
        jitterBufferMs: waited > 0 ? (waitedS / waited) * 1000 : null,
        packetsLost: grown('packetsLost'),
      };
    });
  const [most] = pictures.toSorted((a, b) => b.framesDecoded - a.framesDecoded);
  return most ?? NOTHING;
}

const NOTHING: Reception = {
  framesDecoded: 0,
  framesPerSecond: 0,
  freezes: 0,
  frameHeight: 0,
  jitterBufferMs: null,
  packetsLost: 0,
};
