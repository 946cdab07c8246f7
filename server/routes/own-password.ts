import { Type } from '@fastify/type-provider-typebox';
import type { App } from '../app.ts';
import { loginOf, setLoginCookie } from '../authentication.ts';
import { checkCredentials } from '../credentials.ts';
import type { PasswordAttempts } from '../credentials.ts';
import { ApiError } from '../errors.ts';
import type { ApiErrorCode } from '../errors.ts';
import { passwordFault } from '../secrets/password-policy.ts';
import type { PasswordFault } from '../secrets/password-policy.ts';
import { hashToken, randomLoginToken } from '../secrets/tokens.ts';
import type { Services } from '../services.ts';
import { changePassword } from '../store/index.ts';
import { practiceName } from './practice.ts';

const NewPassword = Type.Object({
  currentPassword: Type.String({ maxLength: 1024 }),
  newPassword: Type.String({ maxLength: 1024 }),
});

const codes: Readonly<Record<PasswordFault, ApiErrorCode>> = {
  tooShort: 'PASSWORD_TOO_SHORT',
  tooLong: 'PASSWORD_TOO_LONG',
  tooCommon: 'PASSWORD_TOO_COMMON',
  ownWords: 'PASSWORD_OWN_WORDS',
};

/** One's own password, by whoever is logged in and knows the present one. */
export function ownPasswordRoutes(app: App, services: Services, attempts: PasswordAttempts): void {
  const { database, live, passwords, clock } = services;

  app.put(
    '/api/me/password',
    { schema: { body: NewPassword }, config: { login: 'required' } },
    async (request, reply) => {
      const { account, id: loginId, expiresAtMs } = loginOf(request);
      const { currentPassword, newPassword } = request.body;
      const giveBack = await attempts.take(request, account.email);
      if ((await checkCredentials(services, account.email, currentPassword)) === null) {
        throw new ApiError('WRONG_PASSWORD');
      }
      giveBack();
      const own = { ...account, practiceName: await practiceName(services) };
      const fault = passwordFault(newPassword, own);
      if (fault !== null) throw new ApiError(codes[fault]);

      const token = randomLoginToken();
      const change = {
        accountId: account.id,
        hash: await passwords.hash(newPassword),
        loginId,
        newTokenHash: hashToken(token),
      };
      // Ended from elsewhere while the hash was made.
      const nowMs = clock();
      if (!(await changePassword(database, change, nowMs))) throw new ApiError('NOT_LOGGED_IN');
      await live.endOtherLogins(account.id, loginId);
      setLoginCookie(services, reply, token, expiresAtMs);
      services.knownDevices.remember(services, reply, {
        id: account.id,
        passwordChangedAtMs: nowMs,
      });
      return await reply.code(204).send();
    },
  );
}
