export { createPayloadView } from './codec.ts';
export type { Codec, PayloadView } from './codec.ts';
export { codecByName } from './registry.ts';
export { opus } from './opus.ts';
export { vp8 } from './vp8.ts';
