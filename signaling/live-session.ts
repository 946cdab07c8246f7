import type { Engine, EngineSession, Receipt, Role, RoleTable } from 'auscult/engine';
import type {
  JoinResult,
  Notice,
  ParticipantLine,
  Self,
  SessionInfo,
  TrackInfo,
} from 'auscult/proto';
import type { Admission } from './admission.ts';
import { isRefusal, isSamePerson } from './admission.ts';
import { closeCodes, refusal } from './codes.ts';
import type { Refusal } from './codes.ts';
import type { Connection } from './connection.ts';
import { followParticipant, followSession } from './engine-events.ts';
import type { Events } from './events.ts';
import type { Limits } from './limits.ts';
import { LiveParticipant } from './live-participant.ts';
import { Mailbox } from './mailbox.ts';
import type { ResumeBook } from './resume-book.ts';

/** How somebody comes: over which line, and for whom it counts. */
export interface Arrival {
  readonly connection: Connection;
  readonly autoSubscribe: boolean;
  readonly address: string;
}

/** What a session needs of the server around it. */
export interface SessionContext {
  readonly engine: Engine;
  readonly roles: RoleTable;
  readonly limits: Limits;
  readonly events: Events;
  readonly resumes: ResumeBook<LiveParticipant>;
  readonly keepsDoor: (who: Admission) => boolean;
  /** The session is over: empty, closed, or lost with its media worker. */
  readonly over: (session: LiveSession) => void;
}

/**
 * One session while anybody is inside. Methods that return promises run within the mailbox, one at
 * a time; what the engine tells in between is passed on as it comes.
 */
export class LiveSession {
  readonly id: string;
  readonly mailbox = new Mailbox();
  readonly participants = new Map<string, LiveParticipant>();
  /** Connected ahead of their Join. Nobody is told of them, and the engine holds them. */
  readonly prepared = new Set<LiveParticipant>();
  readonly tracks = new Map<string, TrackInfo>();
  readonly #context: SessionContext;
  #engine: EngineSession | null = null;
  #info: SessionInfo;
  #over = false;

  constructor(admission: Admission, context: SessionContext) {
    this.id = admission.sessionId;
    this.#context = context;
    this.#info = sessionInfo(admission);
  }

  get over(): boolean {
    return this.#over;
  }

  /** Whether somebody is inside or prepared, and not gone or replaced. */
  holds(participant: LiveParticipant): boolean {
    return this.participants.get(participant.id) === participant || this.prepared.has(participant);
  }

  /**
   * Connects somebody ahead of their Join.
   *
   * @param welcome sends the answer; called before the first notice can be
   */
  async prepare(
    admission: Admission,
    how: Arrival,
    welcome: (participant: LiveParticipant, self: Self) => void,
  ): Promise<LiveParticipant | Refusal> {
    // Their presence goes on until they join from here; there is one of each in the engine.
    if (this.#isInside(admission)) {
      return refusal('ALREADY_INSIDE', 'the same person is inside: join replaces that presence');
    }
    await this.#dropPrepared(admission);
    const participant = await this.#connectAhead(admission, how);
    if (isRefusal(participant)) return participant;
    welcome(participant, this.self(admission.role));
    if (participant.autoSubscribe) await this.subscribeToAll(participant);
    return participant;
  }

  /** Whether somebody has to wait at the door. Whoever is inside only comes in again. */
  stopsAtDoor(admission: Admission): boolean {
    return admission.hold === true && !this.#isInside(admission);
  }

  /**
   * Somebody who wants to come in waits at the door, connected as in a preview.
   *
   * @param how a new connection, or what was prepared
   * @param welcome sends the answer
   */
  async hold(
    admission: Admission,
    how: Arrival | { readonly prepared: LiveParticipant },
    welcome: (participant: LiveParticipant) => void,
  ): Promise<LiveParticipant | Refusal> {
    const prepared = 'prepared' in how ? how.prepared : null;
    if (prepared && !this.#isTheirs(prepared, admission)) return notPrepared();
    const others = this.held.filter((one) => !isSamePerson(one.admission, admission));
    if (others.length >= this.#context.limits.maxHeld) {
      return refusal('TOO_MANY_HELD', 'no more people may wait at the door of this session');
    }
    await this.#dropPrepared(admission, prepared);
    const participant = 'prepared' in how ? how.prepared : await this.#connectAhead(admission, how);
    if (isRefusal(participant)) return participant;
    participant.admission = admission;
    participant.stopDeadline();
    participant.held = true;
    welcome(participant);
    if (!prepared && participant.autoSubscribe) await this.subscribeToAll(participant);
    await this.#heldChanged();
    return participant;
  }

  /** They are told to come in, which they do by joining again. */
  async admit(participant: LiveParticipant): Promise<void> {
    participant.held = false;
    participant.notify({ kind: 'admitted' });
    await this.#heldChanged();
  }

  /** Those who wait at the door, in the order in which they came. */
  get held(): readonly LiveParticipant[] {
    return [...this.prepared].filter(({ held }) => held);
  }

  /**
   * Lets somebody in.
   *
   * @param how a new connection, or what was prepared
   * @param welcome sends the answer; called before the first notice can be
   */
  async enter(
    admission: Admission,
    how: Arrival | { readonly prepared: LiveParticipant },
    welcome: (participant: LiveParticipant, result: JoinResult) => void,
  ): Promise<LiveParticipant | Refusal> {
    const prepared = 'prepared' in how ? how.prepared : null;
    if (prepared && !this.#isTheirs(prepared, admission)) return notPrepared();
    for (const earlier of [...this.participants.values()]) {
      if (!isSamePerson(earlier.admission, admission)) continue;
      await this.remove(earlier, 'joinedElsewhere', null, { keepOpen: true });
    }
    await this.#dropPrepared(admission, prepared);
    if (this.participants.size >= this.#context.limits.maxParticipants) {
      return refusal('SESSION_FULL', 'no more participants fit into this session');
    }
    const participant =
      'prepared' in how ? how.prepared : await this.#addParticipant(admission, how);
    if (prepared) await prepared.engine.admit(admission.role);
    if (!participant || this.#over) return refusal('SESSION_CLOSED', 'the session ended meanwhile');
    // The newest admission knows best what the session is called now.
    this.update(sessionInfo(admission));
    participant.admission = admission;
    participant.stopDeadline();
    this.prepared.delete(participant);
    const wasHeld = participant.held;
    participant.held = false;
    this.participants.set(participant.id, participant);
    this.notifyOthers(participant, { kind: 'participantJoined', participant: participant.info });
    welcome(participant, this.#joinResult(participant));
    if (this.held.length > 0) this.#tellHeld(participant);
    if (participant.autoSubscribe) await this.subscribeToAll(participant);
    await this.#context.events.tell('joined', { who: admission });
    if (wasHeld) await this.#heldChanged();
    return participant;
  }

  /**
   * Somebody who was prepared goes without having been there.
   *
   * @param reason for whoever still holds the line
   */
  async forgo(participant: LiveParticipant, reason: string): Promise<void> {
    try {
      await this.#giveUp(participant, reason);
    } finally {
      await this.closeIfEmpty();
    }
  }

  /** Takes somebody out. `reason` is the word for them and for the others. */
  async remove(
    participant: LiveParticipant,
    reason: string,
    by: Admission | null,
    options: { keepOpen?: boolean } = {},
  ): Promise<Receipt> {
    // Before anything is waited for: this token opens nothing any more.
    this.#context.resumes.forget(participant);
    participant.stopDeadline();
    try {
      const receipt = await participant.engine.remove();
      this.#forget(participant, reason);
      await this.#context.events.tell('left', { who: participant.admission, reason, receipt, by });
      return receipt;
    } catch (error) {
      // The engine can't vouch for it, which the caller must hear; but inside they are no longer.
      this.#forget(participant, reason);
      throw error;
    } finally {
      if (!options.keepOpen) await this.closeIfEmpty();
    }
  }

  /** Resolves when the engine has enforced it, and everyone was told. */
  async setRole(participant: LiveParticipant, role: Role, by: Admission | null): Promise<Receipt> {
    const before = participant.admission;
    const was = before.role;
    const receipt = await participant.engine.setRole(role);
    participant.admission = { ...participant.admission, role };
    if (role !== was) {
      participant.notify({ kind: 'roleChanged', self: this.self(role) });
      this.participantChanged(participant);
      if (this.held.length > 0) this.#tellHeld(participant, before);
      if (participant.autoSubscribe && !this.self(was).grants.receive) {
        await this.subscribeToAll(participant);
      }
    }
    await this.#context.events.tell('changed', {
      who: participant.admission,
      was,
      receipt,
      by,
    });
    return receipt;
  }

  /**
   * Ends it for everyone.
   *
   * @param answer called when it is enforced and recorded, before the sockets close
   */
  async close(reason: string, by: Admission | null, answer?: () => void): Promise<void> {
    if (this.#over) return;
    this.#over = true;
    const everyone = this.#revokeEveryone();
    let receipt: Receipt | null = null;
    try {
      receipt = (await this.#engine?.close()) ?? null;
    } finally {
      await this.#end(everyone, { reason, receipt, by }, answer);
    }
  }

  /** Nobody is inside: the engine's part is given back, and nobody is there to be told. */
  async closeIfEmpty(): Promise<void> {
    if (this.#over || this.participants.size > 0 || this.prepared.size > 0) return;
    this.#over = true;
    try {
      await this.#engine?.close();
    } finally {
      this.#context.over(this);
    }
  }

  /** The media worker is gone, and all media with it. Not a command: it has already happened. */
  async workerLost(): Promise<void> {
    if (this.#over) return;
    this.#over = true;
    const everyone = this.#revokeEveryone();
    await this.#end(everyone, { reason: 'engineLost', receipt: null, by: null });
  }

  update(info: SessionInfo): void {
    if (info.name === this.#info.name && info.access === this.#info.access) return;
    this.#info = info;
    this.notify({ kind: 'sessionChanged', session: info });
  }

  get info(): SessionInfo {
    return this.#info;
  }

  trackPublished(track: TrackInfo): void {
    this.tracks.set(track.id, track);
    this.notify({ kind: 'trackPublished', track });
  }

  /** Told by the engine, or concluded from its publisher's leaving; the second time is nothing. */
  trackEnded(trackId: string): void {
    const track = this.tracks.get(trackId);
    if (!track) return;
    this.tracks.delete(trackId);
    this.notify({ kind: 'trackEnded', trackId, participantId: track.participantId });
  }

  /** Tells everyone what changed about a track. */
  trackChanged(track: TrackInfo, notice: Notice): void {
    this.tracks.set(track.id, track);
    this.notify(notice);
  }

  participantChanged(participant: LiveParticipant): void {
    const { id, role, connection } = participant.info;
    this.notify({ kind: 'participantChanged', participantId: id, role, connection });
  }

  /**
   * For those who want every track: what is there; what comes is added as it comes. Where nothing
   * is there yet, it connects.
   */
  async subscribeToAll(participant: LiveParticipant): Promise<void> {
    if (!this.self(participant.admission.role).grants.receive) return;
    const others = [...this.tracks.values()].filter((one) => one.participantId !== participant.id);
    // Refused when the session ends at this moment, which is told otherwise: no second answer.
    await participant.engine.subscribe(others.map(({ id }) => id)).catch(() => undefined);
  }

  /** How the lines of those inside are, as the engine sees them. */
  async lines(): Promise<readonly ParticipantLine[]> {
    return (await this.#engine?.lines()) ?? [];
  }

  self(role: Role): Self {
    return { role, grants: this.#context.roles[role] ?? { publish: [], receive: false } };
  }

  notify(notice: Notice): void {
    for (const participant of this.participants.values()) participant.notify(notice);
  }

  notifyOthers(except: LiveParticipant, notice: Notice): void {
    for (const participant of this.participants.values()) {
      if (participant !== except) participant.notify(notice);
    }
  }

  /** @returns null when the session ended while the engine was asked */
  async #addParticipant(
    admission: Admission,
    { connection, autoSubscribe, address }: Arrival,
    options: { held?: boolean } = {},
  ): Promise<LiveParticipant | null> {
    if (!this.#engine) {
      this.#engine = await this.#context.engine.createSession(this.id);
      followSession(this, this.#engine);
    }
    const { participantId, role } = admission;
    const engine = await this.#engine.addParticipant(participantId, role, options);
    if (this.#over) return null;
    const participant = new LiveParticipant({
      session: this,
      admission,
      engine,
      connection,
      autoSubscribe,
      address,
      limits: this.#context.limits,
    });
    followParticipant(this, participant);
    return participant;
  }

  async #connectAhead(admission: Admission, how: Arrival): Promise<LiveParticipant | Refusal> {
    await this.#makeRoom(how.address);
    const participant = await this.#addParticipant(admission, how, { held: true });
    if (!participant) return refusal('SESSION_CLOSED', 'the session ended meanwhile');
    this.prepared.add(participant);
    return participant;
  }

  #isInside(admission: Admission): boolean {
    return [...this.participants.values()].some((one) => isSamePerson(one.admission, admission));
  }

  /** What was connected for one person in one session is good for nobody and nothing else. */
  #isTheirs(prepared: LiveParticipant, { participantId, sessionId }: Admission): boolean {
    return this.prepared.has(prepared) && prepared.id === participantId && this.id === sessionId;
  }

  async #heldChanged(): Promise<void> {
    for (const participant of this.participants.values()) this.#tellHeld(participant);
    const held = this.held.map(({ admission }) => admission);
    await this.#context.events.tell('heldChanged', { sessionId: this.id, held });
  }

  /** @param before who they were: whoever may not admit any more sees nobody at the door */
  #tellHeld(participant: LiveParticipant, before: Admission = participant.admission): void {
    const { keepsDoor } = this.#context;
    if (keepsDoor(participant.admission)) {
      participant.notify({ kind: 'heldChanged', held: this.held.map(({ info }) => info) });
    } else if (keepsDoor(before)) {
      participant.notify({ kind: 'heldChanged', held: [] });
    }
  }

  /** The same person's earlier preview: the newest one counts. */
  async #dropPrepared(admission: Admission, except: LiveParticipant | null = null): Promise<void> {
    for (const earlier of [...this.prepared]) {
      if (earlier === except || !isSamePerson(earlier.admission, admission)) continue;
      await this.#giveUp(earlier, earlier.held ? 'joinedElsewhere' : 'prepared elsewhere');
    }
  }

  /** When all places are taken, whichever address holds most of them gives up its oldest. */
  async #makeRoom(newcomer: string): Promise<void> {
    const previews = [...this.prepared].filter(({ held }) => !held);
    if (previews.length < this.#context.limits.maxPrepared) return;
    const places = new Map([[newcomer, 1]]);
    for (const { address } of previews) places.set(address, (places.get(address) ?? 0) + 1);
    const most = Math.max(...places.values());
    const oldest = previews.find(({ address }) => places.get(address) === most);
    if (oldest) await this.#giveUp(oldest, 'too many previews');
  }

  async #giveUp(participant: LiveParticipant, reason: string): Promise<void> {
    if (!this.prepared.delete(participant)) return;
    participant.stopDeadline();
    if (participant.held) {
      participant.notify({ kind: 'removed', reason });
      participant.connection?.close(closeCodes.removed, 'removed');
    } else {
      participant.connection?.close(closeCodes.policy, reason);
    }
    await participant.engine.remove();
    if (participant.held) await this.#heldChanged();
  }

  #forget(participant: LiveParticipant, reason: string): void {
    if (!this.participants.delete(participant.id)) return;
    for (const track of [...this.tracks.values()]) {
      if (track.participantId === participant.id) this.trackEnded(track.id);
    }
    // Whoever leaves knows it, and is still to be answered.
    if (reason !== 'left' && reason !== 'lost') {
      participant.notify({ kind: 'removed', reason });
      participant.connection?.close(closeCodes.removed, 'removed');
    }
    this.notify({ kind: 'participantLeft', participantId: participant.id, reason });
  }

  #joinResult(participant: LiveParticipant): JoinResult {
    return {
      participantId: participant.id,
      resumeToken: this.#context.resumes.issue(participant),
      session: this.#info,
      self: this.self(participant.admission.role),
      participants: [...this.participants.values()].map(({ info }) => info),
      tracks: [...this.tracks.values()],
    };
  }

  #revokeEveryone(): readonly LiveParticipant[] {
    const everyone = [...this.participants.values()];
    for (const participant of everyone) {
      this.#context.resumes.forget(participant);
      participant.stopDeadline();
    }
    return everyone;
  }

  async #end(
    everyone: readonly LiveParticipant[],
    how: { reason: string; receipt: Receipt | null; by: Admission | null },
    answer?: () => void,
  ): Promise<void> {
    const prepared = [...this.prepared];
    const wereHeld = this.held.length > 0;
    this.participants.clear();
    this.prepared.clear();
    this.tracks.clear();
    this.#context.over(this);
    for (const { admission } of everyone) {
      await this.#context.events.tell('left', { who: admission, ...how });
    }
    const { reason, by } = how;
    await this.#context.events.tell('closed', { sessionId: this.id, reason, by });
    if (wereHeld) await this.#heldChanged();
    answer?.();
    for (const participant of [...everyone, ...prepared]) {
      participant.notify({ kind: 'sessionClosed', reason });
      participant.connection?.close(closeCodes.sessionClosed, 'session closed');
    }
  }
}

function notPrepared(): Refusal {
  return refusal('NOT_PREPARED', 'what was prepared is gone; join over a new connection');
}

function sessionInfo({ sessionId, sessionName, access }: Admission): SessionInfo {
  return { id: sessionId, name: sessionName, access };
}
