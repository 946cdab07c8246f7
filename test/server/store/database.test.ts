import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knex from 'knex';
import * as assert from 'uvu/assert';
import {
  changeRole,
  findLogin,
  listLogins,
  openDatabase,
  readSetting,
  writeSetting,
} from '../../../server/store/index.ts';
import type { Database } from '../../../server/store/index.ts';
import { migrations } from '../../../server/store/migrations/index.ts';
import { Sealing } from '../../../server/secrets/sealing.ts';
import { hashToken, randomToken } from '../../../server/secrets/tokens.ts';
import { suite } from '../../harness.ts';

const test = suite('store');

let folder: string;
let database: Database;

test.before.each(async () => {
  folder = await mkdtemp(join(tmpdir(), 'auscult-store-'));
  database = await openDatabase(join(folder, 'auscult.sqlite'));
});

test.after.each(async () => {
  await database.destroy();
  await rm(folder, { recursive: true });
});

async function refuses(work: () => PromiseLike<unknown>): Promise<boolean> {
  try {
    await work();
    return false;
  } catch {
    return true;
  }
}

test('[Q2] commits are synced, references enforced, waits bounded', async () => {
  const read = async (pragma: string): Promise<unknown> => {
    const rows = await database.raw<Record<string, unknown>[]>(`PRAGMA ${pragma}`);
    return Object.values(rows[0] ?? {})[0];
  };
  assert.is(await read('journal_mode'), 'wal');
  assert.is(await read('synchronous'), 2, 'FULL');
  assert.is(await read('foreign_keys'), 1);
  assert.is(await read('busy_timeout'), 5000);
  const login = { token_hash: 'x', account_id: 'nobody' };
  const times = { created_at: 0, last_active_at: 0, expires_at: 1 };
  assert.ok(await refuses(() => database('logins').insert({ ...login, ...times })));
});

test('[A10] only primitives and bytes reach a binding', async () => {
  const trap = {
    toString(): string {
      throw new Error('toString was called');
    },
  };
  const values: unknown[] = [{}, [], ['x'], trap, () => 'x', Symbol('x'), new Date(0), new Map()];
  for (const value of values) {
    assert.ok(await refuses(() => database.raw('select ?', [value as string])));
    assert.ok(await refuses(() => database('settings').insert({ key: value, value: [value] })));
  }
  // Of a plain object knex itself makes text on insertion, without asking the object.
  await database('settings').insert({ key: 'k', value: trap });
  assert.equal(await database('settings'), [{ key: 'k', value: '{}' }]);
  await database('settings').delete();
  // Inside a transaction as well, which then leaves nothing.
  const inTransaction = database.transaction(async (transaction) => {
    await transaction('settings').insert({ key: 'a', value: 'b' });
    await transaction('settings').insert({ key: 'k', value: [trap] });
  });
  assert.ok(await refuses(() => inTransaction));
  assert.equal(await database('settings'), []);
  await writeSetting(database, 'practice.name', "Robert'); drop table settings; --");
  assert.is(await readSetting(database, 'practice.name'), "Robert'); drop table settings; --");
});

test('[H19] the text of a failed statement holds no value', async () => {
  await database('settings').insert({ key: 'k', value: 'v' });
  try {
    await database('settings').insert({ key: 'k', value: 'Marker Name' });
    assert.unreachable();
  } catch (error) {
    assert.instance(error, Error);
    assert.match(String(error), /UNIQUE/);
    assert.not.match(String(error), /Marker/);
  }
});

test('opening again changes nothing, and what was stored is there', async () => {
  await writeSetting(database, 'practice.name', 'Riverside');
  const before = JSON.stringify(await database('knex_migrations'));
  await database.destroy();
  database = await openDatabase(join(folder, 'auscult.sqlite'));
  assert.is(await readSetting(database, 'practice.name'), 'Riverside');
  assert.is(JSON.stringify(await database('knex_migrations')), before);
});

test('[Q6] log-ins from before they had ids stay, each with an id of its own', async () => {
  const old = knex({ client: 'sqlite3', connection: ':memory:', useNullAsDefault: true });
  for (const migration of migrations.slice(0, 2)) await migration.up(old);
  const account = { id: 'a', email: 'a', display_name: 'a', speciality: '', search_text: '' };
  const flags = { administrator: false, demo: false, created_at: 0 };
  await old('accounts').insert({ ...account, ...flags });
  for (const hash of ['one', 'other']) {
    const times = { created_at: 1, last_seen_at: 2, expires_at: 3 };
    await old('logins').insert({ token_hash: hash, account_id: 'a', ...times });
  }
  await migrations[2]?.up(old);
  const login = await findLogin(old, { tokenHash: 'one' });
  assert.equal([login?.createdAtMs, login?.lastActiveAtMs, login?.expiresAtMs], [1, 2, 3]);
  assert.match(login?.id ?? '', /^[\w-]{22}$/);
  const ids = (await listLogins(old, 'a')).map(({ id }) => id);
  assert.is(new Set(ids).size, 2);
  const taken = ids.find((id) => id !== login?.id) ?? '';
  assert.ok(await refuses(() => old('logins').where('token_hash', 'one').update({ id: taken })));
  // What the table was told before holds.
  await old.raw('PRAGMA foreign_keys = ON');
  await old('accounts').delete();
  assert.equal(await listLogins(old, 'a'), []);
  await old.destroy();
});

test('an unknown log-in is none', async () => {
  assert.is(await findLogin(database, { tokenHash: 'unknown' }), null);
});

test('[S11] [T4] of two chairs who demote each other at the same time one stays', async () => {
  const account = (id: string): object => ({
    id,
    email: `${id}@practice.example`,
    display_name: id,
    speciality: '',
    administrator: false,
    demo: false,
    created_at: 0,
  });
  await database('accounts').insert([account('a'), account('b')]);
  for (let round = 0; round < 20; round += 1) {
    const id = `session-${round}`;
    const row = {
      id,
      name: '',
      access: 'private',
      reservation_id: id,
      created_by: 'a',
      created_at: 0,
    };
    await database('sessions').insert(row);
    for (const chair of ['a', 'b']) {
      await database('members').insert({ session_id: id, account_id: chair, role: 'chair' });
    }
    const outcomes = await Promise.all([
      changeRole(database, id, 'a', 'viewer'),
      changeRole(database, id, 'b', 'viewer'),
    ]);
    assert.equal(outcomes.sort(), [false, true]);
    const chairs = await database('members').where({ session_id: id, role: 'chair' });
    assert.is(chairs.length, 1);
  }
});

test('a sealed token opens with its key and in its row only, unaltered', () => {
  const sealing = new Sealing(Buffer.alloc(32, 1));
  const token = randomToken();
  const row = hashToken(token);
  const sealed = sealing.seal(token, row);
  assert.is(sealing.open(sealed, row), token);
  assert.is(sealing.open(sealed, hashToken('another')), null);
  assert.is(new Sealing(Buffer.alloc(32, 2)).open(sealed, row), null);
  for (let size = 0; size < sealed.length; size += 1) {
    assert.is(sealing.open(sealed.subarray(0, size), row), null);
    const altered = Buffer.from(sealed);
    altered[size] = (altered[size] ?? 0) ^ 1;
    assert.is(sealing.open(altered, row), null);
  }
  assert.not.equal(sealing.seal(token, row), sealed);
});

test.run();
