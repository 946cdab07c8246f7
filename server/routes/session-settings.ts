import { Type } from '@fastify/type-provider-typebox';
import type { Static } from '@fastify/type-provider-typebox';
import { consequencesOf } from '../access/index.ts';
import type { Consequences } from '../access/index.ts';
import type { App } from '../app.ts';
import { accountOf } from '../authentication.ts';
import { ApiError } from '../errors.ts';
import type { ApiErrorCode } from '../errors.ts';
import type { Present, Services } from '../services.ts';
import { openSession } from '../session-access.ts';
import {
  changeSessionSettings,
  deleteRemoval,
  insertAdmission,
  listMemberIds,
  listRemovals,
  readSessionSettings,
} from '../store/index.ts';
import type { SettingsOutcome } from '../store/index.ts';
import { membersFrom } from './members.ts';
import {
  AccessSchema,
  MemberRoleSchema,
  MembersSchema,
  PatientIdSchema,
  PatientSchema,
  SessionParams,
  TypedNameSchema,
  isoTime,
} from './schemas.ts';
import { sessionNameFrom } from './typed-names.ts';

const SettingsSchema = Type.Object({
  version: Type.Integer(),
  name: Type.String(),
  access: AccessSchema,
  members: Type.Array(
    Type.Object({
      accountId: Type.String(),
      role: MemberRoleSchema,
      displayName: Type.String(),
      speciality: Type.String(),
    }),
  ),
  patient: Type.Union([Type.Null(), PatientSchema]),
  holdNewcomers: Type.Boolean(),
  removed: Type.Array(
    Type.Object({
      participantId: Type.String(),
      displayName: Type.String(),
      guest: Type.Boolean(),
      removedAt: Type.String(),
    }),
  ),
});

const SettingsReply = Type.Object({ settings: SettingsSchema });

const ChangeBody = Type.Object({
  version: Type.Integer(),
  name: TypedNameSchema,
  access: AccessSchema,
  members: MembersSchema,
  patientId: PatientIdSchema,
  holdNewcomers: Type.Boolean(),
});

const ProposedBody = Type.Object({ access: AccessSchema, members: MembersSchema });

const ConsequencesSchema = Type.Object({
  removed: Type.Array(Type.Object({ displayName: Type.String(), guest: Type.Boolean() })),
  changed: Type.Array(Type.Object({ displayName: Type.String(), role: MemberRoleSchema })),
});

const RemovalParams = Type.Object({
  id: Type.String({ maxLength: 64 }),
  participantId: Type.String({ maxLength: 64 }),
});

const refusals: Readonly<Record<Exclude<SettingsOutcome, 'changed'>, ApiErrorCode>> = {
  notAllowed: 'NOT_ALLOWED',
  changedMeanwhile: 'SETTINGS_CHANGED',
  lastChair: 'LAST_CHAIR',
  accountNotFound: 'ACCOUNT_NOT_FOUND',
  patientNotFound: 'PATIENT_NOT_FOUND',
};

/** What a chair sets: name, access, participants list, patient; and whom a chair lets back. */
export function sessionSettingsRoutes(app: App, services: Services): void {
  const { database, live, bell, clock } = services;

  app.get(
    '/api/sessions/:id/settings',
    {
      schema: { params: SessionParams, response: { 200: SettingsReply } },
      config: { login: 'required' },
    },
    async (request) => {
      const { id } = request.params;
      await openSession(services, request.login, id, 'changeSettings');
      return { settings: await settingsOf(id) };
    },
  );

  app.put(
    '/api/sessions/:id/settings',
    {
      schema: { params: SessionParams, body: ChangeBody, response: { 200: SettingsReply } },
      config: { login: 'required' },
    },
    async (request) => {
      const { id } = request.params;
      const { version, access, patientId, holdNewcomers } = request.body;
      await openSession(services, request.login, id, 'changeSettings');
      const before = await listMemberIds(database, id);
      const change = {
        version,
        name: sessionNameFrom(request.body.name),
        access,
        members: membersFrom(request.body.members),
        patientId,
        holdNewcomers,
        by: accountOf(request).id,
      };
      const outcome = await changeSessionSettings(database, id, change, clock());
      if (outcome !== 'changed') throw new ApiError(refusals[outcome]);
      // Whoever is inside is no newcomer.
      for (const { participantId } of holdNewcomers ? live.inside(id) : []) {
        await insertAdmission(database, id, participantId, clock());
      }
      const settings = await settingsOf(id);
      await live.reconcile(id);
      bell.ring([...before, ...change.members.map(({ accountId }) => accountId)]);
      return { settings };
    },
  );

  app.post(
    '/api/sessions/:id/settings/consequences',
    {
      schema: { params: SessionParams, body: ProposedBody, response: { 200: ConsequencesSchema } },
      config: { login: 'required' },
    },
    async (request) => {
      const { id } = request.params;
      await openSession(services, request.login, id, 'changeSettings');
      const { access, members } = request.body;
      const concerned = [...live.inside(id), ...live.held(id)];
      return describe(consequencesOf(concerned, { access, members: membersFrom(members) }));
    },
  );

  app.delete(
    '/api/sessions/:id/removals/:participantId',
    { schema: { params: RemovalParams }, config: { login: 'required' } },
    async (request, reply) => {
      const { id, participantId } = request.params;
      await openSession(services, request.login, id, 'removeParticipant');
      if (!(await deleteRemoval(database, id, participantId))) {
        throw new ApiError('REMOVAL_NOT_FOUND');
      }
      return await reply.code(204).send();
    },
  );

  async function settingsOf(id: string): Promise<Static<typeof SettingsSchema>> {
    const settings = await readSessionSettings(database, id);
    if (settings === null) throw new ApiError('SESSION_NOT_FOUND');
    const removed = (await listRemovals(database, id)).map(
      ({ participantId, displayName, accountId, removedAtMs }) => ({
        participantId,
        displayName,
        guest: accountId === null,
        removedAt: isoTime(removedAtMs),
      }),
    );
    return { ...settings, members: [...settings.members], removed };
  }
}

function describe({ removed, changed }: Consequences<Present>): Static<typeof ConsequencesSchema> {
  return {
    removed: removed.map(({ displayName, accountId }) => ({
      displayName,
      guest: accountId === null,
    })),
    // A guest has no other role to change to.
    changed: changed.flatMap(({ person: { displayName }, role }) =>
      role === 'guest' ? [] : [{ displayName, role }],
    ),
  };
}
