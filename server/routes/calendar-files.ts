import { Type } from '@fastify/type-provider-typebox';
import type { App } from '../app.ts';
import { ApiError } from '../errors.ts';
import { calendarFile, visitDescription, visitTitle } from '../mail/index.ts';
import { hashToken } from '../secrets/tokens.ts';
import type { Services } from '../services.ts';
import { findLinkedVisit } from '../store/index.ts';
import { practiceName } from './practice.ts';
import { TokenSchema } from './schemas.ts';
import { linkFor } from './shown-link.ts';
import {
  LanguageSchema,
  MinutesSchema,
  StartsAtSchema,
  startFrom,
  visitUid,
} from './visit-times.ts';

const FileBody = Type.Object({
  token: TokenSchema,
  language: LanguageSchema,
  startsAt: StartsAtSchema,
  minutes: MinutesSchema,
});

/**
 * A calendar file to save, for whoever has a session link, also before OK. Made here and not by the
 * page, so that it and those that are sent by mail are about one and the same event. By POST: the
 * secret of the link stands in no address.
 */
export function calendarFileRoutes(app: App, services: Services): void {
  const { database, clock } = services;

  app.post(
    '/api/calendar-files',
    { schema: { body: FileBody }, config: { login: 'required' } },
    async (request, reply) => {
      const { token, language, startsAt, minutes } = request.body;
      const nowMs = clock();
      const startsAtMs = startFrom(startsAt, nowMs);
      const visit = await findLinkedVisit(database, hashToken(token), nowMs);
      if (visit === null) throw new ApiError('LINK_NOT_FOUND');
      if (visit.state === 'closed') throw new ApiError('SESSION_CLOSED');
      const link = linkFor(services, request, token);
      reply.header('content-disposition', 'attachment; filename="visit.ics"');
      reply.type('text/calendar; charset=utf-8');
      return calendarFile({
        uid: visitUid(visit.reservationId),
        title: visitTitle(language, await practiceName(services), null),
        description: visitDescription(language, link),
        link,
        startsAtMs,
        minutes,
        nowMs,
        organizer: null,
      });
    },
  );
}
