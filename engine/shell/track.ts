import { EngineError } from '../errors.ts';
import type { ParticipantId, Source, TrackId, TrackInfo } from '../types.ts';
import type { EngineParticipant } from './participant.ts';
import type { MediaTap, TapOptions } from './tap.ts';

/**
 * A published track of a session, as it is now.
 *
 * @typeParam S the embedder's sources
 */
export interface EngineTrack<S extends Source = Source> extends TrackInfo<S> {
  /**
   * Reads the track's packets in the name of a participant of the session: a recorder or a bot is
   * somebody too, with a role that may receive. The tap's gate follows the grants of both, and it
   * stands in receipts and in the reader's `stats` like any other subscription. The reader needs no
   * connection of its own.
   *
   * Rejects with ENGINE_RECEIVE_NOT_GRANTED, ENGINE_LIMIT_REACHED, ENGINE_INVALID_ARGUMENT,
   * ENGINE_TRACK_NOT_FOUND once the track has ended, or as all calls of `EngineParticipant`.
   *
   * @param reader in whose name
   */
  tap(reader: EngineParticipant, options?: TapOptions): Promise<MediaTap>;
}

/** Opens a tap at the worker. */
export type OpenTap = (
  reader: ParticipantId,
  trackId: TrackId,
  options: TapOptions,
) => Promise<MediaTap>;

export class Track implements EngineTrack {
  readonly id: TrackId;
  readonly participantId: ParticipantId;
  readonly kind: TrackInfo['kind'];
  readonly source: Source;
  readonly rids: readonly string[];
  open: boolean;
  readonly #sessionId: string;
  readonly #openTap: OpenTap;

  constructor(sessionId: string, info: TrackInfo, openTap: OpenTap) {
    this.id = info.id;
    this.participantId = info.participantId;
    this.kind = info.kind;
    this.source = info.source;
    this.rids = info.rids;
    this.open = info.open;
    this.#sessionId = sessionId;
    this.#openTap = openTap;
  }

  async tap(reader: EngineParticipant, options: TapOptions = {}): Promise<MediaTap> {
    // An object of another session would name somebody else here.
    if (reader?.sessionId !== this.#sessionId) {
      throw new EngineError(
        'ENGINE_INVALID_ARGUMENT',
        'A track is tapped in the name of a participant of its own session.',
      );
    }
    return this.#openTap(reader.id, this.id, options);
  }
}
