import { Conference } from '../conference.ts';
import { delayFaults, loadFaults } from '../forward/faults.ts';
import { reportFaults } from '../load/report-faults.ts';
import { SIMULCAST } from '../peer/camera.ts';
import type { Complaints } from '../peer/strict-receiver.ts';
import type { Progress } from '../progress.ts';
import { spreadOf } from '../spread.ts';
import type { Spread } from '../spread.ts';
import { pause, PictureWatch } from '../watch.ts';

export interface SwitchResult {
  readonly receivers: number;
  /** Layers that were chosen, of all receivers. */
  readonly planned: number;
  readonly failed: number;
  /** From the choice to the complete key frame of the layer, all receivers together. */
  readonly switchMs: Spread | null;
  /** From closing the gates to holding the receipt, of each receiver. */
  readonly receiptMs: Spread | null;
  /** Of decodable frames, from camera to receiver. */
  readonly frameDelayMs: { readonly p50: number; readonly p99: number } | null;
  readonly framesDecoded: number;
  readonly complaints: Complaints;
  readonly serverCpuUs: number;
  readonly loadShare: number;
  readonly faults: readonly string[];
}

export interface SwitchServer {
  readonly entry: URL;
  readonly env: NodeJS.ProcessEnv;
}

const RECEIVERS = ['first', 'second'] as const;
/** Up by one and by two, down by one and by two, each twice before it repeats. */
const LAYERS = [0, 1, 2, 0, 2, 1] as const;
const PICTURE_MS = 3_000;
/** So many switches that do not happen are enough to know. */
const GIVE_UP_AFTER = 4;
/** A server may ask a publisher for key frames twice a second, not more often. */
const BETWEEN_MS = 600;
/** Longer than anything that is under way may take. */
const AFTER_GATE_MS = 500;

/**
 * Two receivers of one camera with three encodings choose layers, each another one than before, and
 * are then excluded: everything that a strict receiver can see of a server happens in it.
 *
 * @param server null: the engine
 */
export async function runSwitches(
  { switches }: { readonly switches: number },
  progress: Progress,
  server: SwitchServer | null = null,
): Promise<SwitchResult> {
  const conference = new Conference(
    SIMULCAST,
    server === null ? {} : { serverEntry: server.entry, env: server.env },
  );
  const watch = new PictureWatch(conference);
  const faults: string[] = [];
  const times: number[] = [];
  const receiptTimes: number[] = [];
  try {
    await conference.start();
    const trackId = await conference.publish('publisher');
    await conference.load.call('startCamera', { id: 'publisher' });
    const beforeUs = await conference.server.call('cpuUs', undefined);
    await conference.load.call('busyShare', undefined);
    for (const id of RECEIVERS) {
      await conference.server.call('join', { id, ahead: false });
      await conference.server.call('subscribe', { id, trackIds: [trackId] });
    }
    // Everybody begins at the top, once the server has found room for it.
    const begun = await Promise.race([
      Promise.all(RECEIVERS.map((id) => watch.layer(id, trackId, 2, PICTURE_MS))),
      conference.failed,
    ]);
    begun.forEach((atMs, index) => {
      if (atMs === null) faults.push(`the ${RECEIVERS[index]} receiver never saw the top layer`);
    });

    let failed = 0;
    // Who never got anywhere has nowhere to switch from.
    const steps = begun.includes(null) ? 0 : switches;
    for (let step = 0; step < steps && failed < GIVE_UP_AFTER; step++) {
      progress.show(`switch: ${step} of ${switches}`);
      await pause(BETWEEN_MS + 10 * (step % 4));
      const layer = LAYERS[step % LAYERS.length] ?? 0;
      const shown = await Promise.all(
        RECEIVERS.map(async (id) => {
          watch.forget(id, trackId);
          const askedAtMs = await conference.server.call('prefer', { id, trackId, layer });
          const atMs = await watch.layer(id, trackId, layer, PICTURE_MS);
          return atMs === null ? null : atMs - askedAtMs;
        }),
      );
      for (const ms of shown) {
        if (ms === null) failed++;
        else times.push(ms);
      }
    }
    if (failed > 0) faults.push(`${failed} switches did not happen within ${PICTURE_MS} ms`);

    for (const id of RECEIVERS) {
      const askedAtMs = performance.now();
      const missing = await conference.exclude(id, [trackId]);
      receiptTimes.push(performance.now() - askedAtMs);
      if (missing.length > 0)
        faults.push(`the receipt of the ${id} receiver does not name the track`);
    }
    await pause(AFTER_GATE_MS);

    const report = await conference.load.call('report', undefined);
    const serverCpuUs = (await conference.server.call('cpuUs', undefined)) - beforeUs;
    const loadShare = await conference.load.call('busyShare', undefined);
    const { complaints, faults: held } = reportFaults([report]);
    faults.push(...held);
    faults.push(...delayFaults(report.frameDelayMs?.p50 ?? 0), ...loadFaults(loadShare));
    return {
      receivers: RECEIVERS.length,
      planned: switches * RECEIVERS.length,
      failed,
      switchMs: spreadOf(times),
      receiptMs: spreadOf(receiptTimes),
      frameDelayMs: report.frameDelayMs,
      framesDecoded: report.tracks.reduce((sum, { frames }) => sum + frames, 0),
      complaints,
      serverCpuUs,
      loadShare,
      faults,
    };
  } finally {
    await conference.close();
    progress.clear();
  }
}
