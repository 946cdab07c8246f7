import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knexModule from 'knex';
import * as assert from 'uvu/assert';
import { openDatabase, searchAccounts, searchPatients } from '../../../server/store/index.ts';
import { migrations } from '../../../server/store/migrations/index.ts';
import type { Migration } from '../../../server/store/migrations/index.ts';
import { suite } from '../../harness.ts';

const test = suite('databases of older versions');

let folder: string;
let path: string;

test.before.each(async () => {
  folder = await mkdtemp(join(tmpdir(), 'auscult-older-'));
  path = join(folder, 'auscult.sqlite');
});

test.after.each(() => rm(folder, { recursive: true }));

const account = (id: string, displayName: string, speciality: string): object => ({
  id,
  email: `${id}@practice.example`,
  display_name: displayName,
  speciality,
  administrator: false,
  demo: false,
  password_hash: null,
  created_at: 0,
  disabled_at: null,
});

/** A file as the version wrote it that knew so many migrations, with people in it. */
async function writtenBy(known: readonly Migration[]): Promise<void> {
  const older = knexModule({
    client: 'sqlite3',
    connection: { filename: path },
    useNullAsDefault: true,
  });
  await older.migrate.latest({
    migrationSource: {
      getMigrations: () => Promise.resolve([...known]),
      getMigrationName: ({ name }: Migration) => name,
      getMigration: (migration: Migration) =>
        Promise.resolve({ up: (on) => migration.up(on), down: () => Promise.resolve() }),
    },
  });
  await older('accounts').insert([
    account('adams', 'Dr. José Adams', 'Dermatology'),
    account('brown', 'Dr. Anna Brown', 'Cardiology'),
  ]);
  await older('patients').insert({
    id: 'p1',
    number: 'P-0042',
    given_name: 'Zoë',
    family_name: 'Müller Ortiz',
    born_on: '1980-02-29',
    email: null,
  });
  await older('sessions').insert({
    id: 's1',
    name: 'Follow-up',
    access: 'private',
    reservation_id: 'r1',
    patient_id: 'p1',
    created_by: 'adams',
    created_at: 0,
  });
  await older('removals').insert({
    session_id: 's1',
    participant_id: 'guest',
    account_id: null,
    removed_at: 0,
  });
  await older.destroy();
}

test('people stored before there was a search are found after 0002-session-settings', async () => {
  await writtenBy(migrations.slice(0, 1));
  const database = await openDatabase(path);
  const accounts = async (typed: string) =>
    (await searchAccounts(database, typed, 10)).map(({ id }) => id);
  const patients = async (typed: string) =>
    (await searchPatients(database, typed, 10)).map(({ id }) => id);
  for (const typed of ['adams', 'JOSE', 'josé ada', 'derma']) {
    assert.equal(await accounts(typed), ['adams'], typed);
  }
  assert.equal((await accounts('dr.')).sort(), ['adams', 'brown']);
  assert.equal(await accounts('dams'), [], 'words are found where they begin');
  for (const typed of ['zoe', 'muller', 'ortiz zo', 'p-0042', '1980-02-29']) {
    assert.equal(await patients(typed), ['p1'], typed);
  }
  // What else it added has its defaults, and what was there is there.
  const [session] = await database<{ name: string; settings_version: number }>('sessions');
  assert.equal([session?.name, session?.settings_version], ['Follow-up', 1]);
  const [removal] = await database<{ display_name: string }>('removals');
  assert.is(removal?.display_name, '');
  await database.destroy();
});

test.run();
