/**
 * The embeddable SFU. Participants' descriptions and commands go in, events come out; media flows
 * on ports of its own. It knows no HTTP, no websocket, no account. See docs/engine.md.
 *
 * @module
 */
export { createEngine } from './engine.ts';
export { EngineError } from './errors.ts';
export type { Engine, EngineEvents } from './engine.ts';
export type { EngineErrorCode } from './commands.ts';
export type { BoundMedia } from './shell/worker-link.ts';
export type { EngineOptions, MediaOptions } from './shell/options.ts';
export type { MediaTap, TapOptions, TapPacket } from './shell/tap.ts';
export type { EngineTrack } from './shell/track.ts';
export type { EngineParticipant, ParticipantEvents } from './shell/participant.ts';
export type { AddParticipantOptions, EngineSession, SessionEvents } from './shell/session.ts';
export type {
  ClosedSubscription,
  CodecName,
  Direction,
  Grants,
  Kind,
  Layer,
  LayerReason,
  OfferedTrack,
  LineQuality,
  ParticipantId,
  ParticipantLine,
  ParticipantStats,
  PublishAnswer,
  Receipt,
  RefusedTrack,
  Role,
  RoleTable,
  SessionId,
  ShownSize,
  Source,
  SubscriptionStats,
  TrackId,
  TrackInfo,
  TrackStats,
  TransportState,
  TransportStats,
} from './types.ts';
