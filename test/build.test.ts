import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from './harness.ts';

const test = suite('build');
const ROOT = resolve(import.meta.dirname, '..');

/** A project that has the package installed, as an embedder has: no sources, no condition. */
let project: string;

function run(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: project,
    encoding: 'utf8',
    // What the runner preloads is TypeScript's business no more than the embedder's.
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return { status, output: stdout + stderr };
}

test.before(() => {
  // The real path: Node would otherwise resolve modules beside the link.
  project = realpathSync(mkdtempSync(join(tmpdir(), 'auscult-build-')));
  const modules = join(project, 'node_modules');
  mkdirSync(join(modules, 'auscult'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  copyFileSync(join(ROOT, 'package.json'), join(modules, 'auscult', 'package.json'));
  writeFileSync(join(project, 'package.json'), '{"type":"module"}');
  const built = run(join(ROOT, 'build.ts'), join(modules, 'auscult', 'dist'));
  assert.is(built.status, 0, built.output);
});
test.after(() => rmSync(project, { recursive: true }));

test('an embedder runs the engine from the built package', () => {
  writeFileSync(
    join(project, 'embed.js'),
    `
      import { createEngine } from 'auscult/engine';
      const engine = await createEngine({
        media: { host: '127.0.0.1', port: 0 },
        roles: { doctor: { publish: ['camera'], receive: true } },
      });
      const session = await engine.createSession('visit');
      const doctor = await session.addParticipant('vega', 'doctor');
      console.log(import.meta.resolve('auscult/engine'), doctor.id);
      await engine.close();
    `,
  );
  const { status, output } = run('embed.js');
  assert.is(status, 0, output);
  assert.match(output, /dist\/engine\/index\.js vega/);
});

test('every door loads', () => {
  const doors = ['engine', 'simulation', 'signaling', 'signaling/client', 'proto'];
  const source = doors.map(
    (door) => `console.log('${door}', Object.keys(await import('auscult/${door}')).length > 0);\n`,
  );
  writeFileSync(join(project, 'doors.js'), source.join(''));
  const { status, output } = run('doors.js');
  assert.is(status, 0, output);
  assert.is(output, doors.map((door) => `${door} true\n`).join(''));
});

const TSC = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');

test('an embedder sees types, and they are not any', () => {
  writeFileSync(
    join(project, 'right.ts'),
    `
      import { createEngine, EngineError } from 'auscult/engine';
      import type { EngineErrorCode, Receipt } from 'auscult/engine';
      import { SignalingClient } from 'auscult/signaling/client';
      const engine = await createEngine({ media: { host: '127.0.0.1', port: 0 }, roles: {} });
      const receipt: Receipt = await (await engine.createSession('visit')).close();
      export const code: EngineErrorCode = new EngineError('ENGINE_CLOSED', '').code;
      export const atMs: number = receipt.appliedAtMs;
      export const client: typeof SignalingClient = SignalingClient;
    `,
  );
  writeFileSync(
    join(project, 'wrong.ts'),
    `
      import type { Receipt } from 'auscult/engine';
      export const text = (receipt: Receipt): string => receipt.appliedAtMs;
    `,
  );
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024'];
  const { output } = run(TSC, ...options, '--skipLibCheck', 'right.ts', 'wrong.ts');
  const errors = output.trim().split('\n');
  assert.is(errors.length, 1, output);
  assert.match(errors[0] ?? '', /^wrong\.ts.*TS2322.*'number' is not assignable to type 'string'/);
});

test.run();
