import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookieAttributes } from './authentication.ts';
import type { Services } from './services.ts';
import type { Account } from './store/index.ts';

const cookieName = 'auscult_device';
const keptMs = 90 * 24 * 60 * 60 * 1000;
const cookiePattern = /^(?<nonce>[\w-]{22})\.(?<mac>[\w-]{43})$/;

type Known = Pick<Account, 'id' | 'passwordChangedAtMs'>;

/**
 * Browsers in which somebody has logged in before ("device cookies", OWASP): their attempts are
 * counted apart, so that strangers who guess at an account do not keep its person out (OWASP ASVS
 * 5.0, 6.1.1). Nothing is stored: the cookie is a random number and, under a key of ours, a code
 * over it and the account. A changed password makes browsers strange again. Of several people at
 * one browser the last is known.
 */
export class KnownDevices {
  readonly #key: Buffer;

  /** @param secret the server's, of at least 128 bits; the key is derived from it (RFC 5869) */
  constructor(secret: Buffer) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'auscult known device', 32));
  }

  /**
   * @param findAccount asked only of whoever presents such a cookie
   * @returns what to count a known browser's attempts by, or null for a stranger's
   */
  async keyOf(
    request: FastifyRequest,
    findAccount: () => Promise<Known | null>,
  ): Promise<string | null> {
    const { nonce, mac } = cookiePattern.exec(request.cookies[cookieName] ?? '')?.groups ?? {};
    if (nonce === undefined || mac === undefined) return null;
    const account = await findAccount();
    if (account === null) return null;
    const expected = this.#macOf(nonce, account);
    return timingSafeEqual(Buffer.from(mac), Buffer.from(expected))
      ? `${account.id} ${nonce}`
      : null;
  }

  /** After a right password. */
  remember(services: Services, reply: FastifyReply, account: Known): void {
    const nonce = randomBytes(16).toString('base64url');
    reply.setCookie(cookieName, `${nonce}.${this.#macOf(nonce, account)}`, {
      ...cookieAttributes(services),
      path: '/api',
      maxAge: keptMs / 1000,
    });
  }

  #macOf(nonce: string, { id, passwordChangedAtMs }: Known): string {
    return createHmac('sha256', this.#key)
      .update(`${id} ${passwordChangedAtMs ?? 'first'} ${nonce}`)
      .digest('base64url');
  }
}
