import { describeMachine, writeMachine } from '../machine.ts';
import type { Machine } from '../machine.ts';
import { writeSpread } from '../spread.ts';
import { writeColumns } from '../table.ts';
import type { SwitchResult } from './run.ts';

/** The shape of `--json`. */
export interface SwitchReport extends SwitchResult {
  readonly format: 'auscult-bench-switch/1';
  readonly machine: Machine;
}

export function createReport(result: SwitchResult): SwitchReport {
  return { format: 'auscult-bench-switch/1', machine: describeMachine(), ...result };
}

/** For people. */
export function writeTable(report: SwitchReport): string {
  const { machine, planned, failed, switchMs, receiptMs, frameDelayMs, framesDecoded } = report;
  const share = Math.round(report.loadShare * 100);
  return [
    writeMachine(machine),
    writeColumns(
      ['', 'p50 ms', 'p95 ms', 'max ms'],
      [
        ['layer chosen to its key frame', ...writeSpread(switchMs)],
        ['gate closed to receipt', ...writeSpread(receiptMs)],
      ],
    ),
    `${planned - failed} of ${planned} switches, ${framesDecoded} frames decoded, ` +
      `frame delay p50 ${frameDelayMs?.p50.toFixed(2) ?? '–'} ms; the load was busy ${share} %.`,
    ...report.faults.map((fault) => `${fault}.`),
  ].join('\n');
}
