import type { Access, Patient, SessionRole, SessionSettings } from './api.ts';

/** An entry of the participants list. */
export interface Person {
  readonly accountId: string;
  readonly displayName: string;
  readonly speciality: string;
  readonly role: SessionRole;
}

/** All that a chair sets about a session, as it stands in the form. */
export interface SessionDraft {
  readonly name: string;
  readonly access: Access;
  readonly members: readonly Person[];
  readonly patient: Patient | null;
  readonly holdNewcomers: boolean;
}

export function draftOf(settings: SessionSettings): SessionDraft {
  const { name, access, members, patient, holdNewcomers } = settings;
  return { name, access, members, patient, holdNewcomers };
}

/** A name is one line without stray spaces, however it was typed. */
export function nameOf({ name }: SessionDraft): string {
  return name.replace(/\s+/g, ' ').trim();
}

/**
 * One's own changes, made on `before`, upon what somebody else has made of it meanwhile: what one
 * has not touched is theirs, the rest one's own.
 */
export function rebase(
  before: SessionDraft,
  mine: SessionDraft,
  theirs: SessionDraft,
): SessionDraft {
  return {
    name: nameOf(mine) === before.name ? theirs.name : mine.name,
    access: mine.access === before.access ? theirs.access : mine.access,
    members: rebaseMembers(before.members, mine.members, theirs.members),
    patient: mine.patient?.id === before.patient?.id ? theirs.patient : mine.patient,
    holdNewcomers:
      mine.holdNewcomers === before.holdNewcomers ? theirs.holdNewcomers : mine.holdNewcomers,
  };
}

function rebaseMembers(
  before: readonly Person[],
  mine: readonly Person[],
  theirs: readonly Person[],
): readonly Person[] {
  const entry = (list: readonly Person[], id: string): Person | undefined =>
    list.find(({ accountId }) => accountId === id);
  const kept = theirs.flatMap((their) => {
    const was = entry(before, their.accountId);
    const own = entry(mine, their.accountId);
    if (was && !own) return [];
    return own && own.role !== was?.role ? [{ ...their, role: own.role }] : [their];
  });
  const added = mine.filter(
    ({ accountId }) => !entry(before, accountId) && !entry(theirs, accountId),
  );
  return [...kept, ...added];
}

export function isChanged(before: SessionDraft, now: SessionDraft): boolean {
  return (
    nameOf(now) !== before.name ||
    now.access !== before.access ||
    now.patient?.id !== before.patient?.id ||
    now.holdNewcomers !== before.holdNewcomers ||
    now.members.length !== before.members.length ||
    now.members.some(({ accountId, role }) => {
      const was = before.members.find((one) => one.accountId === accountId);
      return was?.role !== role;
    })
  );
}
