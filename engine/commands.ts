import type { TapId } from './taps.ts';
import type {
  CodecName,
  Direction,
  Grants,
  LayerReason,
  OfferedTrack,
  ParticipantId,
  ParticipantLine,
  ParticipantStats,
  PublishAnswer,
  Receipt,
  Role,
  SessionId,
  ShownSize,
  TrackId,
  TrackInfo,
  TransportState,
} from './types.ts';

/**
 * All that can be asked of a core, as plain data: commands cross the boundary to a worker thread
 * or child process by structured clone.
 */
export type Command =
  | { kind: 'createSession'; sessionId: SessionId }
  | { kind: 'closeSession'; sessionId: SessionId }
  | { kind: 'lines'; sessionId: SessionId }
  /** `held`: connected ahead, with every gate closed and nobody told, until `admit`. */
  | {
      kind: 'addParticipant';
      sessionId: SessionId;
      participantId: ParticipantId;
      role: Role;
      held: boolean;
    }
  /** Lets a held participant in, with the grants of `role`. */
  | { kind: 'admit'; sessionId: SessionId; participantId: ParticipantId; role: Role }
  | { kind: 'removeParticipant'; sessionId: SessionId; participantId: ParticipantId }
  | { kind: 'setRole'; sessionId: SessionId; participantId: ParticipantId; role: Role }
  | { kind: 'setGrants'; sessionId: SessionId; participantId: ParticipantId; grants: Grants }
  /** The participant's offer for what it publishes; also again, to add or end tracks. */
  | {
      kind: 'publish';
      sessionId: SessionId;
      participantId: ParticipantId;
      sdp: string;
      tracks: readonly OfferedTrack[];
    }
  | { kind: 'unpublish'; sessionId: SessionId; participantId: ParticipantId; trackId: TrackId }
  | {
      kind: 'subscribe';
      sessionId: SessionId;
      participantId: ParticipantId;
      trackIds: readonly TrackId[];
      /** Over a new transport, which takes along what there is already. */
      renew?: boolean;
    }
  | {
      kind: 'unsubscribe';
      sessionId: SessionId;
      participantId: ParticipantId;
      trackIds: readonly TrackId[];
    }
  /** The participant's answer to a `subscribeOffer` event. */
  | {
      kind: 'acceptAnswer';
      sessionId: SessionId;
      participantId: ParticipantId;
      offerId: number;
      sdp: string;
    }
  | {
      kind: 'setShownSize';
      sessionId: SessionId;
      participantId: ParticipantId;
      trackId: TrackId;
      size: ShownSize;
    }
  /** Pins the best layer: `spatial` caps the choice whatever size is shown; null lifts the cap. */
  | {
      kind: 'setPreferredLayer';
      sessionId: SessionId;
      participantId: ParticipantId;
      trackId: TrackId;
      spatial: number | null;
    }
  /** A subscription whose packets are told to the embedder, in order. */
  | {
      kind: 'tap';
      sessionId: SessionId;
      participantId: ParticipantId;
      /** The caller's own, unique within the session: packets may be told before the result. */
      tapId: TapId;
      trackId: TrackId;
      /** Highest encoding wanted; null = the best that arrives. */
      spatial: number | null;
      /** How long a missing packet is waited for, in ms. */
      reorderMs: number;
    }
  | { kind: 'endTap'; sessionId: SessionId; participantId: ParticipantId; tapId: TapId }
  | { kind: 'stats'; sessionId: SessionId; participantId: ParticipantId };

/** What each command resolves with. */
export interface CommandValue {
  createSession: undefined;
  closeSession: Receipt;
  lines: readonly ParticipantLine[];
  addParticipant: { readonly tracks: readonly TrackInfo[] };
  admit: Receipt;
  removeParticipant: Receipt;
  setRole: Receipt;
  setGrants: Receipt;
  publish: PublishAnswer;
  unpublish: Receipt;
  subscribe: undefined;
  unsubscribe: undefined;
  acceptAnswer: undefined;
  setShownSize: undefined;
  setPreferredLayer: undefined;
  tap: { readonly codec: CodecName; readonly clockRate: number };
  endTap: undefined;
  stats: ParticipantStats;
}

/** Names of the commands. */
export type CommandKind = Command['kind'];

/** Refusals are values: a stable code, a sentence, and the ids involved. */
export type CommandResult<K extends CommandKind = CommandKind> =
  | { readonly ok: true; readonly value: CommandValue[K] }
  | { readonly ok: false; readonly code: EngineErrorCode; readonly message: string };

/** What a core tells on its own account. */
export type CoreEvent =
  | { kind: 'trackPublished'; sessionId: SessionId; track: TrackInfo }
  /** The gate of a published track opened or closed by a change of its publisher's grants. */
  | {
      kind: 'trackGate';
      sessionId: SessionId;
      trackId: TrackId;
      participantId: ParticipantId;
      open: boolean;
    }
  | { kind: 'trackEnded'; sessionId: SessionId; trackId: TrackId; participantId: ParticipantId }
  /** Coalesced: answer it with `acceptAnswer` and the same `offerId`; the next one waits for that. */
  | {
      kind: 'subscribeOffer';
      sessionId: SessionId;
      participantId: ParticipantId;
      offerId: number;
      sdp: string;
      /** Which m-section carries which track. */
      tracks: readonly { readonly mid: string; readonly trackId: TrackId }[];
    }
  | {
      kind: 'transportState';
      sessionId: SessionId;
      participantId: ParticipantId;
      direction: Direction;
      state: TransportState;
      protocol: 'udp' | 'tcp' | null;
    }
  | {
      kind: 'layerChanged';
      sessionId: SessionId;
      participantId: ParticipantId;
      trackId: TrackId;
      /** Index of the encoding on the wire, null when nothing is sent. */
      current: number | null;
      target: number | null;
      reason: LayerReason;
    };

/** Every code an engine call can be refused with; documented in `docs/engine.md`. */
export type EngineErrorCode =
  | 'ENGINE_CLOSED'
  | 'ENGINE_WORKER_LOST'
  | 'ENGINE_INVALID_ARGUMENT'
  | 'ENGINE_ADDRESS_IN_USE'
  | 'ENGINE_SESSION_EXISTS'
  | 'ENGINE_SESSION_NOT_FOUND'
  | 'ENGINE_PARTICIPANT_EXISTS'
  | 'ENGINE_PARTICIPANT_NOT_FOUND'
  | 'ENGINE_TRACK_NOT_FOUND'
  | 'ENGINE_ROLE_NOT_FOUND'
  | 'ENGINE_SOURCE_NOT_GRANTED'
  | 'ENGINE_RECEIVE_NOT_GRANTED'
  | 'ENGINE_OFFER_OUTDATED'
  | 'ENGINE_LIMIT_REACHED'
  | 'ENGINE_TRANSPORT_FAILED'
  | 'ENGINE_SDP_INVALID'
  | 'ENGINE_SDP_NOT_SECURE'
  | 'ENGINE_SDP_NO_FINGERPRINT'
  | 'ENGINE_SDP_SETUP'
  | 'ENGINE_SDP_NO_BUNDLE'
  | 'ENGINE_SDP_NO_CODEC';
