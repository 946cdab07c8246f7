/**
 * Codes that the client gives on its own account. All others come from the server and stand in
 * `docs/signaling.md`.
 */
export type ClientErrorCode =
  /** The server could not be reached, or answered with something else. */
  | 'CONNECTION_FAILED'
  /** No answer in time. The request may still be carried out. */
  | 'TIMED_OUT'
  /** Let in, but by somebody inside; see `SignalingClient.join`. */
  | 'HELD'
  /** The client is closed, or was closed while the request was under way. */
  | 'CLOSED';

/** What a request is rejected with; `code` is stable and made for programs. */
export class SignalingError extends Error {
  readonly code: string;

  constructor(code: ClientErrorCode | (string & {}), message: string) {
    super(message);
    this.name = 'SignalingError';
    this.code = code;
  }
}
