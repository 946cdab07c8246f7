import type { StoredLogin } from './store/index.ts';

/** A working day; nobody stays logged in overnight on a shared computer. */
export const loginLifetimeMs = 12 * 60 * 60 * 1000;

export interface LoginSituation {
  readonly nowMs: number;
  /** How long nothing may be done. */
  readonly idleMs: number;
  /** Somebody is in a call with this log-in: that is activity, as long as it lasts. */
  readonly inCall: boolean;
}

/** Until a log-in ends by itself, in ms; nothing left once it is over. */
export interface TimeLeft {
  readonly idleMs: number;
  readonly totalMs: number;
}

type LoginTimes = Pick<StoredLogin, 'lastActiveAtMs' | 'expiresAtMs'>;

export function timeLeft(login: LoginTimes, { nowMs, idleMs, inCall }: LoginSituation): TimeLeft {
  const sinceMs = inCall ? nowMs : login.lastActiveAtMs;
  return { idleMs: sinceMs + idleMs - nowMs, totalMs: login.expiresAtMs - nowMs };
}

/** Whether its time has run out. Nobody is taken out of a call by that; it only opens nothing more. */
export function isOver(login: LoginTimes, situation: LoginSituation): boolean {
  const left = timeLeft(login, situation);
  return left.idleMs <= 0 || left.totalMs <= 0;
}
