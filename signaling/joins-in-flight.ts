import type { Admission } from './admission.ts';
import { isRefusal } from './admission.ts';
import type { Refusal } from './codes.ts';

/** What a change makes of an admission that was given before it. */
export type Amendment = (
  admission: Admission,
) => Admission | Refusal | Promise<Admission | Refusal>;

export interface Flight {
  /** The admission as it stands after every change since the flight began. */
  amended(admission: Admission): Promise<Admission | Refusal>;
  land(): void;
}

/**
 * People between their ticket and their entry. A ticket is checked at one moment and its holder
 * enters at a later one; whoever is removed or demoted in between is not inside yet, so the change
 * would miss them. Hence each change is also noted with every flight that is under way.
 */
export class JoinsInFlight {
  readonly #flights = new Set<Amendment[]>();

  /** To be called before the ticket is checked. */
  begin(): Flight {
    const amendments: Amendment[] = [];
    this.#flights.add(amendments);
    return {
      async amended(admission) {
        let current = admission;
        // Those that are noted while one is waited for have their turn as well.
        for (const amend of amendments) {
          const next = await amend(current);
          if (isRefusal(next)) return next;
          current = next;
        }
        return current;
      },
      land: () => void this.#flights.delete(amendments),
    };
  }

  /** @param sessionId null: of every session */
  amend(sessionId: string | null, amendment: Amendment): void {
    const ofThisSession: Amendment = (admission) =>
      sessionId === null || admission.sessionId === sessionId ? amendment(admission) : admission;
    for (const amendments of this.#flights) amendments.push(ofThisSession);
  }
}
