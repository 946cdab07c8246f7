/**
 * A program to be killed: once told to go, it makes session after session through the real store,
 * each under a number, and reports the number. Arguments: the database, the first number, and when
 * to report: `afterCommit`, or `beforeCommit` for the control that must fail.
 */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { createSession, insertReservation, openDatabase } from '../../../server/store/index.ts';

const [path = '', first = '0', when = 'afterCommit'] = process.argv.slice(2);

writeSync(1, 'ready\n');
await once(process.stdin, 'data');
const database = await openDatabase(path);
const account = await database<{ id: string }>('accounts').first('id');
if (account === undefined) throw new Error('The database has no account.');

function report(number: number): void {
  // Synchronously: what has been reported has left the process.
  writeSync(1, `${number}\n`);
}

for (let number = Number(first); ; number += 1) {
  const name = String(number);
  const reservation = {
    id: `reservation-${name}`,
    accountId: account.id,
    tokenHash: `hash-${name}`,
    sealedToken: Buffer.from(name),
    expiresAtMs: number + 1,
  };
  // Time goes on with the numbers, so that reservations left over by kills expire: an account may
  // hold only so many.
  if (!(await insertReservation(database, reservation, number))) throw new Error('Not reserved.');
  if (when === 'beforeCommit') report(number);
  const outcome = await createSession(
    database,
    {
      id: name,
      reservationId: reservation.id,
      name,
      access: 'invitation',
      createdBy: account.id,
      members: [],
      patientId: null,
      holdNewcomers: false,
    },
    number,
  );
  // Else it would report what it has not done.
  if (outcome.kind !== 'created') throw new Error(`Not created: ${outcome.kind}.`);
  if (when === 'afterCommit') report(number);
}
