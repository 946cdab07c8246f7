/** A screen that goes dark ends the call on phones: it is kept awake for as long as this is held. */
export class WakeLock {
  #sentinel: WakeLockSentinel | null = null;

  hold(): void {
    document.addEventListener('visibilitychange', this.#request);
    this.#request();
  }

  release(): void {
    document.removeEventListener('visibilitychange', this.#request);
    void this.#sentinel?.release();
    this.#sentinel = null;
  }

  /** Leaving the tab gives the lock up; coming back asks for it again. */
  readonly #request = (): void => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    navigator.wakeLock.request('screen').then(
      (sentinel) => {
        this.#sentinel = sentinel;
      },
      // A low battery may refuse; the call goes on.
      () => undefined,
    );
  };
}
