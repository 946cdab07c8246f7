import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { BootstrapError, explainNpm, findChromium, staleReason } from '../bootstrap.mjs';
import { suite } from './harness.ts';

const test = suite('bootstrap');
const ROOT = resolve(import.meta.dirname, '..');

type Packages = Record<string, { version?: string; integrity?: string; optional?: boolean }>;

const LOCKED: Packages = {
  '': {},
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/for-another-system': { version: '2.0.0', integrity: 'sha512-b', optional: true },
};
const INSTALLED: Packages = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } };

/** A made-up clone; `installed` is what npm says it has installed. */
function withClone(installed: Packages | 'nothing' | 'half', run: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'auscult-bootstrap-'));
  try {
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: LOCKED }));
    if (installed !== 'nothing')
      mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
    if (typeof installed === 'object') {
      const text = JSON.stringify({ packages: installed });
      writeFileSync(join(folder, 'node_modules', '.package-lock.json'), text);
    }
    run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('packages are fresh when they are those of the lock file', () => {
  withClone(INSTALLED, (folder) => assert.is(staleReason(folder), null));
  assert.is(staleReason(), null, 'this clone');
});

const STALE: [installed: Packages | 'nothing' | 'half', reason: RegExp][] = [
  ['nothing', /node_modules is missing/],
  ['half', /was not finished/],
  [{}, /node_modules\/a is not installed/],
  [{ 'node_modules/a': { version: '0.9.0', integrity: 'sha512-a' } }, /is 0.9.0, .* says 1.0.0/],
  [{ 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } }, /node_modules\/a/],
];
for (const [installed, reason] of STALE) {
  test(`packages are stale: ${JSON.stringify(installed)}`, () => {
    withClone(installed, (folder) => assert.match(staleReason(folder) ?? '', reason));
  });
}

test('a clone without a lock file is refused in one sentence', () => {
  assert.throws(
    () => staleReason('/nowhere'),
    (error: unknown) => error instanceof BootstrapError,
  );
});

const NPM_SAYS: [output: string, sentence: RegExp][] = [
  ['npm error code ENOTFOUND\nnpm error network request failed', /registry does not answer/],
  ['npm error code EAI_AGAIN', /registry does not answer/],
  ['npm error code 1\nnpm error gyp ERR! stack Error: not found: make', /C\+\+ compiler/],
  [
    'npm error prebuild-install warn getaddrinfo ENOTFOUND host\nnpm error gyp ERR! build error',
    /C\+\+ compiler/,
  ],
  ['npm error code EUSAGE\nnpm ci can only install packages when', /disagree/],
  ['npm error code EACCES', /may not write/],
  ['npm error code ENOSPC', /disk is full/],
  ['something new', /failed with exit code 7/],
];
for (const [output, sentence] of NPM_SAYS) {
  test(`explains ${JSON.stringify(output.slice(0, 60))}`, () => {
    assert.match(explainNpm(output, 7), sentence);
  });
}

/** Runs the bootstrap of a made-up clone with a made-up npm. */
function bootstrap(folder: string, npmSource: string) {
  copyFileSync(join(ROOT, 'bootstrap.mjs'), join(folder, 'bootstrap.mjs'));
  const npm = join(folder, 'npm.cjs');
  writeFileSync(npm, npmSource);
  return spawnSync(process.execPath, [join(folder, 'bootstrap.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: npm, npm_node_execpath: process.execPath },
  });
}

/** What `npm ci` does, as far as the bootstrap sees it; `node` says which version it is. */
const npmThatInstalls = (version: string) => `
  const { mkdirSync, writeFileSync } = require('node:fs');
  if (process.argv[2] !== 'ci') process.exit(9);
  process.chdir(__dirname);
  mkdirSync('node_modules/.bin', { recursive: true });
  writeFileSync('node_modules/.package-lock.json', ${JSON.stringify(JSON.stringify({ packages: INSTALLED }))});
  writeFileSync('node_modules/.bin/node', '#!/bin/sh\\necho ${version}\\n', { mode: 0o755 });
  writeFileSync('calls', 'called', { flag: 'a' });
`;

test('installs what is missing, once', () => {
  withClone('nothing', (folder) => {
    const first = bootstrap(folder, npmThatInstalls('v26.10.0'));
    assert.is(first.status, 0, first.stderr);
    assert.match(first.stdout, /npm ci \(node_modules is missing\): done \(\d+ s\)/);
    const second = bootstrap(folder, npmThatInstalls('v26.10.0'));
    assert.is(second.status, 0);
    assert.is(second.stdout, '');
    assert.is(readFileSync(join(folder, 'calls'), 'utf8'), 'called');
  });
});

test('a failed installation ends in one sentence and exit code 1', () => {
  withClone('nothing', (folder) => {
    const { status, stderr } = bootstrap(
      folder,
      `console.error('npm error code ENOTFOUND'); process.exit(1);`,
    );
    assert.is(status, 1);
    const last = stderr.trimEnd().split('\n').at(-1) ?? '';
    assert.match(last, /^bootstrap: The packages could not be fetched/);
    assert.match(stderr, 'npm error code ENOTFOUND');
  });
});

test('another Node than the project’s is refused', () => {
  withClone('nothing', (folder) => {
    const { status, stderr } = bootstrap(folder, npmThatInstalls('v20.1.0'));
    assert.is(status, 1);
    assert.match(stderr, /should be Node 26 but v20.1.0/);
  });
});

test('the browser is the one that CHROMIUM names', async () => {
  const before = process.env['CHROMIUM'];
  const folder = mkdtempSync(join(tmpdir(), 'auscult-bootstrap-'));
  try {
    const browser = join(folder, 'browser');
    writeFileSync(browser, '');
    chmodSync(browser, 0o755);
    process.env['CHROMIUM'] = browser;
    assert.is(await findChromium(), browser);
    process.env['CHROMIUM'] = join(folder, 'none');
    const refused = await findChromium().catch((error: unknown) => error);
    assert.instance(refused, BootstrapError);
    delete process.env['CHROMIUM'];
    const found = await findChromium();
    assert.ok(found === null || existsSync(found));
  } finally {
    if (before === undefined) delete process.env['CHROMIUM'];
    else process.env['CHROMIUM'] = before;
    rmSync(folder, { recursive: true });
  }
});

test.run();
