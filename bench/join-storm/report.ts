import { describeMachine, writeMachine } from '../machine.ts';
import type { Machine } from '../machine.ts';
import { writeSpread } from '../spread.ts';
import { writeColumns } from '../table.ts';
import type { JoinStormResult } from './run.ts';

/** The shape of `--json`. */
export interface JoinStormReport extends JoinStormResult {
  readonly format: 'auscult-bench-join-storm/1';
  readonly machine: Machine;
}

export function createReport(result: JoinStormResult): JoinStormReport {
  return { format: 'auscult-bench-join-storm/1', machine: describeMachine(), ...result };
}

/** For people. */
export function writeTable(report: JoinStormReport): string {
  const { machine, joins, publishers, askedWithinMs, leftOut, firstPictureMs } = report;
  const cpuMs = (report.serverCpuUs / 1000).toFixed(0);
  const perJoinMs = (report.serverCpuUsPerJoin / 1000).toFixed(2);
  return [
    writeMachine(machine),
    `${joins} joined ${publishers} publishers within ${Math.round(askedWithinMs)} ms; ` +
      `${joins - leftOut} saw everybody.`,
    writeColumns(
      ['from joining to', 'p50 ms', 'p95 ms', 'max ms'],
      [
        ['the first picture', ...writeSpread(firstPictureMs)],
        ["everybody's picture", ...writeSpread(report.allPicturesMs)],
      ],
    ),
    `Server CPU ${cpuMs} ms in ${Math.round(report.elapsedMs)} ms, ${perJoinMs} ms a join with ` +
      `forwarding; ${report.framesDecoded} frames decoded; ` +
      `the load was busy ${Math.round(report.loadShare * 100)} %.`,
    ...report.faults.map((fault) => `${fault}.`),
  ].join('\n');
}
