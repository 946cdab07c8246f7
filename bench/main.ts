/** `npm run bench`: the load suite. See docs/bench.md. */
import { writeFileSync } from 'node:fs';
import * as brokenReport from './broken/report.ts';
import { runBroken } from './broken/run.ts';
import { readCommandLine, USAGE, UsageError } from './command-line.ts';
import type {
  FirstFrameOptions,
  ForwardOptions,
  JoinOptions,
  JoinStormOptions,
  RestartOptions,
  SwitchOptions,
  TilesOptions,
} from './command-line.ts';
import * as firstFrameReport from './first-frame/report.ts';
import { runFirstFrames } from './first-frame/run.ts';
import { FORWARD_CASES } from './forward/case.ts';
import type { ForwardCase } from './forward/case.ts';
import * as forwardReport from './forward/report.ts';
import { runForwardCase } from './forward/run.ts';
import type { ForwardResult } from './forward/run.ts';
import * as joinReport from './join/report.ts';
import * as joinStormReport from './join-storm/report.ts';
import { runJoinStorm } from './join-storm/run.ts';
import { Progress } from './progress.ts';
import { buildReference, REFERENCE_KINDS } from './reference/reference.ts';
import * as restartReport from './restart/report.ts';
import * as switchReport from './switch/report.ts';
import { runSwitches } from './switch/run.ts';
import * as tilesReport from './tiles/report.ts';

const LIST: readonly (readonly [command: string, what: string])[] = [
  ...FORWARD_CASES.map(({ name, what }) => [`forward --case ${name}`, what] as const),
  ['first-frame', '1 publisher, 1 receiver at a time, cold and connected ahead'],
  ['join-storm', '50 participants join 2 publishers within 2 s'],
  ['switch', '1 publisher with 3 encodings, 2 receivers that choose layers'],
  ['broken', 'the same with six servers that are broken on purpose'],
  ['join', '1 clinician, 1 guest at a time, from click to first picture'],
  ['tiles', '4 people; the page of one in turn with a bare one'],
  ['restart', '1 clinician, 1 guest; their server ends and comes again'],
];

function list(): void {
  for (const [command, what] of LIST) console.log(`${command.padEnd(23)} ${what}`);
}

/** @returns whether every case may be believed. */
async function forward(options: ForwardOptions): Promise<boolean> {
  const cases = chooseCases(options);
  const missing = options.withReference ? await buildReference() : null;
  const isCompared = options.withReference && missing === null;
  const targets = isCompared ? (['engine', ...REFERENCE_KINDS] as const) : (['engine'] as const);
  const progress = new Progress();
  const results: ForwardResult[] = [];
  for (const one of cases) {
    results.push(...(await runForwardCase(one, targets, options, progress)));
  }
  const report = forwardReport.createReport(results, missing);
  console.log(forwardReport.writeTable(report));
  keep(report, options.jsonFile);
  return missing === null && results.every(({ faults }) => faults.length === 0);
}

/** @returns whether everybody saw a picture, and nothing else was wrong. */
async function firstFrame(options: FirstFrameOptions): Promise<boolean> {
  const report = firstFrameReport.createReport(await runFirstFrames(options, new Progress()));
  console.log(firstFrameReport.writeTable(report));
  keep(report, options.jsonFile);
  return firstFrameReport.faultsOf(report).length === 0;
}

/** @returns whether nobody was left out, and nothing else was wrong. */
async function joinStorm(options: JoinStormOptions): Promise<boolean> {
  const report = joinStormReport.createReport(await runJoinStorm(options, new Progress()));
  console.log(joinStormReport.writeTable(report));
  keep(report, options.jsonFile);
  return report.faults.length === 0;
}

/** @returns whether strict receivers had nothing to complain of. */
async function switchLayers(options: SwitchOptions): Promise<boolean> {
  const report = switchReport.createReport(await runSwitches(options, new Progress()));
  console.log(switchReport.writeTable(report));
  keep(report, options.jsonFile);
  return report.faults.length === 0;
}

/** @returns whether every broken server was caught, and no other. */
async function broken(options: SwitchOptions): Promise<boolean> {
  const report = brokenReport.createReport(await runBroken(options, new Progress()));
  console.log(brokenReport.writeTable(report));
  keep(report, options.jsonFile);
  return report.results.every(({ rightlyJudged }) => rightlyJudged);
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

/** @returns whether enough rounds could be compared; the ratio is for people to judge. */
async function tiles(options: TilesOptions): Promise<boolean> {
  const { runTiles } = await import('./tiles/run.ts');
  const report = tilesReport.createReport(await runTiles(options, new Progress()), options);
  console.log(tilesReport.writeTable(report));
  keep(report, options.jsonFile);
  return report.faults.length === 0;
}

/** @returns whether everybody came back each time, and nothing else was wrong. */
async function restart(options: RestartOptions): Promise<boolean> {
  const { runRestarts } = await import('./restart/run.ts');
  const report = restartReport.createReport(await runRestarts(options, new Progress()), options);
  console.log(restartReport.writeTable(report));
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

/** @returns whether all figures may be believed */
async function run(args: readonly string[]): Promise<boolean> {
  const command = readCommandLine(args);
  switch (command.kind) {
    case 'help':
      console.log(USAGE);
      return true;
    case 'list':
      list();
      return true;
    case 'forward':
      return forward(command.options);
    case 'first-frame':
      return firstFrame(command.options);
    case 'join-storm':
      return joinStorm(command.options);
    case 'switch':
      return switchLayers(command.options);
    case 'broken':
      return broken(command.options);
    case 'join':
      return join(command.options);
    case 'tiles':
      return tiles(command.options);
    case 'restart':
      return restart(command.options);
  }
}

try {
  if (!(await run(process.argv.slice(2)))) process.exitCode = 1;
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  } else {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
