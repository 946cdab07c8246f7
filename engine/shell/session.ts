import type { CoreEvent, EngineErrorCode } from '../commands.ts';
import { EngineError, workerLostError } from '../errors.ts';
import type { TapId, TapOutput } from '../taps.ts';
import type {
  ParticipantId,
  ParticipantLine,
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
    readonly track: EngineTrack<S>;
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
  /** How the lines of all who are in are now, in no order, but for those who are held. */
  lines(): Promise<readonly ParticipantLine[]>;
  /** Removes everybody and ends; the id may be used again. */
  close(): Promise<Receipt>;
}

/** Retransmissions of video take a round trip or two; nothing is asked for again of audio. */
const REORDER_MS = { video: 250, audio: 60 } as const;

/** What a tap that is closed may find: that all it belongs to is gone already. */
const GONE: ReadonlySet<EngineErrorCode> = new Set([
  'ENGINE_PARTICIPANT_NOT_FOUND',
  'ENGINE_SESSION_NOT_FOUND',
  'ENGINE_WORKER_LOST',
  'ENGINE_CLOSED',
]);

export class Session implements EngineSession {
  readonly id: SessionId;
  readonly #participants = new Map<ParticipantId, Participant>();
  readonly #tracks = new Map<TrackId, Track>();
  readonly #taps = new Map<TapId, TapQueue>();
  #nextTap = 1;
  readonly #emitter = new Emitter<SessionEvents>();
  readonly #send: Send;
  readonly #closed: () => void;
  /** Why nothing can be asked of it any more. */
  #over: EngineError | null = null;

  constructor(id: SessionId, send: Send, closed: () => void) {
    this.id = id;
    // By its id alone a call of today's could reach tomorrow's session.
    this.#send = (command) => (this.#over === null ? send(command) : Promise.reject(this.#over));
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

  lines(): Promise<readonly ParticipantLine[]> {
    return this.#send({ kind: 'lines', sessionId: this.id });
  }

  async close(): Promise<Receipt> {
    const closing = this.#send({ kind: 'closeSession', sessionId: this.id });
    this.#over ??= new EngineError('ENGINE_SESSION_NOT_FOUND', `Session ${this.id} is closed.`);
    const over = this.#over;
    const receipt = await closing;
    this.end(over);
    this.#closed();
    return receipt;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#over === null) await this.close();
  }

  #newTrack(info: TrackInfo): Track {
    return new Track(this.id, info, (...tap) => this.#openTap(...tap));
  }

  /** From the engine, in the turn in which it heard: `tracks` is right before anybody is told. */
  note(event: CoreEvent): void {
    switch (event.kind) {
      case 'trackPublished':
        this.#tracks.set(event.track.id, this.#newTrack(event.track));
        return;
      case 'trackGate': {
        const track = this.#tracks.get(event.trackId);
        if (track !== undefined) track.open = event.open;
        return;
      }
      case 'trackEnded':
        this.#tracks.delete(event.trackId);
        return;
      case 'subscribeOffer':
      case 'transportState':
      case 'layerChanged':
        return this.#participants.get(event.participantId)?.note(event);
    }
  }

  /** From the engine. */
  tell(event: CoreEvent): void {
    switch (event.kind) {
      case 'trackPublished':
        return this.#emitter.emit('trackPublished', {
          ...event,
          track: this.#tracks.get(event.track.id) ?? this.#newTrack(event.track),
        });
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

  /** From the engine: nothing that anybody waits for in here will come about any more. */
  end(error: EngineError): void {
    this.#over ??= error;
    for (const participant of this.#participants.values()) participant.leave(error.code);
    for (const tap of this.#taps.values()) tap.end(null);
    this.#participants.clear();
    this.#tracks.clear();
    this.#taps.clear();
  }

  /** From the engine. */
  lose(): void {
    const error = workerLostError();
    for (const tap of this.#taps.values()) tap.end(error);
    this.end(error);
    this.#emitter.emit('workerLost', { sessionId: this.id, code: 'ENGINE_WORKER_LOST' });
  }

  async #openTap(
    reader: ParticipantId,
    trackId: TrackId,
    { signal, spatial = null, reorderMs }: TapOptions,
  ): Promise<MediaTap> {
    if (signal?.aborted) throw reasonOf(signal);
    const ids = { sessionId: this.id, participantId: reader, tapId: `tap ${this.#nextTap++}` };
    const abort = (): void => {
      if (signal !== undefined) queue.end(reasonOf(signal));
      close().catch(() => undefined);
    };
    const queue = new TapQueue(() => signal?.removeEventListener('abort', abort));
    // Known before the worker is: its first packets may be told ahead of the command's result.
    this.#taps.set(ids.tapId, queue);
    const close = async (): Promise<void> => {
      if (!this.#taps.delete(ids.tapId)) return;
      try {
        await this.#send({ kind: 'endTap', ...ids });
      } catch (error) {
        if (!(error instanceof EngineError && GONE.has(error.code))) throw error;
      }
    };
    try {
      const kind = this.#tracks.get(trackId)?.kind ?? 'video';
      const facts = await this.#send({
        kind: 'tap',
        ...ids,
        trackId,
        spatial,
        reorderMs: reorderMs ?? REORDER_MS[kind],
      });
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
