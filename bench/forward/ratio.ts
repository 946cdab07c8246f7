import type { ReferenceKind } from '../reference/reference.ts';
import type { ForwardResult } from './run.ts';

/** The engine's CPU per packet over a reference's, round by round. */
export interface Comparison {
  readonly case: string;
  readonly reference: ReferenceKind;
  /** One for each round in which both had packets arrive. */
  readonly ratios: readonly number[];
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Only within a round: neighbours in time share what else the machine does, and microseconds move
 * from hour to hour.
 */
export function compare(
  results: readonly Pick<ForwardResult, 'case' | 'round' | 'target' | 'cpuUsPerPacket'>[],
): Comparison[] {
  const comparisons: Comparison[] = [];
  for (const name of new Set(results.map((result) => result.case))) {
    const own = results.filter((result) => result.case === name);
    for (const reference of new Set(own.map(({ target }) => target))) {
      if (reference === 'engine') continue;
      const ratios = own.flatMap((result) => {
        if (result.target !== reference) return [];
        const engine = own.find(
          ({ target, round }) => target === 'engine' && round === result.round,
        );
        if (!engine?.cpuUsPerPacket || !result.cpuUsPerPacket) return [];
        return [engine.cpuUsPerPacket / result.cpuUsPerPacket];
      });
      if (ratios.length === 0) continue;
      const sorted = ratios.toSorted((a, b) => a - b);
      comparisons.push({
        case: name,
        reference,
        ratios,
        median: median(sorted),
        min: sorted[0] ?? NaN,
        max: sorted.at(-1) ?? NaN,
      });
    }
  }
  return comparisons;
}

function median(sorted: readonly number[]): number {
  const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
  return (upper + lower) / 2;
}
