/**
 * `npm test`: types, lint and format, and every test file in a process of its own.
 *
 *     node --conditions=auscult-source test/run.ts [--long] [--folder FOLDER] [--timeout SECONDS] [PATTERN…]
 *
 * A pattern is a part of a path; with one, only matching files run, without checks and coverage.
 * The last line is `N passed, N failed`, with `, N skipped` when something was skipped; the exit
 * code is 0 when nothing failed and something ran.
 */
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from '../bootstrap.mjs';
import { staticChecks } from './runner/checks.ts';
import { endAll, runNode } from './runner/child.ts';
import { clearCoverage, coverageFolder, reportCoverage } from './runner/coverage.ts';
import { findTestFiles } from './runner/files.ts';
import { judgeCheck, judgeTestFile } from './runner/outcome.ts';
import type { Outcome } from './runner/outcome.ts';
import { describe, lastLine, summarize, total } from './runner/report.ts';
import { schedule } from './runner/schedule.ts';
import type { Task } from './runner/schedule.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** No file of the suite may need a minute; a loaded machine gets three. */
const TIMEOUT_SECONDS = 180;
const LONG_TIMEOUT_SECONDS = 3_600;
const CHECK_TIMEOUT_MS = 600_000;

const { values: options, positionals: patterns } = parseArgs({
  allowPositionals: true,
  options: {
    long: { type: 'boolean', default: false },
    folder: { type: 'string', default: 'test' },
    timeout: { type: 'string' },
  },
});
const whole = patterns.length === 0 && !options.long && options.folder === 'test';
const timeoutMs =
  Number(options.timeout ?? (options.long ? LONG_TIMEOUT_SECONDS : TIMEOUT_SECONDS)) * 1000;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    endAll();
    process.exit(1);
  });
}

const chromium = await findChromium();
// Not FORCE_COLOR=0, which some take for a wish for colours.
const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' };
delete env['FORCE_COLOR'];
if (chromium !== null) env['CHROMIUM'] = chromium;
// The suite may itself be run by a test: what its files inherit is set here alone.
delete env['NODE_V8_COVERAGE'];
delete env['NODE_OPTIONS'];
const measured = whole ? { ...env, NODE_V8_COVERAGE: coverageFolder(ROOT) } : env;
if (whole) clearCoverage(ROOT);

function report(outcome: Outcome): Outcome {
  console.log(describe(outcome));
  return outcome;
}

const files = findTestFiles({
  root: ROOT,
  folder: options.folder,
  long: options.long,
  patterns,
}).map(({ path, alone }): Task<Outcome> => ({
  alone,
  run: async () => {
    const args = ['--conditions=auscult-source', path];
    return report(
      judgeTestFile(path, await runNode({ args, cwd: ROOT, env: measured, timeoutMs })),
    );
  },
}));

const checks = (whole ? staticChecks(ROOT) : []).map(({ name, args }): Task<Outcome> => ({
  alone: false,
  run: async () => {
    const ending = await runNode({ args, cwd: ROOT, env, timeoutMs: CHECK_TIMEOUT_MS });
    return report(judgeCheck(name, ending));
  },
}));

// Those that need the whole machine first, small ones last, so that no core idles at the end.
const alone = files.filter((task) => task.alone);
const others = files.filter((task) => !task.alone);
// One more than there are cores: a test that talks to a browser waits for half of its time.
const slots = availableParallelism() + 1;
const outcomes = await schedule([...alone, ...checks, ...others], slots);

console.log(`\n${summarize(outcomes)}`);
if (whole) console.log(await reportCoverage(ROOT));
const totals = total(outcomes);
if (outcomes.length === 0) console.log(`No test file matches ${patterns.join(', ')}.`);
process.exitCode = totals.failed > 0 || outcomes.length === 0 ? 1 : 0;
console.log(lastLine(totals));
