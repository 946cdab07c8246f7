import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { EXCEPTIONS, FOLDERS, ROOMS, WERIFT_IN_ENGINE } from './architecture/rooms.ts';
import { readSource } from './architecture/source.ts';
import type { SourceFacts } from './architecture/source.ts';
import { findCycle, judge, roomOf, targetOf } from './architecture/verdict.ts';
import { suite } from './harness.ts';

const test = suite('architecture');
const ROOT = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const manifest = JSON.parse(read('package.json')) as {
  exports: Record<string, string | { 'auscult-source': string }>;
};

/** Every way into the package: `auscult/engine` → `engine/index.ts`. */
const doors = new Map<string, string>();
for (const [subpath, target] of Object.entries(manifest.exports)) {
  if (typeof target === 'string') continue;
  doors.set(`auscult/${subpath.slice(2)}`, target['auscult-source'].slice(2));
}

const house = new Map<string, SourceFacts>();
for (const path of globSync([...FOLDERS.map((folder) => `${folder}/**/*.ts`), '*.ts'], {
  cwd: ROOT,
  exclude: ['**/generated/**', '**/dist/**', '**/node_modules/**'],
})) {
  if (!path.endsWith('.d.ts')) house.set(path, readSource(path, read(path)));
}

test('every file keeps the rules of its room', () => {
  const complaints = [...house].flatMap(([path, facts]) => judge(path, facts, doors));
  assert.is(complaints.length, 0, `\n${complaints.join('\n')}`);
});

test('no files load each other in a ring', () => {
  const edges = new Map<string, string[]>();
  for (const [path, facts] of house) {
    const targets = facts.imports
      .filter((entry) => !entry.typeOnly)
      .map((entry) => targetOf(path, entry.specifier, doors))
      .filter((target) => target !== undefined);
    edges.set(path, targets);
  }
  const cycle = findCycle(edges);
  assert.is(cycle, null, cycle?.join(' ▸ '));
});

test('the table names only what exists', () => {
  const paths = [...house.keys()];
  const names = new Set(ROOMS.map((room) => room.name));
  const nowhere = ROOMS.flatMap((room) => room.at).filter(
    (at) => !paths.some((path) => (at.endsWith('/') ? path.startsWith(at) : path === at)),
  );
  assert.equal(nowhere, []);
  assert.equal(
    ROOMS.flatMap((room) => room.knows).filter((name) => !names.has(name)),
    [],
  );
  const unused = EXCEPTIONS.filter(
    ({ from, to }) =>
      !house
        .get(from)
        ?.imports.some(
          ({ specifier }) => specifier === to || targetOf(from, specifier, doors) === to,
        ),
  );
  assert.equal(unused, []);
});

test('the files of the engine that stand on werift are the named ones', () => {
  const importers = [...house]
    .filter(([path]) => path.startsWith('engine/'))
    .filter(([, facts]) =>
      facts.imports.some(({ specifier, typeOnly }) => !typeOnly && specifier === 'werift'),
    )
    .map(([path]) => path);
  assert.equal(importers.sort(), [...WERIFT_IN_ENGINE].sort());
});

test('under the private condition every door leads to its source', () => {
  for (const [name, source] of doors) {
    const found = fileURLToPath(import.meta.resolve(name));
    assert.is(found, join(ROOT, source), name);
    assert.ok(found.endsWith('.ts') && existsSync(found), `${name} leads to ${found}`);
  }
});

test('Node itself refuses what is no door', () => {
  for (const inner of ['auscult/engine/core.ts', 'auscult/server/start', 'auscult/engine/worker']) {
    assert.throws(
      () => import.meta.resolve(inner),
      (error: NodeJS.ErrnoException) => error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED',
      inner,
    );
  }
});

test('the lock file and npm settings name no registry', () => {
  const lock = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { resolved?: string }>;
  };
  const resolved = Object.entries(lock.packages).filter(
    ([, entry]) => entry.resolved !== undefined,
  );
  assert.equal(resolved, []);
  assert.not.match(read('package-lock.json'), /registry\./);
  assert.not.match(read('.npmrc'), /registry\s*=|\/\//);
});

// Each row is a made-up source against the rules: a table that complains of nothing proves nothing.
const BREACHES: [path: string, source: string, complaint: RegExp][] = [
  ['engine/session/a.ts', `import { x } from '../core.ts';`, /session may not know engine\/core/],
  ['engine/session/a.ts', `export * from '../worker.ts';`, /may not know engine\/worker/],
  ['engine/rtp/a.ts', `import type { x } from '../forward/b.ts';`, /rtp may not know engine\/fo/],
  ['engine/rtp/a.ts', `let x: import('../session/b.ts').X;`, /rtp may not know engine\/session/],
  ['engine/forward/a.ts', `await import('../transport/b.ts');`, /may not know engine\/transport/],
  ['engine/core.ts', `import './simulation/index.ts';`, /core may not know simulation/],
  ['engine/core.ts', `import { connect } from 'node:net';`, /may not use node:net/],
  ['engine/core.ts', `import { connect } from 'net';`, /write node:net/],
  ['engine/core.ts', `process.getBuiltinModule('node:dgram');`, /may not use node:dgram/],
  ['engine/core.ts', `const name = 'x'; await import(name);`, /name made at run time/],
  ['engine/transport/a.ts', `import { Worker } from 'node:worker_threads';`, /may not use node:wo/],
  ['engine/net/a.ts', `import { Message } from 'werift';`, /may not use the package werift/],
  ['engine/net/a.ts', `new URL('../worker.ts', import.meta.url);`, /may not know engine\/worker/],
  [
    'engine/net/a.ts',
    `new URL('b.ts', import.meta.url); import '../core.ts';`,
    /know engine\/core/,
  ],
  ['engine/session/a.ts', `import '../transport/ice-lite.ts';`, /may not know engine\/transport/],
  ['engine/core.ts', `const nowMs = Date.now();`, /reads the clock \(Date.now\)/],
  ['engine/core.ts', `const now = new Date();`, /reads the clock \(Date\)/],
  ['engine/core.ts', `f({ clock: performance.now });`, /reads the clock/],
  ['engine/core.ts', `globalThis.setTimeout(f, 1);`, /reads the clock \(setTimeout\)/],
  ['engine/core.ts', `const later = setTimeout;`, /reads the clock \(setTimeout\)/],
  ['server/a.ts', `import { setTimeout as f } from 'node:timers/promises';`, /reads the clock/],
  ['engine/new-thing.ts', ``, /in no room/],
  ['server/a.ts', `import { core } from '../engine/core.ts';`, /use the package's name/],
  ['server/a.ts', `import 'auscult/simulation';`, /server may not know simulation/],
  ['server/a.ts', `import knex from 'knex';`, /may not use the package knex/],
  ['server/a.ts', `import 'auscult/engine/core.ts';`, /is no door/],
  ['signaling/client/a.ts', `import 'ws';`, /may not use the package ws/],
  ['signaling/client/a.ts', `import 'auscult/engine';`, /may not know engine/],
  ['signaling/client/a.ts', `import 'node:events';`, /may not use node:events/],
  ['client/media/a.ts', `import { html } from 'lit';`, /may not use the package lit/],
  ['client/a.ts', `import 'auscult/signaling';`, /may not know signaling/],
  ['bench/a.ts', `import '../engine/rtp/header.ts';`, /use the package's name/],
  ['engine/core.ts', `import 'auscult/engine';`, /may not know engine/],
  ['engine/engine.ts', `import 'auscult/engine';`, /use a relative path/],
  ['client/a.ts', `@element('x') class X {}`, /decorator/],
  ['test/a.ts', `enum X { A }`, /enum/],
  ['engine/core.ts', `namespace X { export const y = 1; }`, /namespace/],
  ['engine/core.ts', `class X { constructor(readonly y: number) {} }`, /parameter property/],
  ['test/a.ts', '\n'.repeat(601), /601 lines/],
];

for (const [path, source, complaint] of BREACHES) {
  test(`complains of ${JSON.stringify(source.slice(0, 60))} in ${path}`, () => {
    const complaints = judge(path, readSource(path, source), doors);
    assert.is(complaints.length, 1, complaints.join('\n'));
    assert.match(complaints[0] ?? '', complaint);
  });
}

test('complains of nothing in a file that keeps the rules', () => {
  const source = `
    import { createHash } from 'node:crypto';
    import type { Path } from './path.ts';
    import { Session } from './session/session.ts';
    interface Timers { setTimeout(ms: number): void }
    export const at = (clock: Timers, ms: number) => { clock.setTimeout(ms); return new Date(ms); };
  `;
  assert.equal(judge('engine/core.ts', readSource('engine/core.ts', source), doors), []);
});

test('finds a ring of files', () => {
  const ring = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', []],
    ['d', ['b']],
  ]);
  assert.equal(findCycle(ring), ['b', 'd', 'b']);
  assert.is(roomOf('engine/rtp/rtcp/nack.ts')?.name, 'engine/rtp/rtcp');
});

test.run();
