import type { JoinStormOptions } from '../command-line.ts';
import { Conference } from '../conference.ts';
import { loadFaults } from '../forward/faults.ts';
import { reportFaults } from '../load/report-faults.ts';
import { SIMULCAST } from '../peer/camera.ts';
import type { Complaints } from '../peer/strict-receiver.ts';
import type { Progress } from '../progress.ts';
import { spreadOf } from '../spread.ts';
import type { Spread } from '../spread.ts';
import { pause, PictureWatch } from '../watch.ts';

export interface JoinStormResult {
  readonly joins: number;
  readonly publishers: number;
  readonly withinMs: number;
  /** How long it really took to ask for all joins: longer when the server let callers wait. */
  readonly askedWithinMs: number;
  /** From joining to the first complete key frame of any publisher. */
  readonly firstPictureMs: Spread | null;
  /** From joining to the last publisher's first one. */
  readonly allPicturesMs: Spread | null;
  /** Who has not seen everybody. */
  readonly leftOut: number;
  readonly framesDecoded: number;
  readonly complaints: Complaints;
  /** From the first join to the last picture. */
  readonly serverCpuUs: number;
  /** The same by joins; what forwarding cost meanwhile is in it. */
  readonly serverCpuUsPerJoin: number;
  readonly elapsedMs: number;
  readonly loadShare: number;
  readonly faults: readonly string[];
}

const PICTURE_MS = 15_000;
/** After the last picture the call goes on for a moment: streams have to stay whole. */
const AFTERWARDS_MS = 500;

interface Joined {
  readonly id: string;
  readonly askedAtMs: number;
  /** One for each publisher; null for one that did not come. */
  readonly pictures: readonly (number | null)[];
}

/** Many participants join one session within a moment and subscribe to the cameras there. */
export async function runJoinStorm(
  { joins, publishers, withinMs }: Omit<JoinStormOptions, 'jsonFile'>,
  progress: Progress,
): Promise<JoinStormResult> {
  const conference = new Conference(SIMULCAST);
  const watch = new PictureWatch(conference);
  const trackIds: string[] = [];
  const join = async (id: string): Promise<Joined> => {
    const { server } = conference;
    const askedAtMs = await server.call('join', { id, ahead: false });
    const pictures = trackIds.map((trackId) => watch.layer(id, trackId, null, PICTURE_MS));
    await server.call('subscribe', { id, trackIds });
    // Many small pictures, as a page with many tiles asks for them.
    for (const trackId of trackIds) await server.call('prefer', { id, trackId, layer: 0 });
    return { id, askedAtMs, pictures: await Promise.all(pictures) };
  };
  try {
    await conference.start();
    for (let index = 0; index < publishers; index++) {
      trackIds.push(await conference.publish(`publisher ${index}`));
      await conference.load.call('startCamera', { id: `publisher ${index}` });
    }
    // One ahead, who stays: the code of both processes is warm.
    progress.show('join-storm: warming up');
    await Promise.race([join('ahead'), conference.failed]);
    await pause(AFTERWARDS_MS);

    const beforeUs = await conference.server.call('cpuUs', undefined);
    await conference.load.call('busyShare', undefined);
    const startMs = performance.now();
    progress.show(`join-storm: ${joins} are joining`);
    const under: Promise<Joined>[] = [];
    for (let index = 0; index < joins; index++) {
      await pause(Math.max(0, startMs + (index * withinMs) / joins - performance.now()));
      under.push(join(`${index}`));
    }
    const joined = await Promise.race([Promise.all(under), conference.failed]);
    const serverCpuUs = (await conference.server.call('cpuUs', undefined)) - beforeUs;
    const elapsedMs = performance.now() - startMs;
    const loadShare = await conference.load.call('busyShare', undefined);
    await pause(AFTERWARDS_MS);

    progress.show('join-storm: closing every gate');
    let unnamed = 0;
    for (const { id } of joined) unnamed += (await conference.exclude(id, trackIds)).length;
    await pause(AFTERWARDS_MS);
    const report = await conference.load.call('report', undefined);
    const { complaints, faults: held } = reportFaults([report]);
    const leftOut = joined.filter(({ pictures }) => pictures.includes(null)).length;
    const asked = joined.map(({ askedAtMs }) => askedAtMs);
    const faults = [...held];
    if (unnamed > 0) faults.push(`receipts do not name ${unnamed} subscriptions`);
    if (leftOut > 0) faults.unshift(`${leftOut} have not seen everybody within ${PICTURE_MS} ms`);
    faults.push(...loadFaults(loadShare));
    return {
      joins,
      publishers,
      withinMs,
      askedWithinMs: Math.max(...asked) - Math.min(...asked),
      firstPictureMs: spreadOf(joined.flatMap((one) => since(one, Math.min))),
      allPicturesMs: spreadOf(joined.flatMap((one) => since(one, Math.max))),
      leftOut,
      framesDecoded: report.tracks.reduce((sum, { frames }) => sum + frames, 0),
      complaints,
      serverCpuUs,
      serverCpuUsPerJoin: serverCpuUs / joins,
      elapsedMs,
      loadShare,
      faults,
    };
  } finally {
    await conference.close();
    progress.clear();
  }
}

/** Nothing for somebody who has not seen everybody: told as left out. */
function since({ askedAtMs, pictures }: Joined, choose: (...times: number[]) => number): number[] {
  const seen = pictures.filter((atMs) => atMs !== null);
  return seen.length < pictures.length ? [] : [choose(...seen) - askedAtMs];
}
