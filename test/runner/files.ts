import { globSync, readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';

export interface TestFile {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  /** Nothing else runs beside it. */
  readonly alone: boolean;
}

export interface Selection {
  readonly root: string;
  /** Folder that is searched, absolute or below `root`. */
  readonly folder: string;
  /** Files under `folder`/long instead of all the others. */
  readonly long: boolean;
  /** Parts of paths, any of which selects a file; none selects all. */
  readonly patterns: readonly string[];
}

export function findTestFiles({ root, folder, long, patterns }: Selection): TestFile[] {
  const prefix = `${folder}/long/`;
  return globSync(`${folder}/**/*.test.ts`, { cwd: root })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.startsWith(prefix) === long)
    .filter((path) => patterns.length === 0 || patterns.some((part) => path.includes(part)))
    .sort()
    .map((path) => ({ path, alone: runsAlone(resolve(root, path)) }));
}

/** Whatever counts frames or measures time says so at its head. */
function runsAlone(file: string): boolean {
  const head = readFileSync(file, 'utf8').split('\n', 10);
  return head.some((line) => line.trim() === '// runs alone');
}
