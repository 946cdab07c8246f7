import type { TilesOptions } from '../command-line.ts';
import { describeMachine, writeMachine } from '../machine.ts';
import type { Machine } from '../machine.ts';
import { median } from '../spread.ts';
import { writeColumns } from '../table.ts';
import { compare, GOAL, shareOfCore, sizesOf } from './compare.ts';
import type { Comparison } from './compare.ts';
import type { PageCost, Round, TilesRun } from './run.ts';

export interface RatioSpread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** The figures of a run with what they were measured on; the shape of `--json`. */
export interface TilesReport extends Pick<TilesRun, 'chromium' | 'boxes' | 'sends'> {
  readonly format: 'auscult-bench-tiles/1';
  readonly machine: Machine & {
    readonly loadAverage: number;
    readonly highestLoadAverage: number;
  };
  readonly tiles: number;
  readonly height: number;
  readonly rounds: readonly (Round & Comparison)[];
  /** Of the rounds that could be compared; null when none could. */
  readonly ratio: RatioSpread | null;
  readonly goal: number;
  /** Why the figures may not be believed; empty when they may. */
  readonly faults: readonly string[];
}

export function createReport(run: TilesRun, { tiles, height }: TilesOptions): TilesReport {
  const rounds = run.rounds.map((round) => ({ ...round, ...compare(round, tiles - 1) }));
  const ratios = rounds.map(({ ratio }) => ratio).filter((ratio) => ratio !== null);
  const faults = rounds.flatMap((round, index) =>
    round.faults.map((fault) => `round ${index + 1}: ${fault}`),
  );
  if (ratios.length * 2 < rounds.length) {
    faults.push(`only ${ratios.length} of ${rounds.length} rounds could be compared`);
  }
  return {
    format: 'auscult-bench-tiles/1',
    machine: {
      ...describeMachine(),
      loadAverage: run.loadAverage,
      highestLoadAverage: Math.max(...run.rounds.map(({ loadAverage }) => loadAverage)),
    },
    chromium: run.chromium,
    tiles,
    height,
    boxes: run.boxes,
    sends: run.sends,
    rounds,
    ratio: spreadOf(ratios),
    goal: GOAL,
    faults,
  };
}

/** Two tables for people. */
export function writeTable(report: TilesReport): string {
  const { machine, chromium, tiles, height, boxes, rounds, ratio, goal, faults } = report;
  const [box] = boxes;
  const compared = rounds.filter((round) => round.ratio !== null);
  return [
    `${writeMachine(machine)}, Chromium ${chromium}`,
    `load average ${machine.loadAverage.toFixed(2)} at start, then up to ${machine.highestLoadAverage.toFixed(2)}`,
    `${tiles} tiles of ${box ? `${Math.round(box.width)} × ${Math.round(box.height)}` : '?'} px, cameras of ${height} lines`,
    writeColumns(
      ['round', 'page', 'CPU %', 'decoded/s', 'sizes', 'encoded/s', 'sizes', 'ratio'],
      rounds.flatMap((round, index) => [
        row(`${index + 1}`, 'product', round.product, round.ratio?.toFixed(3) ?? '–'),
        row('', 'bare', round.bare, ''),
      ]),
    ),
    ...rounds.flatMap(({ unlike }, index) =>
      unlike.length === 0 ? [] : [`round ${index + 1} is not compared: ${unlike.join('; ')}`],
    ),
    '',
    ...(compared.length === 0 ? [] : [writeKinds(compared), '']),
    ratio === null
      ? 'no ratio'
      : `product to bare: median ${ratio.median.toFixed(3)}, ${ratio.min.toFixed(3)} to ${ratio.max.toFixed(3)}, of ${compared.length} of ${rounds.length} rounds (goal: at most ${goal})`,
    ...faults.map((fault) => `${fault}.`),
  ].join('\n');
}

function row(round: string, page: string, cost: PageCost | null, ratio: string): string[] {
  if (cost === null) return [round, page, '–', '–', '–', '–', '–', ratio];
  const { flow } = cost;
  return [
    round,
    page,
    (shareOfCore(cost) * 100).toFixed(1),
    flow.decodedPerSecond.toFixed(1),
    sizesOf(flow, 'decoded'),
    flow.encodedPerSecond.toFixed(1),
    sizesOf(flow, 'encoded'),
    ratio,
  ];
}

/** Which part of the browser it is: where a difference lies is where to look for it. */
function writeKinds(rounds: readonly Round[]): string {
  const costs = (page: 'product' | 'bare') =>
    rounds.map((round) => round[page]).filter((cost) => cost !== null);
  const all = [...costs('product'), ...costs('bare')];
  const kinds = [...new Set(all.flatMap(({ cpuMs }) => Object.keys(cpuMs)))];
  const share = (page: 'product' | 'bare', kind: string): number =>
    median(costs(page).map(({ cpuMs, seconds }) => (cpuMs[kind] ?? 0) / seconds / 10)) ?? 0;
  return writeColumns(
    ['process', 'product CPU %', 'bare CPU %'],
    kinds
      .map((kind) => ({ kind, product: share('product', kind), bare: share('bare', kind) }))
      .filter(({ product, bare }) => Math.max(product, bare) >= 0.1)
      .toSorted((one, other) => other.product - one.product)
      .map(({ kind, product, bare }) => [kind, product.toFixed(1), bare.toFixed(1)]),
  );
}

function spreadOf(ratios: readonly number[]): RatioSpread | null {
  const middle = median(ratios);
  if (middle === null) return null;
  return { median: middle, min: Math.min(...ratios), max: Math.max(...ratios) };
}
