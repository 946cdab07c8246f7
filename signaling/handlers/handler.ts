import type { Outcome, RequestKind, RequestOf } from 'auscult/proto';
import type { Action } from '../admission.ts';
import type { SignalingCode } from '../codes.ts';
import type { LiveParticipant } from '../live-participant.ts';
import type { LiveSession } from '../live-session.ts';
import type { Moderator } from '../moderator.ts';

/** What a handler works with; it runs within the session's mailbox. */
export interface Context {
  readonly session: LiveSession;
  /** Who asks. */
  readonly participant: LiveParticipant;
  readonly moderator: Moderator;
  /** Asks the embedder's policy: null when it allows the action, else the error to answer with. */
  readonly refusedBy: (action: Action) => Promise<Outcome | null>;
  /** For what ends the connection that the answer goes over: answers now, and not again. */
  readonly answer: (outcome: Outcome) => void;
}

export type Handler<Kind extends RequestKind> = (
  context: Context,
  request: RequestOf<Kind>,
) => Promise<Outcome>;

export const done: Outcome = { kind: 'done' };

export function refuse(code: SignalingCode, message: string): Outcome {
  return { kind: 'error', code, message };
}
