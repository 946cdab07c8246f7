import { suite as uvuSuite } from 'uvu';
import type { Callback, Context, Test } from 'uvu';

/** A uvu suite that can also skip by name: the runner lists every skipped test with its reason. */
export interface Suite extends Test<Context> {
  /** Runs the test when `reason` is null or empty; else prints it as skipped, with the reason. */
  unless(reason: string | null | undefined, name: string, run: Callback<Context>): void;
}

/** What uvu writes into a suite's state while it runs. */
interface State {
  __suite__?: string;
  __test__?: string;
}

const states: State[] = [];
const neverRun = new Set<string>();

export function suite(title: string): Suite {
  const state: State = {};
  states.push(state);
  neverRun.add(title);
  const test = uvuSuite(title, state) as Suite;

  test.unless = (reason, name, run) => {
    if (!reason) {
      test(name, run);
      return;
    }
    test.skip(name, run);
    // One line the runner recognises; JSON, so that names may hold anything.
    console.log(`SKIPPED ${JSON.stringify({ suite: title, name, reason })}`);
  };

  // uvu counts the tests after a failed `before` as not passed, but does not show why it failed.
  const before = test.before.bind(test);
  const shown = (run: Callback<Context>): Callback<Context> =>
    async function (state) {
      try {
        await run(state);
      } catch (error) {
        console.error(`before ${title}:`, error);
        throw error;
      }
    };
  test.before = Object.assign((run: Callback<Context>) => before(shown(run)), {
    each: test.before.each.bind(test),
  });

  const run = test.run.bind(test);
  test.run = () => {
    neverRun.delete(title);
    run();
  };
  return test;
}

/**
 * Says that a process or thread of this file will crash, on purpose, with `text` in its stack:
 * any other exception that nobody catches fails the file.
 */
export function expectCrash(text: string): void {
  console.log(`EXPECTED_CRASH ${JSON.stringify(text)}`);
}

process.on('exit', () => {
  if (neverRun.size === 0) return;
  console.error(`Never run (test.run() is missing): ${[...neverRun].join(', ')}`);
  process.exitCode ||= 1;
});

// The runner's way to end a file that takes too long: say where it hangs, then go.
process.once('SIGTERM', () => {
  for (const { __suite__: title, __test__: name } of states) {
    if (name) console.error(`Hangs in ${title ?? '?'}: ${name}`);
  }
  process.exit(1);
});
