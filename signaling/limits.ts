import type { RequestKind } from 'auscult/proto';

/** Everything that one client can make the server spend; each has a default that fits people. */
export interface Limits {
  /** Largest frame, before anything is decoded. Two simulcast offers of Chromium fit. */
  readonly maxMessageBytes: number;
  /**
   * Parts that one message may be cut into. Browsers send one; with ws's own 16,384 seven
   * megabytes of one-byte fragments cost 155 MiB.
   */
  readonly maxFragments: number;
  /** Most bytes of one request, by kind: all but the two that carry a description are small. */
  readonly capBytes: Readonly<Record<RequestKind, number>>;
  /** From the upgrade to a Join, Prepare or Resume. */
  readonly helloMs: number;
  /** Sockets of one address that have neither joined nor prepared. */
  readonly maxUnauthenticatedPerAddress: number;
  /** Requests of one connection: sustained, and saved up. Thirty tiles resizing at once fit. */
  readonly requestsPerSecond: number;
  readonly requestBurst: number;
  /** Requests over the rate that are answered with an error, before the connection is closed. */
  readonly toleratedExcess: number;
  /** Requests of one participant that may be under way at a time. */
  readonly maxUnderway: number;
  /** Unsent bytes towards one client, after which its connection is cut. It may resume. */
  readonly maxBufferedBytes: number;
  /** For how long a participant whose socket was lost is kept, with its media untouched. */
  readonly graceMs: number;
  /** Notices kept for a resume: their number and their size. */
  readonly replayNotices: number;
  readonly replayBytes: number;
  /** Time that a resumed connection has for its first request, which proves the new token. */
  readonly confirmResumeMs: number;
  /** Between pings, which is also how long a pong may take. */
  readonly pingEveryMs: number;
  /** Time that the far end has to finish a closing handshake. */
  readonly closeMs: number;
  readonly maxParticipants: number;
  /**
   * People of one session who are connected ahead of their Join. When there are more, the address
   * that holds most of the places gives up its oldest: it can do without, and joins all the same.
   */
  readonly maxPrepared: number;
  /** How long such a place is held; a preview that is still looked at takes another. */
  readonly preparedMs: number;
  /** People of one session who are held at its door; more are sent away. */
  readonly maxHeld: number;
  /** In characters as people count them; the rest is cut off. */
  readonly maxDisplayNameLength: number;
}

const smallBytes = 4_096;
const descriptionBytes = 61_440;

/** The limits where `SignalingServerOptions.limits` names no other. */
export const defaultLimits: Limits = {
  maxMessageBytes: 65_536,
  maxFragments: 16,
  capBytes: {
    join: smallBytes,
    prepare: smallBytes,
    resume: smallBytes,
    leave: smallBytes,
    ping: smallBytes,
    publish: descriptionBytes,
    unpublish: smallBytes,
    setMuted: smallBytes,
    subscribe: smallBytes,
    unsubscribe: smallBytes,
    subscribeAnswer: descriptionBytes,
    setShownSize: smallBytes,
    setPreferredLayer: smallBytes,
    setRole: smallBytes,
    removeParticipant: smallBytes,
    closeSession: smallBytes,
    admitParticipant: smallBytes,
    turnAway: smallBytes,
    askToMute: smallBytes,
    getLines: smallBytes,
  },
  helloMs: 5_000,
  maxUnauthenticatedPerAddress: 20,
  requestsPerSecond: 50,
  requestBurst: 200,
  toleratedExcess: 100,
  maxUnderway: 64,
  maxBufferedBytes: 1_048_576,
  graceMs: 30_000,
  replayNotices: 256,
  replayBytes: 1_048_576,
  confirmResumeMs: 5_000,
  pingEveryMs: 15_000,
  closeMs: 5_000,
  maxParticipants: 100,
  maxPrepared: 50,
  preparedMs: 15 * 60_000,
  maxHeld: 50,
  maxDisplayNameLength: 80,
};
