import type { Grants, LineQuality, ParticipantId, SessionId } from '../types.ts';
import type { TapId } from '../taps.ts';
import type { Downstream } from './downstream.ts';
import type { Tap } from './tap.ts';
import type { Track } from './track.ts';
import type { Upstream } from './upstream.ts';

/** One presence in a session: what it may do, and its two transports once they exist. */
export class Participant {
  readonly id: ParticipantId;
  readonly sessionId: SessionId;
  /**
   * Random, in place of the embedder's id wherever others or the wire see it: CNAME (RFC 7022)
   * and stream ids, whose grammar an embedder's own words might break.
   */
  readonly mediaId: string;
  grants: Grants;
  /**
   * Connected ahead of being let in: what is negotiated goes by the grants, but every gate is
   * closed, both ways, and its tracks are nobody's to see.
   */
  held: boolean;
  upstream: Upstream | null = null;
  downstream: Downstream | null = null;
  readonly taps = new Map<TapId, Tap>();

  constructor(options: {
    id: ParticipantId;
    sessionId: SessionId;
    mediaId: string;
    grants: Grants;
    held: boolean;
  }) {
    this.id = options.id;
    this.sessionId = options.sessionId;
    this.mediaId = options.mediaId;
    this.grants = options.grants;
    this.held = options.held;
  }

  /** How its line is, both directions taken together: of losses the worse. */
  line(nowMs: number): LineQuality {
    const down = this.downstream?.line(nowMs) ?? null;
    const up = this.upstream?.line(nowMs) ?? null;
    const lost = [down?.lost, up?.lost].filter((share) => typeof share === 'number');
    return {
      protocol: down?.protocol ?? up?.protocol ?? null,
      roundTripMs: down?.roundTripMs ?? null,
      lost: lost.length > 0 ? Math.max(...lost) : null,
    };
  }

  /** Every track that it receives, or would with an open gate: over its transport or by a tap. */
  get received(): ReadonlySet<Track> {
    return new Set([
      ...(this.downstream?.outgoing.keys() ?? []),
      ...[...this.taps.values()].map(({ track }) => track),
    ]);
  }
}
