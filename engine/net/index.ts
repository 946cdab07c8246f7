/**
 * The kernel behind one interface. `portable.ts` stands on node:dgram and node:net and runs on any
 * platform; another way beside it has to satisfy the same `MediaSocket`.
 */
export { addressesOfThisMachine } from './own-machine.ts';
export { openPortableSocket, takesTcp } from './portable.ts';
export { SWEEP_INTERVAL_MS } from './media-socket.ts';
export type { MediaSocket, MediaSocketOptions, NetCounters } from './media-socket.ts';
