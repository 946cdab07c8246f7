import type { RoleTable } from 'auscult/engine';

/** What somebody is in one session. A guest is nobody's account; the others stand for one. */
export type RoleName = 'chair' | 'broadcaster' | 'viewer' | 'guest';

/** The roles that the participants list of a session can hold. */
export type MemberRole = Exclude<RoleName, 'guest'>;

export const memberRoles: readonly MemberRole[] = ['chair', 'broadcaster', 'viewer'];

/** Who qualifies to be in a session at all. */
export type AccessLevel = 'invitation' | 'internal' | 'private';

export const accessLevels: readonly AccessLevel[] = ['invitation', 'internal', 'private'];

const everySource = ['camera', 'microphone', 'screen', 'screenAudio'];

/**
 * What the engine enforces for each role, packet by packet. That a screen is shared on desktop
 * only is no matter of grants: a phone's browser has no `getDisplayMedia`.
 */
export const roleTable: RoleTable & Record<RoleName, RoleTable[string]> = {
  chair: { publish: everySource, receive: true },
  broadcaster: { publish: everySource, receive: true },
  viewer: { publish: [], receive: true },
  guest: { publish: everySource, receive: true },
};
