import type { MemberRole } from '../access/index.ts';
import type { Database } from './database.ts';

export interface MemberRow {
  session_id: string;
  account_id: string;
  role: MemberRole;
}

export async function findMemberRole(
  db: Database,
  sessionId: string,
  accountId: string,
): Promise<MemberRole | null> {
  const row = await db<MemberRow>('members')
    .where({ session_id: sessionId, account_id: accountId })
    .first('role');
  return row?.role ?? null;
}

/** Adds the account to the participants list, or changes its role there. */
export async function setMember(
  db: Database,
  sessionId: string,
  accountId: string,
  role: MemberRole,
): Promise<void> {
  await db<MemberRow>('members')
    .insert({ session_id: sessionId, account_id: accountId, role })
    .onConflict(['session_id', 'account_id'])
    .merge(['role']);
}

/** Whether the session would be without a chair who can come in if it were not for this one. */
export async function isLastChair(
  db: Database,
  sessionId: string,
  accountId: string,
): Promise<boolean> {
  const chairs = await db<MemberRow>('members')
    .join('accounts', 'accounts.id', 'members.account_id')
    .leftJoin('removals', (join) => {
      join
        .on('removals.session_id', 'members.session_id')
        .andOn('removals.account_id', 'members.account_id');
    })
    .where({ 'members.session_id': sessionId, 'members.role': 'chair' })
    .whereNull('accounts.disabled_at')
    .whereNull('removals.removed_at')
    .select<{ account_id: string }[]>('members.account_id');
  return chairs.length === 1 && chairs[0]?.account_id === accountId;
}

/**
 * Changes or gives a role, unless that would take the session's last chair away.
 *
 * @returns false when it was refused
 */
export async function changeRole(
  db: Database,
  sessionId: string,
  accountId: string,
  role: MemberRole,
): Promise<boolean> {
  return await db.transaction(async (transaction) => {
    if (role !== 'chair' && (await isLastChair(transaction, sessionId, accountId))) return false;
    await setMember(transaction, sessionId, accountId, role);
    // A form that was filled before this must not take it back unseen.
    await transaction('sessions').where('id', sessionId).increment('settings_version', 1);
    return true;
  });
}

/** The accounts on a session's participants list. */
export async function listMemberIds(db: Database, sessionId: string): Promise<string[]> {
  const rows = await db<MemberRow>('members').where('session_id', sessionId).select('account_id');
  return rows.map(({ account_id }) => account_id);
}
