import { accountFromRow } from './accounts.ts';
import type { Account, AccountRow } from './accounts.ts';
import type { Database } from './database.ts';

interface LoginRow {
  token_hash: string;
  id: string;
  account_id: string;
  created_at: number;
  last_active_at: number;
  expires_at: number;
  browser: string;
  system: string;
  network: string;
}

/** Where a log-in was made, as far as its person needs it to recognise it. */
export interface LoginOrigin {
  /** Such as `Firefox`; empty if it cannot be told. */
  readonly browser: string;
  /** Such as `Windows`. */
  readonly system: string;
  /** In CIDR notation, shortened. */
  readonly network: string;
}

/** A browser in which somebody is, or was until lately, logged in. */
export interface StoredLogin extends LoginOrigin {
  /** Stays when the token changes; no secret. */
  readonly id: string;
  readonly accountId: string;
  readonly createdAtMs: number;
  readonly lastActiveAtMs: number;
  readonly expiresAtMs: number;
}

export interface Login extends StoredLogin {
  readonly account: Account;
}

/** What is kept of when people are active: exact enough for minutes, without a write per click. */
const activityResolutionMs = 10_000;

/**
 * Log-ins that are over are known for this long: a browser is told why, and whoever logs in again
 * takes over the call that goes on in it.
 */
export const loginRememberedMs = 12 * 60 * 60 * 1000;

export interface NewLogin extends LoginOrigin {
  readonly id: string;
  readonly tokenHash: string;
  readonly accountId: string;
  readonly expiresAtMs: number;
  /** As it was when the password was found right. */
  readonly passwordChangedAtMs: number | null;
  /** What this browser was logged in with until now: it ends with the new log-in. */
  readonly replacedTokenHash: string | null;
}

/**
 * The same person again in the same browser goes on under the same id, with another token: the
 * call that was begun there stays theirs.
 *
 * @returns the id of somebody else's log-in that this one has ended, or null; `false` when the
 *          account has been disabled or its password changed since it was checked
 */
export async function insertLogin(
  db: Database,
  login: NewLogin,
  nowMs: number,
): Promise<string | null | false> {
  return await db.transaction(async (transaction) => {
    const account = await transaction<AccountRow>('accounts')
      .where({ id: login.accountId, password_changed_at: login.passwordChangedAtMs })
      .whereNull('disabled_at')
      .first('id');
    if (!account) return false;
    await transaction<LoginRow>('logins')
      .where('expires_at', '<=', nowMs - loginRememberedMs)
      .delete();
    const replaced = await transaction<LoginRow>('logins')
      .where('token_hash', login.replacedTokenHash ?? '')
      .first();
    if (replaced) await transaction<LoginRow>('logins').where('id', replaced.id).delete();
    const samePerson = replaced?.account_id === login.accountId;
    await transaction<LoginRow>('logins').insert({
      token_hash: login.tokenHash,
      id: samePerson ? replaced.id : login.id,
      account_id: login.accountId,
      created_at: nowMs,
      last_active_at: nowMs,
      expires_at: login.expiresAtMs,
      browser: login.browser,
      system: login.system,
      network: login.network,
    });
    return replaced && !samePerson ? replaced.id : null;
  });
}

type JoinedRow = AccountRow & Omit<LoginRow, 'id' | 'created_at'>;

/**
 * Times are left to the caller, but for those that are long forgotten.
 *
 * @returns null when unknown, ended, or of a disabled account
 */
export async function findLogin(
  db: Database,
  by: { readonly tokenHash: string } | { readonly id: string },
): Promise<Login | null> {
  const row = await db('logins')
    .join('accounts', 'accounts.id', 'logins.account_id')
    .where('tokenHash' in by ? { 'logins.token_hash': by.tokenHash } : { 'logins.id': by.id })
    .whereNull('accounts.disabled_at')
    .first<(JoinedRow & { login_id: string; logged_in_at: number }) | undefined>(
      'accounts.*',
      'logins.account_id',
      'logins.last_active_at',
      'logins.expires_at',
      'logins.browser',
      'logins.system',
      'logins.network',
      { login_id: 'logins.id', logged_in_at: 'logins.created_at' },
    );
  if (!row) return null;
  const login = { ...row, id: row.login_id, created_at: row.logged_in_at };
  return { ...loginFromRow(login), account: accountFromRow(row) };
}

/** Those that are over but still known among them, newest first. */
export async function listLogins(db: Database, accountId: string): Promise<StoredLogin[]> {
  const rows = await db<LoginRow>('logins')
    .where('account_id', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id');
  return rows.map(loginFromRow);
}

function loginFromRow(row: Omit<LoginRow, 'token_hash'>): StoredLogin {
  return {
    id: row.id,
    accountId: row.account_id,
    createdAtMs: row.created_at,
    lastActiveAtMs: row.last_active_at,
    expiresAtMs: row.expires_at,
    browser: row.browser,
    system: row.system,
    network: row.network,
  };
}

export async function noteActivity(db: Database, login: StoredLogin, nowMs: number): Promise<void> {
  if (nowMs - login.lastActiveAtMs < activityResolutionMs) return;
  await noteActivityOf(db, [login.id], nowMs);
}

export async function noteActivityOf(
  db: Database,
  ids: readonly string[],
  nowMs: number,
): Promise<void> {
  await db<LoginRow>('logins')
    .whereIn('id', [...ids])
    .update({ last_active_at: nowMs });
}

/** @returns false when it is not one of this account's */
export async function deleteLogin(db: Database, accountId: string, id: string): Promise<boolean> {
  return (await db<LoginRow>('logins').where({ id, account_id: accountId }).delete()) > 0;
}

export interface PasswordChange {
  readonly accountId: string;
  readonly hash: string;
  /** The log-in by which it is done. It stays, under another token; all others end. */
  readonly loginId: string;
  readonly newTokenHash: string;
}

/** @returns false, with nothing changed, when the log-in has ended meanwhile */
export async function changePassword(
  db: Database,
  { accountId, hash, loginId, newTokenHash }: PasswordChange,
  nowMs: number,
): Promise<boolean> {
  return await db.transaction(async (transaction) => {
    const kept = await transaction<LoginRow>('logins')
      .where({ id: loginId, account_id: accountId })
      .update({ token_hash: newTokenHash, last_active_at: nowMs });
    if (kept === 0) return false;
    await transaction<LoginRow>('logins')
      .where('account_id', accountId)
      .whereNot('id', loginId)
      .delete();
    await transaction<AccountRow>('accounts')
      .where('id', accountId)
      .update({ password_hash: hash, password_changed_at: nowMs });
    return true;
  });
}
