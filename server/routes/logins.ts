import { Type } from '@fastify/type-provider-typebox';
import type { Static } from '@fastify/type-provider-typebox';
import type { App } from '../app.ts';
import {
  clearLoginCookie,
  isTimedOut,
  loginOf,
  loginTokenHash,
  setLoginCookie,
  timeLeftOf,
} from '../authentication.ts';
import { checkCredentials } from '../credentials.ts';
import type { PasswordAttempts } from '../credentials.ts';
import { ApiError } from '../errors.ts';
import { loginOrigin } from '../login-origin.ts';
import { loginLifetimeMs } from '../login-times.ts';
import { hashToken, randomLoginToken, randomToken } from '../secrets/tokens.ts';
import type { Services } from '../services.ts';
import { deleteLogin, findLogin, insertLogin, listLogins, noteActivity } from '../store/index.ts';
import type { Login } from '../store/index.ts';
import { AccountSchema, isoTime } from './schemas.ts';

const Credentials = Type.Object({
  email: Type.String({ maxLength: 254 }),
  // Long passphrases are welcome; what is longer only costs us time.
  password: Type.String({ maxLength: 1024 }),
});

/** Whole seconds until a log-in ends by itself, with nothing done from now on. */
const TimeLeftSchema = Type.Object({ idleEndsIn: Type.Integer(), endsIn: Type.Integer() });

const MeReply = Type.Object({ account: AccountSchema, login: TimeLeftSchema });
const ActivityReply = Type.Object({ login: TimeLeftSchema });

const LoginSchema = Type.Object({
  id: Type.String(),
  browser: Type.String(),
  system: Type.String(),
  network: Type.String(),
  begunAt: Type.String(),
  lastActiveAt: Type.String(),
  current: Type.Boolean(),
  inCall: Type.Boolean(),
});

const LoginsReply = Type.Object({ logins: Type.Array(LoginSchema) });
const LoginParams = Type.Object({ id: Type.String({ maxLength: 64 }) });

export function loginRoutes(app: App, services: Services, attempts: PasswordAttempts): void {
  const { database, live, clock } = services;

  app.post(
    '/api/log-in',
    {
      schema: { body: Credentials, response: { 200: MeReply } },
      config: { login: 'none' },
    },
    async (request, reply) => {
      const { email, password } = request.body;
      const giveBack = await attempts.take(request, email);
      const nowMs = clock();
      const account = await checkCredentials(services, email, password);
      if (account === null) throw new ApiError('WRONG_CREDENTIALS');
      giveBack();

      const token = randomLoginToken();
      const tokenHash = hashToken(token);
      const expiresAtMs = nowMs + loginLifetimeMs;
      const endedId = await insertLogin(
        database,
        {
          id: randomToken(),
          tokenHash,
          accountId: account.id,
          expiresAtMs,
          passwordChangedAtMs: account.passwordChangedAtMs,
          replacedTokenHash: loginTokenHash(request),
          ...loginOrigin(request),
        },
        nowMs,
      );
      if (endedId === false) throw new ApiError('WRONG_CREDENTIALS');
      if (endedId !== null) await live.endLogin(endedId);
      const login = await findLogin(database, { tokenHash });
      // Ended again in this very moment.
      if (login === null) throw new ApiError('WRONG_CREDENTIALS');
      setLoginCookie(services, reply, token, expiresAtMs);
      services.knownDevices.remember(services, reply, account);
      return { account, login: secondsLeft(login) };
    },
  );

  app.post('/api/log-out', { config: { login: 'none' } }, async (request, reply) => {
    // Also one that has timed out: the call that it holds ends with it.
    const tokenHash = loginTokenHash(request);
    const login = tokenHash === null ? null : await findLogin(database, { tokenHash });
    if (login) await end(login.accountId, login.id);
    clearLoginCookie(services, reply);
    // On a shared computer the next person finds nothing of this one. Only the cookie of the known
    // device stays, a number that says nothing.
    reply.header('clear-site-data', '"cache", "storage"');
    return await reply.code(204).send();
  });

  app.get(
    '/api/me',
    { schema: { response: { 200: MeReply } }, config: { login: 'required' } },
    (request) => {
      const login = loginOf(request);
      return { account: login.account, login: secondsLeft(login) };
    },
  );

  app.post(
    '/api/me/activity',
    { schema: { response: { 200: ActivityReply } }, config: { login: 'required' } },
    async (request) => {
      const login = loginOf(request);
      const nowMs = clock();
      await noteActivity(database, login, nowMs);
      return { login: secondsLeft({ ...login, lastActiveAtMs: nowMs }) };
    },
  );

  app.get(
    '/api/logins',
    { schema: { response: { 200: LoginsReply } }, config: { login: 'required' } },
    async (request) => {
      const { accountId, id: currentId } = loginOf(request);
      const inside = live.loginsInside();
      const logins = await listLogins(database, accountId);
      return {
        logins: logins
          // One that has timed out can still hold a call, which its person may end.
          .filter((login) => inside.has(login.id) || !isTimedOut(services, login))
          .map(({ id, browser, system, network, createdAtMs, lastActiveAtMs }) => ({
            id,
            browser,
            system,
            network,
            begunAt: isoTime(createdAtMs),
            lastActiveAt: isoTime(lastActiveAtMs),
            current: id === currentId,
            inCall: inside.has(id),
          })),
      };
    },
  );

  app.delete(
    '/api/logins/:id',
    { schema: { params: LoginParams }, config: { login: 'required' } },
    async (request, reply) => {
      const { accountId, id: currentId } = loginOf(request);
      const { id } = request.params;
      if (!(await end(accountId, id))) throw new ApiError('LOGIN_NOT_FOUND');
      if (id === currentId) clearLoginCookie(services, reply);
      return await reply.code(204).send();
    },
  );

  /** First in the store: from here on nobody is let in, so that those inside are the last. */
  async function end(accountId: string, id: string): Promise<boolean> {
    if (!(await deleteLogin(database, accountId, id))) return false;
    await live.endLogin(id);
    return true;
  }

  function secondsLeft(login: Login): Static<typeof TimeLeftSchema> {
    const { idleMs, totalMs } = timeLeftOf(services, login);
    return { idleEndsIn: Math.floor(idleMs / 1000), endsIn: Math.floor(totalMs / 1000) };
  }
}
