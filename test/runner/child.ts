import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ending } from './outcome.ts';

export interface ChildOptions {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
}

const TRAP = new URL('trap.mjs', import.meta.url).href;

/** Time for a process to say where it hangs, and for pipes to drain after its end. */
const GRACE_MS = 2_000;

const running = new Set<number>();

/** Ends everything that still runs; for the runner's own end. */
export function endAll(): void {
  for (const group of running) signalGroup(group, 'SIGKILL');
}

/** Runs Node in a process group of its own and waits for it and for what it printed. */
export async function runNode({ args, cwd, env, timeoutMs }: ChildOptions): Promise<Ending> {
  const startedAtMs = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'auscult-trap-'));
  const trapFile = join(folder, 'uncaught');
  const child = spawn(process.execPath, args, {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...env,
      TEST_TRAP_FILE: trapFile,
      NODE_OPTIONS: `${env['NODE_OPTIONS'] ?? ''} --import=${TRAP}`.trim(),
    },
  });
  const group = child.pid;
  if (group !== undefined) running.add(group);

  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => (output += chunk));
  }

  const closed = Promise.withResolvers<undefined>();
  const exited = Promise.withResolvers<[number | null, NodeJS.Signals | null]>();
  child.once('close', () => closed.resolve(undefined));
  child.once('exit', (exitCode, signal) => exited.resolve([exitCode, signal]));
  child.once('error', (error) => {
    output += `${error.message}\n`;
    exited.resolve([1, null]);
    closed.resolve(undefined);
  });

  let timedOut = false;
  const limit = setTimeout(() => {
    timedOut = true;
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
  }, timeoutMs);

  const [exitCode, signal] = await exited.promise;
  clearTimeout(limit);
  const leftovers = endLeftovers(group, trapFile);
  const drained = Promise.withResolvers<undefined>();
  const drain = setTimeout(() => drained.resolve(undefined), GRACE_MS);
  await Promise.race([closed.promise, drained.promise]);
  clearTimeout(drain);
  // A pipe that somebody else still holds must not keep the runner alive.
  child.stdout.destroy();
  child.stderr.destroy();
  if (group !== undefined) running.delete(group);

  const uncaught = readTrap(trapFile);
  rmSync(folder, { recursive: true, force: true });
  const durationMs = performance.now() - startedAtMs;
  return { exitCode, signal, timedOut, leftovers, durationMs, output, uncaught };
}

/**
 * Ends whoever is left: of the process group, and (on Linux) those in groups of their own, such as
 * browsers, which are known by the environment that they have inherited.
 *
 * @returns whether there was anybody
 */
function endLeftovers(group: number | undefined, trapFile: string): boolean {
  let found = group !== undefined && signalGroup(group, 'SIGKILL');
  if (process.platform !== 'linux') return found;
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid) || !hasInherited(pid, trapFile)) continue;
    found = true;
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has just ended by itself.
    }
  }
  return found;
}

function hasInherited(pid: string, trapFile: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`TEST_TRAP_FILE=${trapFile}\0`);
  } catch {
    return false;
  }
}

/** @returns whether there was anybody to signal. */
function signalGroup(group: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}

function readTrap(file: string): string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const record = JSON.parse(line) as { origin: string; program: string; stack: string };
      return `${record.origin} in ${record.program}\n${record.stack}`;
    });
}
