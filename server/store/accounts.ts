import type { Database } from './database.ts';
import { searchPatterns, searchTextOf } from './search-text.ts';

/** A known person of the practice. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly speciality: string;
  readonly administrator: boolean;
  /** One of the demo practice's people. */
  readonly demo: boolean;
  readonly passwordHash: string | null;
  /** UTC milliseconds; null while its person has not chosen one. */
  readonly passwordChangedAtMs: number | null;
  readonly disabled: boolean;
}

export interface NewAccount extends Omit<Account, 'disabled' | 'passwordChangedAtMs'> {
  readonly createdAtMs: number;
}

export interface AccountRow {
  id: string;
  email: string;
  display_name: string;
  speciality: string;
  administrator: boolean | number;
  demo: boolean | number;
  password_hash: string | null;
  password_changed_at: number | null;
  created_at: number;
  disabled_at: number | null;
  search_text: string;
}

export function accountFromRow(row: AccountRow): Account {
  return {
    id: row.id,
    email: row.email,
    displayName: row.display_name,
    speciality: row.speciality,
    // SQLite has no booleans: they come back as 0 and 1.
    administrator: Boolean(row.administrator),
    demo: Boolean(row.demo),
    passwordHash: row.password_hash,
    passwordChangedAtMs: row.password_changed_at,
    disabled: row.disabled_at !== null,
  };
}

/** E-mail addresses are compared without regard to case and outer blanks. */
export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}

export async function insertAccount(db: Database, account: NewAccount): Promise<void> {
  await db<AccountRow>('accounts').insert({
    id: account.id,
    email: normalizeEmail(account.email),
    display_name: account.displayName,
    speciality: account.speciality,
    administrator: account.administrator,
    demo: account.demo,
    password_hash: account.passwordHash,
    password_changed_at: null,
    created_at: account.createdAtMs,
    disabled_at: null,
    search_text: searchTextOf(account.displayName, account.speciality),
  });
}

/** Accounts that can log in whose name or speciality has words that begin as typed, by name. */
export async function searchAccounts(
  db: Database,
  typed: string,
  limit: number,
): Promise<Account[]> {
  const query = db<AccountRow>('accounts').whereNull('disabled_at');
  for (const pattern of searchPatterns(typed)) {
    query.whereRaw("search_text like ? escape '\\'", [pattern]);
  }
  const rows = await query.orderBy('display_name').orderBy('id').limit(limit);
  return rows.map(accountFromRow);
}

export async function findAccountByEmail(db: Database, email: string): Promise<Account | null> {
  const row = await db<AccountRow>('accounts').where('email', normalizeEmail(email)).first();
  return row ? accountFromRow(row) : null;
}

export async function listDemoAccounts(db: Database): Promise<Account[]> {
  const rows = await db<AccountRow>('accounts')
    .where('demo', true)
    .whereNull('disabled_at')
    .orderBy('created_at')
    .orderBy('email');
  return rows.map(accountFromRow);
}

export async function countAccounts(db: Database): Promise<number> {
  const row = await db('accounts').count<{ count: number }[]>({ count: '*' });
  return Number(row[0]?.count ?? 0);
}

export async function setPasswordHash(db: Database, id: string, hash: string): Promise<void> {
  await db<AccountRow>('accounts').where('id', id).update({ password_hash: hash });
}

/** The same password at another cost; nothing is done if it has been changed meanwhile. */
export async function replacePasswordHash(
  db: Database,
  id: string,
  oldHash: string,
  hash: string,
): Promise<void> {
  await db<AccountRow>('accounts')
    .where({ id, password_hash: oldHash })
    .update({ password_hash: hash });
}

export async function disableAccount(db: Database, id: string, nowMs: number): Promise<void> {
  await db<AccountRow>('accounts').where('id', id).update({ disabled_at: nowMs });
}
