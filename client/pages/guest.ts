import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { ApiError } from '../app/api.ts';
import { Attendance } from '../app/attendance.ts';
import { callPage } from '../app/call-page.ts';
import '../app/camera-picture.ts';
import '../app/connection-line.ts';
import '../app/device-notes.ts';
import '../app/device-pickers.ts';
import type { DevicePickers } from '../app/device-pickers.ts';
import { referenceOf } from '../app/failure.ts';
import { heldStyles, heldView } from '../app/held-view.ts';
import '../app/language-switch.ts';
import { Page } from '../app/page.ts';
import {
  keepGuestToken,
  keepPreferences,
  readGuestToken,
  readPreferences,
} from '../app/preferences.ts';
import { previewLayout } from '../app/preview-layout.ts';
import { paths } from '../app/routes.ts';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { fields } from '../design/fields.ts';
import { icon } from '../design/icons.ts';
import { surfaces } from '../design/surfaces.ts';
import type { CaptureDevice } from '../media/failures.ts';
import type { Ending } from '../session/state.ts';
import { noticeFor, wayOn } from './notice-page.ts';
import type { NoticeKind } from './notice-page.ts';

/** A session that has not started is asked after this often; it starts within a breath. */
const notStartedMs = 3_000;

type Door =
  | { readonly kind: 'opening' }
  | { readonly kind: 'notStarted'; readonly practice: string }
  | { readonly kind: 'guest'; readonly practice: string; readonly title: string }
  | { readonly kind: 'notice'; readonly notice: NoticeKind; readonly code?: string };

/** Behind a session link: the guest page, or wherever the link leads this person. */
export class Guest extends Page {
  static override properties = {
    ...Page.properties,
    token: { type: String },
    door: { state: true },
    nameError: { state: true },
    tick: { state: true },
  };

  static override styles = [
    base,
    buttons,
    fields,
    surfaces,
    previewLayout,
    heldStyles,
    css`
      :host {
        /* Read by eyes of eighty. */
        font-size: 1.125rem;
        min-height: 100vh;
        min-height: 100dvh;
        --page: var(--surface);
        background: var(--surface);
      }
      auscult-notice-page {
        background: var(--surface-2);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 16px;
        min-height: 64px;
        padding: 8px var(--gutter);
        border-bottom: 1px solid var(--line);
      }
      .ways {
        display: flex;
        flex: none;
        align-items: center;
        gap: 20px;
        font-size: 1rem;
      }
      .ways .text-button {
        font-weight: 400;
      }
      .practice {
        font-weight: 700;
        overflow-wrap: anywhere;
      }
      .preview {
        --usual-height: 540px;
      }
      form.side {
        align-content: start;
      }
      .waiting {
        display: grid;
        justify-items: center;
        align-content: center;
        gap: 16px;
        min-height: calc(100dvh - 140px);
        padding: 24px var(--gutter);
        text-align: center;
      }
      .waiting p {
        max-width: 40ch;
      }
      .breath {
        display: grid;
        place-items: center;
        width: 88px;
        height: 88px;
        border-radius: 50%;
        background: var(--accent-soft);
        color: var(--accent);
        animation: breathe 2.4s ease-in-out infinite alternate;
      }
      .breath .icon {
        width: 36px;
        height: 36px;
      }
      @media (prefers-reduced-motion: reduce) {
        .breath {
          animation: none;
        }
      }
      @media (max-width: 639px) {
        header {
          min-height: 56px;
          gap: 8px;
        }
        .practice {
          font-size: 1rem;
          line-height: 1.3;
        }
        .ways {
          gap: 4px;
          font-size: 0.875rem;
        }
        /* The name stands in sight at once, above the way in. */
        auscult-camera-picture {
          max-height: 48vh;
        }
      }
    `,
  ];

  declare token: string;
  declare private door: Door;
  declare private nameError: string | null;
  declare private tick: number;

  #timer: ReturnType<typeof setTimeout> | undefined;
  #name = readPreferences().guestName ?? '';
  /** Who one is to this link, also where the browser keeps nothing. */
  #guestToken: string | null = null;

  readonly #attendance = new Attendance(this, {
    app: () => this.app,
    ticket: (to) => this.#ticket(to),
    ended: (ending) => this.#ended(ending),
  });

  constructor() {
    super();
    this.token = '';
    this.door = { kind: 'opening' };
    this.nameError = null;
    this.tick = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override pageTitle(): string {
    switch (this.door.kind) {
      case 'guest':
        return this.door.title;
      case 'notStarted':
        return msg('Not started yet');
      default:
        return msg('Session link');
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('token')) return;
    this.door = { kind: 'opening' };
    this.#guestToken = null;
    // Another link in the same tab: what was under way belongs to the one before.
    if (changed.get('token')) this.#attendance.renew();
    void this.#open();
  }

  override render(): TemplateResult {
    const inCall = this.#attendance.stage === 'inCall';
    const isOpen = inCall || this.door.kind === 'guest';
    return html`${inCall ? nothing : this.#outside()}
    ${isOpen ? callPage(this.#attendance, this.app) : nothing}`;
  }

  #outside(): TemplateResult {
    switch (this.door.kind) {
      case 'opening':
        return html`<p class="waiting quiet" role="status">${msg('Opening the session…')}</p>`;
      case 'notStarted':
        return html`${this.#header(this.door.practice)}
          <main class="waiting">
            <span class="breath">${icon('clock')}</span>
            <h1>${msg('This session has not started yet')}</h1>
            <p class="quiet" role="status">
              ${msg('Keep this page open: it moves on by itself as soon as the session starts.')}
            </p>
          </main>`;
      case 'notice':
        return this.#notice(this.door.notice, this.door.code);
      case 'guest':
        return html`${this.#header(this.door.practice)}
        ${
          this.#attendance.held
            ? html`<main>${heldView(this.#attendance.media, this.#name, this.#leave)}</main>`
            : this.#preview(this.door.title)
        }`;
    }
  }

  #header(practice: string): TemplateResult {
    return html`<header>
      <span class="practice">${practice}</span>
      <span class="ways">
        ${
          this.door.kind === 'guest'
            ? html`<button class="text-button" type="button" @click=${this.#logIn}>
                ${msg('Staff log-in')}
              </button>`
            : nothing
        }
        <auscult-language-switch></auscult-language-switch>
      </span>
    </header>`;
  }

  #notice(notice: NoticeKind, code = ''): TemplateResult {
    const way = wayOn(notice, true);
    return html`<auscult-notice-page
      .app=${this.app}
      .notice=${notice}
      .code=${code}
      .retry=${way === null ? null : this.#retry}
      .action=${way === 'return' ? msg('Join again') : ''}
    ></auscult-notice-page>`;
  }

  #preview(title: string): TemplateResult {
    if (this.#attendance.isReturning) {
      return html`<p class="waiting quiet" role="status">
        ${msg('Bringing you back into the session…')}
      </p>`;
    }
    const { media, stage, speakerId } = this.#attendance;
    return html`<main class="preview">
      <div class="picture">
        <auscult-camera-picture .media=${media} .name=${this.#name}></auscult-camera-picture>
      </div>
      <form class="side" novalidate @submit=${this.#submit}>
        <h1>${title}</h1>
        <div class="field">
          <label for="name">${msg('Your name')}</label>
          ${
            this.nameError === null
              ? nothing
              : html`<p class="error" id="name-error">
                  ${icon('alert')}<span>${this.nameError}</span>
                </p>`
          }
          <input
            class="text"
            id="name"
            name="name"
            autocomplete="name"
            maxlength="80"
            .value=${this.#name}
            aria-invalid=${this.nameError === null ? nothing : 'true'}
            aria-describedby=${this.nameError === null ? nothing : 'name-error'}
            @input=${this.#typed}
          />
        </div>
        <auscult-connection-line .client=${this.#attendance.client}></auscult-connection-line>
        <auscult-device-notes
          .media=${media}
          @choose-another=${this.#chooseAnother}
        ></auscult-device-notes>
        <auscult-device-pickers
          .media=${media}
          .speakerId=${speakerId}
          @speaker-chosen=${this.#speakerChosen}
        ></auscult-device-pickers>
        <div class="go">
          <div class="actions">
            <button
              class="button primary large"
              type="submit"
              aria-busy=${stage === 'joining' ? 'true' : 'false'}
            >
              ${msg('Join Session')}
            </button>
          </div>
          <p class="quiet small">
            ${msg('Nobody sees or hears you before you join.')}
            ${msg('You will only see this session.')}
          </p>
        </div>
      </form>
    </main>`;
  }

  /** Asks where the link leads, and goes there. */
  /** @param putOut by a changed access level: a bare log-in would say nothing to them */
  async #open(putOut = false): Promise<void> {
    clearTimeout(this.#timer);
    const { token } = this;
    const { api, router } = this.app;
    if (token === '') {
      // A mail program that cut the address at its #, say.
      this.door = { kind: 'notice', notice: noticeFor('LINK_NOT_FOUND') };
      return;
    }
    try {
      const link = await api.resolveLink(token, await readGuestToken(token));
      if (token !== this.token || !this.isConnected) return;
      if (link.state === 'notStarted') {
        this.door = { kind: 'notStarted', practice: link.practice };
        this.#timer = setTimeout(() => void this.#open(), notStartedMs);
      } else if (link.page === 'logIn' && putOut) {
        this.door = { kind: 'notice', notice: 'accessChanged' };
      } else if (link.page === 'logIn') {
        router.replace(paths.logIn, { then: router.url });
      } else if (link.page === 'preview' && link.sessionId !== undefined) {
        router.replace(paths.preview(link.sessionId));
      } else {
        this.door = { kind: 'guest', practice: link.practice, title: link.title ?? '' };
        this.#attendance.media.onChange(() => {
          this.tick += 1;
        });
        await this.#attendance.open(this.#name.trim() !== '');
      }
    } catch (error) {
      if (token !== this.token) return;
      const code = error instanceof ApiError ? error.code : '';
      if (this.door.kind === 'notStarted' && code === 'OFFLINE') {
        this.#timer = setTimeout(() => void this.#open(), notStartedMs);
      } else {
        this.door = { kind: 'notice', notice: noticeFor(code), code: referenceOf(error) };
      }
    }
  }

  async #ticket(to: 'prepare' | 'join'): Promise<string> {
    const known = this.#guestToken ?? (await readGuestToken(this.token));
    const { api } = this.app;
    const { ticket, guestToken } =
      to === 'prepare'
        ? await api.prepareByLink(this.token, known)
        : await api.joinByLink(this.token, this.#name, known);
    this.#guestToken = guestToken;
    await keepGuestToken(this.token, guestToken);
    return ticket;
  }

  readonly #typed = (event: Event): void => {
    this.#name = (event.target as HTMLInputElement).value;
    this.nameError = null;
    this.requestUpdate();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const name = this.#name.replace(/\s+/g, ' ').trim();
    if (name === '') {
      this.nameError = msg('Enter your name, so that the others know who you are.');
      this.find('#name')?.focus();
      return;
    }
    this.#name = name;
    keepPreferences({ guestName: name });
    void this.#attendance.join();
  };

  readonly #retry = (): void => {
    const putOut = this.door.kind === 'notice' && this.door.notice === 'accessChanged';
    this.door = { kind: 'opening' };
    this.#attendance.renew();
    void this.#open(putOut);
  };

  readonly #logIn = (): void => {
    const { router } = this.app;
    router.go(paths.logIn, { then: router.url });
  };

  readonly #leave = (): void => void this.#attendance.client.leave();

  readonly #chooseAnother = ({ detail }: CustomEvent<CaptureDevice>): void =>
    this.find<DevicePickers>('auscult-device-pickers')?.point(detail);

  readonly #speakerChosen = (event: CustomEvent<string>): void => {
    this.#attendance.chooseSpeaker(event.detail);
  };

  #ended(ending: Ending): void {
    this.#attendance.stage = 'preview';
    switch (ending.reason) {
      case 'left':
      case 'lost':
        this.door = { kind: 'notice', notice: ending.reason };
        return;
      case 'sessionClosed':
        this.door = { kind: 'notice', notice: ending.detail === 'closed' ? 'closed' : 'lost' };
        return;
      case 'removed':
      case 'refused':
        this.door = { kind: 'notice', notice: noticeFor(ending.detail), code: ending.detail };
    }
  }
}

customElements.define('auscult-guest', Guest);
