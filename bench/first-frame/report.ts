import { describeMachine, writeMachine } from '../machine.ts';
import type { Machine } from '../machine.ts';
import { writeSpread } from '../spread.ts';
import { writeColumns } from '../table.ts';
import type { FirstFrameRun } from './run.ts';

/** The shape of `--json`. */
export interface FirstFrameReport extends FirstFrameRun {
  readonly format: 'auscult-bench-first-frame/1';
  readonly machine: Machine;
}

export function createReport(run: FirstFrameRun): FirstFrameReport {
  return { format: 'auscult-bench-first-frame/1', machine: describeMachine(), ...run };
}

/** Everything that speaks against the figures. */
export function faultsOf({ results, faults }: FirstFrameRun): string[] {
  return [
    ...results.flatMap((one) => one.faults.map((fault) => `${one.kind}: ${fault}`)),
    ...faults,
  ];
}

/** For people. */
export function writeTable(report: FirstFrameReport): string {
  const rows = report.results.map(({ kind, planned, failed, firstFrameMs }) => [
    kind === 'cold' ? 'cold' : 'connected ahead',
    ...writeSpread(firstFrameMs),
    `${planned - failed}/${planned}`,
  ]);
  return [
    writeMachine(report.machine),
    writeColumns(['connection', 'p50 ms', 'p95 ms', 'max ms', 'seen'], rows),
    `The load was busy ${Math.round(report.loadShare * 100)} %.`,
    ...faultsOf(report).map((fault) => `${fault}.`),
  ].join('\n');
}
