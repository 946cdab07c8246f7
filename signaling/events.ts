import type { Receipt } from 'auscult/engine';
import type { Admission } from './admission.ts';
import type { Log } from './log.ts';

/** What the embedder is told. `by` is who asked for it over signaling; null: the embedder itself. */
export interface SignalingEvents {
  joined: { readonly who: Admission };
  /** Who waits at the door of a session is another now. */
  heldChanged: { readonly sessionId: string; readonly held: readonly Admission[] };
  left: {
    readonly who: Admission;
    readonly reason: string;
    /** Null when the media worker died with the session. */
    readonly receipt: Receipt | null;
    readonly by: Admission | null;
  };
  /** `who` has the new role. */
  changed: {
    readonly who: Admission;
    readonly was: string;
    readonly receipt: Receipt;
    readonly by: Admission | null;
  };
  closed: { readonly sessionId: string; readonly reason: string; readonly by: Admission | null };
}

type Listener<Name extends keyof SignalingEvents> = (
  event: SignalingEvents[Name],
) => void | Promise<void>;

/**
 * Listeners are waited for, so that an audit row is written before the requester hears that it is
 * done. What one of them throws is logged and stops nothing: the engine has already acted.
 */
export class Events {
  readonly #listeners: { readonly [Name in keyof SignalingEvents]: Set<Listener<Name>> } = {
    joined: new Set(),
    heldChanged: new Set(),
    left: new Set(),
    changed: new Set(),
    closed: new Set(),
  };
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  on<Name extends keyof SignalingEvents>(name: Name, listener: Listener<Name>): () => void {
    const listeners: Set<Listener<Name>> = this.#listeners[name];
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  async tell<Name extends keyof SignalingEvents>(
    name: Name,
    event: SignalingEvents[Name],
  ): Promise<void> {
    const listeners: Set<Listener<Name>> = this.#listeners[name];
    for (const listener of [...listeners]) {
      try {
        await listener(event);
      } catch (error) {
        this.#log({ event: 'callbackFailed', code: name, error });
      }
    }
  }
}
