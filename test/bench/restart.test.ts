import * as assert from 'uvu/assert';
import { reusedBy } from '../../bench/restart/identity.ts';
import { createReport, writeTable } from '../../bench/restart/report.ts';
import type { Restart, RestartRun } from '../../bench/restart/run.ts';
import { suite } from '../harness.ts';

const test = suite('bench: report of restarts');

function restart(signal: Restart['signal'], guestSeesMs: number, clinicianSeesMs: number): Restart {
  return { signal, listensMs: 900, guestSeesMs, clinicianSeesMs, faults: [] };
}

function runOf(...restarts: Restart[]): RestartRun {
  return { chromium: '156.0.1', loadAverage: 0.5, highestLoadAverage: 3, restarts };
}

const OPTIONS = { rounds: 2, jsonFile: null };

const GOOD = [
  restart('SIGTERM', 2_000, 1_500),
  restart('SIGKILL', 3_000, 4_000),
  restart('SIGTERM', 1_000, 2_500),
  restart('SIGKILL', 3_500, 3_400),
];

test('each signal has its own figures, and both see each other when the later one does', () => {
  const { signals, faults } = createReport(runOf(...GOOD), OPTIONS);
  assert.equal(faults, []);
  assert.equal(
    signals.map(({ signal, good, bothSeeMs }) => [signal, good, bothSeeMs]),
    [
      ['SIGTERM', 2, { p50: 2_000, p95: 2_500, max: 2_500 }],
      ['SIGKILL', 2, { p50: 3_500, p95: 4_000, max: 4_000 }],
    ],
  );
  const table = writeTable(createReport(runOf(...GOOD), OPTIONS));
  assert.match(table, /SIGTERM: both see each other +2000 +2500 +2500 +p95 5000/);
  assert.match(table, /SIGKILL: both see each other +3500 +4000 +4000 +p95 10000/);
  assert.match(table, /SIGTERM: 2 of 2 came back\nSIGKILL: 2 of 2 came back$/);
});

test('somebody who does not come back is a fault, and so is a run that ends with it', () => {
  const out: Restart = { ...restart('SIGKILL', 0, 3_000), guestSeesMs: null, faults: ['nobody'] };
  const report = createReport(runOf(restart('SIGTERM', 2_000, 1_500), out), OPTIONS);
  assert.equal(report.faults, ['restart 2 (SIGKILL): nobody', 'given up after 2 of 4 restarts']);
  const figures = report.signals.find(({ signal }) => signal === 'SIGKILL');
  assert.is(figures?.good, 0);
  assert.is(figures?.bothSeeMs, null);
});

test('keys and SSRCs of before are noticed [Z2]', () => {
  const before = { fingerprints: ['AA', 'BB'], receivedSsrcs: [1, 2] };
  assert.equal(reusedBy(before, { fingerprints: ['CC', 'CC'], receivedSsrcs: [3, 4] }), []);
  assert.equal(reusedBy(before, { fingerprints: ['CC', 'BB'], receivedSsrcs: [3, 2] }), [
    'a certificate of the engine is the one from before',
    'the SSRC 2 is one from before',
  ]);
  assert.equal(reusedBy(before, { fingerprints: [], receivedSsrcs: [] }), [
    'no connection tells its certificate',
  ]);
});

test.run();
