import type { Knex } from 'knex';

/** Sessions in which newcomers wait until a chair admits them. */
export async function up(database: Knex): Promise<void> {
  await database.schema.alterTable('sessions', (table) => {
    table.boolean('hold_newcomers').notNullable().defaultTo(false);
  });
  /** Whoever was admitted once comes straight in from then on. */
  await database.schema.createTable('admissions', (table) => {
    table.string('session_id').notNullable().references('sessions.id').onDelete('CASCADE');
    table.string('participant_id').notNullable();
    table.bigInteger('admitted_at').notNullable();
    table.primary(['session_id', 'participant_id']);
  });
}
