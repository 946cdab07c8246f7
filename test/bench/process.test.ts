import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as assert from 'uvu/assert';
import { Helper } from '../../bench/process.ts';
import { suite } from '../harness.ts';

const test = suite('bench: helper processes');
const PROCESS = JSON.stringify(resolve(import.meta.dirname, '..', '..', 'bench', 'process.ts'));

interface Methods {
  [name: string]: (argument: never) => unknown;
  add(numbers: { a: number; b: number }): number;
  fail(): void;
  leave(): void;
  announce(): void;
}

const SOURCE = `
  import { emit, serve } from ${PROCESS};
  serve(
    {
      add: async ({ a, b }) => a + b,
      fail() { throw new Error('no way'); },
      leave() { process.exit(4); },
      announce() { emit({ hello: new Uint8Array([1, 2]) }); },
    },
    async () => {},
  );
  setInterval(() => {}, 1000);
`;

let folder: string;
let helper: Helper<Methods, unknown>;
test.before(() => {
  folder = mkdtempSync(join(tmpdir(), 'auscult-helper-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'helper.ts'), SOURCE);
});
test.after(() => rmSync(folder, { recursive: true }));
test.before.each(() => {
  helper = new Helper(pathToFileURL(join(folder, 'helper.ts')));
});
test.after.each(() => helper.close());

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

test('calls are answered, each by its own answer', async () => {
  const sums = await Promise.all([1, 2, 3].map((a) => helper.call('add', { a, b: 10 })));
  assert.equal(sums, [11, 12, 13]);
});

test('what fails there is an error here, and the process goes on', async () => {
  assert.is(await helper.call('fail', undefined as never).catch(messageOf), 'no way');
  assert.is(await helper.call('add', { a: 1, b: 1 }), 2);
});

test('a process that ends rejects what was asked of it, now and later', async () => {
  const open = [helper.call('leave', undefined), helper.call('add', { a: 1, b: 1 })];
  const ends = await Promise.all(open.map((call) => call.catch(messageOf)));
  assert.equal(ends, ['helper.ts ended (4).', 'helper.ts ended (4).']);
  const later = await helper.call('add', { a: 1, b: 1 }).catch(messageOf);
  assert.is(later, 'The process has ended.');
});

test('events come with their bytes', async () => {
  const event = new Promise((resolve) => (helper.onEvent = resolve));
  await helper.call('announce', undefined);
  assert.equal(await event, { hello: new Uint8Array([1, 2]) });
});

test.run();
