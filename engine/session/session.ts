import type { CommandValue } from '../commands.ts';
import { gateOpen, mayPublish } from '../policy/policy.ts';
import { parseDescription, writeAnswer } from '../transport/sdp/index.ts';
import type { NegotiatedSection, RemoteDescription } from '../transport/sdp/index.ts';
import type { TapId } from '../taps.ts';
import type {
  ClosedSubscription,
  Grants,
  OfferedTrack,
  ParticipantId,
  ParticipantLine,
  Receipt,
  RefusedTrack,
  SessionId,
  TrackId,
  TrackInfo,
} from '../types.ts';
import { randomId } from './context.ts';
import type { SessionContext } from './context.ts';
import { Downstream } from './downstream.ts';
import { Participant } from './participant.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { Tap } from './tap.ts';
import type { TapOptions } from './tap.ts';
import { Track } from './track.ts';
import { Upstream } from './upstream.ts';

type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal;

/** One live call: who is in it, what they publish, who is subscribed to it, and who may. */
export class Session {
  readonly id: SessionId;
  readonly participants = new Map<ParticipantId, Participant>();
  readonly #tracks = new Map<TrackId, Track>();
  readonly #context: SessionContext;

  constructor(context: SessionContext, id: SessionId) {
    this.#context = context;
    this.id = id;
  }

  tracks(): TrackInfo[] {
    return [...this.#tracks.values()]
      .filter(({ publisher }) => !publisher.held)
      .map((track) => track.info());
  }

  lines(nowMs: number): ParticipantLine[] {
    return [...this.participants.values()]
      .filter(({ held }) => !held)
      .map((participant) => ({ participantId: participant.id, ...participant.line(nowMs) }));
  }

  track(trackId: TrackId): Track | undefined {
    return this.#tracks.get(trackId);
  }

  addParticipant(id: ParticipantId, grants: Grants, held: boolean): Refusal | Participant {
    if (this.participants.has(id)) {
      return refuse('ENGINE_PARTICIPANT_EXISTS', `Participant ${id} is already in the session.`);
    }
    if (this.participants.size >= this.#context.limits.participantsPerSession) {
      return refuse('ENGINE_LIMIT_REACHED', 'The session has as many participants as it may.');
    }
    const mediaId = randomId(this.#context);
    const participant = new Participant({ id, sessionId: this.id, mediaId, grants, held });
    this.participants.set(id, participant);
    return participant;
  }

  /** Lets a held participant in: its tracks are announced, and the gates that may open do. */
  admit(nowMs: number, participant: Participant, grants: Grants): Receipt {
    if (!participant.held) return this.setGrants(nowMs, participant, grants);
    participant.held = false;
    participant.grants = grants;
    for (const track of participant.upstream?.tracks ?? []) {
      track.open = mayPublish(grants, track.source);
      this.#announce(track);
    }
    const closed = [...participant.received].flatMap((track) =>
      this.#setGate(nowMs, track, participant),
    );
    return { appliedAtMs: nowMs, closed };
  }

  /** Everything of the participant ends, both ways; nothing of it leaves afterwards. */
  removeParticipant(nowMs: number, participant: Participant): Receipt {
    const closed = [
      ...this.#endUpstream(nowMs, participant),
      ...this.#endDownstream(nowMs, participant),
      ...endTaps(participant),
    ];
    participant.grants = { publish: [], receive: false };
    this.participants.delete(participant.id);
    return { appliedAtMs: nowMs, closed };
  }

  close(nowMs: number): Receipt {
    const everybody = [...this.participants.values()];
    // Readers first: otherwise it would depend on who came when whether a tap is called back.
    const closed = everybody.flatMap(endTaps);
    closed.push(
      ...everybody.flatMap((participant) => this.removeParticipant(nowMs, participant).closed),
    );
    return { appliedAtMs: nowMs, closed };
  }

  /** The gate's promise: when this returns, no packet that `grants` forbids leaves any more. */
  setGrants(nowMs: number, participant: Participant, grants: Grants): Receipt {
    participant.grants = grants;
    // Every gate is closed already, and stays so until it is admitted.
    if (participant.held) return { appliedAtMs: nowMs, closed: [] };
    const closed: ClosedSubscription[] = [];
    for (const track of participant.upstream?.tracks ?? []) {
      const open = mayPublish(grants, track.source);
      if (open === track.open) continue;
      track.open = open;
      this.#context.emit({
        kind: 'trackGate',
        sessionId: this.id,
        trackId: track.id,
        participantId: participant.id,
        open,
      });
      for (const subscriber of this.participants.values()) {
        closed.push(...this.#setGate(nowMs, track, subscriber));
      }
    }
    for (const track of participant.received) {
      closed.push(...this.#setGate(nowMs, track, participant));
    }
    return { appliedAtMs: nowMs, closed };
  }

  publish(
    nowMs: number,
    participant: Participant,
    sdp: string,
    offered: readonly OfferedTrack[],
  ): Outcome<CommandValue['publish']> {
    const parsed = parseDescription('offer', sdp);
    if (!parsed.ok) return parsed;
    const { description } = parsed;
    const problem = this.#problemOf(description, offered);
    if (problem !== null) return problem;
    const { transport } = description;
    if (transport === null) {
      return refuse('ENGINE_SDP_INVALID', 'The offer has no m-section that could carry media.');
    }

    const granted = offered.filter(({ source }) => mayPublish(participant.grants, source));
    // Other ICE credentials are another connection of the same person: the earlier one is over.
    if (participant.upstream !== null && participant.upstream.remoteUfrag !== transport.iceUfrag) {
      this.#endUpstream(nowMs, participant);
    }
    const upstream = participant.upstream ?? new Upstream(this.#context, participant);
    const answer = writeAnswer(
      description,
      {
        iceUfrag: upstream.association.ufrag,
        icePwd: upstream.association.pwd,
        fingerprint: this.#context.fingerprint,
        candidates: this.#context.candidates,
        sessionId: upstream.descriptionId,
        sessionVersion: upstream.descriptionVersion + 1,
      },
      new Set(granted.map(({ mid }) => mid)),
    );
    if (offered.some(({ mid }) => answer.withoutCodec.includes(mid))) {
      return refuse(
        'ENGINE_SDP_NO_CODEC',
        'Neither VP8 nor H.264 (video) or Opus (audio) is offered.',
      );
    }
    // From here on nothing is refused: a refused offer has changed nothing.
    upstream.descriptionVersion++;
    if (participant.upstream === null) {
      participant.upstream = upstream;
      upstream.remoteUfrag = transport.iceUfrag;
      this.#context.register(upstream);
    }
    upstream.association.setRemote(nowMs, transport);
    const tracks = this.#settleTracks(nowMs, upstream, answer.sections, granted);
    const refused: RefusedTrack[] = offered
      .filter((track) => !granted.includes(track))
      .map(({ mid, source }) => ({ mid, source, code: 'ENGINE_SOURCE_NOT_GRANTED' }));
    return {
      ok: true,
      value: {
        sdp: answer.sdp,
        tracks: tracks.map((track) => ({ ...track.info(), mid: track.mid })),
        refused,
      },
    };
  }

  unpublish(nowMs: number, track: Track): Receipt {
    const closed = this.#endTrack(track);
    const { upstream } = track;
    upstream.configure(upstream.tracks.map(({ section }) => section));
    return { appliedAtMs: nowMs, closed };
  }

  /** @param renew over a new transport, which takes along what there is already */
  subscribe(
    nowMs: number,
    participant: Participant,
    tracks: readonly Track[],
    renew: boolean,
  ): Refusal | null {
    const notGranted = refuseReceiving(participant);
    if (notGranted !== null) return notGranted;
    const { outgoing } = participant.downstream ?? {};
    const added = tracks.filter((track) => outgoing?.has(track) !== true);
    const refusal = this.#refuseMore(participant, added.length);
    if (refusal !== null) return refusal;
    const before = renew ? [...(participant.downstream?.outgoing.values() ?? [])] : [];
    if (renew) this.#endDownstream(nowMs, participant);
    if (participant.downstream === null) {
      participant.downstream = new Downstream(this.#context, participant);
      this.#context.register(participant.downstream);
    }
    for (const outgoing of before) participant.downstream.subscribe(outgoing.track, outgoing);
    for (const track of tracks) participant.downstream.subscribe(track);
    participant.downstream.offerIfDue(nowMs);
    return null;
  }

  /** A subscription of the participant's whose packets go to the embedder. */
  tap(
    nowMs: number,
    participant: Participant,
    track: Track,
    tapId: TapId,
    options: Pick<TapOptions, 'spatial' | 'reorderMs'>,
  ): Outcome<CommandValue['tap']> {
    const refusal = refuseReceiving(participant) ?? this.#refuseMore(participant, 1);
    if (refusal !== null) return refusal;
    const { spatial, reorderMs } = options;
    const tap = new Tap(this.#context, {
      id: tapId,
      track,
      subscriber: participant,
      spatial,
      reorderMs,
    });
    participant.taps.set(tapId, tap);
    track.taps.add(tap);
    if (mayFlow(track, participant)) tap.openGate(nowMs);
    const { codec, clockRate } = track.section;
    return { ok: true, value: { codec, clockRate } };
  }

  unsubscribe(nowMs: number, participant: Participant, tracks: readonly Track[]): void {
    for (const track of tracks) participant.downstream?.unsubscribe(track);
    participant.downstream?.offerIfDue(nowMs);
  }

  acceptAnswer(
    nowMs: number,
    participant: Participant,
    offerId: number,
    sdp: string,
  ): Refusal | null {
    const { downstream } = participant;
    if (downstream === null) {
      return refuse('ENGINE_OFFER_OUTDATED', `Nothing was offered to ${participant.id}.`);
    }
    const refusal = downstream.acceptAnswer(nowMs, offerId, sdp, (track) =>
      mayFlow(track, participant),
    );
    if (refusal !== null) return refusal;
    downstream.allocateIfDue(nowMs);
    downstream.offerIfDue(nowMs);
    return null;
  }

  /** Opens or closes gates after a change of grants. @returns those that are closed from now on. */
  #setGate(nowMs: number, track: Track, subscriber: Participant): ClosedSubscription[] {
    const { downstream } = subscriber;
    const outgoing = downstream?.outgoing.get(track);
    const taps = [...subscriber.taps.values()].filter((tap) => tap.track === track);
    if (mayFlow(track, subscriber)) {
      if (outgoing !== undefined) downstream?.openGate(outgoing);
      downstream?.allocateIfDue(nowMs);
      for (const tap of taps) tap.openGate(nowMs);
      return [];
    }
    const closed = taps.map((tap) => tap.closeGate());
    if (outgoing !== undefined) closed.push(outgoing.closeGate());
    return closed;
  }

  #refuseMore(participant: Participant, added: number): Refusal | null {
    const { downstream, taps } = participant;
    const now = (downstream?.outgoing.size ?? 0) + taps.size;
    return now + added <= this.#context.limits.subscriptionsPerParticipant
      ? null
      : refuse('ENGINE_LIMIT_REACHED', 'The participant has as many subscriptions as it may.');
  }

  /** What of the offer cannot be meant, or null. */
  #problemOf(description: RemoteDescription, offered: readonly OfferedTrack[]): Refusal | null {
    if (offered.length > this.#context.limits.tracksPerParticipant) {
      return refuse(
        'ENGINE_LIMIT_REACHED',
        'More tracks are offered than a participant may publish.',
      );
    }
    const mids = new Set<string>();
    const sources = new Set<string>();
    for (const { mid, source } of offered) {
      const section = description.sections.find((candidate) => candidate.mid === mid);
      const sends = section?.direction === 'sendonly' || section?.direction === 'sendrecv';
      if (section === undefined || section.kind === 'other' || section.rejected || !sends) {
        return refuse('ENGINE_INVALID_ARGUMENT', 'A track names an m-section that sends no media.');
      }
      if (mids.has(mid) || sources.has(source)) {
        return refuse('ENGINE_INVALID_ARGUMENT', 'Two tracks name one m-section or one source.');
      }
      mids.add(mid);
      sources.add(source);
    }
    return null;
  }

  /** Ends the tracks that the new description no longer has, and makes those that are new. */
  #settleTracks(
    nowMs: number,
    upstream: Upstream,
    sections: readonly NegotiatedSection[],
    granted: readonly OfferedTrack[],
  ): Track[] {
    const { participant } = upstream;
    const settled = granted.flatMap(({ mid, source }) => {
      const section = sections.find((candidate) => candidate.mid === mid);
      return section === undefined ? [] : [{ section, source }];
    });
    for (const track of [...upstream.tracks]) {
      const stays = settled.some(({ section, source }) => isSame(track, section, source));
      if (!stays) this.#endTrack(track);
    }
    upstream.configure(settled.map(({ section }) => section));
    for (const { section, source } of settled) {
      if (upstream.tracks.some((track) => track.mid === section.mid)) continue;
      const track = new Track({
        id: randomId(this.#context),
        publisher: participant,
        upstream,
        source,
        section,
        encodings: upstream.router.section(section.mid),
      });
      track.open = !participant.held;
      upstream.tracks.push(track);
      this.#tracks.set(track.id, track);
      this.#announce(track);
    }
    this.#offerEverybody(nowMs);
    return upstream.tracks;
  }

  #announce(track: Track): void {
    if (track.publisher.held) return;
    this.#context.emit({ kind: 'trackPublished', sessionId: this.id, track: track.info() });
  }

  #endTrack(track: Track): ClosedSubscription[] {
    track.open = false;
    const closed: ClosedSubscription[] = [];
    for (const subscriber of this.participants.values()) {
      const subscription = subscriber.downstream?.unsubscribe(track);
      if (subscription !== undefined) closed.push(subscription);
    }
    closed.push(...[...track.taps].map((tap) => tap.end()));
    const { tracks } = track.upstream;
    tracks.splice(tracks.indexOf(track), 1);
    this.#tracks.delete(track.id);
    if (track.publisher.held) return closed;
    this.#context.emit({
      kind: 'trackEnded',
      sessionId: this.id,
      trackId: track.id,
      participantId: track.publisher.id,
    });
    return closed;
  }

  #endUpstream(nowMs: number, participant: Participant): ClosedSubscription[] {
    const { upstream } = participant;
    if (upstream === null) return [];
    const closed = [...upstream.tracks].flatMap((track) => this.#endTrack(track));
    upstream.association.close(nowMs);
    this.#context.unregister(upstream);
    participant.upstream = null;
    this.#offerEverybody(nowMs);
    return closed;
  }

  #endDownstream(nowMs: number, participant: Participant): ClosedSubscription[] {
    const { downstream } = participant;
    if (downstream === null) return [];
    const closed = [...downstream.outgoing.keys()].flatMap(
      (track) => downstream.unsubscribe(track) ?? [],
    );
    downstream.close(nowMs);
    this.#context.unregister(downstream);
    participant.downstream = null;
    return closed;
  }

  /** Lines that have ended are offered away; nothing happens where nothing changed. */
  #offerEverybody(nowMs: number): void {
    for (const { downstream } of this.participants.values()) downstream?.offerIfDue(nowMs);
  }
}

/** Ends all that somebody reads, and calls back what they have not read. */
function endTaps({ taps }: Participant): ClosedSubscription[] {
  return [...taps.values()].map((tap) => {
    const closed = tap.closeGate();
    tap.end();
    return closed;
  });
}

function refuseReceiving({ id, grants }: Participant): Refusal | null {
  return grants.receive
    ? null
    : refuse('ENGINE_RECEIVE_NOT_GRANTED', `Participant ${id} may not receive.`);
}

/** The gate's decision (see `gateOpen`), which for whoever is held is no. */
function mayFlow({ publisher, source }: Track, subscriber: Participant): boolean {
  if (publisher.held || subscriber.held) return false;
  return gateOpen(publisher.grants, source, subscriber.grants);
}

/** Whether a renegotiation left the track as it was: same place, same codec, same encodings. */
function isSame(track: Track, section: NegotiatedSection, source: string): boolean {
  return (
    track.mid === section.mid &&
    track.source === source &&
    track.section.codec === section.codec &&
    track.section.encodings.map(({ rid }) => rid).join() ===
      section.encodings.map(({ rid }) => rid).join()
  );
}
