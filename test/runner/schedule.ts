export interface Task<T> {
  /** Takes all slots. */
  readonly alone: boolean;
  run(): Promise<T>;
}

/**
 * Runs tasks in order, at most `slots` at a time; one that runs alone waits for an empty machine
 * and lets nothing start beside it.
 */
export async function schedule<T>(tasks: readonly Task<T>[], slots: number): Promise<T[]> {
  const results: T[] = [];
  const waiting = [...tasks];
  const active = new Set<Promise<void>>();
  let free = slots;

  while (waiting.length > 0 || active.size > 0) {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const need = next.alone ? slots : 1;
      if (free < need) break;
      waiting.shift();
      free -= need;
      const done: Promise<void> = next.run().then((result) => {
        results.push(result);
        free += need;
        active.delete(done);
      });
      active.add(done);
    }
    await Promise.race(active);
  }
  return results;
}
