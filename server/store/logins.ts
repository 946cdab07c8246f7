import { accountFromRow } from './accounts.ts';
import type { Account, AccountRow } from './accounts.ts';
import type { Database } from './database.ts';

interface LoginRow {
  token_hash: string;
  account_id: string;
  created_at: number;
  last_seen_at: number;
  expires_at: number;
}

/** A browser in which somebody is logged in. */
export interface Login {
  readonly tokenHash: string;
  readonly account: Account;
  readonly createdAtMs: number;
  readonly lastSeenAtMs: number;
  readonly expiresAtMs: number;
}

/** Exact to the minute is enough for showing, and spares a synced write per request. */
const lastSeenResolutionMs = 60_000;

export interface NewLogin {
  readonly tokenHash: string;
  readonly accountId: string;
  readonly expiresAtMs: number;
  /** What this browser was logged in with until now: it ends with the new log-in. */
  readonly replacedTokenHash: string | null;
}

export async function insertLogin(db: Database, login: NewLogin, nowMs: number): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction<LoginRow>('logins').where('expires_at', '<=', nowMs).delete();
    if (login.replacedTokenHash !== null) {
      await transaction<LoginRow>('logins').where('token_hash', login.replacedTokenHash).delete();
    }
    await transaction<LoginRow>('logins').insert({
      token_hash: login.tokenHash,
      account_id: login.accountId,
      created_at: nowMs,
      last_seen_at: nowMs,
      expires_at: login.expiresAtMs,
    });
  });
}

/** @returns null when unknown, expired, or of a disabled account. */
export async function findLogin(
  db: Database,
  tokenHash: string,
  nowMs: number,
): Promise<Login | null> {
  const row = await db('logins')
    .join('accounts', 'accounts.id', 'logins.account_id')
    .where('logins.token_hash', tokenHash)
    .where('logins.expires_at', '>', nowMs)
    .whereNull('accounts.disabled_at')
    .first<(AccountRow & Omit<LoginRow, 'created_at'> & { logged_in_at: number }) | undefined>(
      'accounts.*',
      'logins.token_hash',
      'logins.last_seen_at',
      'logins.expires_at',
      { logged_in_at: 'logins.created_at' },
    );
  if (!row) return null;
  return {
    tokenHash: row.token_hash,
    account: accountFromRow(row),
    createdAtMs: row.logged_in_at,
    lastSeenAtMs: row.last_seen_at,
    expiresAtMs: row.expires_at,
  };
}

export async function touchLogin(db: Database, login: Login, nowMs: number): Promise<void> {
  if (nowMs - login.lastSeenAtMs < lastSeenResolutionMs) return;
  await db<LoginRow>('logins').where('token_hash', login.tokenHash).update({ last_seen_at: nowMs });
}

export async function deleteLogin(db: Database, tokenHash: string): Promise<void> {
  await db<LoginRow>('logins').where('token_hash', tokenHash).delete();
}
