import type { Knex } from 'knex';
import * as first from './0001-first.ts';
import * as sessionSettings from './0002-session-settings.ts';
import * as ownLogins from './0003-own-logins.ts';
import * as holdNewcomers from './0004-hold-newcomers.ts';
import * as notifications from './0005-notifications.ts';
import * as guestsByToken from './0006-guests-by-token.ts';

export interface Migration {
  readonly name: string;
  up(database: Knex): Promise<void>;
}

/**
 * In order, for ever: what has been released is never edited, only followed by another. Listed
 * here rather than found in a folder, so that what runs is what was compiled and reviewed.
 */
export const migrations: readonly Migration[] = [
  { name: '0001-first', up: first.up },
  { name: '0002-session-settings', up: sessionSettings.up },
  { name: '0003-own-logins', up: ownLogins.up },
  { name: '0004-hold-newcomers', up: holdNewcomers.up },
  { name: '0005-notifications', up: notifications.up },
  { name: '0006-guests-by-token', up: guestsByToken.up },
];

export const migrationSource: Knex.MigrationSource<Migration> = {
  getMigrations: () => Promise.resolve([...migrations]),
  getMigrationName: (migration) => migration.name,
  getMigration: (migration) =>
    Promise.resolve({
      up: (database) => migration.up(database),
      down: () => Promise.reject(new Error('There is no way back but a backup.')),
    }),
};
