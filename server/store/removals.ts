import type { Database } from './database.ts';

export interface RemovalRow {
  session_id: string;
  participant_id: string;
  account_id: string | null;
  removed_at: number;
}

/** Somebody removed by hand: out until a chair lets them back. */
export interface Removal {
  readonly sessionId: string;
  readonly participantId: string;
  /** Null for a guest. */
  readonly accountId: string | null;
}

export async function insertRemoval(db: Database, removal: Removal, nowMs: number): Promise<void> {
  await db<RemovalRow>('removals')
    .insert({
      session_id: removal.sessionId,
      participant_id: removal.participantId,
      account_id: removal.accountId,
      removed_at: nowMs,
    })
    .onConflict(['session_id', 'participant_id'])
    .ignore();
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
