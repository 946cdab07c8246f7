import type { Database } from './database.ts';
import type { ReservationRow, SessionLinkRow } from './links.ts';

/** What a link belongs to, as far as a calendar's entry is about it. */
export interface LinkedVisit {
  /** The same before OK and after it, whatever link the session gets later. */
  readonly reservationId: string;
  readonly state: 'reserved' | 'open' | 'closed';
}

/** @returns null when the link opens nothing */
export async function findLinkedVisit(
  db: Database,
  tokenHash: string,
  nowMs: number,
): Promise<LinkedVisit | null> {
  const reserved = await db<ReservationRow>('reservations')
    .where('token_hash', tokenHash)
    .where('expires_at', '>', nowMs)
    .first('id');
  if (reserved) return { reservationId: reserved.id, state: 'reserved' };
  const session = await db<SessionLinkRow>('session_links')
    .join('sessions', 'sessions.id', 'session_links.session_id')
    .where('session_links.token_hash', tokenHash)
    .whereNull('session_links.revoked_at')
    .first<{ reservation_id: string; closed_at: number | null } | undefined>(
      'sessions.reservation_id',
      'sessions.closed_at',
    );
  if (!session) return null;
  const state = session.closed_at === null ? 'open' : 'closed';
  return { reservationId: session.reservation_id, state };
}
