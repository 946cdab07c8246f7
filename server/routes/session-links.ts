import { Type } from '@fastify/type-provider-typebox';
import type { App } from '../app.ts';
import { accountOf } from '../authentication.ts';
import { ApiError } from '../errors.ts';
import { randomToken } from '../secrets/tokens.ts';
import type { Services } from '../services.ts';
import { cancelReservation, insertReservation, replaceLink } from '../store/index.ts';
import { SessionParams, isoTime } from './schemas.ts';
import { keepToken, linkFor, shownLink } from './shown-link.ts';
import { openSession } from '../session-access.ts';

/** A link that was shown and never confirmed dies within a day. */
const reservationLifetimeMs = 24 * 60 * 60 * 1000;

const ReservationReply = Type.Object({
  reservationId: Type.String(),
  link: Type.String(),
  expiresAt: Type.String(),
});

const LinkReply = Type.Object({ link: Type.String() });

/** The link of a session, reserved before OK and shown again after it. */
export function sessionLinkRoutes(app: App, services: Services): void {
  const { database, clock, live } = services;

  app.post(
    '/api/session-links',
    { schema: { response: { 201: ReservationReply } }, config: { login: 'required' } },
    async (request, reply) => {
      const nowMs = clock();
      const expiresAtMs = nowMs + reservationLifetimeMs;
      const id = randomToken();
      const token = randomToken();
      const accountId = accountOf(request).id;
      const reservation = { id, accountId, expiresAtMs, ...keepToken(services, token) };
      if (!(await insertReservation(database, reservation, nowMs))) {
        throw new ApiError('TOO_MANY_RESERVATIONS');
      }
      reply.code(201);
      return {
        reservationId: id,
        link: linkFor(services, request, token),
        expiresAt: isoTime(expiresAtMs),
      };
    },
  );

  app.delete(
    '/api/session-links/:id',
    { schema: { params: SessionParams }, config: { login: 'required' } },
    async (request, reply) => {
      const cancelled = await cancelReservation(database, request.params.id, accountOf(request).id);
      if (!cancelled) throw new ApiError('RESERVATION_NOT_FOUND');
      return await reply.code(204).send();
    },
  );

  app.post(
    '/api/sessions/:id/link',
    {
      schema: { params: SessionParams, response: { 200: LinkReply } },
      config: { login: 'required' },
    },
    async (request) => {
      const { session } = await openSession(
        services,
        request.login,
        request.params.id,
        'shareLink',
      );
      return { link: await shownLink(services, request, session.id) };
    },
  );

  app.post(
    '/api/sessions/:id/link/replace',
    {
      schema: { params: SessionParams, response: { 200: LinkReply } },
      config: { login: 'required' },
    },
    async (request) => {
      const { id } = request.params;
      const { session } = await openSession(services, request.login, id, 'shareLink');
      // Whoever is inside came by the old one, and comes back by it.
      const guests = live.inside(id).filter(({ accountId }) => accountId === null);
      const admittedIds = guests.map(({ participantId }) => participantId);
      const token = randomToken();
      const link = { sessionId: session.id, ...keepToken(services, token), admittedIds };
      await replaceLink(database, link, clock());
      return { link: linkFor(services, request, token) };
    },
  );
}
