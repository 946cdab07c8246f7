/** The package as `npm pack` makes it of this clone, and a project that has installed it. */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { runProgram } from './program.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const CACHE = join(ROOT, '.cache', 'package');

/** What the package is made of. */
const SOURCES = ['{engine,proto,signaling,server,client,docs}/**', '*.{json,ts,mjs,mts,md}'];
const SINGLE_FILES = ['.npmrc', 'LICENSE'];

/** Where the package of the sources as they are lies, packed and installed. */
export interface Packed {
  /** `auscult-0.1.0.tgz` */
  readonly tarball: string;
  /** A project of nothing but `npm install` of the tarball: to be copied, not changed. */
  readonly project: string;
  /** What npm said when it installed it. */
  readonly installOutput: string;
}

/**
 * Packs and installs once for each state of the sources; a process that asks for the same state
 * later, or at the same time, gets the same.
 */
export async function packOnce(): Promise<Packed> {
  const files = sourceFiles();
  const folder = join(CACHE, stateOf(files));
  if (!existsSync(folder)) await makePackage(files, folder);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error(`${folder} has no tarball: remove it.`);
  return {
    tarball: join(folder, tarball),
    project: join(folder, 'project'),
    installOutput: readFileSync(join(folder, 'install.log'), 'utf8'),
  };
}

function sourceFiles(): string[] {
  return globSync([...SOURCES, ...SINGLE_FILES], { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .filter((path) => !/(?:^|\/)(?:dist|node_modules)\//.test(path))
    .sort();
}

function stateOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of files) hash.update(`${path}\0`).update(readFileSync(join(ROOT, path)));
  return hash.digest('hex').slice(0, 16);
}

async function makePackage(files: readonly string[], folder: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const made = mkdtempSync(join(CACHE, 'unfinished-'));
  try {
    const tarball = await pack(files, made);
    await installInto(join(made, 'project'), tarball, join(made, 'install.log'));
    for (const name of readdirSync(CACHE)) {
      // Older states: nobody asks for them again.
      if (!name.startsWith('unfinished-')) rmSync(join(CACHE, name), { recursive: true });
    }
    renameSync(made, folder);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    // Another process was quicker.
    if (!existsSync(folder)) throw error;
  }
}

/**
 * `npm pack` as in a clone after `npm ci`, but in a copy: the build writes into `dist/`, which is
 * the developer's, and two tests may pack at a time.
 */
async function pack(files: readonly string[], destination: string): Promise<string> {
  const clone = realpathSync(mkdtempSync(join(tmpdir(), 'auscult-clone-')));
  try {
    for (const path of files) cpSync(join(ROOT, path), join(clone, path));
    symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'));
    const args = ['pack', '--foreground-scripts', '--pack-destination', destination];
    const { exitCode, output } = await runProgram('npm', args, clone);
    const tarball = readdirSync(destination).find((name) => name.endsWith('.tgz'));
    if (exitCode !== 0 || tarball === undefined) throw new Error(`npm pack failed:\n${output}`);
    return join(destination, tarball);
  } finally {
    rmSync(clone, { recursive: true });
  }
}

async function installInto(project: string, tarball: string, logFile: string): Promise<void> {
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{"private":true,"type":"module"}\n');
  // Beside the project's own files, so that a copy of it installs further packages, too.
  cpSync(tarball, join(project, basename(tarball)));
  const output = await npmInstall(project, [`./${basename(tarball)}`]);
  writeFileSync(logFile, output);
}

/**
 * @param packages  as for `npm install`
 * @returns what npm said
 */
export async function npmInstall(folder: string, packages: readonly string[]): Promise<string> {
  const quiet = ['--prefer-offline', '--no-audit', '--no-fund'];
  // What npm says is looked at, also where whoever runs the tests has silenced it.
  const args = ['install', ...quiet, '--foreground-scripts', '--loglevel=notice'];
  const { exitCode, output } = await runProgram('npm', [...args, ...packages], folder);
  if (exitCode !== 0) throw new Error(`npm install ${packages.join(' ')} failed:\n${output}`);
  return output;
}
