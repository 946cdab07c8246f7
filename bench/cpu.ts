import { readdirSync, readFileSync } from 'node:fs';

/**
 * CPU that this process has used so far, in microseconds: user and system, all its threads, and
 * its child processes, where the engine may keep its workers.
 */
export function cpuUs(): number {
  const { user, system } = process.cpuUsage();
  return user + system + descendantsUs(process.pid);
}

/**
 * The same of another process. Null where nobody tells: on other systems than Linux, and when it
 * has ended. Threads that have ended are forgotten; those of a server live as long as it does.
 */
export function cpuUsOf(pid: number): number | null {
  const ownUs = schedulerUs(pid);
  return ownUs === 0 ? null : ownUs + descendantsUs(pid);
}

function descendantsUs(pid: number): number {
  return descendants(pid).reduce((totalUs, each) => totalUs + schedulerUs(each), 0);
}

/** Linux tells them per thread; elsewhere there is nothing to count, and workers are threads. */
export function descendants(pid: number): number[] {
  const children: number[] = [];
  for (const thread of entries(`/proc/${pid}/task`)) {
    const text = read(`/proc/${pid}/task/${thread}/children`);
    for (const child of text.split(' ').filter((part) => part !== '')) {
      children.push(Number(child), ...descendants(Number(child)));
    }
  }
  return children;
}

/** Nanoseconds on a CPU, per thread, by the scheduler's account: finer than the 10 ms of `stat`. */
function schedulerUs(pid: number): number {
  let totalNs = 0;
  for (const thread of entries(`/proc/${pid}/task`)) {
    totalNs += Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0]);
  }
  return totalNs / 1000;
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Empty when the process has just ended. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
