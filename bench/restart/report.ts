import { describeMachine, writeMachine } from '../machine.ts';
import type { Machine } from '../machine.ts';
import type { RestartOptions } from '../command-line.ts';
import { spreadOf } from '../spread.ts';
import type { Spread } from '../spread.ts';
import { writeColumns } from '../table.ts';
import { SIGNALS } from './run.ts';
import type { EndSignal, Restart, RestartRun } from './run.ts';

/** What is wanted of nineteen in twenty: a server that says goodbye, and one that cannot. */
const GOALS_MS: Readonly<Record<EndSignal, number>> = { SIGTERM: 5_000, SIGKILL: 10_000 };

export interface SignalFigures {
  readonly signal: EndSignal;
  readonly planned: number;
  /** Rounds after which both were back, and nothing else was wrong. */
  readonly good: number;
  readonly goalMs: number;
  readonly listensMs: Spread | null;
  readonly clinicianSeesMs: Spread | null;
  readonly guestSeesMs: Spread | null;
  /** Until the later of the two saw the other. */
  readonly bothSeeMs: Spread | null;
}

/** The figures of a run with what they were measured on; the shape of `--json`. */
export interface RestartReport {
  readonly format: 'auscult-bench-restart/1';
  readonly machine: Machine & {
    readonly loadAverage: number;
    readonly highestLoadAverage: number;
  };
  readonly chromium: string;
  readonly signals: readonly SignalFigures[];
  /** In order. */
  readonly restarts: readonly Restart[];
  /** Why the run has failed; empty when it has not. */
  readonly faults: readonly string[];
}

export function createReport(run: RestartRun, { rounds }: RestartOptions): RestartReport {
  const { chromium, loadAverage, highestLoadAverage, restarts } = run;
  const faults = restarts.flatMap(({ signal, faults: own }, index) =>
    own.map((fault) => `restart ${index + 1} (${signal}): ${fault}`),
  );
  const planned = rounds * SIGNALS.length;
  if (restarts.length < planned) {
    faults.push(`given up after ${restarts.length} of ${planned} restarts`);
  }
  return {
    format: 'auscult-bench-restart/1',
    machine: { ...describeMachine(), loadAverage, highestLoadAverage },
    chromium,
    signals: SIGNALS.map((signal) => figuresOf(signal, rounds, restarts)),
    restarts,
    faults,
  };
}

function figuresOf(
  signal: EndSignal,
  planned: number,
  restarts: readonly Restart[],
): SignalFigures {
  const own = restarts.filter((restart) => restart.signal === signal);
  const spread = (of: (restart: Restart) => number | null) =>
    spreadOf(own.map(of).filter((ms) => ms !== null));
  return {
    signal,
    planned,
    good: own.filter(({ faults }) => faults.length === 0).length,
    goalMs: GOALS_MS[signal],
    listensMs: spread(({ listensMs }) => listensMs),
    clinicianSeesMs: spread(({ clinicianSeesMs }) => clinicianSeesMs),
    guestSeesMs: spread(({ guestSeesMs }) => guestSeesMs),
    bothSeeMs: spread(({ clinicianSeesMs, guestSeesMs }) =>
      clinicianSeesMs === null || guestSeesMs === null
        ? null
        : Math.max(clinicianSeesMs, guestSeesMs),
    ),
  };
}

/** A table for people. */
export function writeTable({ machine, chromium, signals, faults }: RestartReport): string {
  const row = (name: string, spread: Spread | null, goal = '') => [
    name,
    ...[spread?.p50, spread?.p95, spread?.max].map((ms) => ms?.toFixed(0) ?? '–'),
    goal,
  ];
  return [
    `${writeMachine(machine)}, Chromium ${chromium}`,
    `load average ${machine.loadAverage.toFixed(2)} at start, then up to ${machine.highestLoadAverage.toFixed(2)}`,
    writeColumns(
      ['from the signal', 'p50 ms', 'p95 ms', 'max ms', 'goal'],
      signals.flatMap(({ signal, goalMs, ...figures }) => [
        row(`${signal}: the new server listens`, figures.listensMs),
        row(`${signal}: clinician sees guest`, figures.clinicianSeesMs),
        row(`${signal}: guest sees clinician`, figures.guestSeesMs),
        row(`${signal}: both see each other`, figures.bothSeeMs, `p95 ${goalMs}`),
      ]),
    ),
    ...signals.map(({ signal, good, planned }) => `${signal}: ${good} of ${planned} came back`),
    ...faults.map((fault) => `${fault}.`),
  ].join('\n');
}
