import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { ApiError } from '../app/api.ts';
import type { SessionDetail } from '../app/api.ts';
import { Attendance } from '../app/attendance.ts';
import { callPage } from '../app/call-page.ts';
import '../app/camera-picture.ts';
import '../app/connection-line.ts';
import '../app/device-notes.ts';
import '../app/device-pickers.ts';
import type { DevicePickers } from '../app/device-pickers.ts';
import { referenceOf } from '../app/failure.ts';
import { heldStyles, heldView } from '../app/held-view.ts';
import { Page } from '../app/page.ts';
import { previewLayout } from '../app/preview-layout.ts';
import { paths } from '../app/routes.ts';
import '../app/shell.ts';
import { accessName, insideCount } from '../app/words.ts';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { icon } from '../design/icons.ts';
import { surfaces } from '../design/surfaces.ts';
import type { CaptureDevice } from '../media/failures.ts';
import { passingCodes } from '../session/patience.ts';
import type { Ending } from '../session/state.ts';
import { headingOf, noticeFor, wayOn } from './notice-page.ts';
import type { NoticeKind } from './notice-page.ts';

/** Who is inside may change while one combs one's hair. */
const refreshMs = 10_000;

/** The Camera Preview of somebody with an account. Its address is the log-in link. */
export class CameraPreview extends Page {
  static override properties = {
    ...Page.properties,
    sessionId: { type: String },
    behind: { type: Boolean, reflect: true },
    session: { state: true },
    notice: { state: true },
    code: { state: true },
    copied: { state: true },
    tick: { state: true },
  };

  static override styles = [
    base,
    buttons,
    surfaces,
    previewLayout,
    heldStyles,
    css`
      .returning {
        display: grid;
        place-items: center;
        min-height: 50vh;
      }
      /* As high as badges and a name of one line. */
      .skeleton.badges {
        width: 60%;
        height: 26px;
      }
      .skeleton.heading {
        height: calc(1.2 * var(--text-xxl));
      }
    `,
  ];

  declare sessionId: string;
  /** Another page is looked at, while the call goes on. */
  declare behind: boolean;
  declare private session: SessionDetail | null;
  declare private notice: NoticeKind | null;
  /** What failed, for whoever helps. */
  declare private code: string;
  declare private copied: boolean;
  declare private tick: number;

  #timer: ReturnType<typeof setInterval> | undefined;

  readonly #attendance = new Attendance(this, {
    app: () => this.app,
    ticket: () => this.app.api.joinSession(this.sessionId),
    began: () => {
      const { client, media } = this.#attendance;
      this.app.callBegan({ sessionId: this.sessionId, client, media });
    },
    ended: (ending) => this.#ended(ending),
    isHere: () => {
      const { route } = this.app.router;
      return route.page === 'preview' && route.sessionId === this.sessionId;
    },
  });

  constructor() {
    super();
    this.sessionId = '';
    this.behind = false;
    this.session = null;
    this.notice = null;
    this.code = '';
    this.copied = false;
    this.tick = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => {
      // A page that says why one is not in it tries again by itself, where that can help.
      if (this.#attendance.stage === 'preview' && this.notice === null) void this.#load();
    }, refreshMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override pageTitle(): string | null {
    if (this.behind) return null;
    const name = this.session?.name ?? '';
    return this.#attendance.stage === 'inCall' ? name : `${msg('Camera Preview')} ${name}`.trim();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('sessionId')) return;
    this.session = null;
    this.notice = null;
    void this.#start();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.get('behind') === true && !this.behind) this.#attendance.returned();
    // The heading is there once the session is known; whoever is busy elsewhere stays there.
    const hasCome = changed.has('session') && !changed.get('session') && this.session !== null;
    if (hasCome && this.#attendance.stage !== 'inCall' && !this.shadowRoot?.activeElement) {
      this.begin();
    }
  }

  override render(): TemplateResult {
    const inCall = this.#attendance.stage === 'inCall';
    return html`${inCall ? nothing : this.#outside()}
    ${this.notice === null ? callPage(this.#attendance, this.app, this.behind) : nothing}`;
  }

  #outside(): TemplateResult {
    const { notice } = this;
    if (notice !== null) {
      const way = wayOn(notice);
      return html`<auscult-shell .app=${this.app}>
        <auscult-notice-page
          inset
          .app=${this.app}
          .notice=${notice}
          .code=${this.code}
          .retry=${notice === 'inAnotherCall' ? this.#goOn : way === null ? null : this.#retry}
          .action=${this.#wayOn(notice)}
        ></auscult-notice-page>
      </auscult-shell>`;
    }
    const { held, media } = this.#attendance;
    const name = this.app.account?.displayName ?? '';
    return html`<auscult-shell .app=${this.app}
      >${held ? heldView(media, name, () => void this.#stopWaiting()) : this.#preview()}</auscult-shell
    >`;
  }

  #wayOn(notice: NoticeKind): string {
    if (notice === 'inAnotherCall') return msg('Leave that session');
    return wayOn(notice) === 'return' ? msg('Back to Camera Preview') : '';
  }

  #preview(): TemplateResult {
    if (this.#attendance.isReturning) {
      return html`<p class="returning quiet" role="status">
        ${msg('Bringing you back into the session…')}
      </p>`;
    }
    const { media } = this.#attendance;
    const viewer = this.session?.role === 'viewer';
    return html`<div class="preview">
      ${
        viewer
          ? html`<div class="picture">
              <p class="note">
                ${icon('eye')}<span>${msg('You join as a viewer: you can see and hear.')}</span>
              </p>
            </div>`
          : html`<div class="picture">
              <auscult-camera-picture
                .media=${media}
                .name=${this.app.account?.displayName ?? ''}
              ></auscult-camera-picture>
            </div>`
      }
      <div class="side">
        ${this.session ? this.#facts(this.session) : this.#skeleton()}
        <auscult-connection-line .client=${this.#attendance.client}></auscult-connection-line>
        ${
          viewer
            ? nothing
            : html`<auscult-device-notes
                .media=${media}
                @choose-another=${this.#chooseAnother}
              ></auscult-device-notes>`
        }
        <auscult-device-pickers
          .media=${media}
          .speakerId=${this.#attendance.speakerId}
          .speakerOnly=${viewer}
          @speaker-chosen=${this.#speakerChosen}
        ></auscult-device-pickers>
        <div class="go">
          <div class="actions">
            <button
              class="button primary large"
              type="button"
              aria-busy=${this.#attendance.stage === 'joining' ? 'true' : 'false'}
              @click=${this.#join}
            >
              ${msg('Join Session')}
            </button>
            <button class="button large" type="button" @click=${this.#back}>${msg('Back')}</button>
          </div>
          <p class="quiet small">${msg('Nobody sees or hears you before you join.')}</p>
          <button class="text-button" type="button" @click=${this.#copyLogInLink}>
            ${this.copied ? msg('The log-in link is copied.') : msg('Copy the log-in link')}
          </button>
        </div>
      </div>
    </div>`;
  }

  #facts(session: SessionDetail): TemplateResult {
    const { inside } = session;
    const names = inside.join(', ');
    return html`<div>
      <div class="badges">
        <span class="badge">${accessName(session.access)}</span>
        ${
          inside.length > 0
            ? html`<span class="badge live">${insideCount(inside.length)}: ${names}</span>`
            : html`<span class="badge">${msg('Nobody is inside yet')}</span>`
        }
      </div>
      <p class="unseen">${msg('Camera Preview')}</p>
      <h1>${session.name}</h1>
    </div>`;
  }

  #skeleton(): TemplateResult {
    return html`<div role="status" aria-busy="true" aria-label=${msg('Loading the session')}>
      <div class="skeleton badges"></div>
      <div class="skeleton heading"></div>
    </div>`;
  }

  async #start(): Promise<void> {
    // One camera, and one conversation at a time.
    const call = this.app.openCall();
    if (call && call.sessionId !== this.sessionId) {
      this.notice = 'inAnotherCall';
      return;
    }
    await this.#load();
    // A viewer shares nothing, so no device is asked for.
    if (this.notice !== null) return;
    if (this.session?.role === 'viewer') {
      await this.#attendance.openWithout();
      return;
    }
    this.#attendance.media.onChange(() => {
      this.tick += 1;
    });
    await this.#attendance.open();
  }

  async #load(): Promise<void> {
    try {
      this.session = await this.app.api.session(this.sessionId);
    } catch (error) {
      const code = error instanceof ApiError ? error.code : '';
      this.code = referenceOf(error);
      // A hiccup while one looks at oneself is no reason to take the page away.
      if (this.session && passingCodes.test(code)) return;
      if (code !== 'NOT_LOGGED_IN') this.notice = noticeFor(code);
      this.#attendance.media.close();
    }
  }

  readonly #join = (): void => void this.#attendance.join();

  readonly #back = (): void => this.app.router.go(paths.telehealth);

  readonly #goOn = async (): Promise<void> => {
    await this.app.leaveCall();
    this.#retry();
  };

  readonly #retry = (): void => {
    this.notice = null;
    this.#attendance.renew();
    void this.#start();
  };

  async #stopWaiting(): Promise<void> {
    await this.#attendance.client.leave();
    this.#retry();
  }

  readonly #chooseAnother = ({ detail }: CustomEvent<CaptureDevice>): void =>
    this.find<DevicePickers>('auscult-device-pickers')?.point(detail);

  readonly #speakerChosen = (event: CustomEvent<string>): void => {
    this.#attendance.chooseSpeaker(event.detail);
  };

  readonly #copyLogInLink = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(location.origin + paths.preview(this.sessionId));
      this.copied = true;
    } catch {
      this.app.announce(msg('The browser did not let us copy the link.'));
    }
  };

  #ended(ending: Ending): void {
    const wasInCall = this.#attendance.stage === 'inCall';
    this.#attendance.stage = 'preview';
    const notice = noticeOf(ending);
    if (notice === null) {
      if (!wasInCall || this.behind) return;
      // By the button; Back has already led to this page's own entry, the preview.
      if (this.app.router.state.inCall) this.app.router.replace(paths.telehealth);
      else {
        this.#retry();
        // The button that had the focus is gone, and this page was here before.
        void this.updateComplete.then(() => this.begin());
      }
      return;
    }
    const text = msg(str`You are not in ${this.session?.name ?? ''} any more.`);
    const isTakenOut = ending.reason === 'removed' && landing.has(notice);
    if (this.behind || isTakenOut) {
      this.app.tellCallOver(`${text} ${headingOf(notice)}`);
      // Whoever has other sessions goes on among these.
      if (!this.behind) this.app.router.replace(paths.telehealth);
    } else {
      this.notice = notice;
      this.code = ending.detail;
      if (ending.reason === 'removed' || ending.reason === 'refused') this.app.announce(text);
    }
    // The log-in that has ended may be this browser's own, and not only the one of then.
    if (notice === 'loggedOut') this.app.api.present().catch(() => undefined);
  }
}

/** What a chair did to somebody inside, who has nothing left to do on this page. */
const landing: ReadonlySet<NoticeKind> = new Set(['removed', 'accessChanged', 'private']);

/** Null: left by oneself, of which nobody has to be told. */
function noticeOf({ reason, detail }: Ending): NoticeKind | null {
  switch (reason) {
    case 'left':
      return null;
    case 'lost':
      return 'lost';
    case 'sessionClosed':
      return detail === 'closed' ? 'closed' : 'lost';
    case 'removed':
    case 'refused':
      return noticeFor(detail);
  }
}

customElements.define('auscult-camera-preview', CameraPreview);
