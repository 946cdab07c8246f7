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
  #tellWindows: (news: News) => void = () => undefined;

  /** Called with the code that the next request would be refused with: the log-in is over. */
  onLoggedOut: (code: string) => void = () => undefined;

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
    windows.onmessage = ({ data }: MessageEvent<News>) => {
      if (data.kind === 'ended') this.onLoggedOut(data.code);
      else this.#lookSoon();
    };
    this.#tellWindows = (news) => windows.postMessage(news);
    const heard = (news: News): void => {
      this.#tellWindows(news);
      if (news.kind === 'ended') this.onLoggedOut(news.code);
      else this.#lookSoon();
    };
    this.#stop = () => {
      ended.abort();
      this.#tellWindows = () => undefined;
      windows.close();
      clearTimeout(this.#pause);
    };
    this.#lookSoon();
    // Where there are no locks (a plain http address), every window listens for itself.
    const { locks } = navigator as { locks?: LockManager };
    if (!locks) void listen(heard, ended.signal);
    else {
      locks
        .request('auscult.bell', { signal: ended.signal }, () => listen(heard, ended.signal))
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

  /** One has logged out by oneself: the other windows of this browser are to know at once. */
  tellLoggedOut(): void {
    this.#tellWindows({ kind: 'ended', code: 'NOT_LOGGED_IN' });
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

/** What the stream says, and one window to the others. */
type News = { readonly kind: 'changed' } | { readonly kind: 'ended'; readonly code: string };

const changed: News = { kind: 'changed' };

/** Listens until `signal`; a browser takes up a lost stream by itself. */
async function listen(heard: (news: News) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await new Promise<void>((resolve) => {
      const stream = new EventSource('/api/notifications/stream');
      const over = (): void => {
        stream.close();
        // Whether one is logged in still is seen by asking.
        if (!signal.aborted) heard(changed);
        resolve();
      };
      stream.onopen = () => heard(changed);
      stream.onmessage = () => heard(changed);
      stream.addEventListener('login-ended', ({ data }: MessageEvent<string>) =>
        heard({ kind: 'ended', code: codeIn(data) }),
      );
      stream.onerror = () => {
        if (stream.readyState === EventSource.CLOSED) over();
      };
      signal.addEventListener('abort', over);
    });
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, againMs));
  }
}

/** @param data `{"code":"LOGIN_TIMED_OUT"}` */
function codeIn(data: string): string {
  try {
    const { code } = JSON.parse(data) as { code?: unknown };
    return typeof code === 'string' ? code : '';
  } catch {
    // That it has ended is certain all the same.
    return '';
  }
}
