import { readdirSync, readFileSync } from 'node:fs';

/**
 * CPU that this process has used so far, in microseconds: user and system, all its threads, and
 * its child processes, where the engine may keep its workers.
 */
export function cpuUs(): number {
  const { user, system } = process.cpuUsage();
  let totalUs = user + system;
  for (const pid of descendants(process.pid)) totalUs += schedulerUs(pid);
  return totalUs;
}

/** Linux tells them per thread; elsewhere there is nothing to count, and workers are threads. */
function descendants(pid: number): number[] {
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
