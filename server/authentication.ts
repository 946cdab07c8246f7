import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from './errors.ts';
import { isHttps } from './own-origin.ts';
import { hashToken } from './secrets/tokens.ts';
import type { Services } from './services.ts';
import { findLogin, touchLogin } from './store/index.ts';
import type { Account, Login } from './store/index.ts';

/** `required` answers 401 before anything else of the request is looked at. */
export type LoginNeed = 'required' | 'optional' | 'none';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route under `/api` declares it; the app refuses to start otherwise. */
    login?: LoginNeed;
  }
  interface FastifyRequest {
    login: Login | null;
  }
}

const cookieName = 'auscult_login';
/** 256 bits in base64url. */
const tokenPattern = /^[\w-]{43}$/;

/** A working day; nobody stays logged in overnight on a shared computer. */
export const loginLifetimeMs = 12 * 60 * 60 * 1000;

/** @returns what is stored of the browser's log-in token, if it sent one. */
export function loginTokenHash(request: FastifyRequest): string | null {
  const token = request.cookies[cookieName];
  return token !== undefined && tokenPattern.test(token) ? hashToken(token) : null;
}

/** Finds out who is asking, as far as the route wants to know. */
export async function authenticate(services: Services, request: FastifyRequest): Promise<void> {
  const need = request.routeOptions.config.login ?? 'none';
  if (need === 'none') return;
  const tokenHash = loginTokenHash(request);
  if (tokenHash !== null) {
    const nowMs = services.clock();
    request.login = await findLogin(services.database, tokenHash, nowMs);
    if (request.login) await touchLogin(services.database, request.login, nowMs);
  }
  if (need === 'required' && request.login === null) throw new ApiError('NOT_LOGGED_IN');
}

/** The log-in behind a request to a route that requires one. */
export function loginOf(request: FastifyRequest): Login {
  if (request.login === null) throw new ApiError('NOT_LOGGED_IN');
  return request.login;
}

export function accountOf(request: FastifyRequest): Account {
  return loginOf(request).account;
}

export function setLoginCookie(services: Services, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName, token, {
    ...cookieAttributes(services),
    maxAge: loginLifetimeMs / 1000,
  });
}

export function clearLoginCookie(services: Services, reply: FastifyReply): void {
  reply.clearCookie(cookieName, cookieAttributes(services));
}

function cookieAttributes(services: Services): {
  path: string;
  httpOnly: boolean;
  sameSite: 'strict';
  secure: boolean;
} {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: isHttps(services.own) };
}
