/**
 * Everything that crosses the websocket, typed; docs/signaling.md tells what it means.
 *
 * @module
 */
export { decodeClientMessage, encodeClientMessage } from './client-message.ts';
export type {
  ClientMessage,
  OfferedTrack,
  Request,
  RequestKind,
  RequestOf,
} from './client-message.ts';
export { decodeServerMessage, encodeNotice, encodeResponse } from './server-message.ts';
export type {
  JoinResult,
  Notice,
  NoticeKind,
  NoticeOf,
  Outcome,
  PublishResult,
  Response,
  ResumeResult,
  SequencedNotice,
  ServerMessage,
} from './server-message.ts';
export type { Decoded, DecodeRefusal } from './decoded.ts';
export type {
  Connection,
  Grants,
  Open,
  ParticipantInfo,
  ParticipantLine,
  Self,
  SessionInfo,
  TrackInfo,
} from './nouns.ts';

/** The websocket subprotocol: a server that does not speak it refuses the upgrade. */
export const subprotocol = 'auscult.signaling.v1';
