import type { Knex } from 'knex';
import { searchTextOf } from '../search-text.ts';

/** Settings that several chairs may change, and people and patients that can be searched for. */
export async function up(database: Knex): Promise<void> {
  await database.schema.alterTable('sessions', (table) => {
    /** Counts every change of the settings: whoever changes an older state is told. */
    table.integer('settings_version').notNullable().defaultTo(1);
  });
  await database.schema.alterTable('removals', (table) => {
    /** For the chair who lets them back; guests have no other name. */
    table.string('display_name').notNullable().defaultTo('');
  });
  await database.schema.alterTable('accounts', (table) => {
    table.string('search_text').notNullable().defaultTo('');
  });
  await database.schema.alterTable('patients', (table) => {
    table.string('search_text').notNullable().defaultTo('');
  });

  const accounts = await database('accounts').select<
    { id: string; display_name: string; speciality: string }[]
  >('id', 'display_name', 'speciality');
  for (const { id, display_name: name, speciality } of accounts) {
    const text = searchTextOf(name, speciality);
    await database('accounts').where({ id }).update({ search_text: text });
  }
  const patients = await database('patients').select<
    { id: string; number: string; given_name: string; family_name: string; born_on: string }[]
  >('id', 'number', 'given_name', 'family_name', 'born_on');
  for (const { id, number, given_name: given, family_name: family, born_on: born } of patients) {
    const text = searchTextOf(given, family, number, born);
    await database('patients').where({ id }).update({ search_text: text });
  }
}
