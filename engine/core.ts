import { randomBytes } from 'node:crypto';
import type { Command, CommandResult, CoreEvent } from './commands.ts';
import type { Output, Path } from './path.ts';
import { grantsOfRole } from './policy/policy.ts';
import { DEFAULT_LIMITS } from './session/context.ts';
import type { SessionContext, SessionLimits } from './session/context.ts';
import type { Link } from './session/link.ts';
import type { Participant } from './session/participant.ts';
import { done, refuse } from './session/refusal.ts';
import type { Refusal } from './session/refusal.ts';
import { Session } from './session/session.ts';
import type { Track } from './session/track.ts';
import type { Association } from './transport/association.ts';
import { DATAGRAM, classify } from './transport/demux.ts';
import type { DtlsCertificate } from './transport/dtls/index.ts';
import { localUfragOf } from './transport/ice-lite.ts';
import type { Candidate } from './transport/sdp/index.ts';
import type { SrtpProfile, SrtpSender } from './transport/srtp/index.ts';
import { Transport } from './transport/transport.ts';
import type { TapOutput } from './taps.ts';
import type { RoleTable, SessionId, TrackId } from './types.ts';

/**
 * Retransmission timers, NACK repeats and feedback all have tens of milliseconds to spare, so one
 * steady beat serves them all; what may not wait (a first NACK, a first offer, a first key frame
 * request) happens in the turn that causes it. 20 ms is the bound for NACK repeats.
 */
const TICK_MS = 20;
/** Subscribers of a session that people are joining get at most five offers a second. */
const OFFER_INTERVAL_MS = 200;

export interface CoreOptions {
  readonly roles: RoleTable;
  readonly certificate: DtlsCertificate;
  /** Where we can be reached, as descriptions tell it. */
  readonly candidates: readonly Candidate[];
  readonly output: Output;
  /** Injected, so that a simulation is the same every time; default node:crypto. */
  readonly random?: (sizeBytes: number) => Buffer;
  readonly limits?: Partial<SessionLimits>;
  readonly offerIntervalMs?: number;
  readonly srtpProfiles?: readonly SrtpProfile[];
  readonly handshakeTimeoutMs?: number;
  /** Puts a detector around every SRTP sender (simulation, bench). */
  readonly wrapSender?: (sender: SrtpSender) => SrtpSender;
  /** Replaces ICE, DTLS and SRTP by an association of another kind (simulation). */
  readonly createAssociation?: (
    output: Output,
    random: (sizeBytes: number) => Buffer,
  ) => Association;
}

/** Datagrams that never reached a transport, by reason. */
export interface CoreDrops {
  unknownKind: number;
  stunUnknownUfrag: number;
  stunRefused: number;
  noOwner: number;
  mediaFromSubscriber: number;
}

/**
 * The engine without sockets, clock or timers: datagrams and commands in, datagrams and events out.
 *
 *     receive ▸ demultiplex ▸ stun  → the transport its ufrag names; the path then belongs to it
 *                           ▸ dtls  → the path's transport ▸ keys
 *                           ▸ srtcp → the path's link ▸ feedback
 *                           ▸ srtp  → router ▸ track ▸ each subscription: gate ▸ selector ▸ rewriter ▸ cache ▸ protect
 *
 * Bytes from the network never make it throw: they are counted and dropped.
 */
export class Core {
  readonly drops: CoreDrops = {
    unknownKind: 0,
    stunUnknownUfrag: 0,
    stunRefused: 0,
    noOwner: 0,
    mediaFromSubscriber: 0,
  };
  readonly #output: Output;
  readonly #context: SessionContext;
  readonly #sessions = new Map<SessionId, Session>();
  readonly #links = new Set<Link>();
  readonly #linkOfUfrag = new Map<string, Link>();
  #events: CoreEvent[] = [];
  #tapped: TapOutput[] = [];
  #tickAtMs = Infinity;
  #nowMs = 0;

  constructor(options: CoreOptions) {
    const random = options.random ?? randomBytes;
    this.#output = options.output;
    const { createAssociation } = options;
    this.#context = {
      roles: options.roles,
      limits: { ...DEFAULT_LIMITS, ...options.limits },
      candidates: options.candidates,
      fingerprint: options.certificate.fingerprint,
      output: options.output,
      offerIntervalMs: options.offerIntervalMs ?? OFFER_INTERVAL_MS,
      random,
      createAssociation: () =>
        createAssociation?.(options.output, random) ??
        new Transport({
          certificate: options.certificate,
          output: options.output,
          random,
          ...(options.srtpProfiles && { srtpProfiles: options.srtpProfiles }),
          ...(options.handshakeTimeoutMs !== undefined && {
            handshakeTimeoutMs: options.handshakeTimeoutMs,
          }),
          ...(options.wrapSender && { wrapSender: options.wrapSender }),
        }),
      register: (link) => this.#register(link),
      unregister: (link) => this.#unregister(link),
      emit: (event) => this.#events.push(event),
      tapped: (output) => this.#tapped.push(output),
    };
  }

  /**
   * One datagram (or one frame of a TCP connection, RFC 4571) from `from`.
   *
   * @param datagram overwritten in place: the caller gives it away
   */
  receive(nowMs: number, from: Path, datagram: Buffer): void {
    this.#nowMs = nowMs;
    switch (classify(datagram, datagram.length)) {
      case DATAGRAM.rtp:
        return this.#receiveRtp(nowMs, from, datagram);
      case DATAGRAM.rtcp:
        return this.#receiveRtcp(nowMs, from, datagram);
      case DATAGRAM.stun:
        return this.#receiveStun(nowMs, from, datagram);
      case DATAGRAM.dtls:
        return this.#receiveDtls(nowMs, from, datagram);
      default:
        this.drops.unknownKind++;
    }
  }

  #receiveRtp(nowMs: number, from: Path, datagram: Buffer): void {
    const link = from.owner as Link | null;
    if (link === null) {
      this.drops.noOwner++;
      return;
    }
    if (link.direction !== 'upstream') {
      this.drops.mediaFromSubscriber++;
      return;
    }
    const { router, association } = link;
    const headerSizeBytes = router.readHeader(datagram, datagram.length);
    if (headerSizeBytes < 0) return;
    const sizeBytes = association.unprotectRtp(datagram, datagram.length, headerSizeBytes);
    if (sizeBytes < 0) return;
    const packet = router.route(nowMs, datagram, sizeBytes);
    if (packet === null || packet.encoding === null) return;
    const track = packet.encoding.owner as Track;
    if (!track.open) {
      link.notGranted++;
      return;
    }
    const { forwards } = track;
    for (let index = 0; index < forwards.length; index++) {
      const { subscription, to } = forwards[index]!;
      const slot = this.#output.slot();
      const outgoingBytes = subscription.forward(nowMs, packet, slot);
      if (outgoingBytes > 0) to.sendRtp(slot, outgoingBytes, subscription.headerSizeBytes);
    }
    if (packet.encoding.nackDueAtMs <= nowMs) link.flush(nowMs);
  }

  #receiveRtcp(nowMs: number, from: Path, datagram: Buffer): void {
    const link = from.owner as Link | null;
    if (link === null) {
      this.drops.noOwner++;
      return;
    }
    const sizeBytes = link.association.unprotectRtcp(datagram, datagram.length);
    if (sizeBytes > 0) link.receiveRtcp(nowMs, datagram, sizeBytes);
  }

  #receiveStun(nowMs: number, from: Path, datagram: Buffer): void {
    const ufrag = localUfragOf(datagram);
    const link = ufrag === null ? undefined : this.#linkOfUfrag.get(ufrag);
    if (link === undefined) {
      this.drops.stunUnknownUfrag++;
      return;
    }
    // An address that is proven to be somebody's stays theirs: a participant who forges its source
    // could otherwise take a path away from another with nothing but credentials of its own.
    const owner = from.owner as Link | null;
    if (owner !== null && owner !== link && isLive(owner)) {
      this.drops.stunRefused++;
      return;
    }
    if (!link.association.receiveStun(nowMs, from, datagram)) {
      this.drops.stunRefused++;
      return;
    }
    from.owner = link;
    this.#announceState(link);
  }

  #receiveDtls(nowMs: number, from: Path, datagram: Buffer): void {
    const link = from.owner as Link | null;
    // Only STUN proves an address: a ClientHello from anywhere else is nobody's.
    if (link === null) {
      this.drops.noOwner++;
      return;
    }
    link.association.receiveDtls(nowMs, from, datagram);
    this.#announceState(link);
  }

  /** A TCP connection has ended. */
  pathClosed(_nowMs: number, path: Path): void {
    const link = path.owner as Link | null;
    path.owner = null;
    link?.association.pathClosed(path);
  }

  /** Does what time asks for. Call it when `nextTimeoutMs` has come; earlier does no harm. */
  tick(nowMs: number): void {
    this.#nowMs = nowMs;
    if (this.#links.size === 0) {
      this.#tickAtMs = Infinity;
      return;
    }
    if (nowMs < this.#tickAtMs) return;
    // Steady, but never a burst of beats to catch up after the process was stopped.
    this.#tickAtMs = Math.max(this.#tickAtMs + TICK_MS, nowMs + TICK_MS / 2);
    for (const link of this.#links) {
      link.tick(nowMs);
      this.#announceState(link);
    }
  }

  /** When `tick` is due, in the same milliseconds as all `nowMs`; Infinity while nothing lives. */
  nextTimeoutMs(): number {
    return this.#tickAtMs;
  }

  /** What happened since the last call, in order. */
  takeEvents(): CoreEvent[] {
    const events = this.#events;
    if (events.length > 0) this.#events = [];
    return events;
  }

  /** What taps have got since the last call, in order; to be passed on before any result. */
  takeTapped(): TapOutput[] {
    const tapped = this.#tapped;
    if (tapped.length > 0) this.#tapped = [];
    return tapped;
  }

  /** Carries out one command. Refusals are values; a refused command has changed nothing. */
  apply(nowMs: number, command: Command): CommandResult {
    this.#nowMs = nowMs;
    if (command.kind === 'createSession') {
      if (this.#sessions.has(command.sessionId)) {
        return refuse('ENGINE_SESSION_EXISTS', `Session ${command.sessionId} exists already.`);
      }
      this.#sessions.set(command.sessionId, new Session(this.#context, command.sessionId));
      return done<'createSession'>(undefined);
    }
    const session = this.#sessions.get(command.sessionId);
    if (session === undefined) {
      return refuse('ENGINE_SESSION_NOT_FOUND', `There is no session ${command.sessionId}.`);
    }
    if (command.kind === 'closeSession') {
      this.#sessions.delete(session.id);
      return done<'closeSession'>(session.close(nowMs));
    }
    if (command.kind === 'lines') return done<'lines'>(session.lines(nowMs));
    if (command.kind === 'addParticipant') {
      const grants = grantsOfRole(this.#context.roles, command.role);
      if (grants === null) return unknownRole(command.role);
      const participant = session.addParticipant(command.participantId, grants, command.held);
      if ('code' in participant) return participant;
      return done<'addParticipant'>({ tracks: session.tracks() });
    }
    const participant = session.participants.get(command.participantId);
    if (participant === undefined) {
      return refuse(
        'ENGINE_PARTICIPANT_NOT_FOUND',
        `There is no participant ${command.participantId} in the session.`,
      );
    }
    return this.#applyTo(nowMs, command, session, participant);
  }

  #applyTo(
    nowMs: number,
    command: Exclude<
      Command,
      { kind: 'createSession' | 'closeSession' | 'lines' | 'addParticipant' }
    >,
    session: Session,
    participant: Participant,
  ): CommandResult {
    switch (command.kind) {
      case 'removeParticipant':
        return done<'removeParticipant'>(session.removeParticipant(nowMs, participant));
      case 'admit':
      case 'setRole': {
        const grants = grantsOfRole(this.#context.roles, command.role);
        if (grants === null) return unknownRole(command.role);
        return done<'setRole'>(
          command.kind === 'admit'
            ? session.admit(nowMs, participant, grants)
            : session.setGrants(nowMs, participant, grants),
        );
      }
      case 'setGrants':
        return done<'setGrants'>(session.setGrants(nowMs, participant, command.grants));
      case 'publish':
        return session.publish(nowMs, participant, command.sdp, command.tracks);
      case 'unpublish': {
        const track = session.track(command.trackId);
        if (track?.publisher !== participant) return unknownTrack(command.trackId);
        return done<'unpublish'>(session.unpublish(nowMs, track));
      }
      case 'subscribe':
      case 'unsubscribe': {
        const tracks: Track[] = [];
        for (const trackId of command.trackIds) {
          const track = session.track(trackId);
          // A track that ended while the command was under way is nothing to be refused for.
          const isThere = track !== undefined && !track.publisher.held;
          if (!isThere && command.kind === 'subscribe') return unknownTrack(trackId);
          if (isThere) tracks.push(track);
        }
        if (command.kind === 'unsubscribe') {
          session.unsubscribe(nowMs, participant, tracks);
          return done<'unsubscribe'>(undefined);
        }
        return (
          session.subscribe(nowMs, participant, tracks, command.renew ?? false) ??
          done<'subscribe'>(undefined)
        );
      }
      case 'acceptAnswer':
        return (
          session.acceptAnswer(nowMs, participant, command.offerId, command.sdp) ??
          done<'acceptAnswer'>(undefined)
        );
      case 'setShownSize':
      case 'setPreferredLayer': {
        const track = session.track(command.trackId);
        const outgoing = track && participant.downstream?.outgoing.get(track);
        if (outgoing === undefined) return unknownTrack(command.trackId);
        if (command.kind === 'setShownSize') outgoing.shown = command.size;
        else outgoing.cap = command.spatial;
        participant.downstream?.allocateSoon();
        participant.downstream?.allocateIfDue(nowMs);
        return done<'setShownSize'>(undefined);
      }
      case 'tap': {
        const track = session.track(command.trackId);
        if (track === undefined || track.publisher.held) return unknownTrack(command.trackId);
        return session.tap(nowMs, participant, track, command.tapId, command);
      }
      case 'endTap':
        // One that ended meanwhile is nothing to be refused for.
        participant.taps.get(command.tapId)?.end();
        return done<'endTap'>(undefined);
      case 'stats':
        return done<'stats'>({
          transports: [participant.upstream, participant.downstream].flatMap(
            (link) => link?.stats() ?? [],
          ),
          tracks: (participant.upstream?.tracks ?? []).map((track) => track.stats(nowMs)),
          subscriptions: [
            ...(participant.downstream?.outgoing.values() ?? []),
            ...[...participant.taps.values()].map(({ outgoing }) => outgoing),
          ].map((outgoing) => outgoing.stats()),
        });
    }
  }

  #register(link: Link): void {
    this.#links.add(link);
    // Whoever waits for the connection must not take the one before it for this one.
    this.#tell(link);
    this.#linkOfUfrag.set(link.association.ufrag, link);
    if (this.#tickAtMs === Infinity) this.#tickAtMs = this.#nowMs + TICK_MS;
  }

  #unregister(link: Link): void {
    this.#announceState(link);
    this.#links.delete(link);
    this.#linkOfUfrag.delete(link.association.ufrag);
  }

  #announceState(link: Link): void {
    const { state, selected } = link.association;
    const protocol = selected?.protocol ?? null;
    // The handshake may be done before a path is nominated: the protocol is told when it is known.
    if (state === link.announced.state && protocol === link.announced.protocol) return;
    link.announced = { state, protocol };
    // The first key frames are asked for in the turn in which they can be delivered.
    if (state === 'connected' && link.direction === 'downstream') link.allocateIfDue(this.#nowMs);
    this.#tell(link);
  }

  #tell({ participant, direction, announced }: Link): void {
    this.#events.push({
      kind: 'transportState',
      sessionId: participant.sessionId,
      participantId: participant.id,
      direction,
      ...announced,
    });
  }
}

function isLive({ association }: Link): boolean {
  return association.state === 'connecting' || association.state === 'connected';
}

function unknownRole(role: string): Refusal {
  return refuse('ENGINE_ROLE_NOT_FOUND', `The role table has no role ${role}.`);
}

function unknownTrack(trackId: TrackId): Refusal {
  return refuse('ENGINE_TRACK_NOT_FOUND', `There is no such track here: ${trackId}.`);
}

export function createCore(options: CoreOptions): Core {
  return new Core(options);
}
