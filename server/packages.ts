import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartRefusal } from './start-refusal.ts';

/**
 * What the server stands on beside the engine, in the versions that it is tested with. An embedder
 * of the engine needs none of it, so npm does not install it with the package.
 */
export const serverPackages: Readonly<Record<string, string>> = {
  '@fastify/cookie': '11.1.5',
  '@fastify/rate-limit': '11.2.0',
  '@fastify/static': '10.1.11',
  '@fastify/swagger': '9.9.3',
  '@fastify/type-provider-typebox': '6.3.0',
  fastify: '5.12.8',
  knex: '3.3.0',
  nodemailer: '10.6.0',
  'prom-client': '15.1.3',
  selfsigned: '5.5.0',
  sqlite3: '6.0.1',
  typebox: '1.4.3',
  uqr: '0.1.3',
};

/** The server cannot start for want of packages. */
export class ServerPackagesError extends StartRefusal {
  readonly code = 'SERVER_PACKAGES_MISSING';
  /** Names of packages, as in package.json. */
  readonly missing: readonly string[];
  /** The command for a shell that brings them. */
  readonly install: string;

  /** @param missing  name → what is wrong with it */
  constructor(missing: ReadonlyMap<string, string>, install: string, options?: ErrorOptions) {
    const what = [...missing].map(([name, reason]) => `${name} (${reason})`).join(', ');
    super(`The server needs packages that are not there: ${what}. Run: ${install}`, options);
    this.name = 'ServerPackagesError';
    this.missing = [...missing.keys()];
    this.install = install;
  }
}

/**
 * Looks for every package of the server before anything of it is loaded.
 *
 * @throws ServerPackagesError naming all that are missing, or are of a version that does not fit
 */
export async function requireServerPackages(): Promise<void> {
  const missing = new Map<string, string>();
  for (const [name, wanted] of Object.entries(serverPackages)) {
    const found = installedVersion(name);
    if (found === null) missing.set(name, 'not installed');
    else if (!fits(found, wanted)) missing.set(name, `version ${found} does not fit`);
  }
  if (missing.size > 0) {
    const exact = [...missing.keys()].map((name) => `${name}@${serverPackages[name]}`);
    throw new ServerPackagesError(missing, `npm install ${exact.join(' ')}`);
  }
  try {
    await import('./store/driver.ts');
  } catch (cause) {
    // npm was not allowed to run its install script, say, or another Node ran it.
    const reason =
      'its native part cannot be loaded; npm must be allowed to run its install script';
    throw new ServerPackagesError(new Map([['sqlite3', reason]]), 'npm rebuild sqlite3', { cause });
  }
}

/** @returns null when Node finds no such package from here */
function installedVersion(name: string): string | null {
  let folder: string;
  try {
    folder = dirname(fileURLToPath(import.meta.resolve(name)));
  } catch {
    return null;
  }
  // `exports` may hide package.json, so it is looked for above the file that an import would load.
  for (; folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = readManifest(join(folder, 'package.json'));
    if (manifest?.name === name) return manifest.version ?? null;
  }
  return null;
}

function readManifest(path: string): { name?: string; version?: string } | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { name?: string; version?: string };
  } catch {
    return null;
  }
}

/** npm's `^`: not older, and the first number that is not 0 is the same. */
export function fits(found: string, wanted: string): boolean {
  const has = found.split(/[.+-]/).map(Number);
  const needs = wanted.split('.').map(Number);
  const leading = needs.findIndex((number) => number !== 0);
  for (const [index, number] of needs.entries()) {
    const other = has[index] ?? 0;
    if (other === number) continue;
    return index > leading && other > number;
  }
  return true;
}
