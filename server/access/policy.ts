import type { AccessLevel, MemberRole, RoleName } from './roles.ts';

/** Who asks, as far as it matters for deciding; no names, no ids of people. */
export type Actor =
  /** No credential, or one that has expired, been ended or been disabled. */
  | { readonly kind: 'nobody' }
  /** Holds the guest's credential of one session, which opens that session only. */
  | { readonly kind: 'guest'; readonly sessionId: string }
  /** Logged in. `listedAs` is the role on the participants list of the session asked about. */
  | {
      readonly kind: 'account';
      readonly administrator: boolean;
      readonly listedAs: MemberRole | null;
    };

/** What of a session decides; null stands for "there is none" in practice-wide actions. */
export interface SessionFacts {
  readonly id: string;
  readonly access: AccessLevel;
  readonly state: 'open' | 'closed';
  readonly patientSet: boolean;
}

/** Inside or about one session. */
export type SessionAction =
  | 'see'
  | 'join'
  | 'receive'
  | 'publishCameraAndMicrophone'
  | 'shareScreen'
  | 'addParticipants'
  | 'setRole'
  | 'removeParticipant'
  | 'mute'
  | 'changeSettings'
  | 'shareLink'
  | 'capture'
  | 'close';

/** About the practice as a whole. */
export type PracticeAction =
  | 'startSession'
  | 'listOwnSessions'
  | 'findColleagues'
  | 'findPatients'
  | 'administerAccounts'
  | 'readAudit';

export type Action = SessionAction | PracticeAction;

export const nobody: Actor = { kind: 'nobody' };

/** Row by row the table "Who may do what"; capture also wants a patient, see `may`. */
const abilities: Readonly<Record<RoleName, ReadonlySet<SessionAction>>> = {
  chair: new Set<SessionAction>([
    'see',
    'join',
    'receive',
    'publishCameraAndMicrophone',
    'shareScreen',
    'addParticipants',
    'setRole',
    'removeParticipant',
    'mute',
    'changeSettings',
    'shareLink',
    'capture',
    'close',
  ]),
  broadcaster: new Set<SessionAction>([
    'see',
    'join',
    'receive',
    'publishCameraAndMicrophone',
    'shareScreen',
    'capture',
  ]),
  viewer: new Set<SessionAction>(['see', 'join', 'receive']),
  guest: new Set<SessionAction>(['join', 'receive', 'publishCameraAndMicrophone', 'shareScreen']),
};

/**
 * The role that somebody has in a session right now, or null for whoever does not qualify: a
 * listed account its listed role, any other account Broadcaster abilities unless the session is
 * private, a guest only in an Invitation session. An administrator's flag gives no way in.
 */
export function roleOf(actor: Actor, session: SessionFacts): RoleName | null {
  switch (actor.kind) {
    case 'nobody':
      return null;
    case 'guest':
      return session.access === 'invitation' && actor.sessionId === session.id ? 'guest' : null;
    case 'account':
      if (actor.listedAs !== null) return actor.listedAs;
      return session.access === 'private' ? null : 'broadcaster';
  }
}

/** What a role allows by itself; for those already inside, whose role the engine holds. */
export function roleMay(role: RoleName, action: SessionAction): boolean {
  return abilities[role].has(action);
}

/**
 * The one place that decides. Pure; `session` is null for practice-wide actions and for sessions
 * that do not exist, about which nobody may do anything.
 */
export function may(actor: Actor, action: Action, session: SessionFacts | null): boolean {
  switch (action) {
    case 'startSession':
    case 'listOwnSessions':
    case 'findColleagues':
    case 'findPatients':
      return actor.kind === 'account';
    case 'administerAccounts':
    case 'readAudit':
      return actor.kind === 'account' && actor.administrator;
    default:
      return maySession(actor, action, session);
  }
}

function maySession(actor: Actor, action: SessionAction, session: SessionFacts | null): boolean {
  if (session === null || session.state === 'closed') return false;
  const role = roleOf(actor, session);
  if (role === null || !roleMay(role, action)) return false;
  // A picture without a patient would have no Files panel to go to.
  if (action === 'capture') return session.patientSet;
  return true;
}
