/** Answers kept for a client that may not have got them: their number and their size. */
const maxKept = 64;
const maxKeptBytes = 262_144;

export type Standing =
  | { readonly kind: 'new' }
  /** Sent again while it is carried out; its answer will come. */
  | { readonly kind: 'underway' }
  | { readonly kind: 'answered'; readonly frame: Uint8Array }
  /** So long ago that its answer is no longer kept. */
  | { readonly kind: 'outdated' };

/**
 * Carries out each request of a participant once: after a resume a client sends again what was not
 * answered, and cannot know whether the request or only the answer was lost.
 */
export class AnswerBook {
  readonly #underway = new Set<number>();
  /** In the order of answering, which is the order of forgetting. */
  readonly #answered = new Map<number, Uint8Array>();
  #answeredBytes = 0;
  #highestId = 0;

  get underway(): number {
    return this.#underway.size;
  }

  standing(id: number): Standing {
    if (this.#underway.has(id)) return { kind: 'underway' };
    const frame = this.#answered.get(id);
    if (frame) return { kind: 'answered', frame };
    return { kind: id > this.#highestId ? 'new' : 'outdated' };
  }

  begin(id: number): void {
    this.#highestId = Math.max(this.#highestId, id);
    this.#underway.add(id);
  }

  finish(id: number, frame: Uint8Array): void {
    this.#underway.delete(id);
    this.#answered.set(id, frame);
    this.#answeredBytes += frame.length;
    for (const [oldId, oldFrame] of this.#answered) {
      if (this.#answered.size <= maxKept && this.#answeredBytes <= maxKeptBytes) break;
      this.#answered.delete(oldId);
      this.#answeredBytes -= oldFrame.length;
    }
  }
}
