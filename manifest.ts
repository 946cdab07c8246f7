/**
 * Around `npm pack`: package.json without what only a clone can use. `prepack` puts the shorter one
 * in its place, `postpack` puts ours back.
 *
 * The condition `auscult-source` leads to sources, which are not in the package: whoever sets it
 * in a project of theirs would find no file at all.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = import.meta.dirname;
const MANIFEST = join(ROOT, 'package.json');
/** Ours, meanwhile. */
const KEPT = join(ROOT, '.cache', 'package.json');

type Json = string | boolean | readonly Json[] | { readonly [name: string]: Json };

/** What npm reads in a clone only. */
const CLONE_ONLY = new Set(['devDependencies', 'allowScripts']);

function shorten(manifest: Record<string, Json>): Json {
  const entries = Object.entries(manifest).filter(([name]) => !CLONE_ONLY.has(name));
  return { ...Object.fromEntries(entries), exports: withoutSources(manifest['exports'] ?? {}) };
}

function withoutSources(target: Json): Json {
  if (typeof target !== 'object' || Array.isArray(target)) return target;
  return Object.fromEntries(
    Object.entries(target)
      .filter(([condition]) => condition !== 'auscult-source')
      .map(([condition, inner]) => [condition, withoutSources(inner)]),
  );
}

function shortenInPlace(): void {
  if (existsSync(KEPT)) {
    throw new Error('The last `npm pack` did not end: `npm run postpack` mends package.json.');
  }
  const text = readFileSync(MANIFEST, 'utf8');
  mkdirSync(dirname(KEPT), { recursive: true });
  writeFileSync(KEPT, text);
  const shorter = shorten(JSON.parse(text) as Record<string, Json>);
  writeFileSync(MANIFEST, `${JSON.stringify(shorter, null, 2)}\n`);
}

function restore(): void {
  if (existsSync(KEPT)) renameSync(KEPT, MANIFEST);
}

switch (process.argv[2]) {
  case 'shorten':
    shortenInPlace();
    break;
  case 'restore':
    restore();
    break;
  default:
    throw new Error('shorten or restore?');
}
