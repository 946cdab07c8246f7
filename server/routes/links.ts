import { Type } from '@fastify/type-provider-typebox';
import { may, resolveLink } from '../access/index.ts';
import type { Actor, Opens } from '../access/index.ts';
import type { App } from '../app.ts';
import { ApiError } from '../errors.ts';
import { isLinkOver } from '../link-over.ts';
import { perAddress } from '../rate-limit.ts';
import { hashToken } from '../secrets/tokens.ts';
import type { Services } from '../services.ts';
import { findLinkedSession, findSession, isRemoved, isReserved } from '../store/index.ts';
import type { Account, StoredSession } from '../store/index.ts';
import { practiceName } from './practice.ts';
import { AccessSchema, TicketSchema, TokenSchema, TypedNameSchema } from './schemas.ts';
import { actorIn, factsOf } from '../session-access.ts';
import { displayNameFrom } from './typed-names.ts';

const ResolveBody = Type.Object({
  token: TokenSchema,
  /** Of an earlier visit by this browser. */
  guestToken: Type.Optional(TokenSchema),
});

/**
 * What the holder of a link learns. A name only who may go in; the id of the session only who is
 * logged in.
 */
const ResolveReply = Type.Object({
  state: Type.Union([Type.Literal('open'), Type.Literal('notStarted')]),
  practice: Type.String(),
  /** Where the link leads this person; absent before the session starts. */
  page: Type.Optional(
    Type.Union([Type.Literal('guest'), Type.Literal('logIn'), Type.Literal('preview')]),
  ),
  access: Type.Optional(AccessSchema),
  title: Type.Optional(Type.String()),
  sessionId: Type.Optional(Type.String()),
});

const PrepareBody = Type.Object({
  token: TokenSchema,
  guestToken: Type.Optional(TokenSchema),
});

const JoinBody = Type.Object({ ...PrepareBody.properties, displayName: TypedNameSchema });

const JoinReply = Type.Object({ ...TicketSchema.properties, guestToken: Type.String() });

/** The link that somebody holds, and who their browser was when they held it before. */
interface LinkHolder {
  readonly token: string;
  readonly guestToken?: string | undefined;
}

interface OpenedLink {
  readonly session: StoredSession | null;
  readonly actor: Actor;
  readonly opens: Opens;
}

/** The session link, opened by whoever holds it. */
export function linkRoutes(app: App, services: Services): void {
  const { database, limits, tickets, guestTokens, clock } = services;

  app.post(
    '/api/links/resolve',
    {
      schema: { body: ResolveBody, response: { 200: ResolveReply } },
      config: { login: 'optional', rateLimit: perAddress(limits.resolvePerAddress) },
    },
    async (request) => {
      const account = request.login?.account ?? null;
      const { session, opens } = await openLink(request.body, account);
      const practice = await practiceName(services);
      if (opens.page === 'notStarted') return { state: 'notStarted' as const, practice };
      refusePages(opens);
      if (session === null) throw new ApiError('LINK_NOT_FOUND');
      const { access, name: title, id: sessionId } = session;
      const reply = { state: 'open', practice, access } as const;
      switch (opens.page) {
        case 'preview':
          return { ...reply, page: 'preview' as const, title, sessionId };
        case 'guest':
          return { ...reply, page: 'guest' as const, title };
        default:
          return { ...reply, page: 'logIn' as const };
      }
    },
  );

  app.post(
    '/api/links/join',
    {
      schema: { body: JoinBody, response: { 201: JoinReply } },
      // A log-in plays no part: whoever is logged in goes in as themselves, through the session.
      config: { login: 'none', rateLimit: perAddress(limits.joinPerAddress) },
    },
    async (request, reply) => {
      const session = await openAsGuest(request.body);
      const displayName = displayNameFrom(request.body.displayName);
      reply.code(201);
      return await guestTicket(session, request.body, displayName);
    },
  );

  app.post(
    '/api/links/prepare',
    {
      schema: { body: PrepareBody, response: { 201: JoinReply } },
      config: { login: 'none', rateLimit: perAddress(limits.joinPerAddress) },
    },
    async (request, reply) => {
      const session = await openAsGuest(request.body);
      reply.code(201);
      return await guestTicket(session, request.body, null);
    },
  );

  async function openAsGuest(holder: LinkHolder): Promise<StoredSession> {
    const { session, opens } = await openLink(holder, null);
    if (opens.page === 'notStarted') throw new ApiError('SESSION_NOT_STARTED');
    refusePages(opens);
    if (session === null) throw new ApiError('LINK_NOT_FOUND');
    if (!may({ kind: 'guest', sessionId: session.id }, 'join', factsOf(session))) {
      throw new ApiError('LOGIN_REQUIRED');
    }
    return session;
  }

  /** @param displayName null: for connecting ahead, before the name is typed */
  async function guestTicket(
    { id: sessionId }: StoredSession,
    { token, guestToken: presented }: LinkHolder,
    displayName: string | null,
  ): Promise<{ ticket: string; guestToken: string }> {
    const known = presented === undefined ? null : guestTokens.guestIdOf(sessionId, presented);
    const { guestId, guestToken } =
      known !== null && presented !== undefined
        ? { guestId: known, guestToken: presented }
        : guestTokens.issue(sessionId);
    if (await isRemoved(database, sessionId, guestId)) throw new ApiError('REMOVED_FROM_SESSION');
    const linkTokenHash = hashToken(token);
    const person = { kind: 'guest', guestId, linkTokenHash, displayName } as const;
    return { ticket: tickets.issue({ sessionId, person }, clock()), guestToken };
  }

  async function openLink(
    { token, guestToken }: LinkHolder,
    account: Account | null,
  ): Promise<OpenedLink> {
    const tokenHash = hashToken(token);
    // First: OK, pressed at this moment, makes the session of the reservation. Asked in any case, so
    // that every token costs the same look-ups.
    const reserved = await isReserved(database, tokenHash, clock());
    const linked = await findLinkedSession(database, tokenHash);
    const session = linked && (await findSession(database, linked.sessionId));
    const actor = await actorIn(database, account, session?.id ?? '');
    const isOver =
      session?.state === 'open' &&
      (await isLinkOver(database, session.id, {
        linkTokenHash: tokenHash,
        guestId: guestToken === undefined ? null : guestTokens.guestIdOf(session.id, guestToken),
      }));
    const facts = session ? factsOf(session) : reserved ? 'reserved' : null;
    const opens = resolveLink('sessionLink', isOver ? 'replaced' : facts, actor);
    return { session, actor, opens };
  }
}

function refusePages(opens: Opens): void {
  if (opens.page === 'notFound') throw new ApiError('LINK_NOT_FOUND');
  if (opens.page === 'replaced') throw new ApiError('LINK_REPLACED');
  if (opens.page === 'closed') throw new ApiError('SESSION_CLOSED');
  if (opens.page === 'private') throw new ApiError('SESSION_PRIVATE');
}
