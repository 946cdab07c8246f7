/** `npm run bench`: the load suite. See docs/bench.md. */
import { writeFileSync } from 'node:fs';
import { readCommandLine, USAGE, UsageError } from './command-line.ts';
import type { ForwardOptions } from './command-line.ts';
import { FORWARD_CASES } from './forward/case.ts';
import type { ForwardCase } from './forward/case.ts';
import { createReport, writeTable } from './forward/report.ts';
import { runForwardCase } from './forward/run.ts';
import type { ForwardResult } from './forward/run.ts';
import { Progress } from './progress.ts';

function list(): void {
  for (const { name, what } of FORWARD_CASES) {
    console.log(`forward --case ${name.padEnd(8)} ${what}`);
  }
}

/** @returns whether every case may be believed. */
async function forward(options: ForwardOptions): Promise<boolean> {
  const cases = chooseCases(options);
  const progress = new Progress();
  const results: ForwardResult[] = [];
  for (const one of cases) results.push(await runForwardCase(one, options, progress));
  const report = createReport(results);
  console.log(writeTable(report));
  if (options.jsonFile !== null) {
    writeFileSync(options.jsonFile, JSON.stringify(report, null, 2) + '\n');
  }
  return results.every(({ faults }) => faults.length === 0);
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
