import type { CoreEvent } from '../commands.ts';
import type { ParticipantId, Receipt, Role, SessionId } from '../types.ts';
import { Emitter } from './emitter.ts';
import { Participant } from './participant.ts';
import type { EngineParticipant, Send } from './participant.ts';

type EventOf<K extends CoreEvent['kind']> = Extract<CoreEvent, { kind: K }>;

/** What a session is told; they come after the result of the call that caused them. */
export interface SessionEvents {
  readonly trackPublished: EventOf<'trackPublished'>;
  /** A track's gate opened or closed by a change of its publisher's grants. */
  readonly trackGate: EventOf<'trackGate'>;
  readonly trackEnded: EventOf<'trackEnded'>;
  /** Its worker ended: the session is over, all its media is gone, and so are its participants. */
  readonly workerLost: { readonly sessionId: SessionId; readonly code: 'ENGINE_WORKER_LOST' };
}

export interface AddParticipantOptions {
  /**
   * Connect ahead: publish, subscribe and connect as the role allows, while every gate stays closed
   * both ways and no track is announced, until the participant's `admit`. For a preview whose Join
   * shall show the others at once, and for a waiting room.
   */
  readonly held?: boolean;
}

/** One live call. Its calls reject as those of `EngineParticipant`. */
export interface EngineSession {
  readonly id: SessionId;
  readonly participants: ReadonlyMap<ParticipantId, EngineParticipant>;

  /** Calls `listener` for every such event from now on; what it returns takes it off again. */
  on<Name extends keyof SessionEvents>(
    name: Name,
    listener: (event: SessionEvents[Name]) => void,
  ): () => void;

  /**
   * @param id the embedder's own, unique within the session
   *
   * Rejects with ENGINE_PARTICIPANT_EXISTS, ENGINE_ROLE_NOT_FOUND or ENGINE_LIMIT_REACHED.
   */
  addParticipant(
    id: ParticipantId,
    role: Role,
    options?: AddParticipantOptions,
  ): Promise<EngineParticipant>;
  /** Removes everybody and ends; the id may be used again. */
  close(): Promise<Receipt>;
}

export class Session implements EngineSession {
  readonly id: SessionId;
  readonly #participants = new Map<ParticipantId, Participant>();
  readonly #emitter = new Emitter<SessionEvents>();
  readonly #send: Send;
  readonly #closed: () => void;

  constructor(id: SessionId, send: Send, closed: () => void) {
    this.id = id;
    this.#send = send;
    this.#closed = closed;
  }

  get participants(): ReadonlyMap<ParticipantId, EngineParticipant> {
    return this.#participants;
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
    this.#participants.clear();
    this.#closed();
    return receipt;
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
  lose(): void {
    this.#participants.clear();
    this.#emitter.emit('workerLost', { sessionId: this.id, code: 'ENGINE_WORKER_LOST' });
  }
}
