import type { Refusal } from './codes.ts';

/**
 * What the engine refused, as the client gets it; null for an error of another kind.
 *
 * Told by its name and not by its class, so that an embedder's own engine, or one of another copy
 * of this package, is understood as well.
 */
export function engineRefusal(error: unknown): Refusal | null {
  if (!(error instanceof Error) || error.name !== 'EngineError') return null;
  if (!('code' in error) || typeof error.code !== 'string') return null;
  return { code: error.code, message: error.message };
}
