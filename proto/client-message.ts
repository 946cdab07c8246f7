import { auscult } from './generated/signaling.js';
import { refused } from './decoded.ts';
import type { Decoded } from './decoded.ts';
import { findRequest } from './envelope.ts';

const wire = auscult.signaling.v1;

/** What an m-section of a published description shows. */
export interface OfferedTrack {
  readonly mid: string;
  readonly source: string;
  readonly muted: boolean;
}

/** What a client asks for; documented in `requests.proto` and `proto/README.md`. */
export type Request =
  | { readonly kind: 'join'; readonly ticket: string; readonly autoSubscribe: boolean }
  | { readonly kind: 'prepare'; readonly ticket: string; readonly autoSubscribe: boolean }
  | { readonly kind: 'resume'; readonly token: string; readonly lastNotice: number }
  | { readonly kind: 'leave' }
  | { readonly kind: 'ping' }
  | { readonly kind: 'publish'; readonly sdp: string; readonly tracks: readonly OfferedTrack[] }
  | { readonly kind: 'unpublish'; readonly trackId: string }
  | { readonly kind: 'setMuted'; readonly trackId: string; readonly muted: boolean }
  | {
      readonly kind: 'subscribe';
      readonly trackIds: readonly string[];
      /** Absent or true. */
      readonly renew?: boolean;
    }
  | { readonly kind: 'unsubscribe'; readonly trackIds: readonly string[] }
  | { readonly kind: 'subscribeAnswer'; readonly offerId: number; readonly sdp: string }
  | {
      readonly kind: 'setShownSize';
      readonly trackId: string;
      readonly width: number;
      readonly height: number;
    }
  | {
      readonly kind: 'setPreferredLayer';
      readonly trackId: string;
      /** Index into the track's rids; null: back to the size shown. */
      readonly spatial: number | null;
    }
  | { readonly kind: 'setRole'; readonly participantId: string; readonly role: string }
  | { readonly kind: 'removeParticipant'; readonly participantId: string }
  | { readonly kind: 'closeSession' }
  | { readonly kind: 'admitParticipant'; readonly participantId: string }
  | { readonly kind: 'turnAway'; readonly participantId: string }
  | { readonly kind: 'askToMute'; readonly participantId: string; readonly source: string }
  | { readonly kind: 'getLines' };

/** Names of the requests: the arms of `ClientMessage` in `client-message.proto`. */
export type RequestKind = Request['kind'];
/** The request of one kind. */
export type RequestOf<Kind extends RequestKind> = Extract<Request, { kind: Kind }>;

/** What a client sends in one frame; its answer carries the same `requestId`. */
export interface ClientMessage {
  readonly requestId: number;
  readonly request: Request;
}

/** @returns the frame to send */
export function encodeClientMessage(message: ClientMessage): Uint8Array {
  const { requestId, request } = message;
  // The arm's name is the request's kind; the generated type can't say "one of these keys".
  const fields = { requestId, [request.kind]: request } as object;
  return wire.ClientMessage.encode(fields).finish();
}

/**
 * Reads a frame of a client, whoever that is: nothing is decoded that is larger than allowed.
 *
 * @param capBytes most bytes that one request of a kind may have
 */
export function decodeClientMessage(
  bytes: Uint8Array,
  capBytes: Readonly<Partial<Record<RequestKind, number>>> = {},
): Decoded<ClientMessage> {
  const found = findRequest(bytes, capBytes);
  if (!found.ok) return found;
  const { requestId, kind, body } = found.value;
  try {
    return { ok: true, value: { requestId, request: read[kind](body()) } };
  } catch {
    // Not UTF-8, a length past the end, a varint without one, nesting without bottom.
    return refused('MALFORMED', `the ${kind} request can't be decoded`, requestId);
  }
}

type Reader = Parameters<typeof wire.Join.decode>[0];

const read: { readonly [Kind in RequestKind]: (body: Reader) => RequestOf<Kind> } = {
  join: (body) => {
    const { ticket, autoSubscribe } = wire.Join.decode(body);
    return { kind: 'join', ticket, autoSubscribe };
  },
  prepare: (body) => {
    const { ticket, autoSubscribe } = wire.Prepare.decode(body);
    return { kind: 'prepare', ticket, autoSubscribe };
  },
  resume: (body) => {
    const { token, lastNotice } = wire.Resume.decode(body);
    return { kind: 'resume', token, lastNotice };
  },
  leave: (body) => {
    wire.Leave.decode(body);
    return { kind: 'leave' };
  },
  ping: (body) => {
    wire.Ping.decode(body);
    return { kind: 'ping' };
  },
  publish: (body) => {
    const { sdp, tracks } = wire.Publish.decode(body);
    return {
      kind: 'publish',
      sdp,
      tracks: tracks.map((track) => ({
        mid: track.mid ?? '',
        source: track.source ?? '',
        muted: track.muted ?? false,
      })),
    };
  },
  unpublish: (body) => ({ kind: 'unpublish', trackId: wire.Unpublish.decode(body).trackId }),
  setMuted: (body) => {
    const { trackId, muted } = wire.SetMuted.decode(body);
    return { kind: 'setMuted', trackId, muted };
  },
  subscribe: (body) => {
    const { trackIds, renew } = wire.Subscribe.decode(body);
    return { kind: 'subscribe', trackIds, ...(renew && { renew }) };
  },
  unsubscribe: (body) => ({
    kind: 'unsubscribe',
    trackIds: wire.Unsubscribe.decode(body).trackIds,
  }),
  subscribeAnswer: (body) => {
    const { offerId, sdp } = wire.SubscribeAnswer.decode(body);
    return { kind: 'subscribeAnswer', offerId, sdp };
  },
  setShownSize: (body) => {
    const { trackId, width, height } = wire.SetShownSize.decode(body);
    return { kind: 'setShownSize', trackId, width, height };
  },
  setPreferredLayer: (body) => {
    const { trackId, spatial } = wire.SetPreferredLayer.decode(body);
    return { kind: 'setPreferredLayer', trackId, spatial: spatial ?? null };
  },
  setRole: (body) => {
    const { participantId, role } = wire.SetRole.decode(body);
    return { kind: 'setRole', participantId, role };
  },
  removeParticipant: (body) => ({
    kind: 'removeParticipant',
    participantId: wire.RemoveParticipant.decode(body).participantId,
  }),
  closeSession: (body) => {
    wire.CloseSession.decode(body);
    return { kind: 'closeSession' };
  },
  admitParticipant: (body) => ({
    kind: 'admitParticipant',
    participantId: wire.AdmitParticipant.decode(body).participantId,
  }),
  turnAway: (body) => ({
    kind: 'turnAway',
    participantId: wire.TurnAway.decode(body).participantId,
  }),
  askToMute: (body) => {
    const { participantId, source } = wire.AskToMute.decode(body);
    return { kind: 'askToMute', participantId, source };
  },
  getLines: (body) => {
    wire.GetLines.decode(body);
    return { kind: 'getLines' };
  },
};
