import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Api, TimeLeft } from './api.ts';
import { LoginWatch } from './login-watch.ts';
import type { LoginWarning } from './login-watch.ts';
import './log-out-warning.ts';

/** What a person does with a page; only events that no script has made count. */
const inputs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchmove'] as const;

export interface LoginKeeperOptions {
  readonly api: Api;
  readonly over: () => void;
}

/** `LoginWatch` in a browser: its events, its timers, and the other tabs. Loaded after log-in. */
export class LoginKeeper implements ReactiveController {
  warning: LoginWarning | null = null;

  readonly #watch: LoginWatch;
  readonly #others = new BroadcastChannel('auscult.login');

  constructor(host: ReactiveControllerHost, { api, over }: LoginKeeperOptions) {
    this.#watch = new LoginWatch({
      ask: async () => (await api.present()).login,
      report: async () => {
        const left = await api.reportActivity();
        this.#others.postMessage(left);
        return left;
      },
      warn: (warning) => {
        this.warning = warning;
        host.requestUpdate();
      },
      over,
      // Unlike performance.now() it goes on while a computer sleeps.
      nowMs: () => Date.now(),
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    });
    this.#others.onmessage = ({ data }: MessageEvent<TimeLeft>) => {
      if (this.#begun) this.#watch.heard(data);
    };
    host.addController(this);
  }

  #begun = false;

  begin(left: TimeLeft): void {
    this.#begun = true;
    this.#watch.heard(left);
  }

  end(): void {
    this.#begun = false;
    this.#watch.end();
  }

  readonly stay = (): void => this.#watch.stay();

  hostConnected(): void {
    for (const name of inputs) window.addEventListener(name, this.#input, options);
  }

  hostDisconnected(): void {
    for (const name of inputs) window.removeEventListener(name, this.#input, options);
    this.end();
    this.#others.close();
  }

  readonly #input = (event: Event): void => {
    if (event.isTrusted) this.#watch.input();
  };
}

const options = { capture: true, passive: true } as const;
