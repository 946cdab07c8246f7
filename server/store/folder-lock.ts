import { chmod } from 'node:fs/promises';
import { dirname } from 'node:path';
import knexModule from 'knex';
import { codeOf } from '../error-code.ts';
import { StartRefusal } from '../start-refusal.ts';

/**
 * Keeps a second server away from the same data: each would tell only its own people what changes,
 * and let in whom the other has removed. Held by an open transaction on a file of its own, so that
 * a backup may still read the database, and the system lets go of it however the process ends.
 *
 * @param path of the file, which is made if need be and stays empty
 * @returns lets go
 * @throws StartRefusal when another server holds it
 */
export async function lockFolder(path: string): Promise<() => Promise<void>> {
  const holder = knexModule({
    client: 'sqlite3',
    connection: { filename: path },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
    log: { warn: ignore, error: ignore, deprecate: ignore, debug: ignore },
  });
  try {
    await holder.raw('BEGIN EXCLUSIVE');
    await chmod(path, 0o600);
    return () => holder.destroy();
  } catch (error) {
    await holder.destroy();
    if (codeOf(error) !== 'SQLITE_BUSY') throw error;
    throw new StartRefusal(
      `Another server is running on the data in ${dirname(path)}; end it, or set AUSCULT_DATA to a folder of its own.`,
      { cause: error },
    );
  }
}

function ignore(): void {
  // What matters is thrown.
}
