/**
 * Every code that this folder answers with; `docs/signaling.md` explains them. Besides, a client
 * sees the engine's `ENGINE_…` codes and those of the embedder's own refusals.
 */
export const signalingCodes = [
  // The frame.
  'MALFORMED',
  'UNKNOWN_REQUEST',
  'TOO_LARGE',
  'TOO_MANY_ITEMS',
  'INVALID_VALUE',
  'RATE_LIMITED',
  'TOO_MANY_UNDERWAY',
  'REQUEST_OUTDATED',
  // Coming in.
  'NOT_JOINED',
  'ALREADY_JOINED',
  'ADMISSION_FAILED',
  'ADMISSION_WITHDRAWN',
  'SESSION_FULL',
  'SESSION_CLOSED',
  'ALREADY_INSIDE',
  'NOT_PREPARED',
  'TOO_MANY_HELD',
  'RESUME_REFUSED',
  'RESUME_BUSY',
  'RESUME_OUTDATED',
  // What is asked for.
  'NOT_PERMITTED',
  'PARTICIPANT_NOT_FOUND',
  'TRACK_NOT_FOUND',
  'INTERNAL',
] as const;

/** A code of this folder's own, as it stands in an error response. */
export type SignalingCode = (typeof signalingCodes)[number];

/** A refusal as a value: its code goes to the client as it is. */
export interface Refusal {
  readonly code: string;
  /** For developers; holds ids, never names. */
  readonly message: string;
}

export function refusal(code: SignalingCode, message: string): Refusal {
  return { code, message };
}

/** Why the server closes a websocket (RFC 6455 §7.4: 4000 and up are the application's own). */
export const closeCodes = {
  /** After Leave. */
  left: 1000,
  /** The server is shutting down. */
  goingAway: 1001,
  /** A text frame. */
  notBinary: 1003,
  /** No Join in time, a refused Join or Resume, or far too many requests. */
  policy: 1008,
  /** After a Removed notice. */
  removed: 4001,
  /** After a SessionClosed notice. */
  sessionClosed: 4002,
  /** The participant goes on on another connection. */
  resumedElsewhere: 4003,
} as const;

/** One of `closeCodes`. */
export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];
