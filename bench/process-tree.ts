import { readFileSync } from 'node:fs';
import { descendants } from './cpu.ts';

/** One process of a program that has many, such as a browser. */
export interface ProcessCpu {
  readonly pid: number;
  /** What it is for, by its command line: `renderer`, `gpu-process`, `main` … */
  readonly kind: string;
  /** User and system time so far, threads that have ended included. */
  readonly cpuMs: number;
}

/** Linux counts in steps of USER_HZ, which is 100 everywhere it shows. */
const MS_A_TICK = 10;

/** A process with all its descendants, by Linux' accounts. Empty when it has ended. */
export function processTree(pid: number): ProcessCpu[] {
  return [pid, ...descendants(pid)].flatMap((each) => {
    const stat = read(`/proc/${each}/stat`);
    if (stat === null) return [];
    // The name, in parentheses, may hold anything; from the state on there are numbers (proc(5)).
    const [, , , , , , , , , , , user, system] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const cpuMs = (Number(user) + Number(system)) * MS_A_TICK;
    return [{ pid: each, kind: kindOf(read(`/proc/${each}/cmdline`) ?? ''), cpuMs }];
  });
}

function kindOf(commandLine: string): string {
  const words = commandLine.split(/[\0 ]/);
  const find = (name: string) => words.find((word) => word.startsWith(name))?.slice(name.length);
  const service = find('--utility-sub-type=')?.split('.')[0];
  return service ?? find('--type=') ?? 'main';
}

/** What each kind used from one look to the next. @throws Error when some of it cannot be told */
export function cpuByKind(
  before: readonly ProcessCpu[],
  after: readonly ProcessCpu[],
): Readonly<Record<string, number>> {
  const gone = before.find(({ pid }) => !after.some((now) => now.pid === pid));
  if (gone) throw new Error(`a process (${gone.kind}) ended while it was measured`);
  const used: Record<string, number> = {};
  for (const { pid, kind, cpuMs } of after) {
    const then = before.find((one) => one.pid === pid)?.cpuMs ?? 0;
    used[kind] = (used[kind] ?? 0) + cpuMs - then;
  }
  return used;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
