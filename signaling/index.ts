/**
 * The server's end of signaling; the client's is `auscult/signaling/client`.
 *
 * @module
 */
export { createSignalingServer } from './signaling-server.ts';
export type { Inside, SignalingServer } from './signaling-server.ts';
export type { SignalingServerOptions } from './options.ts';
export type { Action, Admission, Reconciled, Records, Standing } from './admission.ts';
export { closeCodes } from './codes.ts';
export type { CloseCode, Refusal, SignalingCode } from './codes.ts';
export type { SignalingEvents } from './events.ts';
export { defaultLimits } from './limits.ts';
export type { Limits } from './limits.ts';
export type { Clock } from './clock.ts';
export type { Log, LogEntry } from './log.ts';
