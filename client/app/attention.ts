import { msg } from '@lit/localize';
import { playKnock } from '../media/sounds.ts';

/** Again and again, but not for ever: whoever has not come by then is not in the room. */
const repeatMs = 20_000;
const mostRepeats = 15;

/**
 * Somebody waits: said so that it can't be missed, by a sound, the tab's title, the app's badge and,
 * where it is allowed, a notification of the desktop. None of them holds a name.
 */
export class Attention {
  #waiting: readonly string[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  #repeats = 0;
  #notification: Notification | null = null;
  #sound: () => Promise<unknown>;

  constructor(sound: () => Promise<unknown> = () => playKnock('')) {
    this.#sound = sound;
  }

  /** @param ids of everybody who waits now */
  waiting(ids: readonly string[]): void {
    // There may be another that has something to say: bell and call each have one.
    if (ids.length === 0 && this.#waiting.length === 0) return;
    const isNews = ids.some((id) => !this.#waiting.includes(id));
    this.#waiting = ids;
    if (ids.length === 0) this.#rest();
    else if (isNews) this.#call();
    badge(ids.length);
    showTitle(ids.length);
  }

  stop(): void {
    this.waiting([]);
  }

  #call(): void {
    this.#repeats = 0;
    clearInterval(this.#timer);
    this.#announce();
    this.#timer = setInterval(() => {
      this.#repeats += 1;
      if (this.#repeats > mostRepeats) clearInterval(this.#timer);
      else this.#announce();
    }, repeatMs);
  }

  #announce(): void {
    void this.#sound();
    if (!canNotify()) return;
    this.#notification?.close();
    this.#notification = notify(msg('Somebody is waiting in your session.'));
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#notification?.close();
    this.#notification = null;
  }
}

/** Whoever looks at the page sees it there. */
export function canNotify(): boolean {
  const isAllowed = 'Notification' in window && Notification.permission === 'granted';
  return isAllowed && document.visibilityState === 'hidden';
}

/** @param text shown by the desktop, also over a locked screen: it names nobody */
export function notify(text: string): Notification {
  const shown = new Notification(text, { tag: 'auscult' });
  shown.onclick = () => {
    window.focus();
  };
  return shown;
}

export function mayAskToNotify(): boolean {
  return 'Notification' in window && Notification.permission === 'default';
}

/** Shows on the icon of an installed app. */
function badge(count: number): void {
  if (!('setAppBadge' in navigator)) return;
  const shown = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
  shown.catch(() => undefined);
}

/** "(2) …": the one thing that is seen of a tab in the background. */
function showTitle(count: number): void {
  const title = document.title.replace(/^\(\d+\) /, '');
  document.title = count > 0 ? `(${count}) ${title}` : title;
}
