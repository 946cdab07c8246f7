// runs alone
// (it packs for all the files here; two at a time would each pack)
/** What arrives in a stranger's node_modules, and what linters of packages say of it. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from '../harness.ts';
import { runProgram } from './program.ts';
import { packOnce } from './tarball.ts';
import type { Packed } from './tarball.ts';

const test = suite('package: what is installed');
const ROOT = resolve(import.meta.dirname, '..', '..');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: unknown;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}
interface Lock {
  readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>;
}

let packed: Packed;
let files: readonly string[];

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const installed = (...path: string[]) => join(packed.project, 'node_modules', ...path);
const manifest = () => readJson(installed('auscult', 'package.json')) as Manifest;

test.before(async () => {
  packed = await packOnce();
  const inside = globSync('**/*', { cwd: installed('auscult'), withFileTypes: true });
  files = inside
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(installed('auscult').length + 1));
});

/** Packages of a lock file that want to run something when they are installed. */
const withScripts = (lockFile: string): string[] =>
  Object.entries((readJson(lockFile) as Lock).packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => path.replace(/^node_modules\//, ''));

test('nothing that is installed runs a script or builds anything', () => {
  assert.equal(withScripts(installed('.package-lock.json')), []);
  assert.equal(globSync('**/binding.gyp', { cwd: installed() }), []);
  // With --foreground-scripts npm shows every script that it runs.
  assert.not.match(packed.installOutput, /^> /m);
  assert.match(packed.installOutput, /added \d+ packages/);
});

test('negative control: our own packages do run scripts, and are seen to', () => {
  const ours = withScripts(join(ROOT, 'node_modules', '.package-lock.json'));
  for (const name of ['node', 'esbuild', 'sqlite3']) assert.ok(ours.includes(name), name);
});

test('the engine brings no package of the server', () => {
  assert.equal(Object.keys(manifest().dependencies ?? {}).sort(), ['protobufjs', 'werift', 'ws']);
  const { packages } = readJson(installed('.package-lock.json')) as Lock;
  for (const name of ['fastify', 'knex', 'sqlite3', 'lit', 'esbuild', 'playwright']) {
    assert.not.ok(`node_modules/${name}` in packages, name);
  }
});

test('the package holds what it needs and nothing else', () => {
  const right = [
    /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
    /^docs\/(?:guides\/)?[\w-]+\.md$/,
    /^dist\/(?:engine|signaling|proto|server|client)\/.*\.(?:js|js\.map|d\.ts)$/,
    // Pages, as they are and compressed.
    /^dist\/client\/dist\/(?:index\.html|[\w-]+-[A-Z0-9]{8}\.(?:js|css|svg))(?:\.(?:br|gz|map))?$/,
  ];
  assert.equal(
    files.filter((path) => !right.some((pattern) => pattern.test(path))),
    [],
  );
  for (const path of [
    'README.md',
    'LICENSE',
    'dist/engine/worker.js',
    'dist/client/dist/index.html',
  ]) {
    assert.ok(files.includes(path), path);
  }
});

test('no door leads nowhere, and no condition to sources that are not there', () => {
  const targets: string[] = [];
  const collect = (target: unknown): void => {
    if (typeof target === 'string') targets.push(target);
    else Object.values(target as object).forEach(collect);
  };
  collect(manifest().exports);
  assert.ok(targets.length > 14, `${targets.length} targets`);
  assert.equal(
    targets.filter((target) => !files.includes(target.replace('./', ''))),
    [],
  );
  assert.not.match(JSON.stringify(manifest().exports), /auscult-source/);
});

test('every source map carries its source', () => {
  const maps = files.filter((path) => path.endsWith('.map'));
  assert.ok(maps.length > 100, `${maps.length} maps`);
  for (const path of maps) {
    const map = readJson(installed('auscult', path)) as {
      sources: string[];
      sourcesContent?: (string | null)[];
    };
    const contents = map.sourcesContent?.filter((content) => content !== null) ?? [];
    assert.is(contents.length, map.sources.length, path);
  }
});

/** Programs of this repository, on the tarball. */
const lint = (cli: string, ...args: string[]) =>
  runProgram(process.execPath, [join(ROOT, 'node_modules', cli), ...args], packed.project);

test('publint has nothing to say', async () => {
  const { exitCode, output } = await lint('publint/src/cli.js', 'run', '--strict', packed.tarball);
  assert.is(exitCode, 0, output);
  assert.match(output, /All good!/);
});

test('types are found from every door of an ES module project', async () => {
  const cli = '@arethetypeswrong/cli/dist/index.js';
  const { exitCode, output } = await lint(
    cli,
    packed.tarball,
    '--profile',
    'esm-only',
    '--no-color',
  );
  assert.is(exitCode, 0, output);
  for (const door of [
    'engine',
    'simulation',
    'signaling',
    'signaling/client',
    'server',
    'client',
  ]) {
    assert.match(output, `"auscult/${door}"`);
  }
});

test.run();
