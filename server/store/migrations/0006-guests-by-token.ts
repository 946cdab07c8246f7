import type { Knex } from 'knex';

/** Guests carry who they are, under a code of ours: nothing of them is kept here any more. */
export async function up(database: Knex): Promise<void> {
  await database.schema.dropTable('guests');
}
