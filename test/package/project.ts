import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
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
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { nodeBinary } from './node-versions.ts';
import type { NodeVersion } from './node-versions.ts';
import { runProgram, strangersEnvironment } from './program.ts';
import type { Ended } from './program.ts';
import { npmInstall, packOnce } from './tarball.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

export interface RunOptions {
  /** For Node, before the file. */
  readonly nodeArgs?: readonly string[];
  /** For the program. */
  readonly args?: readonly string[];
  /** What its environment has beside ours. */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * A stranger's project in a temporary folder: an ES module project that has the package from
 * `npm pack` installed, and nothing else. It has neither our sources nor our condition.
 *
 *     const project = await createProject();
 *     project.write('server.js', `import { createEngine } from 'auscult/engine'; …`);
 *     const { exitCode, output } = await project.run(22, 'server.js');
 *     await project.remove();
 */
export interface Project {
  /** The project's folder, as a real path. */
  readonly folder: string;
  /** The tarball that was installed, in a place that stays. */
  readonly tarball: string;

  /** Writes a file of the project; `name` may have folders. @returns its path */
  write(name: string, content: string): string;
  /** `npm install` of further packages, each with its version: `ws@8.23.0`. Needs npm's cache or a registry. */
  install(...packages: string[]): Promise<void>;
  /** Takes packages over from this repository instead: nothing is fetched and nothing built. */
  link(...packages: string[]): void;

  /** Runs a file of the project to its end. Two minutes and a half are the limit. */
  run(version: NodeVersion, file: string, options?: RunOptions): Promise<Ended>;
  /**
   * Starts a file of the project and leaves it running: a server, say. Its output is yours to
   * read; `remove` ends it.
   */
  start(version: NodeVersion, file: string, options?: RunOptions): Promise<RunningProgram>;
  /** Ends what was started and removes the folder. */
  remove(): Promise<void>;
}

/** stdout and stderr are streams of text. */
export type RunningProgram = ChildProcessByStdio<null, Readable, Readable>;

/**
 * Packs (once for each state of the sources, kept in `.cache/package`) and makes a new project.
 * The first call builds and asks npm for werift, ws and protobufjs: some 20 seconds; others copy.
 */
export async function createProject(): Promise<Project> {
  const packed = await packOnce();
  // The real path: Node would otherwise resolve modules beside the link.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'auscult-project-')));
  cpSync(packed.project, folder, { recursive: true });
  const started = new Set<RunningProgram>();

  const command = (file: string, { nodeArgs = [], args = [] }: RunOptions): string[] => [
    ...nodeArgs,
    file,
    ...args,
  ];

  return {
    folder,
    tarball: packed.tarball,

    write(name, content) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },

    async install(...packages) {
      await npmInstall(folder, packages);
    },

    link(...packages) {
      for (const name of packages) {
        const place = join(folder, 'node_modules', name);
        rmSync(place, { recursive: true, force: true });
        mkdirSync(dirname(place), { recursive: true });
        symlinkSync(realpathSync(join(ROOT, 'node_modules', name)), place);
      }
    },

    async run(version, file, options = {}) {
      const node = await nodeBinary(version);
      return await runProgram(node, command(file, options), folder, options.env);
    },

    async start(version, file, options = {}) {
      const child = spawn(await nodeBinary(version), command(file, options), {
        cwd: folder,
        env: { ...strangersEnvironment(), ...options.env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child.stdout.setEncoding('utf8');
      child.stderr.setEncoding('utf8');
      started.add(child);
      child.once('exit', () => started.delete(child));
      return child;
    },

    async remove() {
      await Promise.all([...started].map(end));
      rmSync(folder, { recursive: true });
    },
  };
}

function end(child: RunningProgram): Promise<void> {
  const { promise, resolve: ended } = Promise.withResolvers<void>();
  child.once('exit', () => ended());
  if (!child.kill('SIGKILL')) ended();
  return promise;
}
