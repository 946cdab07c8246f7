import type { CoreEvent } from '../commands.ts';
import { workerLostError } from '../errors.ts';
import type { TapId, TapOutput } from '../taps.ts';
import type {
  ParticipantId,
  Receipt,
  Role,
  SessionId,
  Source,
  TrackId,
  TrackInfo,
} from '../types.ts';
import { Emitter } from './emitter.ts';
import { Participant } from './participant.ts';
import type { EngineParticipant, Send } from './participant.ts';
import { reasonOf } from './abort.ts';
import { TapQueue } from './tap-queue.ts';
import { Tap } from './tap.ts';
import type { MediaTap, TapOptions } from './tap.ts';
import { Track } from './track.ts';
import type { EngineTrack } from './track.ts';

type EventOf<K extends CoreEvent['kind']> = Extract<CoreEvent, { kind: K }>;

/** What a session is told; they come after the result of the call that caused them. */
export interface SessionEvents<S extends Source = Source> {
  readonly trackPublished: Omit<EventOf<'trackPublished'>, 'track'> & {
    readonly track: TrackInfo<S>;
  };
  /** A track's gate opened or closed by a change of its publisher's grants. */
  readonly trackGate: EventOf<'trackGate'>;
  readonly trackEnded: EventOf<'trackEnded'>;
  /** Its worker ended: the session is over, all its media is gone, and so are its participants. */
  readonly workerLost: { readonly sessionId: SessionId; readonly code: 'ENGINE_WORKER_LOST' };
}

/** How somebody comes in. */
export interface AddParticipantOptions {
  /**
   * Connect ahead: publish, subscribe and connect as the role allows, while every gate stays closed
   * both ways and no track is announced, until the participant's `admit`. For a preview whose Join
   * shall show the others at once, and for a waiting room.
   */
  readonly held?: boolean;
}

/**
 * One live call. Its calls reject as those of `EngineParticipant`; `await using` closes it.
 *
 * @typeParam R the embedder's roles
 * @typeParam S its sources
 */
export interface EngineSession<
  R extends Role = Role,
  S extends Source = Source,
> extends AsyncDisposable {
  readonly id: SessionId;
  readonly participants: ReadonlyMap<ParticipantId, EngineParticipant<R, S>>;
  /** The tracks of all who are in, but for those of participants who are held. */
  readonly tracks: ReadonlyMap<TrackId, EngineTrack<S>>;

  /** Calls `listener` for every such event from now on; what it returns takes it off again. */
  on<Name extends keyof SessionEvents<S>>(
    name: Name,
    listener: (event: SessionEvents<S>[Name]) => void,
  ): () => void;

  /**
   * Lets somebody in. Rejects with ENGINE_PARTICIPANT_EXISTS, ENGINE_ROLE_NOT_FOUND or
   * ENGINE_LIMIT_REACHED.
   *
   * @param id the embedder's own, unique within the session
   * @param role decides what they may publish and receive
   */
  addParticipant(
    id: ParticipantId,
    role: R,
    options?: AddParticipantOptions,
  ): Promise<EngineParticipant<R, S>>;
  /** Removes everybody and ends; the id may be used again. */
  close(): Promise<Receipt>;
}

const REORDER_MS = 250;

export class Session implements EngineSession {
  readonly id: SessionId;
  readonly #participants = new Map<ParticipantId, Participant>();
  readonly #tracks = new Map<TrackId, Track>();
  readonly #taps = new Map<TapId, TapQueue>();
  #nextTap = 1;
  readonly #emitter = new Emitter<SessionEvents>();
  readonly #send: Send;
  readonly #closed: () => void;
  #isClosed = false;

  constructor(id: SessionId, send: Send, closed: () => void) {
    this.id = id;
    this.#send = send;
    this.#closed = closed;
  }

  get participants(): ReadonlyMap<ParticipantId, EngineParticipant> {
    return this.#participants;
  }

  get tracks(): ReadonlyMap<TrackId, EngineTrack> {
    return this.#tracks;
  }

  on<Name extends keyof SessionEvents>(
    name: Name,
    listener: (event: SessionEvents[Name]) => void,
  ): () => void {
    return this.#emitter.on(name, listener);
  }

  async addParticipant(
    id: ParticipantId,
    role: Role,
    { held = false }: AddParticipantOptions = {},
  ): Promise<EngineParticipant> {
    const { tracks } = await this.#send({
      kind: 'addParticipant',
      sessionId: this.id,
      participantId: id,
      role,
      held,
    });
    const participant = new Participant(this.id, id, tracks, this.#send, () => {
      // Somebody may have come again under the same id meanwhile.
      if (this.#participants.get(id) === participant) this.#participants.delete(id);
    });
    this.#participants.set(id, participant);
    return participant;
  }

  async close(): Promise<Receipt> {
    const receipt = await this.#send({ kind: 'closeSession', sessionId: this.id });
    this.#isClosed = true;
    for (const participant of this.#participants.values())
      participant.leave('ENGINE_SESSION_NOT_FOUND');
    this.#participants.clear();
    this.#closed();
    return receipt;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isClosed) await this.close();
  }

  /** From the engine, in the turn in which it heard: `tracks` is right before anybody is told. */
  note(event: CoreEvent): void {
    switch (event.kind) {
      case 'trackPublished':
        this.#tracks.set(
          event.track.id,
          new Track(this.id, event.track, (...tap) => this.#openTap(...tap)),
        );
        return;
      case 'trackGate': {
        const track = this.#tracks.get(event.trackId);
        if (track !== undefined) track.open = event.open;
        return;
      }
      case 'trackEnded':
        this.#tracks.delete(event.trackId);
        return;
      default:
        return;
    }
  }

  /** From the engine. */
  tell(event: CoreEvent): void {
    switch (event.kind) {
      case 'trackPublished':
        return this.#emitter.emit('trackPublished', event);
      case 'trackGate':
        return this.#emitter.emit('trackGate', event);
      case 'trackEnded':
        return this.#emitter.emit('trackEnded', event);
      case 'subscribeOffer':
      case 'transportState':
      case 'layerChanged':
        // A participant that was removed in the same turn hears nothing more.
        return this.#participants.get(event.participantId)?.tell(event);
    }
  }

  /** From the engine. */
  tapped(output: TapOutput): void {
    this.#taps.get(output.tapId)?.tell(output);
    if (output.kind === 'ended') this.#taps.delete(output.tapId);
  }

  /** From the engine. */
  lose(): void {
    this.#isClosed = true;
    for (const participant of this.#participants.values()) participant.leave('ENGINE_WORKER_LOST');
    for (const tap of this.#taps.values()) tap.end(workerLostError());
    this.#participants.clear();
    this.#tracks.clear();
    this.#taps.clear();
    this.#emitter.emit('workerLost', { sessionId: this.id, code: 'ENGINE_WORKER_LOST' });
  }

  async #openTap(
    reader: ParticipantId,
    trackId: TrackId,
    { signal, spatial = null, reorderMs = REORDER_MS }: TapOptions,
  ): Promise<MediaTap> {
    if (signal?.aborted) throw reasonOf(signal);
    const ids = { sessionId: this.id, participantId: reader, tapId: `tap ${this.#nextTap++}` };
    const queue = new TapQueue();
    // Known before the worker is: its first packets may be told ahead of the command's result.
    this.#taps.set(ids.tapId, queue);
    const close = async (): Promise<void> => {
      if (this.#taps.delete(ids.tapId)) await this.#send({ kind: 'endTap', ...ids });
    };
    const abort = (): void => {
      if (signal !== undefined) queue.end(reasonOf(signal));
      // The participant or its worker may be gone, and the tap with them.
      close().catch(() => undefined);
    };
    try {
      const facts = await this.#send({ kind: 'tap', ...ids, trackId, spatial, reorderMs });
      signal?.addEventListener('abort', abort, { once: true });
      if (signal?.aborted) {
        abort();
        throw reasonOf(signal);
      }
      return new Tap({ trackId, ...facts }, queue, close);
    } catch (error) {
      this.#taps.delete(ids.tapId);
      throw error;
    }
  }
}
