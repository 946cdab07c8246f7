/**
 * new --join--> connecting --joined--> connected
 * new --prepare--> connecting --prepared--> prepared --join, joined--> connected
 * connecting --refused or unreachable--> closed
 * prepared --socket lost, refused--> closed
 * connected --socket lost, or reconnect()--> reconnecting --resumed--> connected
 * reconnecting --resume refused, or too long--> closed
 * any --leave, close, removed, sessionClosed--> closed
 */
export type ClientState =
  'new' | 'connecting' | 'prepared' | 'connected' | 'reconnecting' | 'closed';

/** Why a client is closed. A closed client is good for nothing more. */
export type ClosedReason =
  /** By leave() or close(). */
  | 'left'
  /** Put out; `detail` is the notice's word, e.g. `removed` or `joinedElsewhere`. */
  | 'removed'
  /** Over for everyone; `detail` is the notice's word. */
  | 'sessionClosed'
  /** The join was refused or failed; `detail` is the error code. */
  | 'refused'
  /** The connection could not be taken up again; `detail` is the error code. */
  | 'lost';

/** What the event `state` carries. */
export type StateChange =
  | { readonly state: Exclude<ClientState, 'closed'> }
  | { readonly state: 'closed'; readonly reason: ClosedReason; readonly detail: string };
