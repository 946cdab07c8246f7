import { Type } from '@fastify/type-provider-typebox';
import type { Static } from '@fastify/type-provider-typebox';
import type { MemberRole } from '../access/index.ts';
import type { App } from '../app.ts';
import { accountOf, loginOf } from '../authentication.ts';
import { ApiError } from '../errors.ts';
import { perAddress } from '../rate-limit.ts';
import { randomToken } from '../secrets/tokens.ts';
import type { Services } from '../services.ts';
import { closeSession, createSession, listMemberIds, listSessions } from '../store/index.ts';
import type { StoredSession } from '../store/index.ts';
import {
  AccessSchema,
  ListedSessionSchema,
  MembersSchema,
  PatientIdSchema,
  SessionParams,
  SessionSchema,
  TicketSchema,
  TypedNameSchema,
  isoTime,
} from './schemas.ts';
import { openSession } from '../session-access.ts';
import { membersFrom } from './members.ts';
import { sessionNameFrom } from './typed-names.ts';

const NewSession = Type.Object({
  reservationId: Type.String({ maxLength: 64 }),
  name: TypedNameSchema,
  access: Type.Optional(AccessSchema),
  members: Type.Optional(MembersSchema),
  patientId: Type.Optional(PatientIdSchema),
  holdNewcomers: Type.Optional(Type.Boolean()),
});

const ListQuery = Type.Object({
  state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('closed')])),
});

const SessionReply = Type.Object({ session: SessionSchema });
const SessionsReply = Type.Object({ sessions: Type.Array(ListedSessionSchema) });

export function sessionRoutes(app: App, services: Services): void {
  const { database, limits, live, tickets, bell, clock } = services;

  app.get(
    '/api/sessions',
    {
      schema: { querystring: ListQuery, response: { 200: SessionsReply } },
      config: { login: 'required' },
    },
    async (request) => {
      const state = request.query.state ?? 'open';
      const sessions = await listSessions(database, accountOf(request).id, state);
      return {
        sessions: sessions.map((session) => ({
          ...describe(session, session.role),
          inside: live.inside(session.id).length,
          waiting: session.role === 'chair' ? live.held(session.id).length : 0,
          patient: session.patient,
        })),
      };
    },
  );

  app.post(
    '/api/sessions',
    {
      schema: { body: NewSession, response: { 201: SessionReply } },
      config: { login: 'required' },
    },
    async (request, reply) => {
      const account = accountOf(request);
      const { reservationId, access = 'invitation', patientId = null } = request.body;
      const { holdNewcomers = false } = request.body;
      const members = membersFrom(request.body.members ?? []);
      const name = sessionNameFrom(request.body.name);
      const id = randomToken();
      const newSession = {
        id,
        reservationId,
        name,
        access,
        createdBy: account.id,
        members,
        patientId,
        holdNewcomers,
      };
      const made = await createSession(database, newSession, clock());
      if (made.kind === 'notReserved') throw new ApiError('RESERVATION_NOT_FOUND');
      if (made.kind === 'accountNotFound') throw new ApiError('ACCOUNT_NOT_FOUND');
      if (made.kind === 'patientNotFound') throw new ApiError('PATIENT_NOT_FOUND');
      bell.ring([account.id, ...members.map(({ accountId }) => accountId)]);
      const seen = await openSession(services, request.login, made.sessionId, 'see');
      reply.code(201);
      return { session: detail(seen.session, seen.role) };
    },
  );

  app.get(
    '/api/sessions/:id',
    {
      schema: { params: SessionParams, response: { 200: SessionReply } },
      config: { login: 'optional' },
    },
    async (request) => {
      const { session, role } = await openSession(
        services,
        request.login,
        request.params.id,
        'see',
      );
      return { session: detail(session, role) };
    },
  );

  app.post(
    '/api/sessions/:id/join',
    {
      schema: { params: SessionParams, response: { 201: TicketSchema } },
      config: { login: 'required', rateLimit: perAddress(limits.joinPerAddress) },
    },
    async (request, reply) => {
      const { session } = await openSession(services, request.login, request.params.id, 'join');
      const person = { kind: 'account', loginId: loginOf(request).id } as const;
      reply.code(201);
      return { ticket: tickets.issue({ sessionId: session.id, person }, clock()) };
    },
  );

  app.post(
    '/api/sessions/:id/close',
    { schema: { params: SessionParams }, config: { login: 'required' } },
    async (request, reply) => {
      const { session } = await openSession(services, request.login, request.params.id, 'close');
      // First in the store: from here on nobody is let in, so that those inside are the last.
      await closeSession(database, session.id, accountOf(request).id, clock());
      await live.closeSession(session.id);
      bell.ring(await listMemberIds(database, session.id));
      return await reply.code(204).send();
    },
  );

  function namesInside(sessionId: string): string[] {
    return live.inside(sessionId).map(({ displayName }) => displayName);
  }

  function detail(session: StoredSession, role: MemberRole): Static<typeof SessionSchema> {
    return { ...describe(session, role), inside: namesInside(session.id) };
  }
}

function describe(
  session: StoredSession,
  role: MemberRole,
): Omit<Static<typeof ListedSessionSchema>, 'inside' | 'waiting' | 'patient'> {
  const { id, name, access, createdAtMs, createdBy, state } = session;
  return { id, name, access, role, createdAt: isoTime(createdAtMs), createdBy, state };
}
