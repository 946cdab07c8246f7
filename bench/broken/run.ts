import type { Progress } from '../progress.ts';
import { runSwitches } from '../switch/run.ts';
import type { SwitchResult } from '../switch/run.ts';
import { BENDS } from './bends.ts';
import type { BendName } from './bends.ts';

export interface BrokenResult {
  readonly server: BendName | 'engine';
  /** What was found; has to be empty for the engine and the healthy one, and for no other. */
  readonly faults: readonly string[];
  readonly rightlyJudged: boolean;
  readonly result: SwitchResult;
}

/**
 * What has to be among the faults: a server that was caught for something else has not been caught.
 */
const EXPECTED: Readonly<Record<Exclude<BendName, 'healthy'>, RegExp>> = {
  'drops-key-frames': /without its key frame|without what they depend on/,
  reorders: /out of order/,
  repeats: /more than once/,
  'forwards-after-gate': /after the gate had closed/,
  'wrong-timestamps': /another RTP time/,
  delays: /took more than/,
};

/** Each server in turn: the engine, the same with an honest middle, and the six broken ones. */
export async function runBroken(
  options: { readonly switches: number; readonly servers?: readonly (BendName | 'engine')[] },
  progress: Progress,
): Promise<BrokenResult[]> {
  const results: BrokenResult[] = [];
  for (const server of options.servers ?? (['engine', ...BENDS] as const)) {
    const result = await runSwitches(
      options,
      progress,
      server === 'engine'
        ? null
        : {
            entry: new URL('bent-server-process.ts', import.meta.url),
            env: { AUSCULT_BENCH_BEND: server },
          },
    );
    const { faults } = result;
    results.push({ server, faults, rightlyJudged: isRight(server, faults), result });
  }
  return results;
}

export function isRight(server: BendName | 'engine', faults: readonly string[]): boolean {
  if (server === 'engine' || server === 'healthy') return faults.length === 0;
  return faults.some((fault) => EXPECTED[server].test(fault));
}
