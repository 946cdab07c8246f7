import type { Database } from './database.ts';

export interface RemovalRow {
  session_id: string;
  participant_id: string;
  account_id: string | null;
  display_name: string;
  removed_at: number;
}

/** Somebody removed by hand: out until a chair lets them back. */
export interface Removal {
  readonly sessionId: string;
  readonly participantId: string;
  /** Null for a guest. */
  readonly accountId: string | null;
  readonly displayName: string;
}

export async function insertRemoval(db: Database, removal: Removal, nowMs: number): Promise<void> {
  await db<RemovalRow>('removals')
    .insert({
      session_id: removal.sessionId,
      participant_id: removal.participantId,
      account_id: removal.accountId,
      display_name: removal.displayName,
      removed_at: nowMs,
    })
    .onConflict(['session_id', 'participant_id'])
    .ignore();
}

/** @returns false when nobody of that id was removed */
export async function deleteRemoval(
  db: Database,
  sessionId: string,
  participantId: string,
): Promise<boolean> {
  const deleted = await db<RemovalRow>('removals')
    .where({ session_id: sessionId, participant_id: participantId })
    .delete();
  return deleted > 0;
}

export interface StoredRemoval extends Removal {
  readonly removedAtMs: number;
}

/** Whoever was removed last stands first. */
export async function listRemovals(db: Database, sessionId: string): Promise<StoredRemoval[]> {
  const rows = await db<RemovalRow>('removals')
    .where('session_id', sessionId)
    .orderBy('removed_at', 'desc')
    .orderBy('participant_id');
  return rows.map((row) => ({
    sessionId,
    participantId: row.participant_id,
    accountId: row.account_id,
    displayName: row.display_name,
    removedAtMs: row.removed_at,
  }));
}

export async function isRemoved(
  db: Database,
  sessionId: string,
  participantId: string,
): Promise<boolean> {
  const row = await db<RemovalRow>('removals')
    .where({ session_id: sessionId, participant_id: participantId })
    .first('removed_at');
  return row !== undefined;
}
