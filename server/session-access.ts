import { may, nobody, resolveLink, roleOf } from './access/index.ts';
import type { Actor, RoleName, SessionAction, SessionFacts } from './access/index.ts';
import { ApiError } from './errors.ts';
import type { Services } from './services.ts';
import { accountParticipantId } from './live/participants.ts';
import { findMemberRole, findSession, isRemoved } from './store/index.ts';
import type { Account, Database, Login, StoredSession } from './store/index.ts';

export function factsOf(session: StoredSession): SessionFacts {
  const { id, access, state, patientId } = session;
  return { id, access, state, patientSet: patientId !== null };
}

/** Who the asking person is to this session. */
export async function actorIn(
  database: Database,
  account: Account | null,
  sessionId: string,
): Promise<Actor> {
  if (account === null) return nobody;
  const listedAs = await findMemberRole(database, sessionId, account.id);
  return { kind: 'account', administrator: account.administrator, listedAs };
}

/** A session that the asking person may see, and what they are in it. */
export interface SeenSession {
  readonly session: StoredSession;
  readonly actor: Actor;
  readonly role: Exclude<RoleName, 'guest'>;
}

/**
 * Opens a session by its id, as its preview address does, for one action.
 *
 * @throws ApiError in the order of the table "Which link opens what": not found, closed, not
 *         logged in, private; then NOT_ALLOWED for what the role does not allow, and
 *         REMOVED_FROM_SESSION for whoever was removed by hand and wants more than to see it
 */
export async function openSession(
  { database }: Services,
  login: Login | null,
  sessionId: string,
  action: SessionAction,
): Promise<SeenSession> {
  const session = await findSession(database, sessionId);
  const account = login?.account ?? null;
  const actor = await actorIn(database, account, sessionId);
  const facts = session && factsOf(session);
  const opens = resolveLink('previewAddress', facts, actor);
  if (opens.page === 'closed') throw new ApiError('SESSION_CLOSED');
  if (opens.page === 'logIn') throw new ApiError('NOT_LOGGED_IN');
  if (opens.page === 'private') throw new ApiError('SESSION_PRIVATE');
  if (opens.page !== 'preview' || session === null || facts === null) {
    throw new ApiError('SESSION_NOT_FOUND');
  }
  if (!may(actor, action, facts)) throw new ApiError('NOT_ALLOWED');
  if (action !== 'see' && account !== null) {
    const participantId = accountParticipantId(session.id, account.id);
    if (await isRemoved(database, session.id, participantId)) {
      throw new ApiError('REMOVED_FROM_SESSION');
    }
  }
  const role = roleOf(actor, facts);
  if (role === null || role === 'guest') throw new ApiError('NOT_ALLOWED');
  return { session, actor, role };
}
