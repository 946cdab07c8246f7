import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { apiErrors } from '../../server/errors.ts';
import { settingNames } from '../../server/settings.ts';
import { suite } from '../harness.ts';
import { Practice } from './practice.ts';
import { routesOf } from './routes-of.ts';

const test = suite('documents of the server');

function read(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8');
}

/** First cells of the table rows that hold a name in code marks. */
function names(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

test('docs/settings.md lists exactly the settings that are read', () => {
  const documented = names(read('settings.md'), /^\| `([A-Z_]+)`/gmu);
  assert.equal(documented.sort(), [...settingNames].sort());
});

test('docs/http-api.md lists exactly the codes that are answered, with their status', () => {
  const rows = [...read('http-api.md').matchAll(/^\| `([A-Z_]+)` +\| (\d{3}) +\|/gmu)];
  const documented = rows.map((row) => `${row[1]} ${row[2]}`);
  const known = Object.entries(apiErrors).map(([code, { status }]) => `${code} ${status}`);
  assert.equal(documented.sort(), known.sort());
});

test('docs/http-api.md describes exactly the routes there are', async () => {
  const practice = await Practice.open();
  const documented = names(read('http-api.md'), /^### `([A-Z]+ \/\S+)`$/gmu);
  assert.equal(documented.sort(), routesOf(practice.app).sort());
  await practice.close();
});

test.run();
