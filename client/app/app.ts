import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { AuscultElement } from '../design/element.ts';
import { base } from '../design/base.ts';
import { Api, ApiError } from './api.ts';
import type { Account, Practice } from './api.ts';
import { Bell } from './bell.ts';
import type { AppContext } from './context.ts';
import { Router } from './router.ts';
import { paths, safeReturn } from './routes.ts';
import type { Route } from './routes.ts';

/** Pages are loaded when they are needed: a guest never loads the list, nor an account the guest page. */
const loadPage = {
  logIn: () => import('../pages/log-in.ts'),
  telehealth: () => import('../pages/telehealth.ts'),
  preview: () => import('../pages/camera-preview.ts'),
  join: () => import('../pages/guest.ts'),
  unknown: () => import('../pages/notice-page.ts'),
} as const;

const spokenForMs = 5_000;

/** The root: which page, for whom, and the one live region. */
export class AuscultApp extends AuscultElement {
  static override properties = {
    route: { state: true },
    loaded: { state: true },
    practice: { state: true },
    account: { state: true },
    failure: { state: true },
    spoken: { state: true },
  };

  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-height: 100%;
      }
      .wait {
        display: grid;
        place-items: center;
        min-height: 100vh;
        color: var(--ink-2);
      }
    `,
  ];

  declare private route: Route;
  declare private loaded: Route['page'] | null;
  declare private practice: Practice | null;
  /** `undefined` until the server has said who is logged in. */
  declare private account: Account | null | undefined;
  declare private failure: string | null;
  declare private spoken: string;

  readonly #api = new Api();
  readonly #bell = new Bell(this.#api);
  #silence: ReturnType<typeof setTimeout> | undefined;
  readonly #router = new Router(() => this.#navigated());

  constructor() {
    super();
    this.route = this.#router.route;
    this.loaded = null;
    this.practice = null;
    this.account = undefined;
    this.failure = null;
    this.spoken = '';
    this.#api.onLoggedOut = () => {
      if (this.account) this.#setAccount(null);
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#start();
  }

  override render(): TemplateResult {
    return html`
      <div class="unseen" role="status" aria-live="polite">${this.spoken}</div>
      ${this.#page()}
    `;
  }

  #page(): TemplateResult | typeof nothing {
    const { route } = this;
    if (this.failure !== null) return this.#offline();
    if (this.loaded !== route.page || this.account === undefined) return nothing;
    const app = this.#context;
    switch (route.page) {
      case 'logIn':
        return html`<auscult-log-in .app=${app}></auscult-log-in>`;
      case 'telehealth':
        return html`<auscult-telehealth
          .app=${app}
          .starting=${route.starting}
          .settingsOf=${route.settingsOf}
        ></auscult-telehealth>`;
      case 'preview':
        return html`<auscult-camera-preview
          .app=${app}
          .sessionId=${route.sessionId}
        ></auscult-camera-preview>`;
      case 'join':
        return html`<auscult-guest .app=${app} .token=${route.token}></auscult-guest>`;
      case 'unknown':
        return html`<auscult-notice-page .app=${app} .notice=${'unknown'}></auscult-notice-page>`;
    }
  }

  #offline(): TemplateResult {
    return html`<auscult-notice-page
      .app=${this.#context}
      .notice=${'offline'}
      .retry=${() => void this.#start()}
    ></auscult-notice-page>`;
  }

  async #start(): Promise<void> {
    try {
      const [practice, account] = await Promise.all([
        this.#api.practice(),
        this.#api.me(),
        this.#load(),
      ]);
      this.practice = practice;
      this.failure = null;
      this.#setAccount(account);
    } catch (error) {
      await loadPage.unknown();
      this.failure = error instanceof ApiError ? error.code : 'PAGE_NOT_LOADED';
    }
  }

  #navigated(): void {
    const before = this.route.page;
    this.route = this.#router.route;
    if (this.account !== undefined) this.#guard();
    if (this.route.page !== before) window.scrollTo(0, 0);
    this.#load().catch(() => {
      this.failure = 'PAGE_NOT_LOADED';
    });
  }

  async #load(): Promise<void> {
    const { page } = this.route;
    await loadPage[page]();
    if (this.route.page === page) this.loaded = page;
  }

  /** The practice's pages are for those who are logged in; the log-in page for those who are not. */
  #guard(): void {
    const { page } = this.route;
    if (!this.account && (page === 'telehealth' || page === 'preview')) {
      this.#router.replace(paths.logIn, { then: this.#router.url });
    } else if (this.account && page === 'logIn') {
      this.#router.replace(safeReturn(this.#router.state.then));
    } else if (location.pathname === '/') {
      this.#router.replace(paths.telehealth);
    }
  }

  #setAccount(account: Account | null): void {
    this.account = account;
    if (account) this.#bell.start();
    else this.#bell.stop();
    this.#guard();
  }

  /** What was said long ago is not left for somebody who reads the page from the top. */
  #say(text: string): void {
    this.spoken = text;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.spoken = '';
    }, spokenForMs);
  }

  get #context(): AppContext {
    return {
      api: this.#api,
      router: this.#router,
      bell: this.#bell,
      practice: this.practice,
      account: this.account ?? null,
      announce: (text) => this.#say(text),
      setAccount: (account) => this.#setAccount(account),
      logOut: async () => {
        await this.#api.logOut();
        this.#router.replace(paths.logIn);
        this.#setAccount(null);
        this.#say(msg('You are logged out.'));
      },
    };
  }
}
