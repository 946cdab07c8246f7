/**
 * The client's end of signaling: no Node, no DOM, a WebSocket class is handed in.
 *
 * @module
 */
export { SignalingClient } from './signaling-client.ts';
export type { SignalingClientOptions, SignalingEvents, TrackOffer } from './signaling-client.ts';
export { SignalingError } from './signaling-error.ts';
export type { ClientErrorCode } from './signaling-error.ts';
export type { ClientState, ClosedReason, StateChange } from './state.ts';
export type { Socket, SocketConstructor } from './socket.ts';
export type { Timers } from './timers.ts';
