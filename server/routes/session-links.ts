import { Type } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '../app.ts';
import { accountOf } from '../authentication.ts';
import { ApiError } from '../errors.ts';
import { originFor } from '../own-origin.ts';
import { hashToken, randomToken } from '../secrets/tokens.ts';
import type { Services } from '../services.ts';
import {
  cancelReservation,
  findSessionLink,
  insertReservation,
  replaceLink,
} from '../store/index.ts';
import type { KeptToken } from '../store/index.ts';
import { SessionParams, isoTime } from './schemas.ts';
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
  const { database, sealing, clock } = services;

  app.post(
    '/api/session-links',
    { schema: { response: { 201: ReservationReply } }, config: { login: 'required' } },
    async (request, reply) => {
      const nowMs = clock();
      const expiresAtMs = nowMs + reservationLifetimeMs;
      const id = randomToken();
      const token = randomToken();
      const accountId = accountOf(request).id;
      const reservation = { id, accountId, expiresAtMs, ...keep(token) };
      if (!(await insertReservation(database, reservation, nowMs))) {
        throw new ApiError('TOO_MANY_RESERVATIONS');
      }
      reply.code(201);
      return {
        reservationId: id,
        link: linkFor(request, token),
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
      const kept = await findSessionLink(database, session.id);
      const shown = kept && sealing.open(kept.sealedToken, kept.tokenHash);
      if (shown !== null) return { link: linkFor(request, shown) };
      // The key is gone (a database restored without it): a new link is better than none.
      const token = randomToken();
      await replaceLink(database, { sessionId: session.id, ...keep(token) }, clock());
      return { link: linkFor(request, token) };
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
      const token = randomToken();
      await replaceLink(database, { sessionId: session.id, ...keep(token) }, clock());
      return { link: linkFor(request, token) };
    },
  );

  /** The seal is bound to the hash beside it: swapped rows do not open. */
  function keep(token: string): KeptToken {
    const tokenHash = hashToken(token);
    return { tokenHash, sealedToken: sealing.seal(token, tokenHash) };
  }

  /** The secret stands in the fragment, which browsers send to nobody. */
  function linkFor(request: FastifyRequest, token: string): string {
    const origin = originFor(services.own, request.headers.host);
    if (origin === null) throw new ApiError('REQUEST_INVALID');
    return `${origin}/join#${token}`;
  }
}
