import type { Action, Admission, Records, Refusal, Standing } from 'auscult/signaling';
import { may, memberRoles, roleMay, roleOf } from '../access/index.ts';
import type { Actor, MemberRole, RoleName } from '../access/index.ts';
import { apiErrors } from '../errors.ts';
import type { ApiErrorCode } from '../errors.ts';
import { isLinkOver } from '../link-over.ts';
import { isOver } from '../login-times.ts';
import { factsOf } from '../session-access.ts';
import {
  changeRole,
  closeSession,
  findLogin,
  findMemberRole,
  findSession,
  insertAdmission,
  insertRemoval,
  isAdmitted,
  isLastChair,
  isRemoved,
} from '../store/index.ts';
import type { Database, StoredSession } from '../store/index.ts';
import { accountParticipantId } from './participants.ts';
import type { Admittable, Tickets } from './tickets.ts';

interface AdmissionParts {
  readonly database: Database;
  readonly tickets: Tickets;
  readonly clock: () => number;
  /** How long nothing may be done before a log-in ends. */
  readonly idleMs: number;
}

/** Somebody at the door, and what they are to the session. */
interface Caller {
  readonly actor: Actor;
  readonly participantId: string;
  readonly displayName: string;
  readonly accountId: string | null;
}

/**
 * The door between HTTP and signaling: who enters with a ticket, and what those inside may do to
 * each other. Everything is asked anew when it happens; a ticket only says who is asking.
 */
export class AdmissionDesk {
  readonly #parts: AdmissionParts;

  constructor(parts: AdmissionParts) {
    this.#parts = parts;
  }

  /** Whoever holds the ticket, if they qualify at this moment. */
  async admit(ticket: string, to: 'prepare' | 'join'): Promise<Admission | Refusal> {
    const { database, tickets, clock } = this.#parts;
    const admittable = tickets.redeem(ticket, clock());
    if (admittable === null) return refusal('TICKET_INVALID');
    const { person } = admittable;
    if (to === 'join' && person.kind === 'guest' && person.displayName === null) {
      return refusal('TICKET_INVALID');
    }
    const session = await findSession(database, admittable.sessionId);
    if (session === null) return refusal('SESSION_NOT_FOUND');
    if (session.state === 'closed') return refusal('SESSION_CLOSED');
    const caller = await this.#recognise(session, admittable);
    if (caller === null) return refusal('NOT_LOGGED_IN');

    const role = roleOf(caller.actor, factsOf(session));
    if (role === null || !may(caller.actor, 'join', factsOf(session))) {
      return refusal(caller.accountId === null ? 'LOGIN_REQUIRED' : 'SESSION_PRIVATE');
    }
    if (await isRemoved(database, session.id, caller.participantId)) {
      return refusal('REMOVED_FROM_SESSION');
    }
    if (person.kind === 'guest' && (await isLinkOver(database, session.id, person))) {
      return refusal('LINK_REPLACED');
    }
    return {
      sessionId: session.id,
      sessionName: session.name,
      access: session.access,
      participantId: caller.participantId,
      displayName: caller.displayName,
      role,
      accountId: caller.accountId,
      hold: await this.#isHeld(session, caller),
      ...(person.kind === 'account' ? { mark: person.loginId } : {}),
    };
  }

  /**
   * Whether somebody inside may do this. What outlives the call is stored before it is answered,
   * so that nobody comes back with what was just taken from them. Asked inside the session's
   * mailbox: nothing else changes in the session meanwhile.
   */
  async authorize(by: Admission, action: Action): Promise<boolean | Refusal> {
    const role = by.role as RoleName;
    switch (action.kind) {
      case 'setRole':
        if (!roleMay(role, 'setRole')) return false;
        return await this.#storeRole(action.target, action.role);
      case 'removeParticipant':
        if (!roleMay(role, 'removeParticipant')) return false;
        return await this.#storeRemoval(action.target);
      case 'admitParticipant':
        if (!roleMay(role, 'addParticipants')) return false;
        await insertAdmission(
          this.#parts.database,
          action.target.sessionId,
          action.target.participantId,
          this.#parts.clock(),
        );
        return true;
      case 'askToMute':
        return roleMay(role, 'mute');
      case 'turnAway':
        if (!roleMay(role, 'removeParticipant')) return false;
        return await this.#storeRemoval(action.target);
      case 'closeSession':
        if (!roleMay(role, 'close') || by.accountId === null) return false;
        await closeSession(this.#parts.database, by.sessionId, by.accountId, this.#parts.clock());
        return true;
    }
  }

  /** Whether a role is told who waits at the door, and may let them in. */
  keepsDoor(role: string): boolean {
    return roleMay(role as RoleName, 'addParticipants');
  }

  /** What the store says of a session and of those inside. */
  recordsOf(sessionId: string): Records {
    const { database } = this.#parts;
    return {
      session: async () => {
        const session = await findSession(database, sessionId);
        if (session === null) throw new Error('A session that people are inside is not stored.');
        return { sessionName: session.name, access: session.access };
      },
      standing: (who) => this.#standing(who),
    };
  }

  async #standing(who: Admission): Promise<Standing> {
    const { database } = this.#parts;
    const { sessionId, participantId, accountId, role } = who;
    const session = await findSession(database, sessionId);
    // Whoever closes it tells them so.
    if (session === null || session.state === 'closed') return { role };
    if (await isRemoved(database, sessionId, participantId)) return { removed: 'removed' };
    const actor: Actor =
      accountId === null
        ? { kind: 'guest', sessionId }
        : {
            kind: 'account',
            administrator: false,
            listedAs: await findMemberRole(database, sessionId, accountId),
          };
    const now = roleOf(actor, factsOf(session));
    if (now === null) return { removed: 'accessChanged' };
    return { role: now, hold: await this.#isHeld(session, { actor, participantId }) };
  }

  /** Whoever is on the list comes straight in, and whoever was admitted once. */
  async #isHeld(
    session: StoredSession,
    { actor, participantId }: Pick<Caller, 'actor' | 'participantId'>,
  ): Promise<boolean> {
    if (!session.holdNewcomers) return false;
    if (actor.kind === 'account' && actor.listedAs !== null) return false;
    return !(await isAdmitted(this.#parts.database, session.id, participantId));
  }

  async #recognise(session: StoredSession, { person }: Admittable): Promise<Caller | null> {
    if (person.kind === 'guest') {
      return {
        actor: { kind: 'guest', sessionId: session.id },
        participantId: person.guestId,
        displayName: person.displayName ?? '',
        accountId: null,
      };
    }
    const { database, clock, idleMs } = this.#parts;
    const login = await findLogin(database, { id: person.loginId });
    // Whoever is in a call already has a log-in that is known to be active.
    if (login === null || isOver(login, { nowMs: clock(), idleMs, inCall: false })) return null;
    const { id, administrator, displayName } = login.account;
    const listedAs = await findMemberRole(database, session.id, id);
    return {
      actor: { kind: 'account', administrator, listedAs },
      participantId: accountParticipantId(session.id, id),
      displayName,
      accountId: id,
    };
  }

  async #storeRole(target: Admission, role: string): Promise<boolean | Refusal> {
    const memberRole = memberRoles.find((known): known is MemberRole => known === role);
    // A guest is not on the list: there is nothing to write another role to.
    if (target.accountId === null || memberRole === undefined) return refusal('ROLE_NOT_POSSIBLE');
    const { database } = this.#parts;
    const stored = await changeRole(database, target.sessionId, target.accountId, memberRole);
    return stored || refusal('LAST_CHAIR');
  }

  async #storeRemoval(target: Admission): Promise<boolean | Refusal> {
    const { database, clock } = this.#parts;
    const { sessionId, participantId, accountId, displayName } = target;
    return await database.transaction(async (transaction) => {
      if (accountId !== null && (await isLastChair(transaction, sessionId, accountId))) {
        return refusal('LAST_CHAIR');
      }
      const removal = { sessionId, participantId, accountId, displayName };
      await insertRemoval(transaction, removal, clock());
      return true;
    });
  }
}

function refusal(code: ApiErrorCode): Refusal {
  return { code, message: apiErrors[code].message };
}
