import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from './error-code.ts';
import { sealingKeyBytes } from './secrets/sealing.ts';
import { StartRefusal } from './start-refusal.ts';

/** Owner only: the database and the keys beside it are nobody else's business. */
const folderMode = 0o700;
const fileMode = 0o600;

/**
 * With all above it. Not by `recursive`, which never ends where a folder exists in which none can
 * be made, as in /proc.
 */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: folderMode });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path, { mode: folderMode });
  }
}

/** The folder that holds everything which outlives a restart. */
export class DataFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** Makes the folder if need be and proves that it can be written to. */
  static async open(path: string): Promise<DataFolder> {
    try {
      await makeFolder(path);
      const probe = join(path, `.write-probe-${process.pid}`);
      await writeFile(probe, '', { mode: fileMode });
      await unlink(probe);
    } catch (error) {
      throw new StartRefusal(
        `The data folder ${path} cannot be written to (${codeOf(error)}); set AUSCULT_DATA to a folder that can.`,
        { cause: error },
      );
    }
    return new DataFolder(path);
  }

  get lockPath(): string {
    return join(this.path, 'server.lock');
  }

  get databasePath(): string {
    return join(this.path, 'auscult.sqlite');
  }

  /** The key under which link tokens are sealed; made at the first start, apart from the database. */
  async sealingKey(): Promise<Buffer> {
    const name = 'link.key';
    const stored = await this.read(name);
    if (stored === null) {
      const key = randomBytes(sealingKeyBytes);
      await this.write(name, key);
      return key;
    }
    if (stored.length !== sealingKeyBytes) {
      throw new StartRefusal(
        `The key file ${join(this.path, name)} is damaged: it has ${stored.length} bytes where ${sealingKeyBytes} belong; restore it from a backup.`,
      );
    }
    return stored;
  }

  /** @returns the file's bytes, or null when there is none. */
  async read(name: string): Promise<Buffer | null> {
    try {
      return await readFile(join(this.path, name));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw new StartRefusal(
        `The file ${join(this.path, name)} cannot be read (${codeOf(error)}).`,
        { cause: error },
      );
    }
  }

  /** Writes as a whole or not at all, readable by the owner only. */
  async write(name: string, content: Buffer | string): Promise<void> {
    const path = join(this.path, name);
    const temporary = `${path}.${process.pid}.new`;
    const file = await open(temporary, 'w', fileMode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await chmod(temporary, fileMode);
    await rename(temporary, path);
  }
}
