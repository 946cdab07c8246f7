import { suite as uvuSuite } from 'uvu';
import type { Callback, Context, Test } from 'uvu';

/** A uvu suite that can also skip by name: the runner lists every skipped test with its reason. */
export interface Suite extends Test<Context> {
  /** Runs the test when `reason` is null or empty; else prints it as skipped, with the reason. */
  unless(reason: string | null | undefined, name: string, run: Callback<Context>): void;
}

export function suite(title: string): Suite {
  const test = uvuSuite(title) as Suite;
  test.unless = (reason, name, run) => {
    if (!reason) {
      test(name, run);
      return;
    }
    test.skip(name, run);
    // One line the runner recognises; JSON, so that names may hold anything.
    console.log(`SKIPPED ${JSON.stringify({ suite: title, name, reason })}`);
  };
  return test;
}
