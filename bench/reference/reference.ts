import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { cpuUsOf } from '../cpu.ts';
import type { KeyedPlan } from '../load/load-process.ts';
import { mirrored } from '../peer/dtls.ts';
import type { SrtpKeys, SrtpProfile } from '../peer/dtls.ts';

/** Which system calls the reference uses. */
export const REFERENCE_KINDS = ['sendto', 'sendmmsg'] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

export interface Reference {
  readonly port: number;
  /** User and system time so far, microseconds. */
  cpuUs(): number;
  close(): Promise<void>;
}

let program: string | null = null;

/**
 * Compiles the reference into a folder of its own, once per process.
 *
 * @returns null when it is there; else why it cannot be: one sentence
 */
export async function buildReference(): Promise<string | null> {
  if (process.platform !== 'linux') {
    return 'recvmmsg and the account of CPU time are Linux’ own.';
  }
  if (program !== null) return null;
  const folder = await mkdtemp(join(tmpdir(), 'auscult-reference-'));
  const output = join(folder, 'forward');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const sources = ['main.c', 'srtp.c', 'loops.c'].map((name) => join(import.meta.dirname, name));
  const flags = ['-O2', '-std=gnu11', '-Wall', '-Wextra', '-o', output];
  try {
    await promisify(execFile)(process.env['CC'] ?? 'cc', [...flags, ...sources, '-lcrypto']);
  } catch (error) {
    const { code, stderr } = error as { code?: string | number; stderr?: string };
    if (code === 'ENOENT') return 'there is no C compiler (cc).';
    if (/openssl\/.*No such file/.test(stderr ?? '')) {
      return 'the headers of OpenSSL are missing (Debian: apt-get install libssl-dev).';
    }
    return `it does not compile: ${stderr?.split('\n')[0] ?? code}`;
  }
  program = output;
  return null;
}

/** Starts it with keys and addresses, which nobody else can read on its stdin. */
export async function startReference(
  kind: ReferenceKind,
  profile: SrtpProfile,
  plan: KeyedPlan,
): Promise<Reference> {
  const problem = await buildReference();
  if (problem !== null || program === null) throw new Error(`No reference: ${problem}`);
  const child = spawn(program, [kind, profile], { stdio: ['pipe', 'pipe', 2] });
  const { stdin } = child;
  if (stdin === null) throw new Error('The reference has no stdin.');
  stdin.end(
    [
      `publisher ${plan.publisher.ssrc} ${incoming(plan.publisher.keys)}`,
      ...plan.receivers.map(({ port, ssrc, keys }) => `receiver ${port} ${ssrc} ${outgoing(keys)}`),
      '',
    ].join('\n'),
  );
  const port = await readPort(child);
  const { pid } = child;
  return {
    port,
    cpuUs: () => (pid === undefined ? null : cpuUsOf(pid)) ?? NaN,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** What the reference decrypts with is what the load peer encrypts with, and the other way round. */
function incoming(peer: SrtpKeys): string {
  const { remoteMasterKey, remoteMasterSalt } = mirrored(peer);
  return `${remoteMasterKey.toString('hex')} ${remoteMasterSalt.toString('hex')}`;
}

function outgoing(peer: SrtpKeys): string {
  const { localMasterKey, localMasterSalt } = mirrored(peer);
  return `${localMasterKey.toString('hex')} ${localMasterSalt.toString('hex')}`;
}

/** Its first line: `port 12345`. */
async function readPort(child: ChildProcess): Promise<number> {
  const { stdout } = child;
  if (stdout === null) throw new Error('The reference has no stdout.');
  const lines = createInterface({ input: stdout });
  const first = (await Promise.race([once(lines, 'line'), once(lines, 'close')])) as string[];
  lines.close();
  const port = Number(/^port (\d+)$/.exec(first[0] ?? '')?.[1]);
  if (!(port > 0)) throw new Error('The reference did not start.');
  return port;
}
