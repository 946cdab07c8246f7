import type { ReferenceKind } from '../reference/reference.ts';
import type { ForwardResult } from './run.ts';
import { median } from '../spread.ts';

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
      const middle = median(ratios);
      if (middle === null) continue;
      comparisons.push({
        case: name,
        reference,
        ratios,
        median: middle,
        min: Math.min(...ratios),
        max: Math.max(...ratios),
      });
    }
  }
  return comparisons;
}
