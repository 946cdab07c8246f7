import { trackOf } from '../session/state.ts';
import type { SessionState } from '../session/state.ts';

/** A sender's picture grows in its first seconds, and sizes change with every layout. */
const lastsMs = 4_000;

/** Whose picture has been smaller than it is wanted for long enough to be worth a word. */
export class WeakLines {
  readonly #sinceMs = new Map<string, number>();

  /** To be called several times a second. @returns the ids of those participants */
  update({ participants, selfId }: SessionState, nowMs: number): ReadonlySet<string> {
    const weak = new Set<string>();
    for (const participant of participants) {
      const { id } = participant;
      const track = trackOf(participant, 'camera');
      const seen = track !== null && track.open && !track.muted && id !== selfId;
      if (!seen || (track.reason !== 'bandwidth:down' && track.reason !== 'notSent')) {
        this.#sinceMs.delete(id);
        continue;
      }
      const sinceMs = this.#sinceMs.get(id) ?? nowMs;
      this.#sinceMs.set(id, sinceMs);
      if (nowMs - sinceMs >= lastsMs) weak.add(id);
    }
    for (const id of this.#sinceMs.keys()) {
      if (!participants.some((participant) => participant.id === id)) this.#sinceMs.delete(id);
    }
    return weak;
  }
}
