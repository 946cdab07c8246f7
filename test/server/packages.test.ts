import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { fits, serverPackages } from '../../server/packages.ts';
import { ROOMS } from '../architecture/rooms.ts';
import { suite } from '../harness.ts';

const test = suite("the server's packages");
const ROOT = resolve(import.meta.dirname, '..', '..');
const NAMES = Object.keys(serverPackages);

test('the versions are those of the lock file, and every package is an optional peer', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
    peerDependencies: Record<string, string>;
    peerDependenciesMeta: Record<string, { optional: boolean }>;
  };
  const tested = NAMES.map((name) => [name, manifest.devDependencies[name]]);
  assert.equal(Object.entries(serverPackages), tested);
  // Any version: an embedder of the engine alone may use another Fastify beside it.
  assert.equal(manifest.peerDependencies, Object.fromEntries(NAMES.map((name) => [name, '*'])));
  const optional = NAMES.map((name) => [name, { optional: true }]);
  assert.equal(manifest.peerDependenciesMeta, Object.fromEntries(optional));
});

test('every package that the server imports is in the list', () => {
  const rooms = ROOMS.filter(({ name }) => name === 'server' || name === 'server/store');
  assert.equal(rooms.flatMap(({ packages }) => packages).sort(), [...NAMES].sort());
});

const FITS: [found: string, wanted: string, fits: boolean][] = [
  ['5.12.8', '5.12.8', true],
  ['5.12.7', '5.12.8', false],
  ['5.13.0', '5.12.8', true],
  ['6.0.0', '5.12.8', false],
  ['4.99.99', '5.12.8', false],
  ['0.1.3', '0.1.3', true],
  ['0.1.4', '0.1.3', true],
  ['0.2.0', '0.1.3', false],
  ['1.1.3', '0.1.3', false],
  ['5.13.0-rc.1', '5.12.8', true],
];
for (const [found, wanted, expected] of FITS) {
  test(`${found} ${expected ? 'fits' : 'does not fit'} ${wanted}`, () => {
    assert.is(fits(found, wanted), expected);
  });
}

test.run();
