import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './child.ts';

/** Folders whose files count, also those that no test loads. */
const COVERED = ['engine', 'signaling', 'proto', 'server', 'client', 'bench'];

/** Where every process of the suite leaves V8's counters (inherited through the environment). */
export function coverageFolder(root: string): string {
  return join(root, 'coverage', 'tmp');
}

/** Forgets the last run. */
export function clearCoverage(root: string): void {
  rmSync(join(root, 'coverage'), { recursive: true, force: true });
}

/** Merges the counters into coverage/ (json, lcov). @returns the summary as text. */
export async function reportCoverage(root: string): Promise<string> {
  const temp = coverageFolder(root);
  if (!existsSync(temp)) return 'Coverage: none was measured.';
  const { output } = await runNode({
    args: [
      join(root, 'node_modules', 'c8', 'bin', 'c8.js'),
      'report',
      `--temp-directory=${temp}`,
      `--reports-dir=${join(root, 'coverage')}`,
      '--reporter=text-summary',
      '--reporter=json',
      '--reporter=lcov',
      '--merge-async',
      '--all',
      ...COVERED.map((folder) => `--src=${join(root, folder)}`),
      ...COVERED.map((folder) => `--include=${folder}/**/*.ts`),
      '--exclude=**/generated/**',
      '--exclude=**/*.d.ts',
    ],
    cwd: root,
    env: withoutCoverage(process.env),
    timeoutMs: 300_000,
  });
  rmSync(temp, { recursive: true, force: true });
  return output.trimEnd();
}

function withoutCoverage(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_V8_COVERAGE: _, ...rest } = env;
  return rest;
}
