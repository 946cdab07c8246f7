import type { IncomingMessage } from 'node:http';
import type { Engine, RoleTable } from 'auscult/engine';
import type { Action, Admission } from './admission.ts';
import type { Clock } from './clock.ts';
import type { Refusal } from './codes.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';

/**
 * What `createSignalingServer` is given: the engine, and the embedder's answers to who may do what.
 */
export interface SignalingServerOptions {
  readonly engine: Engine;
  /** The table that the engine was given: here it only tells people what their role allows. */
  readonly roles: RoleTable;
  /**
   * Exchanges a ticket, once, for who its holder is. `prepare`: they only connect ahead, unseen, and
   * come with another ticket to `join`; a name need not be known yet.
   */
  readonly admit: (ticket: string, to: 'prepare' | 'join') => Promise<Admission | Refusal>;
  /**
   * The embedder's policy. Asked within the session's mailbox: until it has answered nothing else
   * of the session changes, so "is this the last chair?" has one answer. It must not wait for a
   * method of this server on the same session.
   */
  readonly authorize: (
    actor: Admission,
    action: Action,
  ) => boolean | Refusal | Promise<boolean | Refusal>;
  /** Whether somebody inside is told who is held at the door, and may admit them. Nobody is told
   * where it is missing. */
  readonly keepsDoor?: (who: Admission) => boolean;
  /**
   * Whether a page of `origin` may connect; `host` is the Host header. Absent and `null` origins
   * are refused without asking.
   */
  readonly allowedOrigin: (origin: string, host: string) => boolean;
  /** Whom a socket counts for. Behind a proxy that is trusted: what the proxy says. */
  readonly addressOf?: (request: IncomingMessage) => string;
  readonly limits?: Partial<Limits>;
  readonly clock?: Clock;
  /** Random bytes of resume tokens. */
  readonly random?: (sizeBytes: number) => Buffer;
  readonly log?: Log;
}
