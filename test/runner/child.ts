import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
  // Whoever is left of the group would hold the pipes open for ever.
  const leftovers = group !== undefined && signalGroup(group, 'SIGKILL');
  const drained = Promise.withResolvers<undefined>();
  const drain = setTimeout(() => drained.resolve(undefined), GRACE_MS);
  await Promise.race([closed.promise, drained.promise]);
  clearTimeout(drain);
  if (group !== undefined) running.delete(group);

  const uncaught = readTrap(trapFile);
  rmSync(folder, { recursive: true, force: true });
  const durationMs = performance.now() - startedAtMs;
  return { exitCode, signal, timedOut, leftovers, durationMs, output, uncaught };
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
