import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { insertAccount, openDatabase } from '../../../server/store/index.ts';
import type { Database } from '../../../server/store/index.ts';

export interface KillOutcome {
  /** Numbers that the writers reported, over all rounds. */
  readonly reported: number;
  /** Reported, and not in the database afterwards. */
  readonly missing: readonly number[];
  /** Sessions without their link or their chair, links and chairs without their session. */
  readonly halves: number;
  /** What `PRAGMA integrity_check` said, each answer once. */
  readonly integrity: readonly string[];
}

const writer = join(import.meta.dirname, 'commit-writer.ts');
/** Room for one round's numbers. */
const numbersPerRound = 10_000;

/**
 * Kills a writer within 0–50 ms of its first report, as often as asked, always on the same
 * database, and looks at what is there each time.
 *
 * @param random  0 ≤ number < 1; seeded, so that a failure can be looked at again
 */
export async function killWhileCommitting(
  rounds: number,
  when: 'afterCommit' | 'beforeCommit',
  random: () => number,
): Promise<KillOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'auscult-kill-'));
  const path = join(folder, 'auscult.sqlite');
  await prepare(path);
  const integrity = new Set<string>();
  const missing: number[] = [];
  let reported = 0;
  let halves = 0;
  // The next writer boots while this one writes; it waits to be told before it opens anything.
  let next = startWriter(path, 0, when);
  for (let round = 1; round <= rounds; round += 1) {
    const current = next;
    if (round < rounds) next = startWriter(path, round * numbersPerRound, when);
    const numbers = await current.runAndKill(random() * 50);
    const database = await openDatabase(path);
    const rows = await database<{ id: string }>('sessions').select('id');
    const present = new Set(rows.map((row) => Number(row.id)));
    reported += numbers.length;
    missing.push(...numbers.filter((number) => !present.has(number)));
    halves += await countHalves(database);
    const check = await database.raw<{ integrity_check: string }[]>('PRAGMA integrity_check');
    for (const row of check) integrity.add(row.integrity_check);
    await database.destroy();
  }
  await rm(folder, { recursive: true });
  return { reported, missing, halves, integrity: [...integrity] };
}

async function prepare(path: string): Promise<void> {
  const database = await openDatabase(path);
  await insertAccount(database, {
    id: 'account',
    email: 'writer@practice.example',
    displayName: 'Writer',
    speciality: '',
    administrator: false,
    demo: false,
    passwordHash: null,
    createdAtMs: 0,
  });
  await database.destroy();
}

interface Writer {
  /** @returns the numbers that were reported in whole lines */
  runAndKill(afterMs: number): Promise<number[]>;
}

function startWriter(path: string, first: number, when: string): Writer {
  const args = ['--conditions=auscult-source', writer, path, String(first), when];
  // Booting is what a round costs most.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(dirname(path), 'compiled') };
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, args, { env });
  child.stderr.pipe(process.stderr);
  // Killed in the middle of a question, it does not read the answer.
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout });
  const ready = once(lines, 'line');
  return {
    runAndKill: async (afterMs) => {
      await ready;
      const numbers: number[] = [];
      lines.on('line', (line) => numbers.push(Number(line)));
      const firstReport = once(lines, 'line');
      child.stdin.write('go\n');
      await firstReport;
      await delay(afterMs);
      const closed = Promise.all([once(child, 'close'), once(lines, 'close')]);
      child.kill('SIGKILL');
      await closed;
      return numbers;
    },
  };
}

async function countHalves(database: Database): Promise<number> {
  const queries = [
    `select count(*) as count from sessions where id not in (select session_id from session_links)`,
    `select count(*) as count from sessions where id not in (select session_id from members)`,
    `select count(*) as count from session_links where session_id not in (select id from sessions)`,
    `select count(*) as count from sessions where reservation_id in (select id from reservations)`,
  ];
  let halves = 0;
  for (const query of queries) {
    const [row] = await database.raw<{ count: number }[]>(query);
    halves += row?.count ?? 0;
  }
  return halves;
}

/** Mulberry32: small, and the same everywhere. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
