import type { Receipt, Role, SessionId, Source } from 'auscult/engine';
import type { Refusal } from './codes.ts';

/** Who may come in, where, and as what: the embedder's answer to a ticket. */
export interface Admission {
  readonly sessionId: SessionId;
  readonly sessionName: string;
  /** `invitation`, `internal` or `private`; shown to everyone inside. */
  readonly access: string;
  /** The same whenever the same person comes into this session. */
  readonly participantId: string;
  readonly displayName: string;
  readonly role: Role;
  /** Null for a guest. Never sent to anybody. */
  readonly accountId: string | null;
  /** The embedder's own word, e.g. by which log-in they came: handed back, never sent to anybody. */
  readonly mark?: string;
  /** They wait at the door until somebody inside admits them; asked at each `join` anew. */
  readonly hold?: boolean;
}

/** What somebody is by the embedder's records: a role, or a word for why they may not be inside. */
export type Standing =
  { readonly role: Role; readonly hold?: boolean } | { readonly removed: string };

/**
 * The embedder's records of one session. Read within the session's mailbox, so that what was stored
 * last is what counts in the end; they must not wait for a method of this server on the same session.
 */
export interface Records {
  /** What the session is called, and who may come in. */
  readonly session: () => Promise<Pick<Admission, 'sessionName' | 'access'>>;
  /** What somebody inside, or just coming in, is now. */
  readonly standing: (who: Admission) => Promise<Standing>;
}

/** What a participant may be refused; everything else is the engine's to enforce. */
export type Action =
  | { readonly kind: 'setRole'; readonly target: Admission; readonly role: Role }
  | { readonly kind: 'removeParticipant'; readonly target: Admission }
  | { readonly kind: 'closeSession' }
  /** Both concern somebody who is held at the door. */
  | { readonly kind: 'admitParticipant'; readonly target: Admission }
  | { readonly kind: 'turnAway'; readonly target: Admission }
  | { readonly kind: 'askToMute'; readonly target: Admission; readonly source: Source };

export function isRefusal(value: object): value is Refusal {
  return 'code' in value;
}

/** The same person coming in twice; a person without account is told by the participant's id. */
export function isSamePerson(one: Admission, other: Admission): boolean {
  if (one.participantId === other.participantId) return true;
  return one.accountId !== null && one.accountId === other.accountId;
}

/** Cut by characters as people see them: half of a letter or of an emoji helps nobody. */
export function withShortName(admission: Admission, maxLength: number): Admission {
  // The shortest text that can be too long; counting costs time that grows with the text.
  if (admission.displayName.length <= maxLength) return admission;
  const head = admission.displayName.slice(0, maxLength * 16);
  const characters = [...new Intl.Segmenter().segment(head)];
  const displayName = characters
    .slice(0, maxLength)
    .map(({ segment }) => segment)
    .join('');
  return { ...admission, displayName };
}

/** Somebody inside whom a reconciliation concerned, as they were before it. */
export interface Reconciled {
  readonly who: Admission;
  readonly standing: Standing;
  readonly receipt: Receipt;
}
