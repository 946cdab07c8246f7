import { timingSafeEqual } from 'node:crypto';
import { normalizeIP } from '@fastify/rate-limit';
import { Type } from '@fastify/type-provider-typebox';
import type { App } from '../app.ts';
import {
  accountOf,
  clearLoginCookie,
  loginLifetimeMs,
  loginTokenHash,
  setLoginCookie,
} from '../authentication.ts';
import { ApiError } from '../errors.ts';
import { FailureLimit } from '../rate-limit.ts';
import { hashToken, randomLoginToken } from '../secrets/tokens.ts';
import type { Services } from '../services.ts';
import { deleteLogin, findAccountByEmail, insertLogin, normalizeEmail } from '../store/index.ts';
import type { Account } from '../store/index.ts';
import { AccountSchema } from './schemas.ts';

const Credentials = Type.Object({
  email: Type.String({ maxLength: 254 }),
  // Long passphrases are welcome; what is longer only costs us time.
  password: Type.String({ maxLength: 1024 }),
});

const AccountReply = Type.Object({ account: AccountSchema });

export function loginRoutes(app: App, services: Services): void {
  const { database, limits, live, clock } = services;
  const perAccount = new FailureLimit(limits.logInPerAccount);
  const perAddress = new FailureLimit(limits.logInPerAddress);

  app.post(
    '/api/log-in',
    {
      schema: { body: Credentials, response: { 200: AccountReply } },
      config: { login: 'none' },
    },
    async (request, reply) => {
      const { email, password } = request.body;
      const accountKey = normalizeEmail(email);
      // As the other routes count: by network, where IPv6 gives each customer 2⁶⁴ addresses.
      const addressKey = normalizeIP(request.ip);
      const nowMs = clock();
      const waitSeconds = perAddress.take(addressKey, nowMs) || perAccount.take(accountKey, nowMs);
      if (waitSeconds > 0) throw new ApiError('TOO_MANY_ATTEMPTS', waitSeconds);
      const account = await checkCredentials(services, email, password);
      if (account === null) throw new ApiError('WRONG_CREDENTIALS');
      perAddress.giveBack(addressKey);
      perAccount.giveBack(accountKey);

      const token = randomLoginToken();
      const replacedTokenHash = loginTokenHash(request);
      await insertLogin(
        database,
        {
          tokenHash: hashToken(token),
          accountId: account.id,
          expiresAtMs: nowMs + loginLifetimeMs,
          replacedTokenHash,
        },
        nowMs,
      );
      if (replacedTokenHash !== null) await live.endLogin(replacedTokenHash);
      setLoginCookie(services, reply, token);
      return { account };
    },
  );

  app.post('/api/log-out', { config: { login: 'optional' } }, async (request, reply) => {
    if (request.login) {
      await deleteLogin(database, request.login.tokenHash);
      await live.endLogin(request.login.tokenHash);
    }
    clearLoginCookie(services, reply);
    // On a shared computer the next person finds nothing of this one.
    reply.header('clear-site-data', '"cache", "cookies", "storage"');
    return await reply.code(204).send();
  });

  app.get(
    '/api/me',
    { schema: { response: { 200: AccountReply } }, config: { login: 'required' } },
    (request) => ({ account: accountOf(request) }),
  );
}

/** Takes the same time for an account that does not exist as for a wrong password. */
async function checkCredentials(
  { database, passwords, demoPassword }: Services,
  email: string,
  password: string,
): Promise<Account | null> {
  const found = await findAccountByEmail(database, email);
  const account = found?.disabled === false ? found : null;
  const isDemo = account?.demo === true && demoPassword !== null;
  if (isDemo && sameText(password, demoPassword)) return account;
  const matches = await passwords.matches(password, account?.passwordHash ?? null);
  return matches ? account : null;
}

function sameText(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(hashToken(one)), Buffer.from(hashToken(other)));
}
