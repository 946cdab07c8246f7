import { describeMachine, writeMachine } from '../machine.ts';
import type { Machine } from '../machine.ts';
import { writeColumns } from '../table.ts';
import type { BrokenResult } from './run.ts';

/** The shape of `--json`. */
export interface BrokenReport {
  readonly format: 'auscult-bench-broken/1';
  readonly machine: Machine;
  readonly results: readonly BrokenResult[];
}

export function createReport(results: readonly BrokenResult[]): BrokenReport {
  return { format: 'auscult-bench-broken/1', machine: describeMachine(), results };
}

/** For people. */
export function writeTable({ machine, results }: BrokenReport): string {
  const rows = results.map(({ server, faults, rightlyJudged }) => [
    server,
    rightlyJudged ? 'right' : 'WRONG',
    faults.length === 0 ? 'nothing found' : faults.join('; '),
  ]);
  return [writeMachine(machine), writeColumns(['server', 'verdict', 'found'], rows)].join('\n');
}
