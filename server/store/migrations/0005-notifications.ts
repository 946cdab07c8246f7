import type { Knex } from 'knex';

/** What people are told when they were not there, until they have read it. */
export async function up(database: Knex): Promise<void> {
  await database.schema.createTable('notifications', (table) => {
    table.string('id').primary();
    table.string('account_id').notNullable().references('accounts.id').onDelete('CASCADE');
    table.string('session_id').notNullable().references('sessions.id').onDelete('CASCADE');
    /** Who has put them on the participants list. */
    table.string('by_account').notNullable().references('accounts.id').onDelete('CASCADE');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('read_at');
    table.unique(['account_id', 'session_id']);
  });
}
