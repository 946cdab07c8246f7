import { roleOf } from './policy.ts';
import type { AccessLevel, MemberRole, RoleName } from './roles.ts';

/** Somebody inside, as far as it matters here. */
export interface Present {
  /** Null for a guest. */
  readonly accountId: string | null;
  readonly role: string;
}

/** What decides who may be inside as what. */
export interface Admittance {
  readonly access: AccessLevel;
  readonly members: readonly { readonly accountId: string; readonly role: MemberRole }[];
}

/** What would happen to those inside. */
export interface Consequences<Person> {
  readonly removed: readonly Person[];
  readonly changed: readonly { readonly person: Person; readonly role: RoleName }[];
}

/** What these settings would mean for those inside, by the same rules that will be applied. Pure. */
export function consequencesOf<Person extends Present>(
  inside: readonly Person[],
  { access, members }: Admittance,
): Consequences<Person> {
  const session = { id: '', access, state: 'open', patientSet: false } as const;
  const removed: Person[] = [];
  const changed: { person: Person; role: RoleName }[] = [];
  for (const person of inside) {
    const listed = members.find(({ accountId }) => accountId === person.accountId);
    const role = roleOf(
      person.accountId === null
        ? { kind: 'guest', sessionId: session.id }
        : { kind: 'account', administrator: false, listedAs: listed?.role ?? null },
      session,
    );
    if (role === null) removed.push(person);
    else if (role !== person.role) changed.push({ person, role });
  }
  return { removed, changed };
}
