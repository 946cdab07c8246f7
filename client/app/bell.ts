import type { Api, Notifications } from './api.ts';

const nothing: Notifications = { notifications: [], waiting: [] };

/** Many things at once are one look. */
const pauseMs = 200;
/** A stream that the server has ended is asked for again, no sooner. */
const againMs = 15_000;

/**
 * What concerns somebody who is logged in, wherever they are in the app. The server says that there
 * is something new, over one stream for all windows of this browser: a browser has but six
 * connections to a server.
 */
export class Bell {
  readonly #api: Api;
  readonly #listeners = new Set<() => void>();
  #state: Notifications = nothing;
  #known = false;
  #stop: (() => void) | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(api: Api) {
    this.#api = api;
  }

  get state(): Notifications {
    return this.#state;
  }

  /** Whether the server has been heard: what comes after that is news. */
  get known(): boolean {
    return this.#known;
  }

  /** @returns takes the listener away again */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** For somebody who has logged in. */
  start(): void {
    if (this.#stop) return;
    const windows = new BroadcastChannel('auscult.bell');
    const ended = new AbortController();
    windows.onmessage = () => this.#lookSoon();
    const rung = (): void => {
      this.#lookSoon();
      windows.postMessage('');
    };
    this.#stop = () => {
      ended.abort();
      windows.close();
      clearTimeout(this.#pause);
    };
    this.#lookSoon();
    // Where there are no locks (a plain http address), every window listens for itself.
    const { locks } = navigator as { locks?: LockManager };
    if (!locks) void listen(rung, ended.signal);
    else {
      locks
        .request('auscult.bell', { signal: ended.signal }, () => listen(rung, ended.signal))
        .catch(() => undefined);
    }
  }

  /** For whoever has logged out: nothing of theirs stays. */
  stop(): void {
    this.#stop?.();
    this.#stop = null;
    this.#known = false;
    this.#become(nothing);
  }

  /** All that there is has been seen. */
  async read(): Promise<void> {
    if (this.#state.notifications.every(({ read }) => read)) return;
    await this.#api.readNotifications();
  }

  #lookSoon(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#look(), pauseMs);
  }

  async #look(): Promise<void> {
    try {
      const found = await this.#api.notifications();
      if (!this.#stop) return;
      this.#become(found);
      this.#known = true;
    } catch {
      // The stream asks again when the server is back.
    }
  }

  #become(state: Notifications): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** Listens until `signal`; a browser takes up a lost stream by itself. */
async function listen(rung: () => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await new Promise<void>((resolve) => {
      const stream = new EventSource('/api/notifications/stream');
      const over = (): void => {
        stream.close();
        // Whether one is logged in still is seen by asking.
        if (!signal.aborted) rung();
        resolve();
      };
      stream.onopen = rung;
      stream.onmessage = rung;
      stream.onerror = () => {
        if (stream.readyState === EventSource.CLOSED) over();
      };
      signal.addEventListener('abort', over);
    });
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, againMs));
  }
}
