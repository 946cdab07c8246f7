/** `npm run bench`: the load suite. See docs/bench.md. */
import { writeFileSync } from 'node:fs';
import { readCommandLine, USAGE, UsageError } from './command-line.ts';
import type { ForwardOptions, JoinOptions } from './command-line.ts';
import { FORWARD_CASES } from './forward/case.ts';
import type { ForwardCase } from './forward/case.ts';
import * as forwardReport from './forward/report.ts';
import { runForwardCase } from './forward/run.ts';
import type { ForwardResult } from './forward/run.ts';
import * as joinReport from './join/report.ts';
import { Progress } from './progress.ts';

function list(): void {
  for (const { name, what } of FORWARD_CASES) {
    console.log(`forward --case ${name.padEnd(8)} ${what}`);
  }
  console.log(
    `join                    1 clinician, 1 guest at a time, from click to first picture`,
  );
}

/** @returns whether every case may be believed. */
async function forward(options: ForwardOptions): Promise<boolean> {
  const cases = chooseCases(options);
  const progress = new Progress();
  const results: ForwardResult[] = [];
  for (const one of cases) results.push(await runForwardCase(one, options, progress));
  const report = forwardReport.createReport(results);
  console.log(forwardReport.writeTable(report));
  keep(report, options.jsonFile);
  return results.every(({ faults }) => faults.length === 0);
}

/** @returns whether everybody saw everybody. */
async function join(options: JoinOptions): Promise<boolean> {
  // Here only: what drives a browser takes a while to load.
  const { runJoins } = await import('./join/run.ts');
  const run = await runJoins(options, new Progress());
  const report = joinReport.createReport(run, options);
  console.log(joinReport.writeTable(report));
  keep(report, options.jsonFile);
  return report.faults.length === 0;
}

function keep(report: object, jsonFile: string | null): void {
  if (jsonFile !== null) writeFileSync(jsonFile, JSON.stringify(report, null, 2) + '\n');
}

function chooseCases({ cases, packetsPerSecond, burst }: ForwardOptions): readonly ForwardCase[] {
  const unknown = cases.filter((name) => !FORWARD_CASES.some((one) => one.name === name));
  if (unknown.length > 0) throw new UsageError(`There is no case ${unknown.join(', ')}.`);
  return FORWARD_CASES.filter(({ name }) => cases.length === 0 || cases.includes(name)).map(
    (one) => ({
      ...one,
      packetsPerSecond: packetsPerSecond ?? one.packetsPerSecond,
      burst: burst ?? one.burst,
    }),
  );
}

try {
  const command = readCommandLine(process.argv.slice(2));
  switch (command.kind) {
    case 'help':
      console.log(USAGE);
      break;
    case 'list':
      list();
      break;
    case 'forward':
      if (!(await forward(command.options))) process.exitCode = 1;
      break;
    case 'join':
      if (!(await join(command.options))) process.exitCode = 1;
      break;
  }
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  } else {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
