export { createPayloadView } from './codec.ts';
export type { Codec, PayloadView } from './codec.ts';
export { codecByName } from './registry.ts';
