import type {
  Command,
  CommandKind,
  CommandValue,
  CoreEvent,
  EngineErrorCode,
} from '../commands.ts';
import { EngineError } from '../errors.ts';
import type {
  Direction,
  Grants,
  OfferedTrack,
  ParticipantId,
  ParticipantStats,
  PublishAnswer,
  Receipt,
  Role,
  SessionId,
  ShownSize,
  Source,
  TrackId,
  TrackInfo,
  TransportState,
} from '../types.ts';
import { reasonOf } from './abort.ts';
import { Emitter } from './emitter.ts';

type EventOf<K extends CoreEvent['kind']> = Extract<CoreEvent, { kind: K }>;

/** What a participant is told; each event carries the ids of its session and participant. */
export interface ParticipantEvents {
  /** Show the offer to this participant's browser, and its answer to `acceptAnswer`. */
  readonly subscribeOffer: EventOf<'subscribeOffer'>;
  readonly transportState: EventOf<'transportState'>;
  /** What is on the wire of one subscription, and why. */
  readonly layerChanged: EventOf<'layerChanged'>;
}

/**
 * One presence in a session. All calls reject with an `EngineError`; any of them with
 * ENGINE_INVALID_ARGUMENT for an argument of the wrong type, ENGINE_PARTICIPANT_NOT_FOUND once
 * removed, ENGINE_SESSION_NOT_FOUND once the session is closed, ENGINE_WORKER_LOST when its worker
 * ended, ENGINE_CLOSED after the engine's close. `await using` removes it.
 *
 * @typeParam R the embedder's roles
 * @typeParam S its sources
 */
export interface EngineParticipant<
  R extends Role = Role,
  S extends Source = Source,
> extends AsyncDisposable {
  readonly id: ParticipantId;
  readonly sessionId: SessionId;
  /** The session's tracks at the time of `addParticipant`; later ones come as events of the session. */
  readonly tracks: readonly TrackInfo<S>[];

  /** Calls `listener` for every such event from now on; what it returns takes it off again. */
  on<Name extends keyof ParticipantEvents>(
    name: Name,
    listener: (event: ParticipantEvents[Name]) => void,
  ): () => void;

  /**
   * Answers the participant's offer. Sources outside of its grants are listed in `refused` and
   * answered `inactive`; the others become tracks. Call it again to add or end tracks.
   *
   * Rejects with ENGINE_SDP_INVALID, ENGINE_SDP_NOT_SECURE, ENGINE_SDP_NO_FINGERPRINT,
   * ENGINE_SDP_SETUP, ENGINE_SDP_NO_BUNDLE, ENGINE_SDP_NO_CODEC or ENGINE_LIMIT_REACHED.
   *
   * @param tracks which m-section shows what; sections that are not named stay `inactive`
   */
  publish(sdp: string, tracks: readonly OfferedTrack<S>[]): Promise<PublishAnswer<S>>;
  /** Ends a track of this participant. Rejects with ENGINE_TRACK_NOT_FOUND. */
  unpublish(trackId: TrackId): Promise<Receipt>;
  /**
   * Adds subscriptions; an offer follows as the event `subscribeOffer`. With an empty list it only
   * connects, so that later tracks come at once. Rejects with
   * ENGINE_TRACK_NOT_FOUND, ENGINE_RECEIVE_NOT_GRANTED or ENGINE_LIMIT_REACHED.
   *
   * @param options.renew over a new transport, whose offers have another session id in their `o=`
   * line: the one before is over, and its subscriptions go on over this one
   */
  subscribe(trackIds: readonly TrackId[], options?: { readonly renew?: boolean }): Promise<void>;
  /** Ends subscriptions; an offer without them follows. One that has ended already is no error. */
  unsubscribe(trackIds: readonly TrackId[]): Promise<void>;
  /** Rejects with ENGINE_OFFER_OUTDATED unless it answers the latest offer, or ENGINE_SDP_…. */
  acceptAnswer(offerId: number, sdp: string): Promise<void>;
  /** Decides the layer, together with the bandwidth. Rejects with ENGINE_TRACK_NOT_FOUND. */
  setShownSize(trackId: TrackId, size: ShownSize): Promise<void>;
  /** Pins the choice of layer; null lifts it. Rejects with ENGINE_TRACK_NOT_FOUND. */
  setPreferredLayer(trackId: TrackId, spatial: number | null): Promise<void>;
  /**
   * Lets a held participant in with the grants of `role`: its tracks are announced, and gates open
   * on what has been negotiated already. For one that is not held it is `setRole`. Rejects with
   * ENGINE_ROLE_NOT_FOUND.
   */
  admit(role: R): Promise<Receipt>;
  /**
   * Changes the grants to those of `role`. Resolves once the worker enforces them: from
   * `appliedAtMs` on, no packet of a revoked source leaves. Rejects with ENGINE_ROLE_NOT_FOUND.
   */
  setRole(role: R): Promise<Receipt>;
  /** As `setRole`, with grants outside of the table; the next `setRole` replaces them. */
  setGrants(grants: Grants<S>): Promise<Receipt>;
  /**
   * Resolves when media can flow in this direction: ICE and DTLS are done, over UDP or TCP. Rejects
   * with ENGINE_TRANSPORT_FAILED when the connection is over before it began, and with the signal's
   * reason.
   */
  connected(direction: Direction, options?: { readonly signal?: AbortSignal }): Promise<void>;
  /** Ends its tracks, subscriptions and transports. */
  remove(): Promise<Receipt>;
  /** What has been counted so far; counters only grow while their transport or track lives. */
  stats(): Promise<ParticipantStats>;
}

/** None of them is left again: another connection begins anew. */
const OVER: readonly TransportState[] = ['disconnected', 'failed', 'closed'];

/** Sends one command to the worker that has the session. */
export type Send = <K extends CommandKind>(
  command: Extract<Command, { kind: K }>,
) => Promise<CommandValue[K]>;

export class Participant implements EngineParticipant {
  readonly id: ParticipantId;
  readonly sessionId: SessionId;
  readonly tracks: readonly TrackInfo[];
  readonly #send: Send;
  readonly #removed: () => void;
  readonly #emitter = new Emitter<ParticipantEvents>();
  readonly #states = new Map<Direction, TransportState>();
  readonly #left = new AbortController();

  constructor(
    sessionId: SessionId,
    id: ParticipantId,
    tracks: readonly TrackInfo[],
    send: Send,
    removed: () => void,
  ) {
    this.sessionId = sessionId;
    this.id = id;
    this.tracks = tracks;
    // By their id alone a call for who has gone could reach who came after under the same one.
    this.#send = (command) =>
      this.#left.signal.aborted ? Promise.reject(reasonOf(this.#left.signal)) : send(command);
    this.#removed = removed;
  }

  on<Name extends keyof ParticipantEvents>(
    name: Name,
    listener: (event: ParticipantEvents[Name]) => void,
  ): () => void {
    return this.#emitter.on(name, listener);
  }

  /** From the session: nothing that waits for this participant will come about any more. */
  leave(code: EngineErrorCode): void {
    this.#left.abort(new EngineError(code, `Participant ${this.id} is no longer in the session.`));
  }

  /** From the session, in the turn in which it heard. */
  note(event: ParticipantEvents[keyof ParticipantEvents]): void {
    if (event.kind === 'transportState') this.#states.set(event.direction, event.state);
  }

  /** From the session. */
  tell(event: ParticipantEvents[keyof ParticipantEvents]): void {
    switch (event.kind) {
      case 'subscribeOffer':
        return this.#emitter.emit('subscribeOffer', event);
      case 'transportState':
        return this.#emitter.emit('transportState', event);
      case 'layerChanged':
        return this.#emitter.emit('layerChanged', event);
    }
  }

  publish(sdp: string, tracks: readonly OfferedTrack[]): Promise<PublishAnswer> {
    return this.#send({ kind: 'publish', ...this.#ids(), sdp, tracks });
  }

  unpublish(trackId: TrackId): Promise<Receipt> {
    return this.#send({ kind: 'unpublish', ...this.#ids(), trackId });
  }

  subscribe(trackIds: readonly TrackId[], { renew = false } = {}): Promise<void> {
    return this.#send({ kind: 'subscribe', ...this.#ids(), trackIds, renew });
  }

  unsubscribe(trackIds: readonly TrackId[]): Promise<void> {
    return this.#send({ kind: 'unsubscribe', ...this.#ids(), trackIds });
  }

  acceptAnswer(offerId: number, sdp: string): Promise<void> {
    return this.#send({ kind: 'acceptAnswer', ...this.#ids(), offerId, sdp });
  }

  setShownSize(trackId: TrackId, size: ShownSize): Promise<void> {
    return this.#send({ kind: 'setShownSize', ...this.#ids(), trackId, size });
  }

  setPreferredLayer(trackId: TrackId, spatial: number | null): Promise<void> {
    return this.#send({ kind: 'setPreferredLayer', ...this.#ids(), trackId, spatial });
  }

  admit(role: Role): Promise<Receipt> {
    return this.#send({ kind: 'admit', ...this.#ids(), role });
  }

  setRole(role: Role): Promise<Receipt> {
    return this.#send({ kind: 'setRole', ...this.#ids(), role });
  }

  setGrants(grants: Grants): Promise<Receipt> {
    return this.#send({ kind: 'setGrants', ...this.#ids(), grants });
  }

  async remove(): Promise<Receipt> {
    const removing = this.#send({ kind: 'removeParticipant', ...this.#ids() });
    this.leave('ENGINE_PARTICIPANT_NOT_FOUND');
    const receipt = await removing;
    this.#removed();
    return receipt;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#left.signal.aborted) await this.remove();
  }

  connected(direction: Direction, { signal }: { signal?: AbortSignal } = {}): Promise<void> {
    const signals = [this.#left.signal, ...(signal === undefined ? [] : [signal])];
    const ended = AbortSignal.any(signals);
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        const state = this.#states.get(direction);
        if (ended.aborted) reject(reasonOf(ended));
        else if (state === 'connected') resolve();
        else if (state !== undefined && OVER.includes(state)) reject(transportFailed(direction));
        else return;
        off();
        ended.removeEventListener('abort', settle);
      };
      const off = this.#emitter.on('transportState', settle);
      ended.addEventListener('abort', settle);
      settle();
    });
  }

  stats(): Promise<ParticipantStats> {
    return this.#send({ kind: 'stats', ...this.#ids() });
  }

  #ids(): { sessionId: SessionId; participantId: ParticipantId } {
    return { sessionId: this.sessionId, participantId: this.id };
  }
}

function transportFailed(direction: Direction): EngineError {
  return new EngineError('ENGINE_TRANSPORT_FAILED', `The ${direction} connection is over.`);
}
