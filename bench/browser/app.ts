import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** The program as `npm start` runs it, on ports of its own and a data folder of its own. */
export interface App {
  /** Without a slash at the end. */
  readonly url: string;
  readonly process: ChildProcess;
  /** UDP and TCP. */
  readonly mediaPort: number;
  readonly dataFolder: string;
  stop(): Promise<void>;
  /** Ends it by `signal`, and starts it again on the same ports and data. */
  restart(signal: NodeJS.Signals): Promise<void>;
}

const ROOT = resolve(import.meta.dirname, '..', '..');

export async function startApp(
  environment: Readonly<Record<string, string>> = {},
  program = 'server/main.ts',
): Promise<App> {
  const folder = await mkdtemp(join(tmpdir(), 'auscult-browser-'));
  let ports: Readonly<Record<string, string>> = { PORT: '0', AUSCULT_MEDIA_PORT: '0' };
  let running = await start(program, { AUSCULT_DATA: folder, ...ports, ...environment });
  const { url } = running;
  return {
    url,
    get process() {
      return running.child;
    },
    get mediaPort() {
      return Number(running.mediaPort);
    },
    dataFolder: folder,
    async stop() {
      await end(running.child, 'SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
    async restart(signal) {
      ports = { PORT: new URL(url).port, AUSCULT_MEDIA_PORT: running.mediaPort };
      await end(running.child, signal);
      running = await start(program, { AUSCULT_DATA: folder, ...ports, ...environment });
    },
  };
}

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  readonly mediaPort: string;
}

async function start(
  program: string,
  environment: Readonly<Record<string, string>>,
): Promise<Running> {
  const child = spawn(process.execPath, ['--conditions=auscult-source', program], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return await new Promise<Running>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    let url = '';
    createInterface({ input: child.stdout }).on('line', (line) => {
      url = /listening on (\S+)/.exec(line)?.[1] ?? url;
      const mediaPort = /^Media: port (\d+)/.exec(line)?.[1];
      if (mediaPort !== undefined) resolve({ child, url, mediaPort });
    });
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
