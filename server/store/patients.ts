import type { Database } from './database.ts';
import { searchPatterns, searchTextOf } from './search-text.ts';

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

interface PatientRow {
  id: string;
  number: string;
  given_name: string;
  family_name: string;
  born_on: string;
  email: string | null;
  search_text: string;
}

export async function insertPatient(db: Database, patient: Patient): Promise<void> {
  const { id, number, givenName, familyName, bornOn, email } = patient;
  await db<PatientRow>('patients').insert({
    id,
    number,
    given_name: givenName,
    family_name: familyName,
    born_on: bornOn,
    email,
    search_text: searchTextOf(givenName, familyName, number, bornOn),
  });
}

export async function findPatient(db: Database, id: string): Promise<Patient | null> {
  const row = await db<PatientRow>('patients').where({ id }).first();
  return row ? patientFromRow(row) : null;
}

/** Patients whose names, number or date of birth have words that begin as typed, by family name. */
export async function searchPatients(
  db: Database,
  typed: string,
  limit: number,
): Promise<Patient[]> {
  const query = db<PatientRow>('patients');
  for (const pattern of searchPatterns(typed)) {
    query.whereRaw("search_text like ? escape '\\'", [pattern]);
  }
  const rows = await query
    .orderBy('family_name')
    .orderBy('given_name')
    .orderBy('born_on')
    .orderBy('id')
    .limit(limit);
  return rows.map(patientFromRow);
}

function patientFromRow(row: PatientRow): Patient {
  const { id, number, given_name, family_name, born_on, email } = row;
  return {
    id,
    number,
    givenName: given_name,
    familyName: family_name,
    bornOn: born_on,
    email,
  };
}
