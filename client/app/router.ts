import { matchRoute } from './routes.ts';
import type { Route } from './routes.ts';
import type { SessionDraft } from './session-draft.ts';

/** What a history entry remembers besides its address. */
export interface EntryState {
  /** Where log-in leads; here and not in the address, since it may hold a link's secret. */
  readonly then?: string;
  /** Why one has to log in again. */
  readonly why?: 'timedOut' | 'ended';
  /** The entry that stands for the call itself: going back from it leaves the call. */
  readonly inCall?: boolean | undefined;
  /** What was on in that call: a reload turns nothing on, nor off. */
  readonly devicesOn?: { readonly microphone: boolean; readonly camera: boolean } | undefined;
  /** The link that "Start a Session" shows: the same after a reload, since it may be out already. */
  readonly reservation?: { readonly reservationId: string; readonly link: string } | undefined;
  /** Somebody may hold that link already. */
  readonly linkIsOut?: boolean | undefined;
  /** What else was chosen there. Browsers keep this on disk: nothing in it may name a patient. */
  readonly draft?: Pick<SessionDraft, 'access' | 'members' | 'holdNewcomers'> | undefined;
  /** OK was pressed there: the session that it made. */
  readonly started?: string | undefined;
}

/** By Back and Forward, or by something on the page. */
export type Moved = 'history' | 'link';

/** Addresses ↔ routes. Own links are followed without a reload; Back and Forward work. */
export class Router {
  #changed: (by: Moved) => void;

  constructor(changed: (by: Moved) => void) {
    this.#changed = changed;
    window.addEventListener('popstate', () => changed('history'));
    // The fragment of a session link typed over in the same tab.
    window.addEventListener('hashchange', () => changed('history'));
    window.addEventListener('click', (event) => this.#follow(event));
  }

  get url(): string {
    return location.pathname + location.hash;
  }

  get route(): Route {
    return matchRoute(this.url);
  }

  get state(): EntryState {
    return (history.state as EntryState | null) ?? {};
  }

  go(url: string, state: EntryState = {}): void {
    history.pushState(state, '', url);
    this.#changed('link');
  }

  /** Without a new history entry: Back skips the page that was only a way-point. */
  replace(url: string, state: EntryState = {}): void {
    history.replaceState(state, '', url);
    this.#changed('link');
  }

  /** Remembers something in the present entry, quietly. */
  remember(state: EntryState): void {
    history.replaceState({ ...this.state, ...state }, '');
  }

  back(): void {
    history.back();
  }

  #follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || link.target !== '' || link.hasAttribute('download')) return;
    if (link.origin !== location.origin) return;
    event.preventDefault();
    this.go(link.pathname + link.hash);
  }
}
