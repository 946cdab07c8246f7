/**
 * `npm run bench:import`: what loading the engine costs an embedder, from the built package. Each
 * figure is the median of cold processes, the cases taken in turn.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describeMachine, writeMachine } from '../machine.ts';
import { spreadOf } from '../spread.ts';
import { writeColumns } from '../table.ts';
import { IMPORT_CASES, programOf } from './case.ts';
import type { Cost } from './case.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const PROCESSES = 10;

function run(args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stdout}${stderr}`);
  return stdout;
}

/** A project with the package as it is built, and its dependencies from this repository. */
function makeProject(folder: string): void {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'auscult'), { recursive: true });
  for (const name of ['werift', 'ws', 'protobufjs']) {
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  cpSync(join(ROOT, 'package.json'), join(modules, 'auscult', 'package.json'));
  const dist = join(modules, 'auscult', 'dist');
  run(['--conditions=auscult-source', join(ROOT, 'build.ts'), dist], ROOT);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
}

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'auscult-import-')));
try {
  console.error('building the package …');
  makeProject(folder);
  const costs = IMPORT_CASES.map((): Cost[] => []);
  for (const [index, one] of IMPORT_CASES.entries()) {
    writeFileSync(join(folder, `${index}.js`), programOf(one));
  }
  for (let round = 0; round < PROCESSES; round++) {
    for (const [index, list] of costs.entries()) {
      list.push(JSON.parse(run(['--expose-gc', `${index}.js`], folder)) as Cost);
    }
  }

  const median = (list: readonly Cost[], figure: keyof Cost): string =>
    spreadOf(list.map((cost) => cost[figure]))?.p50.toFixed(figure === 'ms' ? 0 : 1) ?? '';
  const rows = IMPORT_CASES.map(({ name }, index) => {
    const list = costs[index] ?? [];
    return [name, median(list, 'ms'), median(list, 'rssMiB'), median(list, 'heapMiB')];
  });
  console.log(writeColumns(['first thing a process does', 'ms', 'RSS MiB', 'heap MiB'], rows));
  console.log(`\nmedian of ${PROCESSES} cold processes; ${writeMachine(describeMachine())}`);
} finally {
  rmSync(folder, { recursive: true });
}
