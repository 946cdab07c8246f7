/** Tells when the network is another one: from WiFi to mobile, say, or back after none. */
export class NetworkWatch {
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  start(): void {
    window.addEventListener('online', this.#changed);
    networkInformation()?.addEventListener('change', this.#changed);
  }

  stop(): void {
    window.removeEventListener('online', this.#changed);
    networkInformation()?.removeEventListener('change', this.#changed);
  }
}

/** Chromium's and Android's way to tell that WiFi became mobile; elsewhere `online` has to do. */
function networkInformation(): EventTarget | undefined {
  return (navigator as { connection?: EventTarget }).connection;
}
