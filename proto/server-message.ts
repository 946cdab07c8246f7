import protobuf from 'protobufjs/minimal.js';
import { auscult } from './generated/signaling.js';
import { refused } from './decoded.ts';
import type { Decoded } from './decoded.ts';
import { participantInfo, participantLine, self, sessionInfo, trackInfo } from './nouns.ts';
import type {
  Connection,
  Open,
  ParticipantInfo,
  ParticipantLine,
  Self,
  SessionInfo,
  TrackInfo,
} from './nouns.ts';

const wire = auscult.signaling.v1;

/**
 * All that somebody who comes in has to know: themselves, and the session as it is at that moment.
 */
export interface JoinResult {
  readonly participantId: string;
  readonly resumeToken: string;
  readonly session: SessionInfo;
  readonly self: Self;
  readonly participants: readonly ParticipantInfo[];
  readonly tracks: readonly TrackInfo[];
}

/** The participant goes on; the next resume needs the new token. */
export interface ResumeResult {
  readonly resumeToken: string;
}

/** The engine's answer, the tracks that are published now, and what was refused with which code. */
export interface PublishResult {
  readonly sdp: string;
  readonly tracks: readonly { readonly mid: string; readonly track: TrackInfo }[];
  readonly refused: readonly {
    readonly mid: string;
    readonly source: string;
    readonly code: string;
  }[];
}

/** The one answer to one request; documented in `results.proto`. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | ({ readonly kind: 'joined' } & JoinResult)
  | { readonly kind: 'prepared'; readonly self: Self }
  /** To be admitted by somebody inside; `Join` may come again. */
  | { readonly kind: 'held' }
  | ({ readonly kind: 'resumed' } & ResumeResult)
  | ({ readonly kind: 'published' } & PublishResult)
  | { readonly kind: 'lines'; readonly lines: readonly ParticipantLine[] };

/** What the server tells on its own account; documented in `notices.proto`. */
export type Notice =
  | { readonly kind: 'participantJoined'; readonly participant: ParticipantInfo }
  | {
      readonly kind: 'participantLeft';
      readonly participantId: string;
      readonly reason: Open<'left' | 'lost' | 'joinedElsewhere' | 'removed'>;
    }
  | {
      readonly kind: 'participantChanged';
      readonly participantId: string;
      readonly role: string;
      readonly connection: Connection;
    }
  | { readonly kind: 'sessionChanged'; readonly session: SessionInfo }
  | { readonly kind: 'admitted' }
  | { readonly kind: 'muteAsked'; readonly source: string }
  | { readonly kind: 'heldChanged'; readonly held: readonly ParticipantInfo[] }
  | { readonly kind: 'trackPublished'; readonly track: TrackInfo }
  | { readonly kind: 'trackEnded'; readonly trackId: string; readonly participantId: string }
  | {
      readonly kind: 'trackGate';
      readonly trackId: string;
      readonly participantId: string;
      readonly open: boolean;
    }
  | {
      readonly kind: 'trackMuted';
      readonly trackId: string;
      readonly participantId: string;
      readonly muted: boolean;
    }
  | {
      readonly kind: 'subscribeOffer';
      readonly offerId: number;
      readonly sdp: string;
      readonly tracks: readonly { readonly mid: string; readonly trackId: string }[];
    }
  | { readonly kind: 'roleChanged'; readonly self: Self }
  | { readonly kind: 'removed'; readonly reason: Open<'removed' | 'joinedElsewhere'> }
  | { readonly kind: 'sessionClosed'; readonly reason: Open<'closed' | 'engineLost'> }
  | {
      readonly kind: 'layerChanged';
      readonly trackId: string;
      /** Index of the encoding on the wire; null: nothing is sent. */
      readonly current: number | null;
      readonly target: number | null;
      readonly reason: Open<
        'preferred' | 'bandwidth:down' | 'notSent' | 'keyframePending' | 'gated' | 'hidden'
      >;
    };

/** Names of the notices: the arms of `Notice` in `notices.proto`. */
export type NoticeKind = Notice['kind'];
/** The notice of one kind. */
export type NoticeOf<Kind extends NoticeKind> = Extract<Notice, { kind: Kind }>;

/** The one answer to the request with this id. */
export interface Response {
  readonly kind: 'response';
  readonly requestId: number;
  readonly outcome: Outcome;
}

/** A notice with its number, which rises by one; a resume names the last that was seen. */
export interface SequencedNotice {
  readonly kind: 'notice';
  readonly sequence: number;
  /** Null for a notice of a newer server that we don't know: it counts, and is passed over. */
  readonly notice: Notice | null;
}

/** What a server sends in one frame. */
export type ServerMessage = Response | SequencedNotice;

/** @returns the frame that answers a request */
export function encodeResponse(requestId: number, outcome: Outcome): Uint8Array {
  const response = { requestId, [outcome.kind]: outcome } as object;
  return wire.ServerMessage.encode({ response }).finish();
}

/** @returns the frame that carries a notice */
export function encodeNotice(sequence: number, notice: Notice): Uint8Array {
  const arm = { sequence, [notice.kind]: notice } as object;
  return wire.ServerMessage.encode({ notice: arm }).finish();
}

/** Reads a frame of a server. Words and notices of a newer server are passed on or passed over. */
export function decodeServerMessage(bytes: Uint8Array): Decoded<ServerMessage> {
  try {
    const reader = protobuf.Reader.create(bytes);
    reader.discardUnknown = true;
    const message = wire.ServerMessage.decode(reader);
    if (message.response) {
      const { requestId } = message.response;
      const outcome = readOutcome(message.response);
      if (!outcome) return refused('MALFORMED', 'a response without outcome', requestId ?? 0);
      return { ok: true, value: { kind: 'response', requestId: requestId ?? 0, outcome } };
    }
    if (message.notice) {
      const sequence = message.notice.sequence ?? 0;
      return { ok: true, value: { kind: 'notice', sequence, notice: readNotice(message.notice) } };
    }
    return refused('MALFORMED', 'neither a response nor a notice');
  } catch {
    return refused('MALFORMED', 'the frame is not a protobuf message');
  }
}

function readOutcome(from: auscult.signaling.v1.Response.$Properties): Outcome | null {
  if (from.done) return { kind: 'done' };
  if (from.error) {
    return { kind: 'error', code: from.error.code ?? '', message: from.error.message ?? '' };
  }
  if (from.joined) {
    return {
      kind: 'joined',
      participantId: from.joined.participantId ?? '',
      resumeToken: from.joined.resumeToken ?? '',
      session: sessionInfo(from.joined.session),
      self: self(from.joined.self),
      participants: (from.joined.participants ?? []).map(participantInfo),
      tracks: (from.joined.tracks ?? []).map(trackInfo),
    };
  }
  if (from.held) return { kind: 'held' };
  if (from.lines) return { kind: 'lines', lines: (from.lines.lines ?? []).map(participantLine) };
  if (from.prepared) return { kind: 'prepared', self: self(from.prepared.self) };
  if (from.resumed) return { kind: 'resumed', resumeToken: from.resumed.resumeToken ?? '' };
  if (from.published) {
    return {
      kind: 'published',
      sdp: from.published.sdp ?? '',
      tracks: (from.published.tracks ?? []).map(({ mid, track }) => ({
        mid: mid ?? '',
        track: trackInfo(track),
      })),
      refused: (from.published.refused ?? []).map(({ mid, source, code }) => ({
        mid: mid ?? '',
        source: source ?? '',
        code: code ?? '',
      })),
    };
  }
  return null;
}

function readNotice(from: auscult.signaling.v1.Notice.$Properties): Notice | null {
  if (from.participantJoined) {
    const participant = participantInfo(from.participantJoined.participant);
    return { kind: 'participantJoined', participant };
  }
  if (from.muteAsked) return { kind: 'muteAsked', source: from.muteAsked.source ?? '' };
  if (from.admitted) return { kind: 'admitted' };
  if (from.heldChanged) {
    return { kind: 'heldChanged', held: (from.heldChanged.held ?? []).map(participantInfo) };
  }
  if (from.participantLeft) {
    const { participantId, reason } = from.participantLeft;
    return {
      kind: 'participantLeft',
      participantId: participantId ?? '',
      reason: reason ?? '',
    };
  }
  if (from.participantChanged) {
    const { participantId, role, connection } = from.participantChanged;
    return {
      kind: 'participantChanged',
      participantId: participantId ?? '',
      role: role ?? '',
      connection: connection ?? '',
    };
  }
  if (from.sessionChanged) {
    return { kind: 'sessionChanged', session: sessionInfo(from.sessionChanged.session) };
  }
  if (from.trackPublished) {
    return { kind: 'trackPublished', track: trackInfo(from.trackPublished.track) };
  }
  if (from.trackEnded) {
    const { trackId, participantId } = from.trackEnded;
    return { kind: 'trackEnded', trackId: trackId ?? '', participantId: participantId ?? '' };
  }
  if (from.trackGate) {
    const { trackId, participantId, open } = from.trackGate;
    return {
      kind: 'trackGate',
      trackId: trackId ?? '',
      participantId: participantId ?? '',
      open: open ?? false,
    };
  }
  if (from.trackMuted) {
    const { trackId, participantId, muted } = from.trackMuted;
    return {
      kind: 'trackMuted',
      trackId: trackId ?? '',
      participantId: participantId ?? '',
      muted: muted ?? false,
    };
  }
  if (from.subscribeOffer) {
    const { offerId, sdp, tracks } = from.subscribeOffer;
    return {
      kind: 'subscribeOffer',
      offerId: offerId ?? 0,
      sdp: sdp ?? '',
      tracks: (tracks ?? []).map(({ mid, trackId }) => ({
        mid: mid ?? '',
        trackId: trackId ?? '',
      })),
    };
  }
  if (from.roleChanged) return { kind: 'roleChanged', self: self(from.roleChanged.self) };
  if (from.removed) return { kind: 'removed', reason: from.removed.reason ?? '' };
  if (from.sessionClosed) return { kind: 'sessionClosed', reason: from.sessionClosed.reason ?? '' };
  if (from.layerChanged) {
    const { trackId, current, target, reason } = from.layerChanged;
    return {
      kind: 'layerChanged',
      trackId: trackId ?? '',
      current: current ?? null,
      target: target ?? null,
      reason: reason ?? '',
    };
  }
  return null;
}
