import type { Outcome, Request, RequestKind, RequestOf } from 'auscult/proto';
import type { Context, Handler } from './handler.ts';
import {
  admitParticipant,
  askToMute,
  closeSession,
  removeParticipant,
  setRole,
  turnAway,
} from './moderation.ts';
import { publish, setMuted, unpublish } from './publishing.ts';
import {
  getLines,
  setPreferredLayer,
  setShownSize,
  subscribe,
  subscribeAnswer,
  unsubscribe,
} from './receiving.ts';

/** All but the requests about the connection itself. */
export type SessionRequestKind = Exclude<
  RequestKind,
  'prepare' | 'join' | 'resume' | 'leave' | 'ping'
>;

const handlers: { readonly [Kind in SessionRequestKind]: Handler<Kind> } = {
  publish,
  unpublish,
  setMuted,
  subscribe,
  unsubscribe,
  subscribeAnswer,
  setShownSize,
  setPreferredLayer,
  setRole,
  removeParticipant,
  closeSession,
  admitParticipant,
  turnAway,
  askToMute,
  getLines,
};

export function handle(
  context: Context,
  request: Extract<Request, { kind: SessionRequestKind }>,
): Promise<Outcome> {
  return dispatch(context, request);
}

function dispatch<Kind extends SessionRequestKind>(
  context: Context,
  request: { [K in Kind]: RequestOf<K> & { readonly kind: K } }[Kind],
): Promise<Outcome> {
  return handlers[request.kind](context, request);
}
