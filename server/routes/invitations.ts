import { Type } from '@fastify/type-provider-typebox';
import type { Static } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '../app.ts';
import { accountOf } from '../authentication.ts';
import { ApiError } from '../errors.ts';
import {
  calendarFile,
  composeInvitation,
  isTimeZone,
  mailAddressFrom,
  visitDescription,
  withoutRepeats,
} from '../mail/index.ts';
import type { Mail, Mailer } from '../mail/index.ts';
import { FailureLimit } from '../rate-limit.ts';
import { hashToken } from '../secrets/tokens.ts';
import type { Services } from '../services.ts';
import { openSession } from '../session-access.ts';
import { findLinkedVisit } from '../store/index.ts';
import type { StoredSession } from '../store/index.ts';
import { practiceName } from './practice.ts';
import { SessionParams } from './schemas.ts';
import { shownLink } from './shown-link.ts';
import {
  LanguageSchema,
  MinutesSchema,
  StartsAtSchema,
  defaultMinutes,
  startFrom,
  visitUid,
} from './visit-times.ts';

const InvitationBody = Type.Object({
  // Longer than any address, so that too long a one is told from a malformed request.
  to: Type.Array(Type.String({ maxLength: 400 }), { minItems: 1, maxItems: 20 }),
  language: LanguageSchema,
  startsAt: Type.Optional(StartsAtSchema),
  minutes: Type.Optional(MinutesSchema),
  /** For saying when in the mail; UTC if not given. */
  timeZone: Type.Optional(Type.String({ maxLength: 64 })),
  /** Whether mail and event may carry the session's name, which can hold a patient's. */
  useSessionName: Type.Optional(Type.Boolean()),
});

type Body = Static<typeof InvitationBody>;

const OutcomesReply = Type.Object({
  outcomes: Type.Array(
    Type.Object({
      address: Type.String(),
      sent: Type.Boolean(),
      code: Type.Optional(
        Type.Union([
          Type.Literal('MAIL_ADDRESS_REFUSED'),
          Type.Literal('MAIL_REFUSED'),
          Type.Literal('MAIL_SERVER_FAILED'),
        ]),
      ),
    }),
  ),
});

/** The session link by e-mail, to each address by itself. */
export function invitationRoutes(app: App, services: Services): void {
  const { database, limits, clock } = services;
  const perAccount = new FailureLimit(limits.mailsPerAccount);

  app.post(
    '/api/sessions/:id/invitations',
    {
      schema: { params: SessionParams, body: InvitationBody, response: { 200: OutcomesReply } },
      config: { login: 'required' },
    },
    async (request) => {
      const { session } = await openSession(
        services,
        request.login,
        request.params.id,
        'shareLink',
      );
      const mailer = services.mail;
      if (mailer === null) throw new ApiError('MAIL_NOT_SET_UP');
      const addresses = addressesFrom(request.body.to);
      const mail = await compose(request, session, request.body, mailer);
      takeFromLimit(accountOf(request).id, addresses.length);
      const outcomes = await mailer.send(mail, addresses);
      if (outcomes === null) throw new ApiError('SERVER_BUSY', 5);
      return {
        outcomes: outcomes.map(({ address, refusal }) => ({
          address,
          sent: refusal === null,
          ...(refusal === null ? {} : { code: refusal }),
        })),
      };
    },
  );

  /** All of them or none. */
  function takeFromLimit(accountId: string, count: number): void {
    for (let taken = 0; taken < count; taken++) {
      const waitSeconds = perAccount.take(accountId, clock());
      if (waitSeconds === 0) continue;
      for (; taken > 0; taken--) perAccount.giveBack(accountId);
      throw new ApiError('TOO_MANY_ATTEMPTS', waitSeconds);
    }
  }

  async function compose(
    request: FastifyRequest,
    session: StoredSession,
    body: Body,
    mailer: Mailer,
  ): Promise<Mail> {
    const { language, startsAt, minutes = defaultMinutes, timeZone = null } = body;
    const nowMs = clock();
    const startsAtMs = startsAt === undefined ? null : startFrom(startsAt, nowMs);
    if (timeZone !== null && !isTimeZone(timeZone)) throw new ApiError('TIME_INVALID');
    const practice = await practiceName(services);
    const link = await shownLink(services, request, session.id);
    const letter = composeInvitation({
      language,
      practice,
      sessionName: body.useSessionName === true ? session.name : null,
      link,
      opensForGuests: session.access === 'invitation',
      visit: startsAtMs === null ? null : { startsAtMs, timeZone },
    });
    const from = {
      name: mailer.sender.name === '' ? practice : mailer.sender.name,
      address: mailer.sender.address,
    };
    const token = link.slice(link.indexOf('#') + 1);
    const visit = await findLinkedVisit(database, hashToken(token), nowMs);
    const calendar =
      startsAtMs === null || visit === null
        ? null
        : calendarFile({
            uid: visitUid(visit.reservationId),
            title: letter.subject,
            description: visitDescription(language, link),
            link,
            startsAtMs,
            minutes,
            nowMs,
            organizer: from,
          });
    return { ...letter, from, calendar, atMs: nowMs };
  }
}

/** @throws ApiError when one of them is none, before anything is sent */
function addressesFrom(typed: readonly string[]): string[] {
  const addresses = typed.map((text) => {
    const address = mailAddressFrom(text);
    if (address === null) throw new ApiError('MAIL_ADDRESS_INVALID');
    return address;
  });
  return withoutRepeats(addresses);
}
