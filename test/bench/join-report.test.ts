import * as assert from 'uvu/assert';
import type { Reception } from '../../bench/join/call.ts';
import { failedJoin } from '../../bench/join/join.ts';
import type { Join } from '../../bench/join/join.ts';
import { createReport, writeTable } from '../../bench/join/report.ts';
import type { JoinRun } from '../../bench/join/run.ts';
import { suite } from '../harness.ts';

const test = suite('bench: report of joins');

const OPTIONS = { joins: 3, height: 360, line: null, jsonFile: null } as const;

function seen(guestSeesMs: number, clinicianSeesMs: number): Join {
  return { guestSeesMs, clinicianSeesMs, readyMs: 1_000, faults: [] };
}

const RECEPTION: Reception = {
  framesDecoded: 200,
  framesPerSecond: 19.96,
  freezes: 0,
  frameHeight: 360,
  jitterBufferMs: 41.6,
  packetsLost: 7,
};

const RUN: JoinRun = {
  chromium: '156.0.1',
  loadAverage: 0.5,
  highestLoadAverage: 4,
  cold: seen(900, 2_000),
  joins: [seen(300, 500), seen(100, 700), seen(200.4, 600)],
  carried: null,
  call: {
    seconds: 10.02,
    atGuest: RECEPTION,
    atClinician: { ...RECEPTION, jitterBufferMs: null },
    serverCpuUs: 751_500,
  },
};

test('the cold join is told apart', () => {
  const report = createReport(RUN, OPTIONS);
  assert.is(report.format, 'auscult-bench-join/1');
  assert.equal(report.guestSeesMs, { p50: 200.4, p95: 300, max: 300 });
  assert.equal(report.clinicianSeesMs, { p50: 600, p95: 700, max: 700 });
  assert.equal(report.cold, RUN.cold);
  assert.is(report.failed, 0);
  assert.equal(report.faults, []);
});

test('the tables name both directions, the machine and the call', () => {
  const lines = writeTable(createReport(RUN, OPTIONS)).split('\n');
  assert.match(lines[0] ?? '', /Node v.*, Chromium 156\.0\.1$/);
  assert.equal(lines.slice(1), [
    'load average 0.50 at start, then up to 4.00',
    'join                      p50 ms  p95 ms  max ms  cold ms',
    'guest sees clinician      200     300     300     900',
    'clinician sees guest      600     700     700     2000',
    'page ready from the link  1000    1000    1000    1000',
    'link to picture           1200    1300    1300    1900',
    '3 of 3 joins at 360 lines, 0 failed',
    '',
    'call              frames  fps   freezes  height  jitter buffer ms  lost',
    'at the guest      200     20.0  0        360     42                7',
    'at the clinician  200     20.0  0        360     –                 7',
    '10.0 s, server 7.5 % of a core',
  ]);
});

test('over a line it is said how much went over it; a guest who went past it is a fault', () => {
  const options = { ...OPTIONS, line: { megabitsPerSecond: 4, delayMs: 50 } };
  const carried = { upBytes: 1_000_000, downBytes: 2_500_000, lost: 3 };
  const report = createReport({ ...RUN, carried }, options);
  assert.equal(report.faults, []);
  assert.match(
    writeTable(report),
    /guests over 4 Mbit\/s and 50 ms each way: 1\.0 MB up, 2\.5 MB down, 3 datagrams lost/,
  );
  const past = createReport({ ...RUN, carried: { ...carried, downBytes: 0 } }, options);
  assert.equal(past.faults, ['next to nothing went over the line']);
});

test('a join that failed counts as one, whatever else it showed', () => {
  const half = { ...seen(250, 0), clinicianSeesMs: null, faults: ['no guest', 'no way out'] };
  const report = createReport({ ...RUN, joins: [seen(300, 500), half, seen(200, 600)] }, OPTIONS);
  assert.is(report.failed, 1);
  assert.equal(report.guestSeesMs, { p50: 250, p95: 300, max: 300 });
  assert.equal(report.clinicianSeesMs, { p50: 500, p95: 600, max: 600 });
  assert.equal(report.faults, ['join 2: no guest', 'join 2: no way out']);
  assert.match(writeTable(report), /1 failed[^]*\njoin 2: no guest\.\njoin 2: no way out\.$/);
});

test('a run that was given up has no call and says so', () => {
  const run = { ...RUN, cold: failedJoin('nothing'), joins: [failedJoin('nothing')], call: null };
  const report = createReport(run, OPTIONS);
  assert.is(report.guestSeesMs, null);
  assert.equal(report.faults, [
    'cold join: nothing',
    'join 1: nothing',
    'given up after 1 of 3 joins',
  ]);
  const table = writeTable(report);
  assert.match(table, 'guest sees clinician      –       –       –       –');
  assert.not.match(table, 'jitter');
});

test.run();
