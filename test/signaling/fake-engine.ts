import type {
  ClosedSubscription,
  Engine,
  EngineParticipant,
  EngineSession,
  ParticipantLine,
  PublishAnswer,
  Receipt,
  RoleTable,
  TrackInfo,
} from 'auscult/engine';

type Listener = (event: never) => void;

class Emitter {
  readonly #listeners = new Map<string, Set<Listener>>();

  on(name: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  emit(name: string, event: unknown): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(event as never);
  }
}

export class FakeEngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** A gate for a promise: what is held waits until it is let go. */
export class Hold {
  #release: (() => void) | null = null;
  #held: Promise<void> = Promise.resolve();

  hold(): void {
    this.#held = new Promise((resolve) => (this.#release = resolve));
  }

  release(): void {
    this.#release?.();
  }

  async pass(): Promise<void> {
    await this.#held;
  }
}

export class FakeParticipant extends Emitter {
  readonly id: string;
  role: string;
  readonly subscribed = new Set<string>();
  readonly calls: string[] = [];
  readonly session: FakeSession;
  removed = false;
  held: boolean;

  constructor(session: FakeSession, id: string, role: string, held: boolean) {
    super();
    this.session = session;
    this.id = id;
    this.role = role;
    this.held = held;
  }

  async publish(
    sdp: string,
    tracks: readonly { mid: string; source: string }[],
  ): Promise<PublishAnswer> {
    this.calls.push('publish');
    await this.session.engine.publishing.pass();
    if (sdp === 'crash') throw new Error('INJECTED_BY_TEST');
    if (sdp === 'bad') throw new FakeEngineError('ENGINE_SDP_INVALID');
    const allowed = this.session.engine.roles[this.role]?.publish ?? [];
    const taken = tracks.filter(({ source }) => allowed.includes(source));
    const made = taken.map(({ mid, source }): TrackInfo & { mid: string } => ({
      mid,
      id: `${this.id}-${source}`,
      participantId: this.id,
      kind: source.startsWith('microphone') ? 'audio' : 'video',
      source,
      open: true,
      rids: [''],
    }));
    for (const { mid: _mid, ...track } of made) {
      this.session.tracks.set(track.id, track);
      if (!this.held) this.session.emit('trackPublished', { track });
    }
    return {
      sdp: `answer to ${sdp}`,
      tracks: made,
      refused: tracks
        .filter(({ source }) => !allowed.includes(source))
        .map(({ mid, source }) => ({ mid, source, code: 'ENGINE_SOURCE_NOT_GRANTED' as const })),
    };
  }

  async unpublish(trackId: string): Promise<Receipt> {
    if (!this.session.tracks.delete(trackId)) throw new FakeEngineError('ENGINE_TRACK_NOT_FOUND');
    this.session.emit('trackEnded', { trackId, participantId: this.id });
    return receipt();
  }

  async subscribe(trackIds: readonly string[]): Promise<void> {
    this.calls.push(`subscribe ${trackIds.join(' ')}`);
    for (const id of trackIds) this.subscribed.add(id);
  }

  async unsubscribe(trackIds: readonly string[]): Promise<void> {
    for (const id of trackIds) this.subscribed.delete(id);
  }

  async acceptAnswer(offerId: number): Promise<void> {
    this.calls.push(`answer ${String(offerId)}`);
  }

  async setShownSize(trackId: string, size: { width: number; height: number }): Promise<void> {
    this.calls.push(`size ${trackId} ${String(size.width)}x${String(size.height)}`);
  }

  async setPreferredLayer(trackId: string, spatial: number | null): Promise<void> {
    this.calls.push(`layer ${trackId} ${String(spatial)}`);
  }

  async admit(role: string): Promise<Receipt> {
    this.calls.push('admit');
    const done = await this.setRole(role);
    this.held = false;
    // As the real engine: in a turn after the one in which the result is there.
    setImmediate(() => {
      for (const track of this.session.tracks.values()) {
        if (track.participantId === this.id) this.session.emit('trackPublished', { track });
      }
    });
    return done;
  }

  async setRole(role: string): Promise<Receipt> {
    if (!this.session.engine.roles[role]) throw new FakeEngineError('ENGINE_ROLE_NOT_FOUND');
    await this.session.engine.enforcing.pass();
    this.role = role;
    this.session.engine.log.push(`setRole ${this.id} ${role}`);
    return receipt();
  }

  async remove(): Promise<Receipt> {
    await this.session.engine.enforcing.pass();
    this.removed = true;
    this.session.participants.delete(this.id);
    this.session.engine.log.push(`remove ${this.id}`);
    return receipt();
  }

  async stats(): Promise<never> {
    throw new Error('not asked for over signaling');
  }
}

export class FakeSession extends Emitter {
  readonly id: string;
  readonly engine: FakeEngine;
  readonly participants = new Map<string, FakeParticipant>();
  readonly tracks = new Map<string, TrackInfo>();

  constructor(engine: FakeEngine, id: string) {
    super();
    this.engine = engine;
    this.id = id;
  }

  async addParticipant(
    id: string,
    role: string,
    { held = false }: { held?: boolean } = {},
  ): Promise<FakeParticipant> {
    if (this.participants.has(id)) throw new FakeEngineError('ENGINE_PARTICIPANT_EXISTS');
    const participant = new FakeParticipant(this, id, role, held);
    this.participants.set(id, participant);
    return participant;
  }

  async lines(): Promise<readonly ParticipantLine[]> {
    return [...this.participants.values()]
      .filter(({ held }) => !held)
      .map(({ id }) => ({ participantId: id, protocol: 'udp', roundTripMs: 45, lost: 0.5 }));
  }

  async close(): Promise<Receipt> {
    await this.engine.enforcing.pass();
    this.engine.sessions.delete(this.id);
    this.engine.log.push(`close ${this.id}`);
    return receipt();
  }
}

/**
 * The engine's commands without media, for tests of what signaling makes of them. That the real
 * engine is met is for `engine.test.ts`.
 */
export class FakeEngine {
  readonly roles: RoleTable;
  readonly sessions = new Map<string, FakeSession>();
  readonly log: string[] = [];
  /** Holds back publish, and what must be enforced: setRole, remove, close. */
  readonly publishing = new Hold();
  readonly enforcing = new Hold();

  constructor(roles: RoleTable) {
    this.roles = roles;
  }

  async createSession(id: string): Promise<FakeSession> {
    if (this.sessions.has(id)) throw new FakeEngineError('ENGINE_SESSION_EXISTS');
    const session = new FakeSession(this, id);
    this.sessions.set(id, session);
    return session;
  }

  participant(sessionId: string, id: string): FakeParticipant {
    const found = this.sessions.get(sessionId)?.participants.get(id);
    if (!found) throw new Error(`no ${id} in ${sessionId}`);
    return found;
  }

  asEngine(): Engine {
    return this as unknown as Engine;
  }
}

export type FakeEngineShapes = [EngineSession, EngineParticipant];

function receipt(): Receipt {
  const closed: readonly ClosedSubscription[] = [];
  return { appliedAtMs: 1, closed };
}
