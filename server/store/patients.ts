import type { Database } from './database.ts';

/** Somebody whom the practice treats. */
export interface Patient {
  readonly id: string;
  /** The practice's own number for the patient. */
  readonly number: string;
  readonly givenName: string;
  readonly familyName: string;
  /** `YYYY-MM-DD` */
  readonly bornOn: string;
  readonly email: string | null;
}

export async function insertPatient(db: Database, patient: Patient): Promise<void> {
  await db('patients').insert({
    id: patient.id,
    number: patient.number,
    given_name: patient.givenName,
    family_name: patient.familyName,
    born_on: patient.bornOn,
    email: patient.email,
  });
}
