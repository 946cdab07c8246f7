import type { Grants, Role, RoleTable, Source } from '../types.ts';

/**
 * The grants of a role in the embedder's table, or null when the table does not name it.
 * Own properties only, so that a role called `constructor` finds nothing.
 */
export function grantsOfRole(table: RoleTable, role: Role): Grants | null {
  return Object.hasOwn(table, role) ? (table[role] ?? null) : null;
}

/** Whether somebody with `grants` may publish `source`. */
export function mayPublish(grants: Grants, source: Source): boolean {
  return grants.publish.includes(source);
}

/**
 * The one decision the gate stands for: a subscription is open exactly when its publisher may
 * publish the source and its subscriber may receive. Evaluated on the control path when either
 * side changes; the hot path reads the boolean it yields.
 */
export function gateOpen(publisher: Grants, source: Source, subscriber: Grants): boolean {
  return subscriber.receive && mayPublish(publisher, source);
}
