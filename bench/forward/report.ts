import { describeMachine, writeMachine } from '../machine.ts';
import type { Machine } from '../machine.ts';
import { writeColumns } from '../table.ts';
import type { ForwardResult } from './run.ts';

/** The figures of a run with what they were measured on; the shape of `--json`. */
export interface ForwardReport {
  readonly format: 'auscult-bench-forward/1';
  readonly machine: Machine;
  readonly results: readonly ForwardResult[];
}

export function createReport(results: readonly ForwardResult[]): ForwardReport {
  return { format: 'auscult-bench-forward/1', machine: describeMachine(), results };
}

/** A table for people. */
export function writeTable({ machine, results }: ForwardReport): string {
  const rows = results.map((result) => [
    result.case,
    `${result.packetsPerSecond}/s × ${result.subscribers}`,
    result.cpuUsPerPacket?.toFixed(2) ?? '–',
    result.delayMs.p50.toFixed(2),
    result.delayMs.p99.toFixed(2),
    `${result.arrived}/${result.expected}`,
    `${result.duplicates}`,
    `${result.gaps}`,
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
    'SRTP',
  ];
  const faults = results.flatMap(({ case: name, faults }) =>
    faults.map((fault) => `${name}: ${fault}.`),
  );
  return [writeMachine(machine), writeColumns(head, rows), ...faults].join('\n');
}
