import { insertAdmission } from './admissions.ts';
import type { Database } from './database.ts';

/** How many links one account may have reserved and not yet used or cancelled. */
export const maxReservationsPerAccount = 100;

export interface ReservationRow {
  id: string;
  account_id: string;
  token_hash: string;
  sealed_token: Buffer;
  created_at: number;
  expires_at: number;
}

export interface SessionLinkRow {
  token_hash: string;
  session_id: string;
  sealed_token: Buffer;
  created_at: number;
  revoked_at: number | null;
}

/** A link's token as it is kept: to be found by its hash, to be shown again from its seal. */
export interface KeptToken {
  readonly tokenHash: string;
  readonly sealedToken: Buffer;
}

export interface NewReservation extends KeptToken {
  readonly id: string;
  readonly accountId: string;
  readonly expiresAtMs: number;
}

/** @returns false when the account has reserved as many as it may. */
export async function insertReservation(
  db: Database,
  reservation: NewReservation,
  nowMs: number,
): Promise<boolean> {
  return await db.transaction(async (transaction) => {
    await transaction<ReservationRow>('reservations').where('expires_at', '<=', nowMs).delete();
    const [held] = await transaction('reservations')
      .where('account_id', reservation.accountId)
      .count<{ count: number }[]>({ count: '*' });
    if (Number(held?.count ?? 0) >= maxReservationsPerAccount) return false;
    await transaction<ReservationRow>('reservations').insert({
      id: reservation.id,
      account_id: reservation.accountId,
      token_hash: reservation.tokenHash,
      sealed_token: reservation.sealedToken,
      created_at: nowMs,
      expires_at: reservation.expiresAtMs,
    });
    return true;
  });
}

/** @returns false when the account has no such reservation (any more). */
export async function cancelReservation(
  db: Database,
  id: string,
  accountId: string,
): Promise<boolean> {
  const removed = await db<ReservationRow>('reservations')
    .where({ id, account_id: accountId })
    .delete();
  return removed > 0;
}

export async function isReserved(db: Database, tokenHash: string, nowMs: number): Promise<boolean> {
  const row = await db<ReservationRow>('reservations')
    .where('token_hash', tokenHash)
    .where('expires_at', '>', nowMs)
    .first('id');
  return row !== undefined;
}

/** @returns the session of the link, and whether it opens it (still). */
export async function findLinkedSession(
  db: Database,
  tokenHash: string,
): Promise<{ readonly sessionId: string; readonly replaced: boolean } | null> {
  const row = await db<SessionLinkRow>('session_links')
    .where('token_hash', tokenHash)
    .first('session_id', 'revoked_at');
  return row ? { sessionId: row.session_id, replaced: row.revoked_at !== null } : null;
}

/** The session's valid link. */
export async function findSessionLink(db: Database, sessionId: string): Promise<KeptToken | null> {
  const row = await db<SessionLinkRow>('session_links')
    .where('session_id', sessionId)
    .whereNull('revoked_at')
    .orderBy('created_at', 'desc')
    .first('token_hash', 'sealed_token');
  return row ? { tokenHash: row.token_hash, sealedToken: row.sealed_token } : null;
}

export interface NewLink extends KeptToken {
  readonly sessionId: string;
  /** Guests whom the link before goes on to let in. */
  readonly admittedIds: readonly string[];
}

/** The session's link from now on; whatever opened the session before does so no longer. */
export async function replaceLink(db: Database, link: NewLink, nowMs: number): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction<SessionLinkRow>('session_links')
      .where('session_id', link.sessionId)
      .whereNull('revoked_at')
      .update({ revoked_at: nowMs });
    await transaction<SessionLinkRow>('session_links').insert({
      token_hash: link.tokenHash,
      session_id: link.sessionId,
      sealed_token: link.sealedToken,
      created_at: nowMs,
      revoked_at: null,
    });
    for (const participantId of link.admittedIds) {
      await insertAdmission(transaction, link.sessionId, participantId, nowMs);
    }
  });
}
