import type { Grants, Notice, ParticipantInfo, SessionInfo, TrackInfo } from 'auscult/proto';
import type { JoinResult } from 'auscult/proto';

/**
 * new --join--> joining --joined--> joined
 * joining --held at the door--> held --admitted--> joining
 * joined --line or media lost--> reconnecting --resumed or joined anew--> joined
 * any --left, removed, closed, refused, lost--> ended
 */
export type Phase = 'new' | 'joining' | 'held' | 'joined' | 'reconnecting' | 'ended';

/** How a session ended for oneself. */
export interface Ending {
  /** By oneself; by a chair or the rules; for everyone; not let in; the line is gone. */
  readonly reason: 'left' | 'removed' | 'sessionClosed' | 'refused' | 'lost';
  /** The server's word for it, e.g. `joinedElsewhere`, `accessChanged`, an error code. */
  readonly detail: string;
}

/** A published track, and what of it arrives here. */
export interface TrackState extends TrackInfo {
  /** What to put into an element; null until it has arrived, and for one's own tracks. */
  readonly media: MediaStreamTrack | null;
  /** Index of the encoding that arrives; null: none, or untold. */
  readonly current: number | null;
  /** Why the picture is as it is: `preferred`, `bandwidth:down`, `notSent`, …; null when untold. */
  readonly reason: string | null;
}

/** Somebody inside, with their tracks. */
export interface ParticipantState extends ParticipantInfo {
  readonly tracks: readonly TrackState[];
}

/** All that is known of a session, as plain data: new object when something changed. */
export interface SessionState {
  readonly phase: Phase;
  readonly ending: Ending | null;
  readonly session: SessionInfo | null;
  readonly selfId: string | null;
  readonly role: string | null;
  readonly grants: Grants | null;
  /** Why the others get nothing of what one sends, as an error code; null when they do. */
  readonly publishError: string | null;
  /** In the order in which they came; oneself included. */
  readonly participants: readonly ParticipantState[];
  /** Those who wait to be admitted; told to whoever may admit them. */
  readonly held: readonly ParticipantInfo[];
}

/** Before anything has happened. */
export const emptyState: SessionState = {
  phase: 'new',
  ending: null,
  session: null,
  selfId: null,
  role: null,
  grants: null,
  publishError: null,
  participants: [],
  held: [],
};

/** What the session client itself adds to the server's notices. */
export type LocalChange =
  | { readonly kind: 'phase'; readonly phase: Exclude<Phase, 'ended'> }
  | { readonly kind: 'ended'; readonly ending: Ending }
  | { readonly kind: 'joinedSession'; readonly result: JoinResult }
  | { readonly kind: 'publishing'; readonly error: string | null }
  | { readonly kind: 'mediaArrived'; readonly trackId: string; readonly media: MediaStreamTrack };

/** What `reduce` takes: the server's notices, and what happens at this end. */
export type Change = Notice | LocalChange;

/** The next state; the same object when the change says nothing new. Pure. */
export function reduce(state: SessionState, change: Change): SessionState {
  switch (change.kind) {
    case 'phase':
      return state.phase === change.phase ? state : { ...state, phase: change.phase };
    case 'ended':
      return { ...state, phase: 'ended', ending: change.ending };
    case 'joinedSession':
      return enter(state, change.result);
    case 'publishing':
      return state.publishError === change.error ? state : { ...state, publishError: change.error };
    case 'mediaArrived':
      return withTrack(state, change.trackId, { media: change.media });
    case 'heldChanged':
      return { ...state, held: change.held };
    case 'participantJoined':
      return withParticipant(state, change.participant);
    case 'participantLeft':
      return {
        ...state,
        participants: state.participants.filter(({ id }) => id !== change.participantId),
      };
    case 'participantChanged':
      return changeParticipant(state, change.participantId, (participant) => ({
        ...participant,
        role: change.role,
        connection: change.connection,
      }));
    case 'sessionChanged':
      return { ...state, session: change.session };
    case 'roleChanged':
      return { ...state, role: change.self.role, grants: change.self.grants };
    case 'trackPublished':
      return changeParticipant(state, change.track.participantId, (participant) => ({
        ...participant,
        tracks: [
          ...participant.tracks.filter(({ id }) => id !== change.track.id),
          { ...change.track, media: mediaOf(state, change.track.id), ...untold },
        ],
      }));
    case 'trackEnded':
      return changeParticipant(state, change.participantId, (participant) => ({
        ...participant,
        tracks: participant.tracks.filter(({ id }) => id !== change.trackId),
      }));
    case 'trackGate':
      return withTrack(state, change.trackId, { open: change.open });
    case 'trackMuted':
      return withTrack(state, change.trackId, { muted: change.muted });
    case 'layerChanged':
      return withTrack(state, change.trackId, { current: change.current, reason: change.reason });
    // Of the first three the session client takes care; the other two close the signaling client, and
    // `ended` follows with the reason.
    case 'subscribeOffer':
    case 'admitted':
    case 'muteAsked':
    case 'removed':
    case 'sessionClosed':
      return state;
  }
}

/** The first track of a source that may be shown or heard. */
export function trackOf(participant: ParticipantState, source: string): TrackState | null {
  return participant.tracks.find((track) => track.source === source) ?? null;
}

const untold = { current: null, reason: null };

/** A fresh picture of the session; media of tracks that are still there stays where it is. */
function enter(state: SessionState, result: JoinResult): SessionState {
  const tracks = result.tracks.map((track) => ({
    ...track,
    media: mediaOf(state, track.id),
    ...untold,
  }));
  return {
    phase: 'joined',
    ending: null,
    session: result.session,
    selfId: result.participantId,
    role: result.self.role,
    grants: result.self.grants,
    publishError: null,
    participants: result.participants.map((participant) => ({
      ...participant,
      tracks: tracks.filter(({ participantId }) => participantId === participant.id),
    })),
    held: [],
  };
}

function withParticipant(state: SessionState, info: ParticipantInfo): SessionState {
  const known = state.participants.find(({ id }) => id === info.id);
  if (known) {
    return changeParticipant(state, info.id, (participant) => ({ ...participant, ...info }));
  }
  return { ...state, participants: [...state.participants, { ...info, tracks: [] }] };
}

function changeParticipant(
  state: SessionState,
  id: string,
  change: (participant: ParticipantState) => ParticipantState,
): SessionState {
  if (!state.participants.some((participant) => participant.id === id)) return state;
  return {
    ...state,
    participants: state.participants.map((participant) =>
      participant.id === id ? change(participant) : participant,
    ),
  };
}

function withTrack(
  state: SessionState,
  trackId: string,
  change: Partial<TrackState>,
): SessionState {
  const owner = state.participants.find(({ tracks }) => tracks.some(({ id }) => id === trackId));
  if (!owner) return state;
  return changeParticipant(state, owner.id, (participant) => ({
    ...participant,
    tracks: participant.tracks.map((track) =>
      track.id === trackId ? { ...track, ...change } : track,
    ),
  }));
}

function mediaOf(state: SessionState, trackId: string): MediaStreamTrack | null {
  for (const { tracks } of state.participants) {
    const track = tracks.find(({ id }) => id === trackId);
    if (track) return track.media;
  }
  return null;
}
