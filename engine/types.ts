/** The embedder's own name for a session; unique within an engine. */
export type SessionId = string;
/** The embedder's own name for a participant; unique within a session. */
export type ParticipantId = string;
/** Given out by the engine when a track is published; unique within an engine. */
export type TrackId = string;

/** Of media, as in an m-line (RFC 8866 §5.14). */
export type Kind = 'audio' | 'video';

/** What the engine forwards (RFC 7741, RFC 6184, RFC 7587). */
export type CodecName = 'vp8' | 'h264' | 'opus';

/** What a track shows: `camera`, `microphone`, `screen`, `screenAudio`, or an embedder's own word. */
export type Source = string;

/** A role's name in the embedder's role table. */
export type Role = string;

/**
 * What somebody may do with media. Everything that is not granted is refused.
 *
 * @typeParam S the embedder's sources
 */
export interface Grants<S extends Source = Source> {
  /** Sources that may be published. */
  readonly publish: readonly S[];
  /** Whether media of others is forwarded to this participant. */
  readonly receive: boolean;
}

/**
 * The embedder's policy as data: evaluated on the control path, never per packet.
 *
 * @typeParam R the embedder's roles
 * @typeParam S its sources
 */
export type RoleTable<R extends Role = Role, S extends Source = Source> = Readonly<
  Record<R, Grants<S>>
>;

/** A choice of quality, 0 = lowest; `spatial` indexes a track's encodings in ascending order. */
export interface Layer {
  readonly spatial: number;
  readonly temporal: number;
}

/** Why a subscription shows what it shows; becomes the tile's sentence. */
export type LayerReason =
  'preferred' | 'bandwidth:down' | 'notSent' | 'keyframePending' | 'gated' | 'hidden';

/** A published track as plain data. */
export interface TrackInfo<S extends Source = Source> {
  readonly id: TrackId;
  readonly participantId: ParticipantId;
  readonly kind: Kind;
  readonly source: S;
  /** False while the publisher's grants do not cover the source: nothing of it is forwarded. */
  readonly open: boolean;
  /** `rid`s in ascending order of quality; one empty string for a track without simulcast. */
  readonly rids: readonly string[];
}

/** One subscription that a change of grants closed. */
export interface ClosedSubscription {
  readonly publisherId: ParticipantId;
  readonly subscriberId: ParticipantId;
  readonly trackId: TrackId;
  readonly source: Source;
  /**
   * Extended (32-bit) sequence number of the last packet forwarded, in the numbering that the
   * subscriber sees (RFC 3550 §6.4.1); null when none ever was.
   */
  readonly lastExtendedSequence: number | null;
  /** When that packet left, in the worker's monotonic milliseconds; null when none ever did. */
  readonly lastForwardedAtMs: number | null;
}

/**
 * Proof that a change of grants has been enforced: no packet of a listed source leaves towards a
 * listed subscriber after `appliedAtMs`, be it queued, resent or piped.
 */
export interface Receipt {
  /** Worker's monotonic milliseconds. */
  readonly appliedAtMs: number;
  readonly closed: readonly ClosedSubscription[];
}

/**
 * The names of RTCPeerConnectionState (W3C WebRTC §4.3.3). `disconnected`: consent has expired, since
 * nothing authentic came for 30 s (RFC 7675 §5.1); `failed`: the handshake was refused or not ended.
 */
export type TransportState =
  'new' | 'connecting' | 'connected' | 'disconnected' | 'failed' | 'closed';

/** `upstream` = from the participant to us. */
export type Direction = 'upstream' | 'downstream';

/** What an m-section of a participant's offer is to be. */
export interface OfferedTrack<S extends Source = Source> {
  /** The m-section's `a=mid` in the offer. */
  readonly mid: string;
  readonly source: S;
}

/** A track of an offer that the grants do not cover: its m-section is answered `inactive`. */
export interface RefusedTrack<S extends Source = Source> {
  readonly mid: string;
  readonly source: S;
  readonly code: 'ENGINE_SOURCE_NOT_GRANTED';
}

/** Outcome of a participant's offer. */
export interface PublishAnswer<S extends Source = Source> {
  /** The answer, for the participant's `setRemoteDescription`. */
  readonly sdp: string;
  readonly tracks: readonly (TrackInfo<S> & { readonly mid: string })[];
  readonly refused: readonly RefusedTrack<S>[];
}

/** How big a picture is shown, in device pixels; 0×0 = hidden, nothing is sent. */
export interface ShownSize {
  readonly width: number;
  readonly height: number;
}

/** What the engine tells about one participant; no secrets, no addresses of others. */
export interface ParticipantStats {
  readonly transports: readonly TransportStats[];
  readonly tracks: readonly TrackStats[];
  readonly subscriptions: readonly SubscriptionStats[];
}

/** One connection of a participant. */
export interface TransportStats {
  readonly direction: Direction;
  readonly state: TransportState;
  readonly protocol: 'udp' | 'tcp' | null;
  readonly srtpProfile: string | null;
  readonly datagramsIn: number;
  readonly datagramsOut: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Datagrams dropped, by reason (see `DropReason`). */
  readonly dropped: Readonly<Record<string, number>>;
}

/** How the line between a participant and us is; what is not known is null. */
export interface LineQuality {
  readonly protocol: 'udp' | 'tcp' | null;
  /** There and back in ms, by the reports on what it receives (RFC 3550 §6.4.1). */
  readonly roundTripMs: number | null;
  /** Share of packets lost over the last seconds, 0 to 1, in the worse direction. */
  readonly lost: number | null;
}

/** The line of one participant. */
export interface ParticipantLine extends LineQuality {
  readonly participantId: ParticipantId;
}

/** What came of one track of a participant's. */
export interface TrackStats {
  readonly trackId: TrackId;
  readonly source: Source;
  readonly open: boolean;
  readonly encodings: readonly {
    readonly rid: string;
    readonly packets: number;
    readonly bytes: number;
    readonly lost: number;
    readonly active: boolean;
  }[];
  readonly keyFrameRequests: number;
}

/** What went out of one track to a participant, over its connection or by a tap. */
export interface SubscriptionStats {
  readonly trackId: TrackId;
  readonly open: boolean;
  readonly reason: LayerReason;
  readonly preferred: number;
  readonly target: number | null;
  readonly current: number | null;
  readonly packets: number;
  readonly bytes: number;
  readonly resent: number;
  readonly switches: number;
  readonly dropped: Readonly<Record<string, number>>;
}
