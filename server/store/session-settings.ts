import type { AccessLevel, MemberRole } from '../access/index.ts';
import type { AccountRow } from './accounts.ts';
import type { Database } from './database.ts';
import type { MemberRow } from './members.ts';
import { deleteNotifications, insertNotifications } from './notifications.ts';
import { findPatient } from './patients.ts';
import type { Patient } from './patients.ts';
import type { RemovalRow } from './removals.ts';

/** An entry of the participants list as it is asked for. */
export interface Member {
  readonly accountId: string;
  readonly role: MemberRole;
}

/** An entry of the participants list as it is shown. */
export interface ListedMember extends Member {
  readonly displayName: string;
  readonly speciality: string;
}

/** All that a chair can set, as it is now. */
export interface SessionSettings {
  /** Goes up with every change. */
  readonly version: number;
  readonly name: string;
  readonly access: AccessLevel;
  /** By name, within each role from the chairs down. */
  readonly members: readonly ListedMember[];
  readonly patient: Patient | null;
  /** Whoever is not on the list waits until a chair admits them. */
  readonly holdNewcomers: boolean;
}

export interface SettingsChange {
  /** That of the settings which were shown when the change was made up. */
  readonly version: number;
  readonly name: string;
  readonly access: AccessLevel;
  readonly members: readonly Member[];
  readonly patientId: string | null;
  readonly holdNewcomers: boolean;
  /** The account that changes them. */
  readonly by: string;
}

export type SettingsOutcome =
  | 'changed'
  /** Closed, or `by` is not one of its chairs (any more). */
  | 'notAllowed'
  | 'changedMeanwhile'
  | 'lastChair'
  | 'accountNotFound'
  | 'patientNotFound';

interface SettingsRow {
  id: string;
  name: string;
  access: AccessLevel;
  patient_id: string | null;
  hold_newcomers: boolean | number;
  settings_version: number;
  closed_at: number | null;
}

const roleOrder: readonly MemberRole[] = ['chair', 'broadcaster', 'viewer'];

export async function readSessionSettings(
  db: Database,
  sessionId: string,
): Promise<SessionSettings | null> {
  return await db.transaction(async (transaction) => {
    const row = await transaction<SettingsRow>('sessions').where('id', sessionId).first();
    if (!row) return null;
    const rows = await transaction('members')
      .join('accounts', 'accounts.id', 'members.account_id')
      .where('members.session_id', sessionId)
      .orderBy('accounts.display_name')
      .orderBy('accounts.id')
      .select<(MemberRow & { display_name: string; speciality: string })[]>(
        'members.*',
        'accounts.display_name',
        'accounts.speciality',
      );
    const members = rows.map(({ account_id, role, display_name, speciality }) => ({
      accountId: account_id,
      role,
      displayName: display_name,
      speciality,
    }));
    const patient = row.patient_id === null ? null : await findPatient(transaction, row.patient_id);
    return {
      version: row.settings_version,
      name: row.name,
      access: row.access,
      members: roleOrder.flatMap((role) => members.filter((member) => member.role === role)),
      patient,
      holdNewcomers: Boolean(row.hold_newcomers),
    };
  });
}

/**
 * Changes all of it or nothing. Whoever is put on the list anew may come in, also if they were
 * removed by hand before.
 */
export async function changeSessionSettings(
  db: Database,
  sessionId: string,
  change: SettingsChange,
  nowMs: number,
): Promise<SettingsOutcome> {
  // One connection: no other change comes between what is read here and what is written.
  return await db.transaction(async (transaction) => {
    const row = await transaction<SettingsRow>('sessions').where('id', sessionId).first();
    if (!row || row.closed_at !== null) return 'notAllowed';
    const before = await transaction<MemberRow>('members').where('session_id', sessionId);
    const isChair = before.some(
      ({ account_id, role }) => account_id === change.by && role === 'chair',
    );
    if (!isChair) return 'notAllowed';
    if (row.settings_version !== change.version) return 'changedMeanwhile';
    if (change.patientId !== null && !(await findPatient(transaction, change.patientId))) {
      return 'patientNotFound';
    }

    const added = change.members.filter(
      ({ accountId }) => !before.some((member) => member.account_id === accountId),
    );
    if (!(await areActive(transaction, added))) return 'accountNotFound';
    const addedIds = added.map(({ accountId }) => accountId);
    const removals = await transaction<RemovalRow>('removals')
      .where('session_id', sessionId)
      .whereNotIn('account_id', addedIds);
    const chairs = change.members.filter(
      ({ accountId, role }) =>
        role === 'chair' && !removals.some(({ account_id }) => account_id === accountId),
    );
    if (!(await isAnyActive(transaction, chairs))) return 'lastChair';

    await transaction<RemovalRow>('removals')
      .where('session_id', sessionId)
      .whereIn('account_id', addedIds)
      .delete();
    await transaction<SettingsRow>('sessions')
      .where('id', sessionId)
      .update({
        name: change.name,
        access: change.access,
        patient_id: change.patientId,
        hold_newcomers: change.holdNewcomers,
        settings_version: row.settings_version + 1,
      });
    await transaction<MemberRow>('members').where('session_id', sessionId).delete();
    await insertMembers(transaction, sessionId, change.members);
    await insertNotifications(transaction, addedIds, { sessionId, by: change.by }, nowMs);
    const stay = change.members.map(({ accountId }) => accountId);
    await deleteNotifications(transaction, sessionId, stay);
    return 'changed';
  });
}

export async function insertMembers(
  db: Database,
  sessionId: string,
  members: readonly Member[],
): Promise<void> {
  for (const { accountId, role } of members) {
    await db<MemberRow>('members').insert({
      session_id: sessionId,
      account_id: accountId,
      role,
    });
  }
}

/** Whether each of them is an account that can log in. */
export async function areActive(db: Database, members: readonly Member[]): Promise<boolean> {
  const ids = members.map(({ accountId }) => accountId);
  const found = await db<AccountRow>('accounts').whereIn('id', ids).whereNull('disabled_at');
  return found.length === ids.length;
}

async function isAnyActive(db: Database, members: readonly Member[]): Promise<boolean> {
  const ids = members.map(({ accountId }) => accountId);
  const one = await db<AccountRow>('accounts').whereIn('id', ids).whereNull('disabled_at').first();
  return one !== undefined;
}
