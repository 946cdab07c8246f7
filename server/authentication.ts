import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from './errors.ts';
import { isOver, timeLeft } from './login-times.ts';
import type { TimeLeft } from './login-times.ts';
import { isHttps } from './own-origin.ts';
import { hashToken } from './secrets/tokens.ts';
import type { Services } from './services.ts';
import { findLogin, loginRememberedMs } from './store/index.ts';
import type { Account, Login, StoredLogin } from './store/index.ts';

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

/** @returns what is stored of the browser's log-in token, if it sent one. */
export function loginTokenHash(request: FastifyRequest): string | null {
  const token = request.cookies[cookieName];
  return token !== undefined && tokenPattern.test(token) ? hashToken(token) : null;
}

/**
 * Finds out who is asking, as far as the route wants to know. No activity in itself: pages ask by
 * themselves, too.
 */
export async function authenticate(services: Services, request: FastifyRequest): Promise<void> {
  const need = request.routeOptions.config.login ?? 'none';
  if (need === 'none') return;
  const tokenHash = loginTokenHash(request);
  const login = tokenHash === null ? null : await findLogin(services.database, { tokenHash });
  const timedOut = login !== null && isTimedOut(services, login);
  if (!timedOut) request.login = login;
  if (need === 'required' && request.login === null) {
    throw new ApiError(timedOut ? 'LOGIN_TIMED_OUT' : 'NOT_LOGGED_IN');
  }
}

/** Whether a log-in has ended by itself, now. */
export function isTimedOut(services: Services, login: StoredLogin): boolean {
  const { clock, idleMs } = services;
  // Who is in a call is asked only when it matters.
  if (!isOver(login, { nowMs: clock(), idleMs, inCall: false })) return false;
  return isOver(login, situationOf(services, login));
}

/** How long a log-in lasts if nothing is done from now on. */
export function timeLeftOf(services: Services, login: StoredLogin): TimeLeft {
  return timeLeft(login, situationOf(services, login));
}

function situationOf(
  { clock, idleMs, live }: Services,
  { id }: StoredLogin,
): Parameters<typeof isOver>[1] {
  return { nowMs: clock(), idleMs, inCall: live.loginsInside().has(id) };
}

/** The log-in behind a request to a route that requires one. */
export function loginOf(request: FastifyRequest): Login {
  if (request.login === null) throw new ApiError('NOT_LOGGED_IN');
  return request.login;
}

export function accountOf(request: FastifyRequest): Account {
  return loginOf(request).account;
}

/** The cookie outlives the log-in: the browser is then told why, and can take over its call. */
export function setLoginCookie(
  services: Services,
  reply: FastifyReply,
  token: string,
  expiresAtMs: number,
): void {
  const keptMs = expiresAtMs - services.clock() + loginRememberedMs;
  reply.setCookie(cookieName, token, {
    ...cookieAttributes(services),
    maxAge: Math.ceil(keptMs / 1000),
  });
}

export function clearLoginCookie(services: Services, reply: FastifyReply): void {
  reply.clearCookie(cookieName, cookieAttributes(services));
}

/** For this origin alone, and out of reach of scripts. */
export function cookieAttributes(services: Services): {
  path: string;
  httpOnly: boolean;
  sameSite: 'strict';
  secure: boolean;
} {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: isHttps(services.own) };
}
