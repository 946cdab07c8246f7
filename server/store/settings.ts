import type { Database } from './database.ts';

/** What the practice has set about itself; the program's own settings come from its environment. */
export type StoredSetting = 'practice.name' | 'practice.demo';

interface SettingRow {
  key: string;
  value: string;
}

export async function readSetting(db: Database, key: StoredSetting): Promise<string | null> {
  const row = await db<SettingRow>('settings').where('key', key).first();
  return row?.value ?? null;
}

export async function writeSetting(db: Database, key: StoredSetting, value: string): Promise<void> {
  await db<SettingRow>('settings').insert({ key, value }).onConflict('key').merge();
}
