import type { Database } from './database.ts';

/** A scheduled visit. */
export interface NewAppointment {
  readonly id: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly place: string;
  readonly notes: string;
  readonly patientId: string | null;
  /** The providers who take part. */
  readonly accountIds: readonly string[];
}

export async function insertAppointment(db: Database, appointment: NewAppointment): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction('appointments').insert({
      id: appointment.id,
      starts_at: appointment.startsAtMs,
      ends_at: appointment.endsAtMs,
      place: appointment.place,
      notes: appointment.notes,
      patient_id: appointment.patientId,
      session_id: null,
    });
    for (const accountId of appointment.accountIds) {
      await transaction('appointment_people').insert({
        appointment_id: appointment.id,
        account_id: accountId,
      });
    }
  });
}
