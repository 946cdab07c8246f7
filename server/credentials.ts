import { timingSafeEqual } from 'node:crypto';
import { normalizeIP } from '@fastify/rate-limit';
import { ApiError } from './errors.ts';
import { FailureLimit } from './rate-limit.ts';
import { PasswordsBusyError } from './secrets/passwords.ts';
import { hashToken } from './secrets/tokens.ts';
import type { Limits, Services } from './services.ts';
import { findAccountByEmail, normalizeEmail, replacePasswordHash } from './store/index.ts';
import type { Account } from './store/index.ts';

/** Tries at passwords, wherever they are typed: an account and an address have so many in all. */
export class PasswordAttempts {
  readonly #perAccount: FailureLimit;
  readonly #perAddress: FailureLimit;

  constructor(limits: Limits) {
    this.#perAccount = new FailureLimit(limits.logInPerAccount);
    this.#perAddress = new FailureLimit(limits.logInPerAddress);
  }

  /**
   * @returns gives the attempt back: a right password is no guess
   * @throws ApiError when none is left
   */
  take(email: string, address: string, nowMs: number): () => void {
    const accountKey = normalizeEmail(email);
    // As the other routes count: by network, where IPv6 gives each customer 2⁶⁴ addresses.
    const addressKey = normalizeIP(address);
    const waitSeconds =
      this.#perAddress.take(addressKey, nowMs) || this.#perAccount.take(accountKey, nowMs);
    if (waitSeconds > 0) throw new ApiError('TOO_MANY_ATTEMPTS', waitSeconds);
    return () => {
      this.#perAddress.giveBack(addressKey);
      this.#perAccount.giveBack(accountKey);
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
