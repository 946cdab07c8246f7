import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as assert from 'uvu/assert';
import { cpuUs, cpuUsOf } from '../../bench/cpu.ts';
import { cpuByKind, processTree } from '../../bench/process-tree.ts';
import { suite } from '../harness.ts';

const test = suite('bench: CPU of a process');

/** Other systems have no /proc. */
const foreign = process.platform === 'linux' ? null : 'needs the accounts of Linux';

/** Works for 200 ms of its own CPU time, tells, and stays. */
const WORK = `
  while (process.cpuUsage().user < 200_000);
  console.log('worked');
  setInterval(() => undefined, 1000);
`;

test('its own grows with work', () => {
  const before = cpuUs();
  const { user } = process.cpuUsage();
  while (process.cpuUsage().user < user + 50_000);
  const grown = cpuUs() - before;
  assert.ok(grown >= 50_000, `${grown} µs`);
});

test.unless(
  foreign,
  'that of another is what it says itself, and null once it has ended',
  async () => {
    const child = spawn(process.execPath, ['-e', WORK], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(child, 'exit');
    await once(child.stdout, 'data');
    const pid = child.pid ?? 0;
    const used = cpuUsOf(pid);
    child.kill();
    await exited;
    assert.ok(used !== null && used >= 200_000, `${used} µs`);
    assert.is(cpuUsOf(pid), null);
  },
);

/** A parent that idles, and a child that works; both stay. */
const FAMILY = `
  const { spawn } = require('node:child_process');
  spawn(process.execPath, ['-e', ${JSON.stringify(WORK)}, '--', '--type=worker'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
`;

test.unless(
  foreign,
  'of a tree of processes each kind is told apart, and none that has ended',
  async () => {
    const parent = spawn(process.execPath, ['-e', FAMILY], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const { pid = 0 } = parent;
    const before = processTree(pid);
    await once(parent.stdout, 'data');
    const after = processTree(pid);
    assert.equal(after.map(({ kind }) => kind).toSorted(), ['main', 'worker']);
    const { worker = 0, main = 0 } = cpuByKind(before, after);
    // Counted in steps of ten.
    assert.ok(worker >= 190, `${worker} ms`);
    assert.ok(main < worker, `${main} and ${worker} ms`);
    const child = after.find(({ kind }) => kind === 'worker')?.pid ?? 0;
    const closed = once(parent.stdout, 'close');
    process.kill(child);
    await closed.catch(() => undefined);
    assert.throws(() => cpuByKind(after, processTree(pid)), /\(worker\) ended/);
    const exited = once(parent, 'exit');
    parent.kill();
    await exited;
    assert.equal(processTree(pid), []);
  },
);

test.run();
