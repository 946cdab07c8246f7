import { Type } from '@fastify/type-provider-typebox';
import { may } from '../access/index.ts';
import type { PracticeAction } from '../access/index.ts';
import type { App } from '../app.ts';
import { accountOf } from '../authentication.ts';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { searchAccounts, searchPatients } from '../store/index.ts';
import type { Account } from '../store/index.ts';
import { PatientSchema, SearchBody } from './schemas.ts';

/** As many as one looks through; a letter more finds the rest. */
const mostFound = 20;

const ColleaguesReply = Type.Object({
  colleagues: Type.Array(
    Type.Object({ id: Type.String(), displayName: Type.String(), speciality: Type.String() }),
  ),
  more: Type.Boolean(),
});

const PatientsReply = Type.Object({ patients: Type.Array(PatientSchema), more: Type.Boolean() });

/** Looking for people as one types. By POST: names stand in no address, and so in no log. */
export function searchRoutes(app: App, { database }: Services): void {
  app.post(
    '/api/colleagues/search',
    {
      schema: { body: SearchBody, response: { 200: ColleaguesReply } },
      config: { login: 'required' },
    },
    async (request) => {
      insist(accountOf(request), 'findColleagues');
      const found = await searchAccounts(database, request.body.text, mostFound + 1);
      const colleagues = found.slice(0, mostFound).map(({ id, displayName, speciality }) => ({
        id,
        displayName,
        speciality,
      }));
      return { colleagues, more: found.length > mostFound };
    },
  );

  app.post(
    '/api/patients/search',
    {
      schema: { body: SearchBody, response: { 200: PatientsReply } },
      config: { login: 'required' },
    },
    async (request) => {
      insist(accountOf(request), 'findPatients');
      const { text } = request.body;
      // Nobody needs the whole list; what is not asked for is not shown.
      if (text.trim() === '') return { patients: [], more: false };
      const found = await searchPatients(database, text, mostFound + 1);
      return { patients: found.slice(0, mostFound), more: found.length > mostFound };
    },
  );
}

function insist({ administrator }: Account, action: PracticeAction): void {
  const actor = { kind: 'account', administrator, listedAs: null } as const;
  if (!may(actor, action, null)) throw new ApiError('NOT_ALLOWED');
}
