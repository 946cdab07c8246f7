import { randomToken } from '../secrets/tokens.ts';
import type { Database } from './database.ts';

interface NotificationRow {
  id: string;
  account_id: string;
  session_id: string;
  by_account: string;
  created_at: number;
  read_at: number | null;
}

/** "Dr. Vega added you to …" */
export interface StoredNotification {
  readonly id: string;
  readonly sessionId: string;
  readonly sessionName: string;
  /** Display name of who has put them on the list. */
  readonly by: string;
  readonly createdAtMs: number;
  readonly read: boolean;
}

/** More than anybody reads; the sessions stand in their list all the same. */
const mostListed = 50;

/** Tells people that they are on a participants list; once, however often they are put there. */
export async function insertNotifications(
  db: Database,
  to: readonly string[],
  { sessionId, by }: { readonly sessionId: string; readonly by: string },
  nowMs: number,
): Promise<void> {
  for (const accountId of to) {
    if (accountId === by) continue;
    await db<NotificationRow>('notifications')
      .insert({
        id: randomToken(),
        account_id: accountId,
        session_id: sessionId,
        by_account: by,
        created_at: nowMs,
        read_at: null,
      })
      .onConflict(['account_id', 'session_id'])
      .merge();
  }
}

/** Whoever is on the list no longer has nothing to join. */
export async function deleteNotifications(
  db: Database,
  sessionId: string,
  exceptTo: readonly string[],
): Promise<void> {
  await db<NotificationRow>('notifications')
    .where('session_id', sessionId)
    .whereNotIn('account_id', exceptTo)
    .delete();
}

/** The newest first; of sessions that are still open. */
export async function listNotifications(
  db: Database,
  accountId: string,
): Promise<StoredNotification[]> {
  const rows = await db('notifications')
    .join('sessions', 'sessions.id', 'notifications.session_id')
    .join('accounts', 'accounts.id', 'notifications.by_account')
    .where('notifications.account_id', accountId)
    .whereNull('sessions.closed_at')
    .orderBy('notifications.created_at', 'desc')
    .orderBy('notifications.id')
    .limit(mostListed)
    .select<(NotificationRow & { session_name: string; by_name: string })[]>('notifications.*', {
      session_name: 'sessions.name',
      by_name: 'accounts.display_name',
    });
  return rows.map((row) => ({
    id: row.id,
    sessionId: row.session_id,
    sessionName: row.session_name,
    by: row.by_name,
    createdAtMs: row.created_at,
    read: row.read_at !== null,
  }));
}

/** All that had come by then. */
export async function readNotifications(
  db: Database,
  accountId: string,
  nowMs: number,
): Promise<void> {
  await db<NotificationRow>('notifications')
    .where('account_id', accountId)
    .whereNull('read_at')
    .update({ read_at: nowMs });
}
