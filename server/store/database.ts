import { chmod } from 'node:fs/promises';
import knexModule from 'knex';
import type { Knex } from 'knex';
import { codeOf } from '../error-code.ts';
import { StartRefusal } from '../start-refusal.ts';
import { migrations, migrationSource } from './migrations/index.ts';

/** What the nouns of this folder work on: the database, or a transaction on it. */
export type Database = Knex;

/**
 * `FULL` in WAL mode syncs the log at each commit, so that what was acknowledged outlives power
 * loss, too; with `NORMAL` only the process may die. `busy_timeout` (ms) bounds the wait for a
 * second process, such as a backup.
 */
const pragmas = `
  PRAGMA busy_timeout = 5000;
  PRAGMA foreign_keys = ON;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
`;

/**
 * Opens the database and brings its schema up to date.
 *
 * @throws StartRefusal when the file is no database, cannot be written, or was written by a newer
 *         version of the program
 */
export async function openDatabase(path: string): Promise<Database> {
  const database = knexModule({
    client: 'sqlite3',
    connection: { filename: path },
    useNullAsDefault: true,
    // SQLite has one writer; one connection makes waiting for it fair and in order.
    pool: { min: 1, max: 1, afterCreate: configure },
    acquireConnectionTimeout: 10_000,
    // Knex would write to the console beside throwing.
    log: { warn: ignore, error: ignore, deprecate: ignore, debug: ignore },
    // Otherwise knex writes the values of a failed statement into the error's text.
    compileSqlOnError: false,
  });
  try {
    const applied = await appliedMigrations(database);
    refuseNewerSchema(applied, path);
    // Even with nothing to do knex would take and give back its lock: two synced writes.
    if (applied.length < migrations.length) await database.migrate.latest({ migrationSource });
    // From here on; knex's own migration table binds a Date.
    database.on('query', refuseObjects);
    await chmod(path, 0o600);
    return database;
  } catch (error) {
    await database.destroy();
    if (error instanceof StartRefusal) throw error;
    throw new StartRefusal(`The database ${path} cannot be opened (${reasonOf(error)}).`, {
      cause: error,
    });
  }
}

function ignore(): void {
  // What matters is thrown.
}

function configure(
  connection: { exec(sql: string, done: (error: Error | null) => void): void },
  done: (error: Error | null, connection: unknown) => void,
): void {
  connection.exec(pragmas, (error) => {
    done(error, connection);
  });
}

/**
 * Only primitives and bytes reach a binding: sqlite3 has crashed on objects whose `toString`
 * throws (CVE-2022-21227) and has run code through them (CVE-2022-43441).
 */
function refuseObjects(query: { bindings?: readonly unknown[] }): void {
  for (const value of query.bindings ?? []) {
    if (value === null || Buffer.isBuffer(value)) continue;
    if (typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol') {
      throw new TypeError('Only strings, numbers, booleans, bytes and null may be stored.');
    }
  }
}

async function appliedMigrations(database: Database): Promise<readonly string[]> {
  if (!(await database.schema.hasTable('knex_migrations'))) return [];
  const rows = await database<{ name: string }>('knex_migrations').select('name');
  return rows.map((row) => row.name);
}

function refuseNewerSchema(applied: readonly string[], path: string): void {
  const known = new Set(migrations.map((migration) => migration.name));
  if (applied.every((name) => known.has(name))) return;
  throw new StartRefusal(
    `The database ${path} was written by a newer version of Auscult (schema ${applied.length}, this version knows ${known.size}); start that version, or restore an older backup.`,
  );
}

function reasonOf(error: unknown): string {
  return codeOf(error) || (error instanceof Error ? error.message : String(error));
}
