import type { Receipt, Role } from 'auscult/engine';
import type { Admission } from './admission.ts';
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

  noteRole(sessionId: string, participantId: string, role: Role): void {
    this.#inFlight.amend(sessionId, (who) =>
      who.participantId === participantId ? { ...who, role } : who,
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
