import type { Kind } from '../types.ts';
import type { OfferedSection } from '../transport/sdp/index.ts';
import type { Outgoing } from './outgoing.ts';

/** One m-line of the offers to a participant. Lines are added or recycled, never removed. */
interface Line {
  readonly kind: Kind;
  mid: string;
  /** Null once what it carried has ended: offered with port 0 until somebody recycles it. */
  outgoing: Outgoing | null;
  /** The far end has answered the line as ended, so that its place may be given away. */
  free: boolean;
}

/** First in every offer. Without it the end of the last track would end the transport, too. */
const CARRIER: OfferedSection = { state: 'carrier', mid: '0' };

/**
 * The m-lines of one downstream transport and the offers made of them (RFC 3264 §8, RFC 9429 §5.2).
 *
 *     stable --takeOffer()--> offered --answered()--> stable
 *
 * Changes while an offer is out wait for its answer: offers never cross.
 */
export class Negotiation {
  readonly #lines: Line[] = [];
  #nextMid = 1;
  #offerId = 0;
  /** From the beginning: an offer of the carrier alone connects ahead of any track. */
  #changed = true;
  #offered: readonly Line[] | null = null;

  /** Something has changed since the last offer, and no offer is out. */
  get wantsOffer(): boolean {
    return this.#changed && this.#offered === null;
  }

  get offerId(): number {
    return this.#offerId;
  }

  get isOffered(): boolean {
    return this.#offered !== null;
  }

  add(outgoing: Outgoing): void {
    const { kind } = outgoing.track.section;
    const line = this.#lines.find((candidate) => candidate.free && candidate.kind === kind);
    const mid = String(this.#nextMid++);
    if (line === undefined) {
      this.#lines.push({ kind, mid, outgoing, free: false });
    } else {
      // A recycled line gets a new mid (RFC 9429 §5.2.2).
      line.mid = mid;
      line.outgoing = outgoing;
      line.free = false;
    }
    this.#changed = true;
  }

  end(outgoing: Outgoing): void {
    const line = this.#lines.find((candidate) => candidate.outgoing === outgoing);
    if (line === undefined) return;
    line.outgoing = null;
    this.#changed = true;
  }

  /** The sections of the next offer, which is then out. */
  takeOffer(): {
    offerId: number;
    sections: OfferedSection[];
    tracks: { mid: string; trackId: string }[];
  } {
    this.#changed = false;
    this.#offered = this.#lines.map((line) => ({ ...line }));
    this.#offerId++;
    const sections: OfferedSection[] = [CARRIER];
    const tracks: { mid: string; trackId: string }[] = [];
    for (const { outgoing, mid, kind } of this.#lines) {
      if (outgoing === null) {
        sections.push({ state: 'rejected', mid, kind });
        continue;
      }
      sections.push(outgoing.offered(mid));
      tracks.push({ mid, trackId: outgoing.track.id });
    }
    return { offerId: this.#offerId, sections, tracks };
  }

  /** The offer has been answered. @returns what it offered and still stands, by mid. */
  answered(): ReadonlyMap<string, Outgoing> {
    const offered = this.#offered ?? [];
    this.#offered = null;
    const standing = new Map<string, Outgoing>();
    for (const [index, before] of offered.entries()) {
      const line = this.#lines[index];
      if (line === undefined || line.mid !== before.mid) continue;
      if (before.outgoing === null) line.free = true;
      else if (line.outgoing === before.outgoing) standing.set(line.mid, line.outgoing);
    }
    return standing;
  }
}
