/**
 * `npm run build`: JavaScript and types for embedders in dist/ (`-- FOLDER`: somewhere else), one
 * file for each source that a door of the package (`exports`) reaches, and the pages that the
 * server serves. Node refuses to strip types below node_modules, so a package ships JavaScript;
 * inside the repository everything runs from source, without this.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildClient } from './client/build.ts';

const ROOT = import.meta.dirname;
const DIST = join(ROOT, 'dist');
const folder = resolve(process.argv[2] ?? DIST);

/** What the compiler passes over: generated JavaScript with its types, and binaries. */
const AS_THEY_ARE = ['{engine,proto,signaling}/**/*.{js,d.ts,wasm}'];

// What an earlier build left; a folder that somebody names is not ours to empty.
if (folder === DIST) rmSync(DIST, { recursive: true, force: true });
const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const { status } = spawnSync(
  process.execPath,
  [tsc, '-p', 'tsconfig.build.json', '--outDir', folder],
  {
    cwd: ROOT,
    stdio: 'inherit',
  },
);
if (status !== 0) process.exit(1);
for (const path of globSync(AS_THEY_ARE, { cwd: ROOT })) {
  cpSync(join(ROOT, path), join(folder, path));
}
// Where server/index.ts looks for them, from its own place.
await buildClient({ folder: join(folder, 'client', 'dist') });
