import { arch, availableParallelism, cpus, platform } from 'node:os';
import type { ForwardResult } from './run.ts';

/** The figures of a run with what they were measured on; the shape of `--json`. */
export interface ForwardReport {
  readonly format: 'auscult-bench-forward/1';
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly platform: string;
    readonly node: string;
  };
  readonly results: readonly ForwardResult[];
}

export function createReport(results: readonly ForwardResult[]): ForwardReport {
  return {
    format: 'auscult-bench-forward/1',
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: availableParallelism(),
      platform: `${platform()} ${arch()}`,
      node: process.version,
    },
    results,
  };
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
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const faults = results.flatMap(({ case: name, faults }) =>
    faults.map((fault) => `${name}: ${fault}.`),
  );
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.platform}, Node ${machine.node}`,
    line(head),
    ...rows.map(line),
    ...faults,
  ].join('\n');
}
