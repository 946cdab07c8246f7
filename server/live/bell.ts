/** A browser that wants to be told. */
export interface Listener {
  readonly accountId: string;
  /** The log-in by which it listens; with it the listening ends. */
  readonly loginId: string;
  readonly ring: () => void;
  /** A sign of life, and the moment to see whether one may still listen. */
  readonly beat: () => void;
  /** The log-in has been ended: it is told so, and hears no more. */
  readonly loggedOut: () => void;
  /** It hears no more for now, and may come again. */
  readonly end: () => void;
}

/** Proxies end what says nothing for a minute. */
export const beatMs = 20_000;

/** Windows that one person has open; beyond them the oldest hears no more, and asks again. */
const mostPerAccount = 20;

/**
 * Tells people's browsers at once that something of theirs is another now. What it is they ask for
 * themselves, so that nothing is told to whoever may not know it any more.
 */
export class Bell {
  readonly #listeners = new Map<string, Set<Listener>>();

  /** @returns stops listening */
  listen(listener: Listener): () => void {
    const { accountId } = listener;
    const all = this.#listeners.get(accountId) ?? new Set<Listener>();
    this.#listeners.set(accountId, all);
    all.add(listener);
    const [oldest] = all;
    if (all.size > mostPerAccount && oldest) this.#drop(oldest).end();
    return () => {
      all.delete(listener);
      if (all.size === 0 && this.#listeners.get(accountId) === all) {
        this.#listeners.delete(accountId);
      }
    };
  }

  ring(accountIds: Iterable<string>): void {
    for (const accountId of new Set(accountIds)) {
      for (const { ring } of this.#listeners.get(accountId) ?? []) ring();
    }
  }

  /** To be called every so often, see `beatMs`. */
  beat(): void {
    for (const all of this.#listeners.values()) for (const { beat } of all) beat();
  }

  endLogin(loginId: string): void {
    for (const listener of this.#those((one) => one.loginId === loginId)) {
      this.#drop(listener).loggedOut();
    }
  }

  endOtherLogins(accountId: string, keptLoginId: string): void {
    const ended = this.#those((one) => one.accountId === accountId && one.loginId !== keptLoginId);
    for (const listener of ended) this.#drop(listener).loggedOut();
  }

  close(): void {
    for (const listener of this.#those(() => true)) this.#drop(listener).end();
  }

  #those(concerns: (listener: Listener) => boolean): readonly Listener[] {
    return [...this.#listeners.values()].flatMap((all) => [...all].filter(concerns));
  }

  #drop(listener: Listener): Listener {
    this.#listeners.get(listener.accountId)?.delete(listener);
    return listener;
  }
}
