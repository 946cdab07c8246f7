import type { MadePassword } from './greeting.ts';
import { randomPassword } from './secrets/passwords.ts';
import type { Passwords } from './secrets/passwords.ts';
import { randomToken } from './secrets/tokens.ts';
import {
  countAccounts,
  insertAccount,
  insertAppointment,
  insertPatient,
  listDemoAccounts,
  readSetting,
  setPasswordHash,
  writeSetting,
} from './store/index.ts';
import type { Database } from './store/index.ts';

/**
 * The password of every demo account, for everybody to read. It is stored nowhere and compared
 * only while the server listens on the loopback address; see `demoPasswordFor`.
 */
const knownPassword = 'auscult-demo';

const practiceName = 'Riverside Practice (demo)';

const providers = [
  { name: 'Dr. Elena Campo', email: 'campo@demo.invalid', speciality: 'General practice' },
  { name: 'Dr. Maria Vega', email: 'vega@demo.invalid', speciality: 'Dermatology' },
  { name: 'Dr. Jonas Lind', email: 'lind@demo.invalid', speciality: 'Cardiology' },
];

const patients = [
  { number: '1001', givenName: 'Ana', familyName: 'Ortiz', bornOn: '1948-03-12' },
  { number: '1002', givenName: 'Miguel', familyName: 'Ortiz', bornOn: '1951-11-02' },
];

const hourMs = 60 * 60 * 1000;

/** Fills an empty database with a practice that can be tried; never touches any other. */
export async function seedDemoPractice(database: Database, nowMs: number): Promise<void> {
  await database.transaction(async (transaction) => {
    if ((await countAccounts(transaction)) > 0) return;
    await writeSetting(transaction, 'practice.name', practiceName);
    await writeSetting(transaction, 'practice.demo', 'true');

    const accountIds = providers.map(() => randomToken());
    for (const [index, { name, email, speciality }] of providers.entries()) {
      await insertAccount(transaction, {
        id: accountIds[index] ?? randomToken(),
        email,
        displayName: name,
        speciality,
        administrator: index === 0,
        demo: true,
        passwordHash: null,
        // In the order of the list above.
        createdAtMs: nowMs + index,
      });
    }

    const startOfHourMs = Math.ceil(nowMs / hourMs) * hourMs;
    for (const [index, patient] of patients.entries()) {
      const patientId = randomToken();
      const email = `${patient.givenName.toLowerCase()}@demo.invalid`;
      await insertPatient(transaction, { id: patientId, email, ...patient });
      const startsAtMs = startOfHourMs + index * hourMs;
      await insertAppointment(transaction, {
        id: randomToken(),
        startsAtMs,
        endsAtMs: startsAtMs + hourMs / 2,
        place: 'Telehealth',
        notes: index === 0 ? 'New patient consult' : 'Skin check, follow-up',
        patientId,
        accountIds: accountIds.slice(0, index + 1),
      });
    }
  });
}

export async function isDemoPractice(database: Database): Promise<boolean> {
  return (await readSetting(database, 'practice.demo')) === 'true';
}

/**
 * The known password where it works: in a demo practice that only this machine can reach. Null
 * everywhere else.
 */
export function demoPasswordFor(demo: boolean, onlyThisMachine: boolean): string | null {
  return demo && onlyThisMachine ? knownPassword : null;
}

export async function demoEmails(database: Database): Promise<string[]> {
  const accounts = await listDemoAccounts(database);
  // Whoever has chosen a password does not log in with the known one any more.
  return accounts
    .filter(({ passwordChangedAtMs }) => passwordChangedAtMs === null)
    .map(({ email }) => email);
}

/**
 * Gives each demo account without a password of its own a random one, before others can reach the
 * server.
 *
 * @returns the passwords just made: the only moment they can be shown, since hashes are stored
 */
export async function makeDemoPasswords(
  database: Database,
  passwords: Passwords,
): Promise<MadePassword[]> {
  const made: MadePassword[] = [];
  for (const account of await listDemoAccounts(database)) {
    if (account.passwordHash !== null) continue;
    const password = randomPassword();
    await setPasswordHash(database, account.id, await passwords.hash(password));
    made.push({ email: account.email, displayName: account.displayName, password });
  }
  return made;
}
