/** Methods that may walk all of their list or text. */
const COUNTED: readonly [prototype: object, names: readonly string[]][] = [
  [String.prototype, ['split', 'indexOf', 'slice', 'startsWith', 'match', 'replace', 'includes']],
  [RegExp.prototype, ['exec', 'test']],
  [
    Array.prototype,
    ['push', 'find', 'filter', 'map', 'flatMap', 'some', 'every', 'includes', 'forEach', 'join'],
  ],
];

/**
 * What a run does to texts and lists: each call counts as many steps as its list or text is long,
 * and as one where it does not walk it (`push`, `slice`, regular expressions). A measure of work
 * that is the same on every machine.
 */
export function stepsOf(run: () => void): number {
  let steps = 0;
  const restore: (() => void)[] = [];
  for (const [prototype, names] of COUNTED) {
    for (const name of names) {
      const original = Object.getOwnPropertyDescriptor(prototype, name);
      if (typeof original?.value !== 'function') throw new Error(`There is no ${name}`);
      const method = original.value as (...values: unknown[]) => unknown;
      Object.defineProperty(prototype, name, {
        ...original,
        value(this: { length?: number }, ...values: unknown[]) {
          steps += name === 'push' || name === 'slice' ? 1 : (this.length ?? 1);
          return method.apply(this, values);
        },
      });
      restore.push(() => Object.defineProperty(prototype, name, original));
    }
  }
  try {
    run();
  } finally {
    for (const undo of restore) undo();
  }
  return steps;
}
