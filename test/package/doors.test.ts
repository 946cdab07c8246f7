/** A stranger's code against every door: as an ES module, from CommonJS, and its types. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from '../harness.ts';
import { runProgram } from './program.ts';
import { createProject } from './project.ts';
import type { Project } from './project.ts';

const test = suite('package: doors');
const ROOT = resolve(import.meta.dirname, '..', '..');

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly exports: Readonly<Record<string, unknown>>;
};
const DOORS = Object.keys(manifest.exports)
  .filter((subpath) => subpath !== './package.json')
  .map((subpath) => `auscult/${subpath.slice(2)}`);

let project: Project;
test.before(async () => {
  project = await createProject();
});
test.after(() => project.remove());

const loaded = DOORS.map((door) => `${door} function\n`).join('');
/** Of each door something that exists at run time. */
const EXPORTS: Readonly<Record<string, string>> = {
  'auscult/engine': 'createEngine',
  'auscult/simulation': 'Simulation',
  'auscult/signaling': 'createSignalingServer',
  'auscult/signaling/client': 'SignalingClient',
  'auscult/proto': 'decodeClientMessage',
  'auscult/client': 'SessionClient',
  'auscult/server': 'startServer',
};

for (const version of [22, 24, 26] as const) {
  test(`every door opens on Node ${version}`, async () => {
    const lines = DOORS.map(
      (door) => `console.log('${door}', typeof (await import('${door}')).${EXPORTS[door]});\n`,
    );
    project.write('doors.js', lines.join(''));
    const { exitCode, output } = await project.run(version, 'doors.js');
    assert.is(output, loaded);
    assert.is(exitCode, 0);
  });
}

test('CommonJS has every door by import()', async () => {
  const lines = DOORS.map(
    (door) => `console.log('${door}', typeof (await import('${door}')).${EXPORTS[door]});\n`,
  );
  project.write('doors.cjs', `(async () => {\n${lines.join('')}})();\n`);
  const { exitCode, output } = await project.run(22, 'doors.cjs');
  assert.is(output, loaded);
  assert.is(exitCode, 0);
});

test('what is no door stays shut, and our own condition changes nothing', async () => {
  project.write(
    'shut.js',
    `
      console.log(import.meta.resolve('auscult/engine').endsWith('/dist/engine/index.js'));
      for (const inner of ['auscult/engine/core.js', 'auscult/dist/engine/index.js', 'auscult']) {
        await import(inner).catch(({ code }) => console.log(code));
      }
    `,
  );
  const { output } = await project.run(22, 'shut.js', {
    nodeArgs: ['--conditions=auscult-source'],
  });
  assert.is(output, `true\n${'ERR_PACKAGE_PATH_NOT_EXPORTED\n'.repeat(3)}`);
});

const RIGHT = `
  import { createEngine, EngineError } from 'auscult/engine';
  import type { EngineErrorCode, Receipt } from 'auscult/engine';
  import { Simulation } from 'auscult/simulation';
  import { createSignalingServer } from 'auscult/signaling';
  import { SignalingClient } from 'auscult/signaling/client';
  import { decodeServerMessage } from 'auscult/proto';
  import { SessionClient } from 'auscult/client';
  import { readSettings, startServer } from 'auscult/server';
  import type { RunningServer } from 'auscult/server';
  await using engine = await createEngine({ media: { host: '127.0.0.1', port: 0 }, roles: {} });
  const receipt: Receipt = await (await engine.createSession('visit')).close();
  export const code: EngineErrorCode = new EngineError('ENGINE_CLOSED', '').code;
  export const atMs: number = receipt.appliedAtMs;
  export const server: RunningServer = await startServer({ settings: readSettings([], {}) });
  export const others = [Simulation, SessionClient, SignalingClient, createSignalingServer];
  export const kind = decodeServerMessage(new Uint8Array());
`;
const WRONG = `
  import type { Receipt } from 'auscult/engine';
  import { startServer } from 'auscult/server';
  export const text = (receipt: Receipt): string => receipt.appliedAtMs;
  export const server: string = await startServer({ settings: 1 });
`;

const RESOLUTIONS = {
  nodenext: ['--module', 'nodenext'],
  bundler: ['--module', 'esnext', '--moduleResolution', 'bundler'],
};

for (const [name, options] of Object.entries(RESOLUTIONS)) {
  test(`types are whole and not any, resolved as ${name}`, async () => {
    // Of a TypeScript project on Node the least that it has.
    project.link('@types/node');
    project.write('right.ts', RIGHT);
    project.write('wrong.ts', WRONG);
    const compile = (file: string) => {
      const checks = ['--strict', '--skipLibCheck', 'false', '--exactOptionalPropertyTypes'];
      const args = ['--noEmit', '--pretty', 'false', '--target', 'es2024', '--types', 'node'];
      const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
      const all = [tsc, ...args, ...checks, ...options, file];
      return runProgram(process.execPath, all, project.folder);
    };
    const [right, wrong] = await Promise.all([compile('right.ts'), compile('wrong.ts')]);
    assert.is(right.output, '');
    assert.is(right.exitCode, 0);
    const codes = wrong.output.match(/^wrong\.ts.* error TS\d+/gm)?.map((line) => line.slice(-6));
    assert.equal(codes, ['TS2322', 'TS2322', 'TS2322'], wrong.output);
  });
}

test.run();
