import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';

/** Log-ins that their people can tell apart and end, and that end by themselves. */
export async function up(database: Knex): Promise<void> {
  await database.schema.alterTable('logins', (table) => {
    /** What it is called: the token behind `token_hash` changes with the password, this stays. */
    table.string('id').notNullable().defaultTo('');
    table.string('browser').notNullable().defaultTo('');
    table.string('system').notNullable().defaultTo('');
    /** Where from, shortened. */
    table.string('network').notNullable().defaultTo('');
    /** Only what a person does counts, not what an open page asks by itself. */
    table.renameColumn('last_seen_at', 'last_active_at');
  });
  await database.schema.alterTable('accounts', (table) => {
    /** When its person chose the password; null for one that the program made. */
    table.bigInteger('password_changed_at');
  });

  const logins = await database('logins').select<{ token_hash: string }[]>('token_hash');
  for (const { token_hash: hash } of logins) {
    const id = randomBytes(16).toString('base64url');
    await database('logins').where('token_hash', hash).update({ id });
  }
  await database.schema.alterTable('logins', (table) => {
    table.unique(['id']);
  });
}
