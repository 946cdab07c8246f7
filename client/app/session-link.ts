import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { AuscultElement } from '../design/element.ts';
import { fields } from '../design/fields.ts';
import { icon } from '../design/icons.ts';
import type { IconName } from '../design/icons.ts';
import { Api } from './api.ts';
import { qrCode } from './qr-code.ts';

type Panel = 'qr' | 'calendar' | 'invitations';

/** A session link and the ways to hand it on. Tells by `handed-out` that somebody may hold it. */
export class SessionLinkField extends AuscultElement {
  static override properties = {
    link: { type: String },
    name: { type: String },
    practice: { type: String },
    sessionId: { type: String },
    mail: { type: Boolean },
    api: { attribute: false },
    copied: { state: true },
    shown: { state: true },
  };

  static override styles = [
    base,
    buttons,
    fields,
    css`
      .row {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 8px;
      }
      .ways {
        display: flex;
        gap: 8px;
      }
      .copy .icon {
        width: 18px;
        height: 18px;
      }
      .panel {
        margin-top: 6px;
        padding: 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      .qr-panel {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 16px;
        align-items: center;
      }
      .qr {
        display: block;
        width: 176px;
        height: 176px;
      }
      @media (max-width: 639px) {
        .row {
          grid-template-columns: minmax(0, 1fr);
        }
        .ways .copy {
          flex: 1;
        }
        .qr-panel {
          grid-template-columns: 1fr;
          justify-items: center;
          text-align: center;
        }
      }
    `,
  ];

  declare link: string;
  /** The session's, which an invitation may carry if its chair wants it. */
  declare name: string;
  /** The practice's, by which a visit is known outside. */
  declare practice: string;
  /** The session's, once it exists; until then nobody is invited by the server. */
  declare sessionId: string;
  /** Whether the server sends e-mail. */
  declare mail: boolean;
  declare api: Api;
  declare private copied: boolean;
  /** What is open below the link; one thing at a time. */
  declare private shown: Panel | null;

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.link = '';
    this.name = '';
    this.practice = '';
    this.sessionId = '';
    this.mail = false;
    this.api = new Api();
    this.copied = false;
    this.shown = null;
  }

  override render(): TemplateResult {
    return html`
      <div class="field">
        <label for="link">${msg('Session link')}</label>
        <div class="row">
          <input
            class="text"
            id="link"
            readonly
            .value=${this.link || msg('Making a link…')}
            @focus=${this.#selectAll}
          />
          <div class="ways">
            <button
              class="button copy"
              type="button"
              ?disabled=${this.link === ''}
              @click=${this.#copy}
            >
              ${icon(this.copied ? 'check' : 'copy')}
              <span>${this.copied ? msg('Copied') : msg('Copy')}</span>
            </button>
            <a
              class="button icon-only"
              href=${this.link === '' ? nothing : this.#mail()}
              aria-disabled=${this.link === '' ? 'true' : nothing}
              @click=${this.link === '' ? nothing : this.#handedOut}
              aria-label=${msg('E-mail')}
              title=${msg('E-mail')}
              >${icon('mail')}</a
            >
            ${
              'share' in navigator
                ? html`<button
                    class="button icon-only"
                    type="button"
                    aria-label=${msg('Share')}
                    title=${msg('Share')}
                    ?disabled=${this.link === ''}
                    @click=${this.#share}
                  >
                    ${icon('share')}
                  </button>`
                : nothing
            }
            ${this.#opener('calendar', 'calendar', msg('Calendar'))}
            ${this.#opener('qr', 'qr', msg('QR code'))}
          </div>
        </div>
        ${
          this.mail && this.sessionId !== ''
            ? html`<button
                class="button"
                type="button"
                aria-expanded=${this.shown === 'invitations' ? 'true' : 'false'}
                @click=${() => this.#toggle('invitations')}
              >
                ${icon('mail')}<span>${msg('Send invitations')}</span>
              </button>`
            : nothing
        }
        <span class="unseen" role="status">${this.copied ? msg('Link copied.') : ''}</span>
        ${this.link && this.shown ? this.#panel(this.shown) : nothing}
      </div>
    `;
  }

  #opener(panel: Panel, picture: IconName, label: string): TemplateResult {
    return html`<button
      class="button icon-only"
      type="button"
      aria-label=${label}
      title=${label}
      aria-expanded=${this.shown === panel ? 'true' : 'false'}
      @click=${() => this.#toggle(panel)}
    >
      ${icon(picture)}
    </button>`;
  }

  #panel(panel: Panel): TemplateResult {
    switch (panel) {
      case 'qr':
        return html`<div class="panel qr-panel">
          ${qrCode(this.link, msg('QR code of the session link'))}
          <p class="quiet">${msg('Scan it with the camera of a phone to open the link there.')}</p>
        </div>`;
      case 'calendar':
        return html`<div class="panel" role="group" aria-label=${msg('Calendar')}>
          <auscult-calendar-form
            .link=${this.link}
            .api=${this.api}
            @saved=${this.#handedOut}
          ></auscult-calendar-form>
        </div>`;
      case 'invitations':
        return html`<div class="panel" role="group" aria-label=${msg('Send invitations')}>
          <auscult-invitation-form
            .sessionId=${this.sessionId}
            .name=${this.name}
            .api=${this.api}
          ></auscult-invitation-form>
        </div>`;
    }
  }

  /** What mail programs and share sheets show to anybody: the session's name may hold a patient's. */
  #subject(): string {
    return this.practice === '' ? msg('Video visit') : msg(str`Video visit with ${this.practice}`);
  }

  #mail(): string {
    const subject = encodeURIComponent(this.#subject());
    const body = encodeURIComponent(
      `${msg('Join the session with this link:')}\r\n\r\n${this.link}\r\n`,
    );
    return `mailto:?subject=${subject}&body=${body}`;
  }

  readonly #selectAll = (event: Event): void => (event.target as HTMLInputElement).select();

  #toggle(panel: Panel): void {
    this.shown = this.shown === panel ? null : panel;
    // Whatever a camera sees may have been taken.
    if (this.shown === 'qr' && this.link !== '') this.#handedOut();
    // Forms that most people never open are loaded when they are: the element is upgraded then.
    if (this.shown === 'calendar') void import('./calendar-form.ts');
    if (this.shown === 'invitations') void import('./invitation-form.ts');
  }

  readonly #handedOut = (): void => {
    this.dispatchEvent(new CustomEvent('handed-out'));
  };

  readonly #copy = async (): Promise<void> => {
    this.#handedOut();
    try {
      await navigator.clipboard.writeText(this.link);
    } catch {
      // No permission, or no https: the old way, on the field that shows the link anyway.
      this.find<HTMLInputElement>('#link')?.select();
      // Else it stands there marked, to be copied by hand.
      if (!document.execCommand('copy')) return;
    }
    this.copied = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.copied = false;
    }, 3_000);
  };

  readonly #share = async (): Promise<void> => {
    try {
      await navigator.share({
        title: this.#subject(),
        text: msg('Join the session with this link:'),
        url: this.link,
      });
      this.#handedOut();
    } catch {
      // Closing the sheet is an answer, too.
    }
  };
}

customElements.define('auscult-session-link', SessionLinkField);
