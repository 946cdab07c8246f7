export { accessLevels, memberRoles, roleTable } from './roles.ts';
export type { AccessLevel, MemberRole, RoleName } from './roles.ts';
export { may, nobody, roleMay, roleOf } from './policy.ts';
export type { Action, Actor, PracticeAction, SessionAction, SessionFacts } from './policy.ts';
export { resolveLink } from './links.ts';
export type { Opened, Opens } from './links.ts';
export { consequencesOf } from './consequences.ts';
export type { Admittance, Consequences, Present } from './consequences.ts';
