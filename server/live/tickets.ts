import { randomToken } from '../secrets/tokens.ts';

/** Enough to open a websocket over a slow line, too short to be passed on. */
const ticketLifetimeMs = 60_000;

/** Far more than can be waiting honestly within a minute. */
const maxTickets = 50_000;

/** Who may enter which session: what a ticket stands for. No role: that is asked when it is used. */
export interface Admittable {
  readonly sessionId: string;
  readonly person:
    /** Whoever is logged in there when the ticket is used. */
    | { readonly kind: 'account'; readonly loginId: string }
    | {
        readonly kind: 'guest';
        readonly guestId: string;
        /** Of the link by which they come: another one may have taken its place by then. */
        readonly linkTokenHash: string;
        /** Null while none has been typed: good for connecting ahead, not for joining. */
        readonly displayName: string | null;
      };
}

/**
 * One-time tickets from HTTP to signaling, in memory: 128 random bits, one use, one minute. After
 * a restart the client asks for another.
 */
export class Tickets {
  readonly #tickets = new Map<
    string,
    { readonly admittable: Admittable; readonly untilMs: number }
  >();

  issue(admittable: Admittable, nowMs: number): string {
    this.#forgetExpired(nowMs);
    const ticket = randomToken();
    this.#tickets.set(ticket, { admittable, untilMs: nowMs + ticketLifetimeMs });
    return ticket;
  }

  /** @returns null when unknown, used or too old. */
  redeem(ticket: string, nowMs: number): Admittable | null {
    const entry = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    return entry && nowMs < entry.untilMs ? entry.admittable : null;
  }

  /** Issued in order of time, so the oldest stand first. */
  #forgetExpired(nowMs: number): void {
    for (const [ticket, { untilMs }] of this.#tickets) {
      if (nowMs < untilMs && this.#tickets.size < maxTickets) return;
      this.#tickets.delete(ticket);
    }
  }
}
