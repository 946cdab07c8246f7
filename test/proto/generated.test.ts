import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import * as assert from 'uvu/assert';
import { generate } from '../../proto/generate.ts';
import { suite } from '../harness.ts';

const test = suite('generated code');
const protoFolder = join(import.meta.dirname, '../../proto');

test('what is committed is what the .proto files generate', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'auscult-generated-'));
  try {
    await generate(folder);
    for (const name of ['signaling.js', 'signaling.d.ts']) {
      const fresh = await readFile(join(folder, name), 'utf8');
      const committed = await readFile(join(protoFolder, 'generated', name), 'utf8');
      assert.ok(fresh === committed, `${name} is stale: npm run proto`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** What a browser gets when a page imports `entry`. */
async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    conditions: ['auscult-source'],
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

const compiles = /\beval\s*\(|\bnew Function\b|\bFunction\s*\(/;
const readsSchemas = /\bparse\.filename\b|syntax must be|isProto3|codegen\.verbose/;

test('nothing in the client’s bundle compiles code or reads a schema [B6]', async () => {
  const text = await bundle(join(protoFolder, '../signaling/client/index.ts'));
  assert.match(text, 'auscult.signaling.v1');
  assert.not.match(text, compiles);
  assert.not.match(text, readsSchemas);

  // Negative control: the full protobufjs build has both.
  const folder = await mkdtemp(join(protoFolder, '../node_modules/.auscult-'));
  try {
    const entry = join(folder, 'full.js');
    await writeFile(entry, "import protobuf from 'protobufjs'; console.log(protobuf.parse);");
    const full = await bundle(entry);
    assert.match(full, compiles);
    assert.match(full, readsSchemas);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.run();
