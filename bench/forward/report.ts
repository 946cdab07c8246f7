import { describeMachine, writeMachine } from '../machine.ts';
import type { Machine } from '../machine.ts';
import { writeColumns } from '../table.ts';
import { compare } from './ratio.ts';
import type { Comparison } from './ratio.ts';
import type { ForwardResult } from './run.ts';

/** The figures of a run with what they were measured on; the shape of `--json`. */
export interface ForwardReport {
  readonly format: 'auscult-bench-forward/1';
  readonly machine: Machine;
  readonly results: readonly ForwardResult[];
  /** The engine's CPU beside that of each reference; empty without `--rounds`. */
  readonly comparisons: readonly Comparison[];
  /** Why there is no reference although one was asked for; null otherwise. */
  readonly withoutReference: string | null;
}

export function createReport(
  results: readonly ForwardResult[],
  withoutReference: string | null = null,
): ForwardReport {
  return {
    format: 'auscult-bench-forward/1',
    machine: describeMachine(),
    results,
    comparisons: compare(results),
    withoutReference,
  };
}

/** A table for people. */
export function writeTable(report: ForwardReport): string {
  const { machine, results, comparisons, withoutReference } = report;
  const withRounds = results.some(({ round }) => round > 1);
  const name = (result: ForwardResult): string =>
    withRounds ? `${result.case} ${result.target} ${result.round}` : result.case;
  const rows = results.map((result) => [
    name(result),
    `${result.packetsPerSecond}/s × ${result.subscribers}`,
    result.cpuUsPerPacket?.toFixed(2) ?? '–',
    result.delayMs.p50.toFixed(2),
    result.delayMs.p99.toFixed(2),
    `${result.arrived}/${result.expected}`,
    `${result.duplicates}`,
    `${result.gaps}`,
    `${Math.round(result.load.share * 100)} % of ${Math.round(result.load.limitPerSecond)}/s`,
    result.srtpProfile ?? '–',
  ]);
  const head = [
    'case',
    'load',
    'CPU µs/packet',
    'p50 ms',
    'p99 ms',
    'arrived',
    'twice',
    'gaps',
    "load's limit",
    'SRTP',
  ];
  const faults = results.flatMap((result) =>
    result.faults.map((fault) => `${name(result)}: ${fault}.`),
  );
  return [
    writeMachine(machine),
    writeColumns(head, rows),
    ...comparisons.map(writeComparison),
    ...(withoutReference === null ? [] : [`Without references: ${withoutReference}`]),
    ...faults,
  ].join('\n');
}

function writeComparison({ case: name, reference, ratios, median, min, max }: Comparison): string {
  const rounds = ratios.map((ratio) => ratio.toFixed(2)).join(', ');
  return (
    `${name}: the engine takes ${median.toFixed(2)} times the CPU of ${reference} ` +
    `(${min.toFixed(2)} to ${max.toFixed(2)}; by round ${rounds})`
  );
}
