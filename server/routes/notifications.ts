import { Type } from '@fastify/type-provider-typebox';
import type { App } from '../app.ts';
import { accountOf, isTimedOut, loginOf } from '../authentication.ts';
import type { ApiErrorCode } from '../errors.ts';
import { waitingIn } from '../live/waiting.ts';
import type { Services } from '../services.ts';
import { findLogin, listNotifications, listSessions, readNotifications } from '../store/index.ts';
import { isoTime } from './schemas.ts';

const NotificationsReply = Type.Object({
  notifications: Type.Array(
    Type.Object({
      id: Type.String(),
      sessionId: Type.String(),
      sessionName: Type.String(),
      by: Type.String(),
      createdAt: Type.String(),
      read: Type.Boolean(),
    }),
  ),
  /** For whoever is a chair there. */
  waiting: Type.Array(
    Type.Object({
      sessionId: Type.String(),
      sessionName: Type.String(),
      people: Type.Array(Type.Object({ participantId: Type.String(), displayName: Type.String() })),
    }),
  ),
});

/** A browser that does not read what is this little is gone. */
const mostUnreadBytes = 16_384;

/** What concerns somebody while they look elsewhere: who has added them, and who waits for them. */
export function notificationRoutes(app: App, services: Services): void {
  const { database, live, bell, clock } = services;

  app.get(
    '/api/notifications',
    { schema: { response: { 200: NotificationsReply } }, config: { login: 'required' } },
    async (request) => {
      const { id } = accountOf(request);
      const notifications = (await listNotifications(database, id)).map(
        ({ createdAtMs, ...rest }) => ({ ...rest, createdAt: isoTime(createdAtMs) }),
      );
      const sessions = await listSessions(database, id, 'open');
      const waiting = sessions
        .filter(({ role }) => role === 'chair')
        .map((session) => ({
          sessionId: session.id,
          sessionName: session.name,
          people: waitingIn(live, session.id).map(({ participantId, displayName }) => ({
            participantId,
            displayName,
          })),
        }))
        .filter(({ people }) => people.length > 0);
      return { notifications, waiting };
    },
  );

  app.post('/api/notifications/read', { config: { login: 'required' } }, async (request, reply) => {
    const { id } = accountOf(request);
    await readNotifications(database, id, clock());
    // In the other windows, too.
    bell.ring([id]);
    return await reply.code(204).send();
  });

  // Server-sent events (HTML Standard §9.2): one line each time that something is another now.
  app.get('/api/notifications/stream', { config: { login: 'required' } }, (request, reply) => {
    const { account, id: loginId } = loginOf(request);
    const { raw } = reply;
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) raw.setHeader(name, value);
    }
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    const say = (text: string): void => {
      if (raw.writableLength > mostUnreadBytes) raw.destroy();
      else raw.write(text);
    };
    const end = (): void => void raw.end();
    const loginEnded = (code: ApiErrorCode): void => {
      say(`event: login-ended\ndata: ${JSON.stringify({ code })}\n\n`);
      end();
    };
    const stop = bell.listen({
      accountId: account.id,
      loginId,
      ring: () => say('data: changed\n\n'),
      beat: () => {
        say(':\n\n');
        findLogin(database, { id: loginId })
          .then((login) => {
            if (login === null) loginEnded('NOT_LOGGED_IN');
            else if (isTimedOut(services, login)) loginEnded('LOGIN_TIMED_OUT');
          })
          .catch(end);
      },
      loggedOut: () => loginEnded('NOT_LOGGED_IN'),
      end,
    });
    raw.on('close', stop);
    // So that the browser knows that it is heard.
    say(':\n\n');
  });

  app.addHook('preClose', (done) => {
    bell.close();
    done();
  });
}
