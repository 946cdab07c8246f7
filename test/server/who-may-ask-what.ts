import type { RequestKind } from 'auscult/proto';
import type { AccessLevel } from '../../server/access/index.ts';

/** Who asks, over a socket of their own. */
export const credentials = [
  /** Has said no hello. */
  'none',
  'guest',
  /** Came by this session's link, and showed the token of another session's guest. */
  'guest by the token of another',
  /** Inside another session, and asks about this one. */
  'guest of another',
  'viewer',
  'broadcaster',
  'chair',
  /** Likewise. */
  'chair of another',
  /** Not on the list. */
  'administrator',
  /** A broadcaster whose log-in ran out while they were inside. */
  'expired',
  /** These come again, with a ticket and a resume token from before. */
  'logged out',
  'removed',
  /** A guest whose socket was lost a moment ago, likewise; a ticket may still be had. */
  'lost',
  /** A guest at their preview. */
  'prepared',
  /** A guest at the door. */
  'held',
] as const;

export type Credential = (typeof credentials)[number];

/** What these do is done there, and nothing here. */
export const insideAnother: ReadonlySet<Credential> = new Set([
  'guest of another',
  'chair of another',
]);

/** The answer's kind, or the code of the error. Everybody gets the same one but those named. */
interface Row {
  readonly everybody: string;
  readonly but?: Partial<Record<Credential, string>>;
}

/** A request, and after a blank what of it when there is more than one row. */
type Asked = RequestKind | `${RequestKind} ${string}`;

const notThere: Partial<Record<Credential, string>> = {
  none: 'NOT_JOINED',
  'logged out': 'NOT_JOINED',
  removed: 'NOT_JOINED',
  lost: 'NOT_JOINED',
};
const notInside: Partial<Record<Credential, string>> = {
  ...notThere,
  prepared: 'NOT_JOINED',
  held: 'NOT_JOINED',
};

/** They find nobody and nothing of this session, a chair no more than a guest. */
const elsewhere = (code: string): Partial<Record<Credential, string>> => ({
  'guest of another': code,
  'chair of another': code,
});

/** About the colleague, who is inside, or about who waits at the door. */
const managing: Row = {
  everybody: 'NOT_PERMITTED',
  but: { ...notInside, ...elsewhere('PARTICIPANT_NOT_FOUND'), chair: 'done' },
};

/** The sources that a role covers; a viewer's are refused one by one. */
const publishing: Row = {
  everybody: 'published',
  but: { ...notThere, viewer: 'ENGINE_SOURCE_NOT_GRANTED' },
};

/** About the colleague's track. */
const receiving: Row = {
  everybody: 'done',
  but: { ...notInside, ...elsewhere('ENGINE_TRACK_NOT_FOUND') },
};

/** Written by hand; a request without a row fails the first test. */
export const expected: Readonly<Record<string, Row>> = {
  join: {
    everybody: 'ALREADY_JOINED',
    but: {
      none: 'TICKET_INVALID',
      'logged out': 'NOT_LOGGED_IN',
      removed: 'REMOVED_FROM_SESSION',
      lost: 'joined',
      prepared: 'joined',
      held: 'held',
    },
  },
  prepare: {
    everybody: 'ALREADY_JOINED',
    but: {
      none: 'TICKET_INVALID',
      'logged out': 'NOT_LOGGED_IN',
      removed: 'REMOVED_FROM_SESSION',
      lost: 'ALREADY_INSIDE',
    },
  },
  resume: {
    everybody: 'ALREADY_JOINED',
    but: {
      none: 'RESUME_REFUSED',
      'logged out': 'RESUME_REFUSED',
      removed: 'RESUME_REFUSED',
      lost: 'resumed',
    },
  },
  leave: { everybody: 'done', but: notInside },
  ping: { everybody: 'done', but: notThere },

  'publish camera and microphone': publishing,
  'publish screen and its sound': publishing,
  // Nobody has a track who may not publish.
  'unpublish own track': {
    everybody: 'done',
    but: { ...notInside, viewer: 'ENGINE_TRACK_NOT_FOUND' },
  },
  'unpublish the colleague’s': { everybody: 'ENGINE_TRACK_NOT_FOUND', but: notInside },
  'setMuted own track': { everybody: 'done', but: { ...notThere, viewer: 'TRACK_NOT_FOUND' } },
  'setMuted the colleague’s': { everybody: 'TRACK_NOT_FOUND', but: notThere },

  subscribe: receiving,
  // What is not received, or not there, need not be stopped.
  unsubscribe: { everybody: 'done', but: notInside },
  // Of the offer that came with what they may receive.
  subscribeAnswer: { everybody: 'done', but: notThere },
  setShownSize: receiving,
  setPreferredLayer: receiving,
  // Of the session in which one is.
  getLines: { everybody: 'lines', but: notInside },

  setRole: managing,
  removeParticipant: managing,
  askToMute: managing,
  // One's own: it ends for nobody here.
  closeSession: {
    everybody: 'NOT_PERMITTED',
    but: { ...notInside, chair: 'done', 'chair of another': 'done' },
  },
  admitParticipant: managing,
  turnAway: managing,
} satisfies Partial<Record<Asked, Row>>;

/** Who comes in with a ticket that was made while the session was an Invitation one. */
export const arrivals = [
  'guest',
  'viewer',
  'broadcaster',
  'chair',
  'administrator',
  'expired',
  'logged out',
  'removed',
] as const;

export type ArrivingCredential = (typeof arrivals)[number];

type Levels = Readonly<Record<AccessLevel, string>>;

const atEveryLevel = (answer: string): Levels => ({
  invitation: answer,
  internal: answer,
  private: answer,
});

/** As what, for `join` and `prepare` alike; or the code of the refusal. */
export const comingIn: Readonly<Record<ArrivingCredential, Levels>> = {
  guest: { invitation: 'guest', internal: 'LOGIN_REQUIRED', private: 'LOGIN_REQUIRED' },
  viewer: atEveryLevel('viewer'),
  broadcaster: atEveryLevel('broadcaster'),
  chair: atEveryLevel('chair'),
  administrator: { invitation: 'broadcaster', internal: 'broadcaster', private: 'SESSION_PRIVATE' },
  expired: atEveryLevel('NOT_LOGGED_IN'),
  'logged out': atEveryLevel('NOT_LOGGED_IN'),
  removed: atEveryLevel('REMOVED_FROM_SESSION'),
};
