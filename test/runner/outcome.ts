import { stripVTControlCharacters } from 'node:util';

/** A test that was left out, and why. */
export interface Skipped {
  readonly suite: string;
  readonly name: string;
  readonly reason: string;
}

/** How a process ended. */
export interface Ending {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly timedOut: boolean;
  /** Processes of its group were still there after it had ended. */
  readonly leftovers: boolean;
  readonly durationMs: number;
  /** stdout and stderr as they came. */
  readonly output: string;
  /** Exceptions that nobody caught, from the trap. */
  readonly uncaught: readonly string[];
}

/** One line of the report: a test file, or one of the checks. */
export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly Skipped[];
  readonly durationMs: number;
  /** Why it failed, when its own output does not say. */
  readonly remarks: readonly string[];
  /** Shown when something failed. */
  readonly output: string;
}

/** Counts what uvu reported, and distrusts it: a file passes only when all signs agree. */
export function judgeTestFile(name: string, ending: Ending): Outcome {
  const remarks: string[] = [];
  const summary = readSummary(ending.output);
  let failed = summary === null ? 0 : summary.total - summary.passed;

  if (ending.timedOut) remarks.push('took too long and was ended');
  else if (ending.signal !== null) remarks.push(`was ended by ${ending.signal}`);
  else if (ending.exitCode !== 0 && failed === 0) remarks.push(`exit code ${ending.exitCode}`);
  if (summary === null) remarks.push('printed no summary');
  const expected = readLines<string>('EXPECTED_CRASH', ending.output);
  for (const stack of ending.uncaught) {
    if (!expected.some((text) => stack.includes(text))) remarks.push(`uncaught: ${stack}`);
  }
  // However many signs there are, a file that fails outside its tests counts once.
  if (failed === 0 && remarks.length > 0) failed = 1;
  if (ending.leftovers) remarks.push('left processes behind (they were ended)');

  return {
    name,
    passed: summary?.passed ?? 0,
    failed,
    skipped: readSkipped(name, ending.output, summary?.skipped ?? 0),
    durationMs: ending.durationMs,
    remarks,
    output: ending.output,
  };
}

/** A check is one test: its exit code is the verdict. */
export function judgeCheck(name: string, ending: Ending): Outcome {
  const ok = ending.exitCode === 0 && !ending.timedOut;
  return {
    name,
    passed: ok ? 1 : 0,
    failed: ok ? 0 : 1,
    skipped: [],
    durationMs: ending.durationMs,
    remarks: ending.timedOut ? ['took too long and was ended'] : [],
    output: ending.output,
  };
}

interface Summary {
  readonly total: number;
  readonly passed: number;
  readonly skipped: number;
}

/** uvu's last words; the last match, since a test may print a summary of its own. */
function readSummary(output: string): Summary | null {
  const plain = stripVTControlCharacters(output);
  const matches = [
    ...plain.matchAll(/^ {2}Total: +(\d+)\n {2}Passed: +(\d+)\n {2}Skipped: +(\d+)$/gm),
  ];
  const last = matches.at(-1);
  if (last === undefined) return null;
  return { total: Number(last[1]), passed: Number(last[2]), skipped: Number(last[3]) };
}

/** Names from the harness; whatever uvu counted beyond them was skipped behind its back. */
function readSkipped(file: string, output: string, count: number): Skipped[] {
  const skipped = readLines<Skipped>('SKIPPED', output);
  while (skipped.length < count) {
    skipped.push({ suite: file, name: '(unnamed)', reason: 'no reason given' });
  }
  return skipped.slice(0, count);
}

/** What the harness told the runner: lines of a word and JSON. */
function readLines<T>(word: string, output: string): T[] {
  const lines = output.matchAll(new RegExp(`^${word} (.*)$`, 'gm'));
  return Array.from(lines, (match) => JSON.parse(match[1] ?? '') as T);
}
