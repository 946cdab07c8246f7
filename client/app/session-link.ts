import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { AuscultElement } from '../design/element.ts';
import { fields } from '../design/fields.ts';
import { icon } from '../design/icons.ts';
import { qrCode } from './qr-code.ts';

/** A session link and the ways to hand it on. Tells by `handed-out` that somebody may hold it. */
export class SessionLinkField extends AuscultElement {
  static override properties = {
    link: { type: String },
    name: { type: String },
    copied: { state: true },
    qrShown: { state: true },
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
      .qr-panel {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 16px;
        align-items: center;
        margin-top: 6px;
        padding: 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
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
  /** The session's, for the subject of a mail. */
  declare name: string;
  declare private copied: boolean;
  declare private qrShown: boolean;

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.link = '';
    this.name = '';
    this.copied = false;
    this.qrShown = false;
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
            <button class="button copy" type="button" @click=${this.#copy}>
              ${icon(this.copied ? 'check' : 'copy')}
              <span>${this.copied ? msg('Copied') : msg('Copy')}</span>
            </button>
            <a
              class="button icon-only"
              href=${this.#mail()}
              @click=${this.#handedOut}
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
                    @click=${this.#share}
                  >
                    ${icon('share')}
                  </button>`
                : nothing
            }
            <button
              class="button icon-only"
              type="button"
              aria-label=${msg('QR code')}
              title=${msg('QR code')}
              aria-expanded=${this.qrShown ? 'true' : 'false'}
              @click=${this.#toggleQr}
            >
              ${icon('qr')}
            </button>
          </div>
        </div>
        <span class="unseen" role="status">${this.copied ? msg('Link copied.') : ''}</span>
        ${
          this.qrShown && this.link
            ? html`<div class="qr-panel">
                ${qrCode(this.link, msg('QR code of the session link'))}
                <p class="quiet">
                  ${msg('Scan it with the camera of a phone to open the link there.')}
                </p>
              </div>`
            : nothing
        }
      </div>
    `;
  }

  #mail(): string {
    const subject = encodeURIComponent(this.name);
    const body = encodeURIComponent(
      `${msg('Join the session with this link:')}\r\n\r\n${this.link}\r\n`,
    );
    return `mailto:?subject=${subject}&body=${body}`;
  }

  readonly #selectAll = (event: Event): void => (event.target as HTMLInputElement).select();

  readonly #toggleQr = (): void => {
    this.qrShown = !this.qrShown;
  };

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
      document.execCommand('copy');
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
        title: this.name,
        text: msg(str`Join the session “${this.name}”`),
        url: this.link,
      });
      this.#handedOut();
    } catch {
      // Closing the sheet is an answer, too.
    }
  };
}

customElements.define('auscult-session-link', SessionLinkField);
