import type { Database } from './database.ts';

interface AdmissionRow {
  session_id: string;
  participant_id: string;
  admitted_at: number;
}

/** Somebody whom a chair has let in: they need not wait at the door again. */
export async function insertAdmission(
  db: Database,
  sessionId: string,
  participantId: string,
  nowMs: number,
): Promise<void> {
  await db<AdmissionRow>('admissions')
    .insert({ session_id: sessionId, participant_id: participantId, admitted_at: nowMs })
    .onConflict(['session_id', 'participant_id'])
    .ignore();
}

export async function isAdmitted(
  db: Database,
  sessionId: string,
  participantId: string,
): Promise<boolean> {
  const row = await db<AdmissionRow>('admissions')
    .where({ session_id: sessionId, participant_id: participantId })
    .first('admitted_at');
  return row !== undefined;
}
