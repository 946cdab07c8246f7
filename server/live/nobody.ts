import type { Live } from '../services.ts';

/** No calls at all: the HTTP side by itself. */
export const nobodyInside: Live = {
  inside: () => [],
  reconcile: () => Promise.resolve(),
  closeSession: () => Promise.resolve(),
  endLogin: () => Promise.resolve(),
};
