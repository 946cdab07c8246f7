import type { Receipt, Role } from 'auscult/engine';
import type { Admission, Reconciled, Records } from './admission.ts';
import { refusal } from './codes.ts';
import type { JoinsInFlight } from './joins-in-flight.ts';
import type { LiveParticipant } from './live-participant.ts';
import type { LiveSession } from './live-session.ts';

/**
 * Changes of who may be inside as what, whoever asked for them. Each concerns two kinds of people:
 * those inside, and those between their ticket and their entry.
 *
 * All run within the session's mailbox.
 */
export class Moderator {
  readonly #inFlight: JoinsInFlight;

  constructor(inFlight: JoinsInFlight) {
    this.#inFlight = inFlight;
  }

  setRole(
    session: LiveSession,
    target: LiveParticipant,
    role: Role,
    by: Admission | null,
  ): Promise<Receipt> {
    this.noteRole(session.id, target.id, role);
    return session.setRole(target, role, by);
  }

  remove(
    session: LiveSession,
    target: LiveParticipant,
    reason: string,
    by: Admission | null,
  ): Promise<Receipt> {
    this.noteRemoval(session.id, (who) => who.participantId === target.id);
    return session.remove(target, reason, by);
  }

  close(
    session: LiveSession,
    reason: string,
    by: Admission | null,
    answer?: () => void,
  ): Promise<void> {
    this.noteClosing(session.id);
    return session.close(reason, by, answer);
  }

  /** Whoever is held may come in from now on, on whatever way they are. */
  admit(session: LiveSession, target: LiveParticipant): Promise<void> {
    this.noteAdmission(session.id, target.id);
    return session.admit(target);
  }

  turnAway(session: LiveSession, target: LiveParticipant): Promise<void> {
    this.noteRemoval(session.id, (who) => who.participantId === target.id);
    return session.forgo(target, 'turnedAway');
  }

  /** Makes everyone inside or prepared what the records say, all of them at the same time. */
  async reconcile(session: LiveSession, records: Records): Promise<readonly Reconciled[]> {
    for (const prepared of [...session.prepared]) {
      const standing = await records.standing(prepared.admission);
      if ('removed' in standing) await session.forgo(prepared, standing.removed);
      else if (prepared.held && !standing.hold) await session.admit(prepared);
    }
    const judged = await Promise.all(
      [...session.participants.values()].map(async (target) => ({
        target,
        standing: await records.standing(target.admission),
      })),
    );
    const { sessionName: name, access } = await records.session();
    // Its media worker may have died while the records were read.
    if (session.over) return [];
    const done = await Promise.all(
      judged.map(async ({ target, standing }): Promise<Reconciled | null> => {
        const who = target.admission;
        if ('removed' in standing) {
          return { who, standing, receipt: await session.remove(target, standing.removed, null) };
        }
        if (standing.role === who.role) return null;
        return { who, standing, receipt: await session.setRole(target, standing.role, null) };
      }),
    );
    session.update({ id: session.id, name, access });
    return done.filter((one) => one !== null);
  }

  noteRecords(sessionId: string, records: Records): void {
    this.#inFlight.amend(sessionId, async (who) => {
      const standing = await records.standing(who);
      if ('removed' in standing) {
        return refusal('ADMISSION_WITHDRAWN', 'removed while coming in');
      }
      const { role, hold = false } = standing;
      return { ...who, ...(await records.session()), role, hold };
    });
  }

  noteRole(sessionId: string, participantId: string, role: Role): void {
    this.#inFlight.amend(sessionId, (who) =>
      who.participantId === participantId ? { ...who, role } : who,
    );
  }

  noteAdmission(sessionId: string, participantId: string): void {
    this.#inFlight.amend(sessionId, (who) =>
      who.participantId === participantId ? { ...who, hold: false } : who,
    );
  }

  /** @param sessionId null: from every session */
  noteRemoval(sessionId: string | null, concerns: (who: Admission) => boolean): void {
    this.#inFlight.amend(sessionId, (who) =>
      concerns(who) ? refusal('ADMISSION_WITHDRAWN', 'removed while coming in') : who,
    );
  }

  noteClosing(sessionId: string): void {
    this.#inFlight.amend(sessionId, () =>
      refusal('SESSION_CLOSED', 'the session was closed while coming in'),
    );
  }

  noteInfo(sessionId: string, info: Partial<Pick<Admission, 'sessionName' | 'access'>>): void {
    this.#inFlight.amend(sessionId, (who) => ({ ...who, ...info }));
  }
}
