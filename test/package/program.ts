import { spawn } from 'node:child_process';

export interface Ended {
  /** Null when a signal ended it, as the limit of time does. */
  readonly exitCode: number | null;
  /** What it printed, both streams in the order of arrival. */
  readonly output: string;
}

/** No program here needs minutes, but the packages may have to be fetched. */
const LIMIT_MS = 150_000;

/**
 * Runs a program to its end, without input.
 *
 * @param env  what its environment has beside ours; undefined takes a variable away
 */
export function runProgram(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const child = spawn(program, args, {
    cwd,
    env: { ...strangersEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => (output += chunk));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, output }));
  });
}

/**
 * The environment without what is ours: what the test runner preloads and measures, and what an
 * npm around us says of our own package. Where packages come from stays as it is set.
 */
export function strangersEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(?:NODE_OPTIONS|NODE_V8_COVERAGE|INIT_CWD|npm_(?:package|lifecycle)_.*)$/;
  const ofThisProject = /^npm_config_(?:local_prefix|prefix)$/;
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !ours.test(name) && !ofThisProject.test(name)),
  );
}
