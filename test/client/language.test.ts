import { readFileSync, globSync } from 'node:fs';
import type * as TypeScript from 'typescript';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { suite } from '../harness.ts';
import { templates } from '../../client/locales/generated/es.ts';

const test = suite('client: two languages');

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Unit {
  readonly id: string;
  readonly source: string;
  readonly target: string | null;
}

const units: Unit[] = [
  ...readFileSync(`${root}client/locales/es.xlf`, 'utf8').matchAll(
    /<trans-unit id="([^"]+)">\s*<source>([^]*?)<\/source>(?:\s*<target>([^]*?)<\/target>)?/g,
  ),
].map(([, id = '', source = '', target]) => ({ id, source, target: target ?? null }));

/** Words that are the same in both languages. */
const alike = new Set<string>([]);

test('no string is left untranslated', () => {
  assert.ok(units.length > 200, `${units.length} strings`);
  const untranslated = units.filter(
    ({ source, target }) =>
      target === null || target.trim() === '' || (target === source && !alike.has(source)),
  );
  assert.equal(
    untranslated.map(({ source }) => source),
    [],
  );
});

test('every translation carries the values that its original carries', () => {
  const values = (text: string): string[] =>
    [...text.matchAll(/<x id="(\d+)"/g)].map(([, id = '']) => id).sort();
  for (const { source, target } of units) {
    assert.equal(values(target ?? ''), values(source), source);
  }
});

test('the translations that are served are those of the XLIFF file', () => {
  assert.equal(Object.keys(templates).sort(), units.map(({ id }) => id).sort());
});

test('every string in the sources is known to the translators, and no other', async () => {
  assert.equal(await messageIdsInSources(), units.map(({ id }) => id).sort());
});

test.run();

/** By the tool's own analysis; with the TypeScript that the tool brings. */
async function messageIdsInSources(): Promise<string[]> {
  const tools = await import('@lit/localize-tools/lib/program-analysis.js');
  const nearTools = createRequire(import.meta.resolve('@lit/localize-tools/package.json'));
  const ts = nearTools('typescript') as typeof TypeScript;
  const files = globSync(`${root}client/{app,design,pages}/**/*.ts`);
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  });
  const extract = tools.extractMessagesFromProgram as unknown as (program: unknown) => {
    messages: { name: string }[];
    errors: unknown[];
  };
  const { messages, errors } = extract(program);
  assert.equal(errors, []);
  return messages.map(({ name }) => name).sort();
}
