import type { FastifyRequest } from 'fastify';
import { ApiError } from '../errors.ts';
import { originFor } from '../own-origin.ts';
import { hashToken, randomToken } from '../secrets/tokens.ts';
import type { Services } from '../services.ts';
import { findSessionLink, replaceLink } from '../store/index.ts';
import type { KeptToken } from '../store/index.ts';

/** The session's link, as it was shown before. */
export async function shownLink(
  services: Services,
  request: FastifyRequest,
  sessionId: string,
): Promise<string> {
  const { database, sealing, clock } = services;
  const kept = await findSessionLink(database, sessionId);
  const shown = kept && sealing.open(kept.sealedToken, kept.tokenHash);
  if (shown !== null) return linkFor(services, request, shown);
  // The key is gone (a database restored without it): a new link is better than none.
  const token = randomToken();
  const link = { sessionId, ...keepToken(services, token), admittedIds: [] };
  await replaceLink(database, link, clock());
  return linkFor(services, request, token);
}

/** The seal is bound to the hash beside it: swapped rows do not open. */
export function keepToken({ sealing }: Services, token: string): KeptToken {
  const tokenHash = hashToken(token);
  return { tokenHash, sealedToken: sealing.seal(token, tokenHash) };
}

/** The secret stands in the fragment, which browsers send to nobody. */
export function linkFor({ own }: Services, request: FastifyRequest, token: string): string {
  const origin = originFor(own, request.headers.host);
  if (origin === null) throw new ApiError('REQUEST_INVALID');
  return `${origin}/join#${token}`;
}
