import type { Bell } from './live/bell.ts';
import type { Database } from './store/index.ts';
import type { GuestTokens } from './secrets/guest-tokens.ts';
import type { KnownDevices } from './known-devices.ts';
import type { Mailer } from './mail/index.ts';
import type { Metrics } from './operation/metrics.ts';
import type { OwnOrigin } from './own-origin.ts';
import type { Passwords } from './secrets/passwords.ts';
import type { Rate } from './rate-limit.ts';
import type { Readiness } from './operation/readiness.ts';
import type { Sealing } from './secrets/sealing.ts';
import type { Tickets } from './live/tickets.ts';

/** Somebody in a call. */
export interface Present {
  readonly participantId: string;
  readonly displayName: string;
  /** Null for a guest. */
  readonly accountId: string | null;
  readonly role: string;
}

/** What is going on in the calls right now, as far as HTTP needs to know. */
export interface Live {
  /** Those inside, in order of joining. */
  inside(sessionId: string): readonly Present[];
  /** Those who wait at its door, in order of coming. */
  held(sessionId: string): readonly Present[];
  /** Resolves when everyone inside is what the store says, and not a packet more leaves. */
  reconcile(sessionId: string): Promise<void>;
  /** Resolves when nobody is inside any more and no packet leaves. */
  closeSession(sessionId: string): Promise<void>;
  /** The ids of log-ins with which somebody is in a call. */
  loginsInside(): ReadonlySet<string>;
  /** Resolves when whoever came in with this log-in is out of every session. */
  endLogin(loginId: string): Promise<void>;
  /** The same for all log-ins of an account but one, known to the store or not. */
  endOtherLogins(accountId: string, keptLoginId: string): Promise<void>;
}

/** How often an address or an account may try. */
export interface Limits {
  /** Wrong passwords for one account. */
  readonly logInPerAccount: Rate;
  /** Wrong passwords from one address. */
  readonly logInPerAddress: Rate;
  readonly joinPerAddress: Rate;
  readonly resolvePerAddress: Rate;
  /** Mails that one account may have sent. */
  readonly mailsPerAccount: Rate;
}

const minuteMs = 60_000;

export const defaultLimits: Limits = {
  logInPerAccount: { count: 10, perMs: 15 * minuteMs },
  logInPerAddress: { count: 100, perMs: 60 * minuteMs },
  // A hospital's guests share one address, and all come back at once after a restart.
  joinPerAddress: { count: 300, perMs: minuteMs },
  // The page "not started yet" asks again every few seconds.
  resolvePerAddress: { count: 600, perMs: minuteMs },
  // Five full lists; a mail server that is asked for more takes us for a sender of spam.
  mailsPerAccount: { count: 100, perMs: 60 * minuteMs },
};

/** Everything that routes work with. */
export interface Services {
  readonly database: Database;
  readonly live: Live;
  readonly tickets: Tickets;
  readonly bell: Bell;
  readonly passwords: Passwords;
  readonly sealing: Sealing;
  readonly knownDevices: KnownDevices;
  readonly guestTokens: GuestTokens;
  readonly own: OwnOrigin;
  /** Null when no mail server is set. */
  readonly mail: Mailer | null;
  readonly limits: Limits;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  /** Null: only where nobody but this machine reaches the server may the metrics be read. */
  readonly metricsToken: string | null;
  /** How long nothing may be done before a log-in ends. */
  readonly idleMs: number;
  /** The known password of the demo practice's accounts; null where it does not work. */
  readonly demoPassword: string | null;
  /** UTC milliseconds. */
  readonly clock: () => number;
}
