import type { AccessLevel, MemberRole } from '../access/index.ts';
import type { Database } from './database.ts';
import type { ReservationRow, SessionLinkRow } from './links.ts';
import { insertNotifications } from './notifications.ts';
import { findPatient } from './patients.ts';
import { areActive, insertMembers } from './session-settings.ts';
import type { Member } from './session-settings.ts';

/** One call as it is known while nobody is inside, too. */
export interface StoredSession {
  readonly id: string;
  readonly name: string;
  readonly access: AccessLevel;
  readonly state: 'open' | 'closed';
  readonly patientId: string | null;
  /** Whoever is not on the participants list waits until a chair admits them. */
  readonly holdNewcomers: boolean;
  readonly createdAtMs: number;
  /** Display name of the account that made it. */
  readonly createdBy: string;
}

export interface ListedSession extends StoredSession {
  readonly role: MemberRole;
  /** Whom it is about. */
  readonly patient: { readonly givenName: string; readonly familyName: string } | null;
}

interface SessionRow {
  id: string;
  name: string;
  access: AccessLevel;
  reservation_id: string;
  patient_id: string | null;
  hold_newcomers: boolean | number;
  created_by: string;
  created_at: number;
  closed_by: string | null;
  closed_at: number | null;
}

type JoinedRow = SessionRow & { creator_name: string };

export interface NewSession {
  readonly id: string;
  readonly reservationId: string;
  readonly name: string;
  readonly access: AccessLevel;
  readonly createdBy: string;
  /** Besides its maker, who is a chair. */
  readonly members: readonly Member[];
  readonly patientId: string | null;
  readonly holdNewcomers: boolean;
}

export type CreateOutcome =
  | { readonly kind: 'created'; readonly sessionId: string }
  /** OK was pressed twice: the first one's session. */
  | { readonly kind: 'existed'; readonly sessionId: string }
  | { readonly kind: 'notReserved' }
  | { readonly kind: 'accountNotFound' }
  | { readonly kind: 'patientNotFound' };

/** OK: the reservation becomes the session, its link and its participants list, all or nothing. */
export async function createSession(
  db: Database,
  session: NewSession,
  nowMs: number,
): Promise<CreateOutcome> {
  return await db.transaction(async (transaction) => {
    const reservation = await transaction<ReservationRow>('reservations')
      .where({ id: session.reservationId, account_id: session.createdBy })
      .where('expires_at', '>', nowMs)
      .first();
    if (!reservation) {
      const made = await transaction<SessionRow>('sessions')
        .where({ reservation_id: session.reservationId, created_by: session.createdBy })
        .first('id');
      return made ? { kind: 'existed', sessionId: made.id } : { kind: 'notReserved' };
    }
    const others = session.members.filter(({ accountId }) => accountId !== session.createdBy);
    if (!(await areActive(transaction, others))) return { kind: 'accountNotFound' };
    if (session.patientId !== null && !(await findPatient(transaction, session.patientId))) {
      return { kind: 'patientNotFound' };
    }
    await transaction<ReservationRow>('reservations').where('id', reservation.id).delete();
    await transaction<SessionRow>('sessions').insert({
      id: session.id,
      name: session.name,
      access: session.access,
      reservation_id: session.reservationId,
      patient_id: session.patientId,
      hold_newcomers: session.holdNewcomers,
      created_by: session.createdBy,
      created_at: nowMs,
      closed_by: null,
      closed_at: null,
    });
    await transaction<SessionLinkRow>('session_links').insert({
      token_hash: reservation.token_hash,
      session_id: session.id,
      sealed_token: reservation.sealed_token,
      created_at: nowMs,
      revoked_at: null,
    });
    const maker: Member = { accountId: session.createdBy, role: 'chair' };
    await insertMembers(transaction, session.id, [maker, ...others]);
    const to = others.map(({ accountId }) => accountId);
    const what = { sessionId: session.id, by: session.createdBy };
    await insertNotifications(transaction, to, what, nowMs);
    return { kind: 'created', sessionId: session.id };
  });
}

export async function findSession(db: Database, id: string): Promise<StoredSession | null> {
  const row = await withCreator(db)
    .where('sessions.id', id)
    .first<JoinedRow | undefined>('sessions.*', { creator_name: 'accounts.display_name' });
  return row ? sessionFromRow(row) : null;
}

/** The sessions on whose participants list the account stands, newest first. */
export async function listSessions(
  db: Database,
  accountId: string,
  state: 'open' | 'closed',
): Promise<ListedSession[]> {
  const query = withCreator(db)
    .join('members', 'members.session_id', 'sessions.id')
    .leftJoin('patients', 'patients.id', 'sessions.patient_id')
    .where('members.account_id', accountId);
  if (state === 'open') query.whereNull('sessions.closed_at');
  else query.whereNotNull('sessions.closed_at');
  const rows = await query
    .orderBy('sessions.created_at', 'desc')
    .orderBy('sessions.id')
    .select<
      (JoinedRow & { role: MemberRole; given_name: string | null; family_name: string | null })[]
    >('sessions.*', 'members.role', 'patients.given_name', 'patients.family_name', {
      creator_name: 'accounts.display_name',
    });
  return rows.map((row) => ({
    ...sessionFromRow(row),
    role: row.role,
    patient:
      row.patient_id === null
        ? null
        : { givenName: row.given_name ?? '', familyName: row.family_name ?? '' },
  }));
}

/** @returns false when it was closed already. */
export async function closeSession(
  db: Database,
  id: string,
  closedBy: string,
  nowMs: number,
): Promise<boolean> {
  const changed = await db<SessionRow>('sessions')
    .where('id', id)
    .whereNull('closed_at')
    .update({ closed_at: nowMs, closed_by: closedBy });
  return changed > 0;
}

export async function setAccess(db: Database, id: string, access: AccessLevel): Promise<void> {
  await db<SessionRow>('sessions').where('id', id).update({ access });
}

function withCreator(db: Database): ReturnType<Database['table']> {
  return db('sessions').join('accounts', 'accounts.id', 'sessions.created_by');
}

function sessionFromRow(row: JoinedRow): StoredSession {
  return {
    id: row.id,
    name: row.name,
    access: row.access,
    state: row.closed_at === null ? 'open' : 'closed',
    patientId: row.patient_id,
    holdNewcomers: Boolean(row.hold_newcomers),
    createdAtMs: row.created_at,
    createdBy: row.creator_name,
  };
}
