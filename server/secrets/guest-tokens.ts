import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { randomToken } from './tokens.ts';

const tokenPattern = /^(?<guestId>[\w-]{22})\.(?<mac>[\w-]{43})$/;

/**
 * What makes a browser the same guest of a session again: the guest's id, which is no secret inside
 * the session, and a code over both under a key of ours. Nothing is stored, so whoever only looks
 * at the preview leaves nothing behind; and what we have not made, or made for another session, is
 * nobody's.
 */
export class GuestTokens {
  readonly #key: Buffer;

  /** @param secret the server's, of at least 128 bits; the key is derived from it (RFC 5869) */
  constructor(secret: Buffer) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'auscult guest token', 32));
  }

  /** A new guest of this session. */
  issue(sessionId: string): { readonly guestId: string; readonly guestToken: string } {
    const guestId = randomToken();
    return { guestId, guestToken: `${guestId}.${this.#macOf(sessionId, guestId)}` };
  }

  /** @returns whose token it is in this session, or null for anything else */
  guestIdOf(sessionId: string, guestToken: string): string | null {
    const { guestId, mac } = tokenPattern.exec(guestToken)?.groups ?? {};
    if (guestId === undefined || mac === undefined) return null;
    const expected = this.#macOf(sessionId, guestId);
    return timingSafeEqual(Buffer.from(mac), Buffer.from(expected)) ? guestId : null;
  }

  #macOf(sessionId: string, guestId: string): string {
    return createHmac('sha256', this.#key).update(`${sessionId} ${guestId}`).digest('base64url');
  }
}
