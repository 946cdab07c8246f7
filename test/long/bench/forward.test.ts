// runs alone
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as assert from 'uvu/assert';
import type { ForwardReport } from '../../../bench/forward/report.ts';
import { suite } from '../../harness.ts';

const test = suite('bench: as a command');
const ROOT = resolve(import.meta.dirname, '..', '..', '..');

function bench(...args: string[]) {
  return spawnSync(
    process.execPath,
    ['--conditions=auscult-source', join(ROOT, 'bench', 'main.ts'), ...args],
    { encoding: 'utf8', cwd: ROOT },
  );
}

test('list names the cases', () => {
  const { status, stdout, stderr } = bench('list');
  assert.is(status, 0);
  assert.match(stdout, /1to10/);
  assert.match(stdout, /1to50/);
  for (const command of ['first-frame', 'join-storm', 'switch', 'broken', 'join']) {
    assert.match(stdout, new RegExp(`^${command} `, 'm'));
  }
  assert.is(stderr, '');
});

test('wrong usage ends with 2 and says what is right', () => {
  for (const args of [['fly'], ['forward', '--case', 'nowhere'], ['forward', '--seconds', '-1']]) {
    const { status, stdout, stderr } = bench(...args);
    assert.is(status, 2, args.join(' '));
    assert.is(stdout, '');
    assert.match(stderr, /Usage: npm run bench/);
  }
});

test('a file that cannot be written ends with 1', () => {
  const args = ['--case', '1to10', '--rate', '10', '--seconds', '1'];
  const { status, stderr } = bench('forward', ...args, '--json', '/nowhere/at/all.json');
  assert.is(status, 1);
  assert.match(stderr, /ENOENT/);
});

test('forward measures what arrives over real sockets and SRTP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'auscult-bench-'));
  const file = join(folder, 'forward.json');
  try {
    const args = ['--case', '1to10', '--rate', '60', '--seconds', '2', '--json', file];
    const { status, stdout, stderr } = bench('forward', ...args);
    assert.is(status, 0, stdout + stderr);
    // No progress line: stderr is no terminal.
    assert.is(stderr, '');
    const { format, machine, results } = JSON.parse(readFileSync(file, 'utf8')) as ForwardReport;
    assert.is(format, 'auscult-bench-forward/1');
    assert.is(machine.node, process.version);
    const [result] = results;
    assert.ok(result);
    assert.is(result.expected, 1_200);
    assert.ok(result.arrived >= 1_188, `${result.arrived} arrived`);
    assert.is(result.arrived + result.missing, result.expected);
    assert.is(result.duplicates + result.refused + result.wrong + result.reused + result.silent, 0);
    assert.equal(result.faults, []);
    assert.is(result.target, 'engine');
    assert.ok(result.load.limitPerSecond > 600);
    assert.is(result.load.share, 600 / result.load.limitPerSecond);
    assert.ok(result.srtpProfile);
    assert.ok(result.cpuUs > 0);
    assert.is(result.cpuUsPerPacket, result.cpuUs / result.arrived);
    const { p50, p99, max } = result.delayMs;
    assert.ok(0 < p50 && p50 <= p99 && p99 <= max, stdout);
    assert.match(stdout, `${result.arrived}/1200`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.run();
