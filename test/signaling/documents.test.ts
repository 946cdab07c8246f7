import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { closeCodes, signalingCodes } from '../../signaling/codes.ts';
import { suite } from '../harness.ts';
import { notices, requests } from '../proto/samples.ts';

const test = suite('signaling documents');
const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

const protocol = read('proto/README.md');

test('every code that the server answers with is explained, and none besides', () => {
  const explained = [...read('docs/signaling.md').matchAll(/^\| `([A-Z_]+)` +\|/gm)];
  assert.equal(explained.map(([, code]) => code).sort(), [...signalingCodes].sort());
});

test('every close code of ours is explained', () => {
  for (const code of Object.values(closeCodes)) assert.match(protocol, String(code));
});

test('every request and every notice has its place in the protocol', () => {
  const title = (kind: string) => kind.charAt(0).toUpperCase() + kind.slice(1);
  for (const kind of Object.keys(requests)) {
    assert.match(protocol, new RegExp(`^### .*\\b${title(kind)}\\b`, 'm'), kind);
  }
  for (const kind of Object.keys(notices)) {
    assert.match(protocol, new RegExp(`^\\| \`${title(kind)}\``, 'm'), kind);
  }
});

test.run();
