import type { EngineErrorCode } from '../../commands.ts';
import type { CodecName, Kind } from '../../types.ts';

/** What a description from the far end says, as plain data: everything the engine acts on, no more. */
export interface RemoteDescription {
  /** ICE and DTLS, equal for all sections of the bundle; null when every section is rejected. */
  readonly transport: RemoteTransport | null;
  /** In the order of the m-lines, which an answer has to mirror (RFC 3264 §6). */
  readonly sections: readonly RemoteSection[];
}

export interface RemoteTransport {
  readonly iceUfrag: string;
  readonly icePwd: string;
  /** Without weak hashes; at least one. */
  readonly fingerprints: readonly Fingerprint[];
  readonly setup: Setup;
}

export interface Fingerprint {
  /** A hash name of RFC 8122 §5, lower case: `sha-256`, `sha-384` or `sha-512`. */
  readonly algorithm: string;
  /** Upper-case hex with colons. */
  readonly value: string;
}

/** RFC 4145 §4: who opens the DTLS connection. */
export type Setup = 'actpass' | 'active' | 'passive';

/** RFC 3264 §5.1, from the point of view of whoever wrote the description. */
export type MediaDirection = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

export interface RemoteSection {
  /** '' for a rejected section without one. */
  readonly mid: string;
  /** `other`: a section that we always reject, such as `application`. */
  readonly kind: Kind | 'other';
  /** The m-line's first three words as they came, for a rejected section to mirror. */
  readonly media: string;
  readonly protocol: string;
  readonly formats: string;
  /** Port 0 without `a=bundle-only` (RFC 9143 §6). */
  readonly rejected: boolean;
  readonly direction: MediaDirection;
  readonly rtcpMux: boolean;
  readonly rtcpRsize: boolean;
  /** In the order of the m-line: the first one is preferred. */
  readonly payloads: readonly Payload[];
  readonly extensions: readonly Extension[];
  readonly rids: readonly Rid[];
  /** `a=simulcast:send`, in order, pause marks and second choices removed (RFC 8853 §5.1). */
  readonly simulcastSendRids: readonly string[];
  readonly ssrcs: readonly { readonly ssrc: number; readonly cname: string }[];
  readonly ssrcGroups: readonly SsrcGroup[];
  readonly msid: string | null;
}

export interface Payload {
  /** 0 to 127. */
  readonly payloadType: number;
  /** Lower case: `vp8`, `rtx`, `opus`. */
  readonly codec: string;
  readonly clockRate: number;
  readonly channels: number;
  /** The `a=fmtp` text, or ''. */
  readonly parameters: string;
  /** `nack`, `nack pli`, `ccm fir`, `goog-remb`, `transport-cc`. */
  readonly feedback: readonly string[];
  /** Of an `rtx` payload: which payload type it repairs (RFC 4588 §8.6); else null. */
  readonly apt: number | null;
}

export interface Extension {
  /** 1 to 14: what a one-byte header can carry (RFC 8285 §4.2). */
  readonly id: number;
  readonly uri: string;
  readonly direction: MediaDirection;
}

export interface Rid {
  readonly rid: string;
  readonly direction: 'send' | 'recv';
  /** RFC 8851 §5, without `pt=`: `max-width=640;max-fps=15`, or ''. */
  readonly restrictions: string;
}

export interface SsrcGroup {
  readonly semantics: 'FID' | 'SIM';
  readonly ssrcs: readonly number[];
}

export type ParsedDescription =
  | { readonly ok: true; readonly description: RemoteDescription }
  | { readonly ok: false; readonly code: EngineErrorCode; readonly message: string };

/** Our own end of one transport. */
export interface LocalTransport {
  readonly iceUfrag: string;
  readonly icePwd: string;
  /** SHA-256 of our certificate, upper-case hex with colons. */
  readonly fingerprint: string;
  readonly candidates: readonly Candidate[];
  /** Digits, at most 2^62: the same in every description of one transport (RFC 8866 §5.2). */
  readonly sessionId: string;
  /** Grows by one with every description that we write for this transport. */
  readonly sessionVersion: number;
}

/** A host candidate of ours: an address and port where datagrams (`tcp`: connections) arrive. */
export interface Candidate {
  readonly protocol: 'udp' | 'tcp';
  /** Textual IPv4 or IPv6 address. */
  readonly address: string;
  readonly port: number;
}

/** What an answer of ours settled for one section of the offer; plain data for the router. */
export interface NegotiatedSection {
  readonly mid: string;
  readonly kind: Kind;
  /** What the answer says: `recvonly` may send to us, `inactive` may not (yet). */
  readonly direction: 'recvonly' | 'inactive';
  readonly codec: CodecName;
  readonly payloadType: number;
  readonly rtxPayloadType: number | null;
  /** RTP timestamp ticks per second. */
  readonly clockRate: number;
  readonly feedback: readonly string[];
  readonly extensions: ExtensionIds;
  /**
   * One for each RTP stream that may come, lowest quality first as our client offers them. With
   * `rid`s the SSRCs are not announced and therefore null; without, `rid` is ''.
   */
  readonly encodings: readonly NegotiatedEncoding[];
  readonly cname: string;
}

export interface NegotiatedEncoding {
  readonly rid: string;
  readonly ssrc: number | null;
  readonly rtxSsrc: number | null;
}

/** Header extension ids in force, 0 = not negotiated. */
export interface ExtensionIds {
  readonly mid: number;
  readonly rid: number;
  readonly repairedRid: number;
  readonly transportSequence: number;
  readonly audioLevel: number;
  readonly absSendTime: number;
}

export interface WrittenAnswer {
  readonly sdp: string;
  /** The sections that carry media, in the offer's order; rejected ones are missing. */
  readonly sections: readonly NegotiatedSection[];
  /** Mids of audio and video sections rejected because no codec of ours was offered. */
  readonly withoutCodec: readonly string[];
}

/** One m-section of an offer of ours. A mid never changes its kind; a recycled line gets a new mid. */
export type OfferedSection =
  | {
      readonly state: 'sendonly';
      readonly mid: string;
      readonly kind: Kind;
      readonly codec: CodecName;
      readonly ssrc: number;
      /** Null: no RTX is offered (audio). */
      readonly rtxSsrc: number | null;
      /** Same for everything that belongs to one clock, i.e. per publisher (RFC 7022). */
      readonly cname: string;
      /** Tracks with the same stream id are played in lip sync. */
      readonly streamId: string;
      readonly trackId: string;
    }
  /** Carries the transport, and never media: the bundle goes on when all else has ended. */
  | { readonly state: 'carrier'; readonly mid: string }
  /** Port 0: the line stays for its place in the order. */
  | { readonly state: 'rejected'; readonly mid: string; readonly kind: Kind };

/** What the far end made of one section of our offer. */
export interface AnsweredSection {
  readonly mid: string;
  /** The far end receives: not rejected, our codec kept, direction `recvonly` or `sendrecv`. */
  readonly accepted: boolean;
  readonly rtx: boolean;
  readonly feedback: readonly string[];
  /** Zero where the far end left an extension out. */
  readonly extensions: ExtensionIds;
}
