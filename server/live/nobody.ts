import type { Live } from '../services.ts';

/** No calls at all: the HTTP side by itself. */
export const nobodyInside: Live = {
  inside: () => [],
  held: () => [],
  reconcile: () => Promise.resolve(),
  closeSession: () => Promise.resolve(),
  loginsInside: () => new Set(),
  endLogin: () => Promise.resolve(),
  endOtherLogins: () => Promise.resolve(),
};
