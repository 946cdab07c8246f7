import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { AuscultElement } from '../design/element.ts';
import { base } from '../design/base.ts';
import type { NoticeKind } from '../pages/notice-page.ts';
import { Api, ApiError, offlineCode } from './api.ts';
import type { LoggedIn, Practice } from './api.ts';
import { Bell } from './bell.ts';
import type { AppContext, OpenCall } from './context.ts';
import { referenceOf } from './failure.ts';
import type { LoginKeeper } from './login-keeper.ts';
import { Router } from './router.ts';
import type { Moved } from './router.ts';
import { paths, safeReturn } from './routes.ts';
import type { Route } from './routes.ts';

/** Pages are loaded when they are needed: a guest never loads the list, nor an account the guest page. */
const loadPage = {
  logIn: () => import('../pages/log-in.ts'),
  account: () => import('../pages/account.ts'),
  telehealth: () => import('../pages/telehealth.ts'),
  preview: () => import('../pages/camera-preview.ts'),
  join: () => import('../pages/guest.ts'),
  unknown: () => import('../pages/notice-page.ts'),
} as const;

/** Pages that nobody sees without a log-in. */
const locked: ReadonlySet<Route['page']> = new Set(['telehealth', 'preview', 'account']);

const spokenForMs = 5_000;

/** The root: which page, for whom, and the one live region. */
export class AuscultApp extends AuscultElement {
  static override properties = {
    route: { state: true },
    loaded: { state: true },
    practice: { state: true },
    who: { state: true },
    call: { state: true },
    callOver: { state: true },
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
      /* Pages are that much lower than the window. */
      :host([with-call-bar]) {
        --call-bar: 56px;
      }
      auscult-camera-preview[behind] {
        display: none;
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
  declare private who: LoggedIn | null | undefined;
  declare private failure: { readonly notice: NoticeKind; readonly code: string } | null;
  declare private spoken: string;
  /** Goes on whichever page is looked at. */
  declare private call: OpenCall | null;
  /** What became of a call that ended behind another page; empty when that has been read. */
  declare private callOver: string;

  readonly #api = new Api();
  readonly #bell = new Bell(this.#api);
  /** Loaded with the first log-in: guests need none. */
  #keeper: LoginKeeper | null = null;
  /** Why the log-in page is shown, if it is not for the first time. */
  #why: 'timedOut' | 'ended' | undefined;
  /** The log-in has ended during the call on this page, which goes on. */
  #lapsed = false;
  #loggingOut = false;
  #silence: ReturnType<typeof setTimeout> | undefined;
  readonly #router = new Router((by) => this.#navigated(by));

  constructor() {
    super();
    this.route = this.#router.route;
    this.loaded = null;
    this.practice = null;
    this.who = undefined;
    this.failure = null;
    this.spoken = '';
    this.call = null;
    this.callOver = '';
    const ended = (code: string): void =>
      this.#logInEnded(code === 'LOGIN_TIMED_OUT' ? 'timedOut' : 'ended');
    this.#api.onLoggedOut = ended;
    this.#bell.onLoggedOut = ended;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#start();
  }

  protected override willUpdate(): void {
    const { call } = this;
    const isBehind = call !== null && !this.#looksAt(call);
    this.toggleAttribute('with-call-bar', isBehind || this.callOver !== '');
  }

  override render(): TemplateResult {
    return html`
      <div class="unseen" role="status" aria-live="polite">${this.spoken}</div>
      ${this.#callBar()} ${this.#visits()} ${this.#page()} ${this.#warning()}
    `;
  }

  /** The preview that is looked at, and the call that goes on behind whatever is. */
  #visits(): unknown {
    const { route, call } = this;
    const isReady = this.failure === null && this.loaded === 'preview' && this.who !== undefined;
    const here = route.page === 'preview' && isReady ? route.sessionId : null;
    const ids = new Set([call?.sessionId, here].filter((id) => typeof id === 'string'));
    return repeat(
      ids,
      (id) => id,
      (id) =>
        html`<auscult-camera-preview
          .app=${this.#context}
          .sessionId=${id}
          .behind=${id !== here}
        ></auscult-camera-preview>`,
    );
  }

  #callBar(): TemplateResult | typeof nothing {
    const { call } = this;
    if (this.callOver !== '') {
      return html`<auscult-call-over
        .text=${this.callOver}
        @close=${() => {
          this.callOver = '';
        }}
      ></auscult-call-over>`;
    }
    if (call === null || this.#looksAt(call)) return nothing;
    return html`<auscult-call-bar
      .call=${call}
      @return=${() => this.#router.go(paths.preview(call.sessionId), { inCall: true })}
    ></auscult-call-bar>`;
  }

  #looksAt({ sessionId }: OpenCall): boolean {
    return this.route.page === 'preview' && this.route.sessionId === sessionId;
  }

  #page(): TemplateResult | typeof nothing {
    const { route } = this;
    if (this.failure !== null) return this.#failed(this.failure);
    if (this.loaded !== route.page || this.who === undefined) return nothing;
    const app = this.#context;
    switch (route.page) {
      case 'logIn':
        return html`<auscult-log-in .app=${app}></auscult-log-in>`;
      case 'account':
        return html`<auscult-account .app=${app}></auscult-account>`;
      case 'telehealth':
        return html`<auscult-telehealth
          .app=${app}
          .starting=${route.starting}
          .settingsOf=${route.settingsOf}
        ></auscult-telehealth>`;
      case 'preview':
        return nothing;
      case 'join':
        return html`<auscult-guest .app=${app} .token=${route.token}></auscult-guest>`;
      case 'unknown':
        return html`<auscult-notice-page .app=${app} .notice=${'unknown'}></auscult-notice-page>`;
    }
  }

  #warning(): TemplateResult | typeof nothing {
    const keeper = this.#keeper;
    // Nobody is interrupted in a call, which no time-out ends.
    if (!keeper?.warning || this.#isInCall) return nothing;
    return html`<auscult-log-out-warning
      .warning=${keeper.warning}
      .stay=${keeper.stay}
      .logInAgain=${() => void this.#logInAgain()}
    ></auscult-log-out-warning>`;
  }

  #failed({ notice, code }: { notice: NoticeKind; code: string }): TemplateResult {
    return html`<auscult-notice-page
      .app=${this.#context}
      .notice=${notice}
      .code=${code}
      .retry=${() => void this.#start()}
    ></auscult-notice-page>`;
  }

  async #start(): Promise<void> {
    try {
      const [practice, who] = await Promise.all([
        this.#api.practice(),
        this.#api.me(),
        this.#load(),
      ]);
      this.practice = practice;
      this.failure = null;
      this.#setAccount(who);
    } catch (error) {
      const { noticeFor } = await loadPage.unknown();
      // What else fails here is a page that did not come.
      const code = error instanceof ApiError ? error.code : offlineCode;
      this.failure = { notice: noticeFor(code), code: referenceOf(error) };
    }
  }

  #navigated(by: Moved): void {
    const before = this.route.page;
    this.route = this.#router.route;
    // Whoever goes to the session that they are in goes back into it, not to its preview.
    if (by === 'link' && this.call && this.#looksAt(this.call) && !this.#router.state.inCall) {
      this.#router.remember({ inCall: true });
    }
    if (this.who !== undefined) this.#guard();
    if (this.route.page !== before) window.scrollTo(0, 0);
    this.#load().catch(() => {
      this.failure = { notice: 'offline', code: '' };
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
    const isKnown = this.who && !this.#lapsed;
    if (this.call && this.#looksAt(this.call)) return;
    if (!isKnown && locked.has(page)) {
      const why = this.#why;
      this.#router.replace(paths.logIn, { then: this.#router.url, ...(why && { why }) });
    } else if (isKnown && page === 'logIn') {
      this.#router.replace(safeReturn(this.#router.state.then));
    } else if (location.pathname === '/') {
      this.#router.replace(paths.telehealth);
    }
  }

  #setAccount(who: LoggedIn | null): void {
    // A call is that of whoever began it.
    if (who && this.who && who.account.id !== this.who.account.id) void this.#leaveCall();
    this.who = who;
    this.#lapsed = false;
    if (who) {
      this.#why = undefined;
      void this.#keep(who);
      this.#bell.start();
    } else {
      this.#bell.stop();
      this.#keeper?.end();
    }
    this.#guard();
  }

  async #keep({ login }: LoggedIn): Promise<void> {
    const { LoginKeeper: Keeper } = await import('./login-keeper.ts');
    if (!this.who) return;
    this.#keeper ??= new Keeper(this, {
      api: this.#api,
      over: () => this.#logInEnded('timedOut'),
    });
    this.#keeper.begin(login);
  }

  #logInEnded(why: 'timedOut' | 'ended'): void {
    // By oneself, here: the server may say so before it has answered.
    if (this.#loggingOut) return;
    // Before anybody is known to be logged in, only a time-out is worth a word.
    if (this.who || why === 'timedOut') this.#why = why;
    if (!this.who) return;
    if (this.#isInCall) {
      this.#lapsed = true;
      this.#bell.stop();
      this.#keeper?.end();
      this.#guard();
    } else {
      this.#setAccount(null);
    }
  }

  /** Perhaps one has logged in again in another tab meanwhile. */
  async #callEnded(): Promise<void> {
    this.call = null;
    if (this.#router.state.inCall) this.#router.remember({ inCall: undefined });
    if (!this.#lapsed) return;
    this.#setAccount(await this.#api.me().catch(() => null));
  }

  async #logInAgain(): Promise<void> {
    await this.#logOut().catch(() => undefined);
    this.#setAccount(null);
  }

  get #isInCall(): boolean {
    return this.call !== null || this.#router.state.inCall === true;
  }

  async #leaveCall(): Promise<void> {
    await this.call?.client.leave();
  }

  async #logOut(): Promise<void> {
    this.#loggingOut = true;
    try {
      await this.#leaveCall();
      await this.#api.logOut();
      this.#bell.tellLoggedOut();
    } finally {
      this.#loggingOut = false;
    }
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
      account: this.who?.account ?? null,
      announce: (text) => this.#say(text),
      setAccount: (who) => this.#setAccount(who),
      openCall: () => this.call,
      callBegan: (call) => {
        void import('./call-bar.ts');
        this.call = call;
        this.callOver = '';
      },
      callEnded: () => void this.#callEnded(),
      tellCallOver: (text) => {
        // From the door, too, where no call has begun that would have brought it.
        void import('./call-bar.ts');
        this.callOver = text;
      },
      leaveCall: () => this.#leaveCall(),
      logOut: async () => {
        await this.#logOut();
        this.#router.replace(paths.logIn);
        this.#setAccount(null);
        this.#say(msg('You are logged out.'));
      },
    };
  }
}
