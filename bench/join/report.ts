import { describeMachine, writeMachine } from '../machine.ts';
import type { Machine } from '../machine.ts';
import { spreadOf } from '../spread.ts';
import type { Spread } from '../spread.ts';
import { writeColumns } from '../table.ts';
import type { JoinOptions } from '../command-line.ts';
import type { Call, Reception } from './call.ts';
import type { Join } from './join.ts';
import type { JoinRun } from './run.ts';

/** The figures of a run with what they were measured on; the shape of `--json`. */
export interface JoinReport {
  readonly format: 'auscult-bench-join/1';
  readonly machine: Machine & {
    readonly loadAverage: number;
    readonly highestLoadAverage: number;
  };
  readonly chromium: string;
  readonly height: number;
  /** Joins that were to be measured, the cold one not among them. */
  readonly planned: number;
  /** Of `joins`: those with faults. */
  readonly failed: number;
  /** Of the joins that showed a picture; null when none did. */
  readonly guestSeesMs: Spread | null;
  readonly clinicianSeesMs: Spread | null;
  /** From the link to the page that waits for a name. */
  readonly readyMs: Spread | null;
  /** Both together: from the link to the clinician's picture, a person's own time apart. */
  readonly linkToPictureMs: Spread | null;
  readonly line: JoinOptions['line'];
  readonly carried: JoinRun['carried'];
  readonly cold: Join;
  readonly joins: readonly Join[];
  readonly call: Call | null;
  /** Why the run has failed; empty when it has not. */
  readonly faults: readonly string[];
}

export function createReport(
  run: JoinRun,
  { joins: planned, height, line }: JoinOptions,
): JoinReport {
  const { chromium, loadAverage, highestLoadAverage, cold, joins, call, carried } = run;
  const times = (of: 'guestSeesMs' | 'clinicianSeesMs') =>
    spreadOf(joins.map((join) => join[of]).filter((ms) => ms !== null));
  const faults = [cold, ...joins].flatMap((join, number) =>
    join.faults.map((fault) => `${number === 0 ? 'cold join' : `join ${number}`}: ${fault}`),
  );
  // A guest whose media went past the line would tell nothing of it.
  if (line && (carried?.downBytes ?? 0) < joins.length * 100_000) {
    faults.push('next to nothing went over the line');
  }
  if (joins.length < planned) faults.push(`given up after ${joins.length} of ${planned} joins`);
  return {
    format: 'auscult-bench-join/1',
    machine: { ...describeMachine(), loadAverage, highestLoadAverage },
    chromium,
    height,
    planned,
    failed: joins.filter((join) => join.faults.length > 0).length,
    guestSeesMs: times('guestSeesMs'),
    clinicianSeesMs: times('clinicianSeesMs'),
    readyMs: spreadOf(joins.map(({ readyMs }) => readyMs ?? null).filter((ms) => ms !== null)),
    linkToPictureMs: spreadOf(joins.map(linkToPicture).filter((ms) => ms !== null)),
    line,
    carried,
    cold,
    joins,
    call,
    faults,
  };
}

/** Two tables for people. */
export function writeTable(report: JoinReport): string {
  const { machine, chromium, height, planned, joins, failed, cold, call, faults } = report;
  const row = (name: string, spread: Spread | null, coldMs: number | null) => [
    name,
    ...[spread?.p50, spread?.p95, spread?.max, coldMs].map((ms) => ms?.toFixed(0) ?? '–'),
  ];
  return [
    `${writeMachine(machine)}, Chromium ${chromium}`,
    `load average ${machine.loadAverage.toFixed(2)} at start, then up to ${machine.highestLoadAverage.toFixed(2)}`,
    writeColumns(
      ['join', 'p50 ms', 'p95 ms', 'max ms', 'cold ms'],
      [
        row('guest sees clinician', report.guestSeesMs, cold.guestSeesMs),
        row('clinician sees guest', report.clinicianSeesMs, cold.clinicianSeesMs),
        row('page ready from the link', report.readyMs, cold.readyMs ?? null),
        row('link to picture', report.linkToPictureMs, linkToPicture(cold)),
      ],
    ),
    ...writeLine(report),
    `${joins.length} of ${planned} joins at ${height} lines, ${failed} failed`,
    ...(call === null ? [] : ['', writeCall(call)]),
    ...faults.map((fault) => `${fault}.`),
  ].join('\n');
}

function linkToPicture({ readyMs, guestSeesMs }: Join): number | null {
  return readyMs === undefined || guestSeesMs === null ? null : readyMs + guestSeesMs;
}

function writeLine({ line, carried }: JoinReport): string[] {
  if (!line || !carried) return [];
  const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
  const { upBytes, downBytes, lost } = carried;
  return [
    `guests over ${line.megabitsPerSecond} Mbit/s and ${line.delayMs} ms each way: ${megabytes(upBytes)} MB up, ${megabytes(downBytes)} MB down, ${lost} datagrams lost in its queue`,
  ];
}

function writeCall({ seconds, atGuest, atClinician, serverCpuUs }: Call): string {
  const row = (name: string, reception: Reception) => [
    name,
    `${reception.framesDecoded}`,
    reception.framesPerSecond.toFixed(1),
    `${reception.freezes}`,
    `${reception.frameHeight}`,
    reception.jitterBufferMs?.toFixed(0) ?? '–',
    `${reception.packetsLost}`,
  ];
  const share = serverCpuUs === null ? '–' : (serverCpuUs / seconds / 10_000).toFixed(1);
  return [
    writeColumns(
      ['call', 'frames', 'fps', 'freezes', 'height', 'jitter buffer ms', 'lost'],
      [row('at the guest', atGuest), row('at the clinician', atClinician)],
    ),
    `${seconds.toFixed(1)} s, server ${share} % of a core`,
  ].join('\n');
}
