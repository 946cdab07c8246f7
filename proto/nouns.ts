import type { auscult as wire } from './generated/signaling.js';

/*
 * Plain data for both ends. The generated classes stay behind this folder's door: their fields may
 * all be absent, and a reader of the code should not have to think of that more than once.
 * Comments on each field stand in the `.proto` files.
 */

/** A session as everybody inside may see it. */
export interface SessionInfo {
  readonly id: string;
  readonly name: string;
  /** `invitation`, `internal` or `private`. */
  readonly access: string;
}

/** Words that a newer server may add to are typed as such: show an unknown one as it is. */
export type Open<Known extends string> = Known | (string & {});

/** Whether a participant is there, or lost just now and waited for. */
export type Connection = Open<'connected' | 'reconnecting'>;

/** Somebody inside, as everybody inside may see them. */
export interface ParticipantInfo {
  readonly id: string;
  readonly displayName: string;
  readonly role: string;
  readonly connection: Connection;
}

/**
 * A published track. `open`: the publisher's role allows it now; `rids`: its encodings, lowest
 * first.
 */
export interface TrackInfo {
  readonly id: string;
  readonly participantId: string;
  readonly kind: Open<'audio' | 'video'>;
  readonly source: Open<'camera' | 'microphone' | 'screen' | 'screenAudio'>;
  readonly open: boolean;
  readonly muted: boolean;
  readonly rids: readonly string[];
}

/** How a participant's line to the server is; what is not known is null. */
export interface ParticipantLine {
  readonly participantId: string;
  readonly protocol: Open<'udp' | 'tcp'> | null;
  readonly roundTripMs: number | null;
  /** Share of packets, 0 to 1, in the worse direction. */
  readonly lost: number | null;
}

/** What a role allows: sources to publish, and whether to receive at all. */
export interface Grants {
  readonly publish: readonly string[];
  readonly receive: boolean;
}

/** One's own role, and what it allows. */
export interface Self {
  readonly role: string;
  readonly grants: Grants;
}

type Wire<Name extends keyof typeof wire.signaling.v1> = InstanceType<
  (typeof wire.signaling.v1)[Name]
>;
/** A message in a field: every part may be absent, and absent means the default (proto3). */
export type Field<Name extends keyof typeof wire.signaling.v1> =
  { [Part in keyof Wire<Name>]?: Wire<Name>[Part] | null | undefined } | null | undefined;

export function sessionInfo(field: Field<'SessionInfo'>): SessionInfo {
  return { id: field?.id ?? '', name: field?.name ?? '', access: field?.access ?? '' };
}

export function participantInfo(field: Field<'ParticipantInfo'>): ParticipantInfo {
  return {
    id: field?.id ?? '',
    displayName: field?.displayName ?? '',
    role: field?.role ?? '',
    connection: field?.connection ?? '',
  };
}

export function trackInfo(field: Field<'TrackInfo'>): TrackInfo {
  return {
    id: field?.id ?? '',
    participantId: field?.participantId ?? '',
    kind: field?.kind ?? '',
    source: field?.source ?? '',
    open: field?.open ?? false,
    muted: field?.muted ?? false,
    rids: field?.rids ?? [],
  };
}

export function participantLine(field: Field<'ParticipantLine'>): ParticipantLine {
  return {
    participantId: field?.participantId ?? '',
    protocol: field?.protocol ?? null,
    roundTripMs: field?.roundTripMs ?? null,
    lost: field?.lost ?? null,
  };
}

export function self(field: Field<'Self'>): Self {
  return {
    role: field?.role ?? '',
    grants: {
      publish: field?.grants?.publish ?? [],
      receive: field?.grants?.receive ?? false,
    },
  };
}
