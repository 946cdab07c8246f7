import type { Database } from './database.ts';

interface GuestRow {
  id: string;
  session_id: string;
  token_hash: string;
  created_at: number;
}

/**
 * A guest's identity is link and browser: the same token gives the same participant in the same
 * session, and nothing in another. The typed name is not stored.
 */
export async function findGuest(
  db: Database,
  sessionId: string,
  tokenHash: string,
): Promise<string | null> {
  const row = await db<GuestRow>('guests')
    .where({ session_id: sessionId, token_hash: tokenHash })
    .first('id');
  return row?.id ?? null;
}

export async function insertGuest(
  db: Database,
  guest: { readonly id: string; readonly sessionId: string; readonly tokenHash: string },
  nowMs: number,
): Promise<void> {
  await db<GuestRow>('guests').insert({
    id: guest.id,
    session_id: guest.sessionId,
    token_hash: guest.tokenHash,
    created_at: nowMs,
  });
}
