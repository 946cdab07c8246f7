import { Conference } from '../conference.ts';
import { loadFaults } from '../forward/faults.ts';
import type { LoadReport } from '../load/load-process.ts';
import { reportFaults } from '../load/report-faults.ts';
import { SIMULCAST } from '../peer/camera.ts';
import type { Progress } from '../progress.ts';
import { spreadOf } from '../spread.ts';
import type { Spread } from '../spread.ts';
import { pause, PictureWatch } from '../watch.ts';

/** `cold` connects because of the subscription, `ahead` has been connected before it. */
export const KINDS = ['cold', 'ahead'] as const;
export type ConnectionKind = (typeof KINDS)[number];

export interface FirstFrameResult {
  readonly kind: ConnectionKind;
  readonly planned: number;
  readonly failed: number;
  /** From subscribing to the first complete key frame; null when nobody got one. */
  readonly firstFrameMs: Spread | null;
  readonly faults: readonly string[];
}

export interface FirstFrameRun {
  readonly results: readonly FirstFrameResult[];
  readonly serverCpuUs: number;
  readonly loadShare: number;
  /** Of both kinds together. */
  readonly faults: readonly string[];
}

const PICTURE_MS = 15_000;
/** Offers to one participant are 200 ms apart, and key frames are asked for twice a second. */
const BETWEEN_MS = 600;
/** Every phase of the camera's frame interval comes up. */
const PHASES_MS = 33;
const WARM_UPS = 2;
/** Some nine frames, and longer than anything under way. */
const AFTERWARDS_MS = 300;

/** One receiver after the other subscribes to one camera that is sending, and leaves. */
export async function runFirstFrames(
  { joins }: { readonly joins: number },
  progress: Progress,
): Promise<FirstFrameRun> {
  const conference = new Conference(SIMULCAST);
  const watch = new PictureWatch(conference);
  const times: Record<ConnectionKind, (number | null)[]> = { cold: [], ahead: [] };
  const reports: LoadReport[] = [];
  let unnamed = 0;
  try {
    await conference.start();
    const trackId = await conference.publish('publisher');
    await conference.load.call('startCamera', { id: 'publisher' });
    let beforeUs = 0;
    // The first ones make the code of both processes warm.
    for (let index = -WARM_UPS; index < joins; index++) {
      if (index === 0) {
        beforeUs = await conference.server.call('cpuUs', undefined);
        await conference.load.call('busyShare', undefined);
      }
      for (const kind of KINDS) {
        progress.show(`first-frame: ${Math.max(0, index)} of ${joins}, ${kind}`);
        const id = `${kind} ${index}`;
        const ms = await Promise.race([
          timeOne(conference, watch, { id, trackId, isAhead: kind === 'ahead', index }),
          conference.failed,
        ]);
        if (index >= 0) times[kind].push(ms);
        // The first frame is judged by what follows it, and by what does not after the gate.
        await pause(AFTERWARDS_MS);
        unnamed += (await conference.exclude(id, [trackId])).length;
        await pause(AFTERWARDS_MS);
        reports.push(await conference.load.call('report', undefined));
        await conference.server.call('remove', { id });
        await conference.load.call('leave', { id });
      }
    }
    const serverCpuUs = (await conference.server.call('cpuUs', undefined)) - beforeUs;
    const loadShare = await conference.load.call('busyShare', undefined);
    const faults = [...reportFaults(reports).faults, ...loadFaults(loadShare)];
    if (unnamed > 0) faults.push(`receipts do not name ${unnamed} subscriptions`);
    return {
      results: KINDS.map((kind) => summarise(kind, times[kind])),
      serverCpuUs,
      loadShare,
      faults,
    };
  } finally {
    await conference.close();
    progress.clear();
  }
}

async function timeOne(
  { server, load }: Conference,
  watch: PictureWatch,
  of: { id: string; trackId: string; isAhead: boolean; index: number },
): Promise<number | null> {
  const { id, trackId, isAhead, index } = of;
  await server.call('join', { id, ahead: isAhead });
  await pause(BETWEEN_MS + ((((index * 7) % PHASES_MS) + PHASES_MS) % PHASES_MS));
  if (isAhead) await load.call('connected', undefined);
  const askedAtMs = await server.call('subscribe', { id, trackIds: [trackId] });
  const atMs = await watch.layer(id, trackId, null, PICTURE_MS);
  return atMs === null ? null : atMs - askedAtMs;
}

function summarise(kind: ConnectionKind, times: readonly (number | null)[]): FirstFrameResult {
  const seen = times.filter((ms) => ms !== null);
  const failed = times.length - seen.length;
  return {
    kind,
    planned: times.length,
    failed,
    firstFrameMs: spreadOf(seen),
    faults: failed === 0 ? [] : [`${failed} receivers got no picture within ${PICTURE_MS} ms`],
  };
}
