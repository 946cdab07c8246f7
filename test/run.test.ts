import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from './harness.ts';

const test = suite('runner of the suite');
const ROOT = resolve(import.meta.dirname, '..');
const HARNESS = JSON.stringify(join(ROOT, 'test', 'harness.ts'));

const PASSING = `
  import { suite } from ${HARNESS};
  const test = suite('passing');
  test('one', () => {});
  test('two', async () => {});
  test.run();
`;

/** Runs the runner over made-up files, by path. */
function runSuite(files: Record<string, string>, ...args: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'auscult-run-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  // Made-up files are no package: without this Node guesses their module type, with a warning.
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=auscult-source', join(ROOT, 'test', 'run.ts'), '--folder', folder, ...args],
    { encoding: 'utf8', cwd: ROOT },
  );
  const marks = existsSync(join(folder, 'marks'))
    ? readFileSync(join(folder, 'marks'), 'utf8')
    : '';
  rmSync(folder, { recursive: true, force: true });
  return { status, stdout, stderr, last: stdout.trimEnd().split('\n').at(-1), marks };
}

test('passing files end in a line of counts and exit code 0', () => {
  const { status, last } = runSuite({ 'a.test.ts': PASSING, 'deep/b.test.ts': PASSING });
  assert.is(last, '4 passed, 0 failed');
  assert.is(status, 0);
});

test('a failing test is counted, its output shown whole, and the exit code is 1', () => {
  const { status, last, stdout } = runSuite({
    'a.test.ts': PASSING,
    'b.test.ts': `
      import { suite } from ${HARNESS};
      const test = suite('failing');
      test('stands', () => {});
      test('falls', () => { throw new Error('because of the moon'); });
      test.run();
    `,
  });
  assert.is(last, '3 passed, 1 failed');
  assert.is(status, 1);
  assert.match(stdout, 'because of the moon');
});

interface Sign {
  readonly source: string;
  readonly passed: number;
  readonly failed: number;
  readonly says: RegExp;
}

// Each of these passed unnoticed, or would, under a runner that trusts one sign alone.
const SIGNS: Record<string, Sign> = {
  'a file that throws while loading': {
    source: `throw new Error('at load');`,
    passed: 0,
    failed: 1,
    says: /at load/,
  },
  'a file without a summary': {
    source: `console.log('nothing to see');`,
    passed: 0,
    failed: 1,
    says: /printed no summary/,
  },
  'a process that exits in the middle': {
    source: `
      import { suite } from ${HARNESS};
      const test = suite('leaving');
      test('leaves', () => process.exit(0));
      test.run();
    `,
    passed: 0,
    failed: 1,
    says: /printed no summary/,
  },
  'an exit code that is not 0 after all tests passed': {
    source: `${PASSING} process.on('exit', () => { process.exitCode = 3; });`,
    passed: 2,
    failed: 1,
    says: /exit code 3/,
  },
  'a suite that is never run': {
    source: `${PASSING} suite('forgotten')('x', () => {});`,
    passed: 2,
    failed: 1,
    says: /Never run.*forgotten/,
  },
  'a failed before hook': {
    source: `
      import { suite } from ${HARNESS};
      const test = suite('hooked');
      test.before(() => { throw new Error('no ground'); });
      test('one', () => {});
      test('two', () => {});
      test.run();
    `,
    passed: 0,
    failed: 2,
    says: /no ground/,
  },
  'an unhandled rejection': {
    source: `
      import { suite } from ${HARNESS};
      const test = suite('rejecting');
      test('forgets a promise', async () => {
        Promise.reject(new Error('nobody cares'));
        await new Promise((done) => setImmediate(done));
      });
      test.run();
    `,
    passed: 0,
    failed: 1,
    says: /nobody cares/,
  },
  'an unhandled rejection that the program itself swallows': {
    source: `${PASSING}
      process.on('unhandledRejection', () => {});
      Promise.reject(new Error('swallowed'));
    `,
    passed: 2,
    failed: 1,
    says: /uncaught: unhandledRejection[^]*swallowed/,
  },
  'an uncaught exception in a child process that nobody asks': {
    source: `
      import { spawn } from 'node:child_process';
      import { suite } from ${HARNESS};
      const test = suite('parent');
      test('spawns', async () => {
        const child = spawn(process.execPath, ['-e', 'throw new Error("child fell")']);
        await new Promise((done) => child.on('close', done));
      });
      test.run();
    `,
    passed: 1,
    failed: 1,
    says: /child fell/,
  },
};

// One run for all: each file is judged by itself.
let seen: ReturnType<typeof runSuite>;
const pathOf = (sign: string) => `${sign.replaceAll(' ', '-')}.test.ts`;
test.before(() => {
  seen = runSuite(
    Object.fromEntries(Object.entries(SIGNS).map(([sign, { source }]) => [pathOf(sign), source])),
  );
});

for (const [sign, { passed, failed, says }] of Object.entries(SIGNS)) {
  test(`${sign} counts as a failure [Z8]`, () => {
    const [, after] = seen.stdout.split(new RegExp(`^FAIL .*/${pathOf(sign)} `, 'm'));
    assert.ok(after, `no FAIL line in\n${seen.stdout}`);
    const [report = ''] = after.split(/^(?:FAIL|ok {2}) |^$/m);
    assert.match(report, `(${passed} passed)`);
    assert.match(report, says);
    assert.match(seen.stdout, new RegExp(`${pathOf(sign)} \\(${failed}\\)$`, 'm'));
  });
}

test('failures of several files add up', () => {
  const signs = Object.values(SIGNS);
  const passed = signs.reduce((total, sign) => total + sign.passed, 0);
  const failed = signs.reduce((total, sign) => total + sign.failed, 0);
  assert.is(seen.last, `${passed} passed, ${failed} failed`);
  assert.is(seen.status, 1);
});

test('a crash that a test provokes on purpose is no failure, another one is', () => {
  const files = (text: string) => ({
    'a.test.ts': `
      import { Worker } from 'node:worker_threads';
      import { expectCrash } from ${HARNESS};
      ${PASSING}
      expectCrash('on "purpose"');
      new Worker(new URL('crash.ts', import.meta.url)).on('error', () => {});
    `,
    'crash.ts': `throw new Error(${JSON.stringify(text)});`,
  });
  assert.is(runSuite(files('on "purpose"')).last, '2 passed, 0 failed');
  assert.is(runSuite(files('by accident')).last, '2 passed, 1 failed');
});

test('a hanging file is ended and says where it hangs', () => {
  const { status, last, stdout } = runSuite(
    {
      'a.test.ts': `
        import { suite } from ${HARNESS};
        const test = suite('waiting');
        test('waits for ever', () => new Promise(() => setInterval(() => {}, 1000)));
        test.run();
      `,
    },
    // Enough for a loaded machine to reach the test.
    '--timeout=5',
  );
  assert.is(last, '0 passed, 1 failed');
  assert.is(status, 1);
  assert.match(stdout, 'Hangs in waiting: waits for ever');
  assert.match(stdout, 'took too long');
});

/** Ended but not yet waited for is ended, too: then Linux knows no command line. */
function runs(pid: string): boolean {
  try {
    process.kill(Number(pid), 0);
    return !existsSync('/proc/self') || readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}

for (const detached of [false, true]) {
  const where = detached ? 'a group of their own' : 'its group';
  test(`processes that a file leaves behind in ${where} are ended`, () => {
    const { last, stdout, marks } = runSuite({
      'a.test.ts': `${PASSING}
        import { spawn } from 'node:child_process';
        import { writeFileSync } from 'node:fs';
        const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 30_000)'], {
          stdio: 'inherit',
          detached: ${detached},
        });
        child.unref();
        writeFileSync(new URL('marks', import.meta.url), String(child.pid));
      `,
    });
    assert.is(last, '2 passed, 0 failed');
    assert.match(stdout, 'left processes behind');
    assert.not.ok(runs(marks), 'it still runs');
  });
}

test('skipped tests are counted and named with their reason', () => {
  const { status, last, stdout } = runSuite({
    'a.test.ts': `${PASSING}
      const more = suite('choosy');
      more.unless(null, 'runs', () => {});
      more.unless('the moon is down', 'waits "for" {better} days', () => {});
      more.run();
    `,
  });
  assert.is(last, '3 passed, 0 failed, 1 skipped');
  assert.is(status, 0);
  assert.match(stdout, 'choosy: waits "for" {better} days — the moon is down');
});

test('a pattern selects files by a part of their path', () => {
  const files = { 'near/a.test.ts': PASSING, 'far/b.test.ts': `throw new Error('not me');` };
  assert.is(runSuite(files, 'near/').last, '2 passed, 0 failed');
});

test('nothing to run is a failure', () => {
  const { status, last } = runSuite({ 'a.test.ts': PASSING }, 'no-such-file');
  assert.is(last, '0 passed, 0 failed');
  assert.is(status, 1);
});

test('long tests run only when asked for', () => {
  const files = { 'a.test.ts': PASSING, 'long/b.test.ts': `throw new Error('too long');` };
  assert.is(runSuite(files).last, '2 passed, 0 failed');
  assert.is(runSuite(files, '--long').last, '0 passed, 1 failed');
});

test('a file that runs alone shares the machine with nobody', () => {
  const marking = (name: string) => `
    import { appendFileSync } from 'node:fs';
    import { suite } from ${HARNESS};
    const mark = (text) => appendFileSync(new URL('marks', import.meta.url), text + '\\n');
    const test = suite('${name}');
    test('runs', async () => {
      mark('begin ${name}');
      await new Promise((done) => setTimeout(done, 50));
      mark('end ${name}');
    });
    test.run();
  `;
  const { last, marks } = runSuite({
    'a.test.ts': marking('a'),
    'b.test.ts': marking('b'),
    'c.test.ts': `// runs alone\n${marking('c')}`,
  });
  assert.is(last, '3 passed, 0 failed');
  const lines = marks.trim().split('\n');
  assert.is(lines.indexOf('end c'), lines.indexOf('begin c') + 1, marks);
});

test.run();
