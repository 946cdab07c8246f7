import type { Knex } from 'knex';

/**
 * Ids are 128 random bits in base64url. Times are UTC milliseconds since 1970. Of every secret
 * only a hash is kept, but for link tokens: these are also kept sealed, to be shown again.
 */
export async function up(database: Knex): Promise<void> {
  await database.schema.createTable('settings', (table) => {
    table.string('key').primary();
    table.string('value').notNullable();
  });

  await database.schema.createTable('accounts', (table) => {
    table.string('id').primary();
    /** In lower case. */
    table.string('email').notNullable().unique();
    table.string('display_name').notNullable();
    table.string('speciality').notNullable();
    table.boolean('administrator').notNullable();
    table.boolean('demo').notNullable();
    /** Null: no password of its own, so none that matches. */
    table.string('password_hash');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('disabled_at');
  });

  await database.schema.createTable('logins', (table) => {
    table.string('token_hash').primary();
    table.string('account_id').notNullable().references('accounts.id').onDelete('CASCADE');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('last_seen_at').notNullable();
    table.bigInteger('expires_at').notNullable().index();
    table.index('account_id');
  });

  await database.schema.createTable('patients', (table) => {
    table.string('id').primary();
    table.string('number').notNullable().unique();
    table.string('given_name').notNullable();
    table.string('family_name').notNullable();
    /** A calendar day, `YYYY-MM-DD`. */
    table.string('born_on').notNullable();
    table.string('email');
  });

  await database.schema.createTable('sessions', (table) => {
    table.string('id').primary();
    table.string('name').notNullable();
    table.enum('access', ['invitation', 'internal', 'private']).notNullable();
    /** The reservation that became this session: a second OK finds it instead of making another. */
    table.string('reservation_id').notNullable().unique();
    table.string('patient_id').references('patients.id');
    table.string('created_by').notNullable().references('accounts.id');
    table.bigInteger('created_at').notNullable();
    table.string('closed_by').references('accounts.id');
    table.bigInteger('closed_at');
  });

  await database.schema.createTable('session_links', (table) => {
    table.string('token_hash').primary();
    table.string('session_id').notNullable().references('sessions.id').onDelete('CASCADE');
    table.binary('sealed_token').notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('revoked_at');
    table.index('session_id');
  });

  await database.schema.createTable('reservations', (table) => {
    table.string('id').primary();
    table.string('account_id').notNullable().references('accounts.id').onDelete('CASCADE');
    table.string('token_hash').notNullable().unique();
    table.binary('sealed_token').notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('expires_at').notNullable().index();
    table.index('account_id');
  });

  await database.schema.createTable('members', (table) => {
    table.string('session_id').notNullable().references('sessions.id').onDelete('CASCADE');
    table.string('account_id').notNullable().references('accounts.id').onDelete('CASCADE');
    table.enum('role', ['chair', 'broadcaster', 'viewer']).notNullable();
    table.primary(['session_id', 'account_id']);
    table.index('account_id');
  });

  await database.schema.createTable('guests', (table) => {
    /** The participant's id in this session. */
    table.string('id').primary();
    table.string('session_id').notNullable().references('sessions.id').onDelete('CASCADE');
    table.string('token_hash').notNullable();
    table.bigInteger('created_at').notNullable();
    table.unique(['session_id', 'token_hash']);
  });

  /** Who was removed by hand stays out until a chair lets them back. */
  await database.schema.createTable('removals', (table) => {
    table.string('session_id').notNullable().references('sessions.id').onDelete('CASCADE');
    table.string('participant_id').notNullable();
    /** Null for guests. */
    table.string('account_id').references('accounts.id').onDelete('CASCADE');
    table.bigInteger('removed_at').notNullable();
    table.primary(['session_id', 'participant_id']);
  });

  await database.schema.createTable('appointments', (table) => {
    table.string('id').primary();
    table.bigInteger('starts_at').notNullable().index();
    table.bigInteger('ends_at').notNullable();
    table.string('place').notNullable();
    table.string('notes').notNullable();
    table.string('patient_id').references('patients.id');
    /** Of many clicks only one makes a session. */
    table.string('session_id').unique().references('sessions.id');
  });

  await database.schema.createTable('appointment_people', (table) => {
    table.string('appointment_id').notNullable().references('appointments.id').onDelete('CASCADE');
    table.string('account_id').notNullable().references('accounts.id').onDelete('CASCADE');
    table.primary(['appointment_id', 'account_id']);
  });
}
