import { timingSafeEqual } from 'node:crypto';
import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { ApiError } from './errors.ts';
import { FailureLimit } from './rate-limit.ts';
import { PasswordsBusyError } from './secrets/passwords.ts';
import { hashToken } from './secrets/tokens.ts';
import type { Services } from './services.ts';
import { findAccountByEmail, normalizeEmail, replacePasswordHash } from './store/index.ts';
import type { Account } from './store/index.ts';

/** Tries at passwords, wherever they are typed: an account and an address have so many in all. */
export class PasswordAttempts {
  readonly #services: Services;
  readonly #perAccount: FailureLimit;
  readonly #perAddress: FailureLimit;
  /** Its own count: what strangers use up is not taken from whoever is known, nor the reverse. */
  readonly #perDevice: FailureLimit;

  constructor(services: Services) {
    const { logInPerAccount, logInPerAddress } = services.limits;
    this.#services = services;
    this.#perAccount = new FailureLimit(logInPerAccount);
    this.#perAddress = new FailureLimit(logInPerAddress);
    this.#perDevice = new FailureLimit(logInPerAccount);
  }

  /**
   * @returns gives the attempt back: a right password is no guess
   * @throws ApiError when none is left
   */
  async take(request: FastifyRequest, email: string): Promise<() => void> {
    const { database, knownDevices, clock } = this.#services;
    const accountKey = normalizeEmail(email);
    const device = await knownDevices.keyOf(request, () =>
      findAccountByEmail(database, accountKey),
    );
    // As the other routes count: by network, where IPv6 gives each customer 2⁶⁴ addresses.
    const counts: readonly (readonly [FailureLimit, string])[] =
      device === null
        ? [
            [this.#perAddress, normalizeIP(request.ip)],
            [this.#perAccount, accountKey],
          ]
        : [[this.#perDevice, device]];
    for (const [limit, key] of counts) {
      const waitSeconds = limit.take(key, clock());
      if (waitSeconds > 0) throw new ApiError('TOO_MANY_ATTEMPTS', waitSeconds);
    }
    return () => {
      for (const [limit, key] of counts) limit.giveBack(key);
    };
  }
}

/** Takes the same time for an account that does not exist as for a wrong password. */
export async function checkCredentials(
  services: Services,
  email: string,
  password: string,
): Promise<Account | null> {
  const { database, passwords, demoPassword } = services;
  const found = await findAccountByEmail(database, email);
  const account = found?.disabled === false ? found : null;
  if (account !== null && hasKnownPassword(services, account)) {
    if (sameText(password, demoPassword ?? '')) return account;
  }
  const stored = account?.passwordHash ?? null;
  const matches = await passwords.matches(password, stored);
  if (!matches || account === null || stored === null) return null;
  if (passwords.isOutdated(stored)) await rehash(services, account.id, password, stored);
  return account;
}

/** Whether the demo's password, which everybody may read, opens this account. */
export function hasKnownPassword({ demoPassword }: Services, account: Account): boolean {
  return demoPassword !== null && account.demo && account.passwordChangedAtMs === null;
}

/** The only moment to do it: afterwards the password is forgotten. */
async function rehash(
  { database, passwords }: Services,
  accountId: string,
  password: string,
  stored: string,
): Promise<void> {
  try {
    await replacePasswordHash(database, accountId, stored, await passwords.hash(password));
  } catch (error) {
    // The next log-in will do.
    if (!(error instanceof PasswordsBusyError)) throw error;
  }
}

function sameText(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(hashToken(one)), Buffer.from(hashToken(other)));
}
