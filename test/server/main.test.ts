import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as assert from 'uvu/assert';
import { suite } from '../harness.ts';

const test = suite('the program');

const main = join(import.meta.dirname, '../../server/main.ts');

let data: string;
let children: ChildProcess[] = [];

test.before.each(async () => {
  data = await mkdtemp(join(tmpdir(), 'auscult-main-'));
});

test.after.each(async () => {
  // Ended long since, but after a failure.
  for (const child of children) child.kill('SIGKILL');
  children = [];
  await rm(data, { recursive: true });
});

interface Program {
  readonly child: ChildProcess;
  /** All that was printed once it listens. */
  readonly printed: string;
  /** Where it listens. */
  readonly address: string;
  /** All that was written to standard error until it ended. */
  readonly errors: Promise<string>;
  /** @returns exit code or signal, and how long it took */
  stop(signal: NodeJS.Signals): Promise<{ readonly end: unknown; readonly tookMs: number }>;
}

function launch(environment: NodeJS.ProcessEnv, args: string[]): ChildProcess {
  const env = {
    ...process.env,
    HOST: undefined,
    PORT: '0',
    AUSCULT_MEDIA_PORT: '0',
    AUSCULT_DATA: data,
    ...environment,
  };
  const node = ['--conditions=auscult-source', main, ...args];
  const child = spawn(process.execPath, node, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

async function start(environment: NodeJS.ProcessEnv = {}, args: string[] = []): Promise<Program> {
  const child = launch(environment, args);
  if (child.stdout === null || child.stderr === null) throw new Error('no pipes');
  const errors = text(child.stderr);
  // The greeting is written at once, so its first chunk is all of it.
  const [chunk] = (await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(async () => [`It ended: ${await errors}`]),
  ])) as [Buffer | string];
  const printed = chunk.toString();
  const address = /listening on (\S+?),?$/m.exec(printed)?.[1];
  if (address === undefined) throw new Error(printed);
  const stop: Program['stop'] = async (signal) => {
    const startMs = performance.now();
    const exited = once(child, 'exit') as Promise<[number | null, string | null]>;
    child.kill(signal);
    const [code, endedBy] = await exited;
    return { end: code ?? endedBy, tookMs: performance.now() - startMs };
  };
  return { child, printed, address, errors, stop };
}

/** @returns standard error of a start that must not succeed */
async function refused(environment: NodeJS.ProcessEnv, args: string[] = []): Promise<string> {
  const child = launch(environment, args);
  if (child.stdout === null || child.stderr === null) throw new Error('no pipes');
  const outcome = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  const [printed, errors, exit] = await outcome;
  assert.is(exit[0], 1, `${printed}${errors}`);
  assert.is(printed, '');
  assert.match(errors, /^[^\n]+\.\n$/, 'one sentence, no stack');
  return errors;
}

async function logIn(address: string, password: string): Promise<number> {
  const reply = await fetch(`${address}/api/log-in`, {
    method: 'POST',
    headers: { origin: address, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'campo@demo.invalid', password }),
  });
  return reply.status;
}

test('it says where it listens, where media is, and who can log in; Ctrl-C ends it within 2 s', async () => {
  const program = await start();
  assert.match(program.printed, /^Auscult is listening on http:\/\/127\.0\.0\.1:\d+\n/);
  assert.match(
    program.printed,
    /\nMedia: port [1-9]\d*, UDP and TCP, announced as 127\.0\.0\.1.*, for this machine only\n/,
  );
  assert.match(program.printed, /\nDEMO: .*\n.*"auscult-demo".*\n {2}campo@demo\.invalid\n/);
  assert.is((await fetch(`${program.address}/healthz`)).status, 200);
  const page = await fetch(`${program.address}/telehealth`);
  assert.match(await page.text(), /<script type="module"|<script [^>]*type="module"/);
  assert.is(await logIn(program.address, 'auscult-demo'), 200);

  // Held open on purpose: neither an idle connection nor half a request keeps the program.
  const { port } = new URL(program.address);
  const half = connect(Number(port), '127.0.0.1');
  half.on('error', () => undefined);
  half.write('POST /api/log-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Le');
  await once(half, 'connect');
  const { end, tookMs } = await program.stop('SIGINT');
  assert.is(end, 0);
  assert.ok(tookMs < 2_000, `${tookMs} ms`);
  assert.is(await program.errors, '');
  half.destroy();
});

test('[Z1] SIGTERM ends it as well, and a second signal at once', async () => {
  const program = await start();
  const { end } = await program.stop('SIGTERM');
  assert.is(end, 0);
  const again = await start();
  const exited = once(again.child, 'exit');
  again.child.kill('SIGINT');
  again.child.kill('SIGTERM');
  // 1: it did not wait for what the first one had begun to end in order.
  assert.is((await exited)[0], 1);
});

test('a port that is taken', async () => {
  const taken = createServer().listen(0, '127.0.0.1').unref();
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  assert.is(
    await refused({ PORT: String(port) }),
    `The port ${port} on 127.0.0.1 is taken by another program; set PORT to a free one.\n`,
  );
  taken.close();
});

test('a data folder that cannot be written to', async () => {
  await writeFile(join(data, 'file'), '');
  const folder = join(data, 'file', 'below');
  assert.is(
    await refused({ AUSCULT_DATA: folder }),
    `The data folder ${folder} cannot be written to (ENOTDIR); set AUSCULT_DATA to a folder that can.\n`,
  );
});

test('settings that are no number, out of range, unknown, or no flag', async () => {
  const refusals = await Promise.all([
    refused({ PORT: 'eighty' }),
    refused({ AUSCULT_MEDIA_PORT: '70000' }),
    refused({ AUSCULT_LOG_LEVEL: 'chatty' }),
    refused({}, ['--wan']),
  ]);
  assert.equal(
    refusals.map((sentence) => sentence.split(' ')[0]),
    ['PORT', 'AUSCULT_MEDIA_PORT', 'AUSCULT_LOG_LEVEL', 'The'],
  );
});

test.run();
