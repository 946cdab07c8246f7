import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { AuscultElement } from '../design/element.ts';
import { fields } from '../design/fields.ts';
import { icon } from '../design/icons.ts';
import type { Api, InvitationOutcome } from './api.ts';
import { allLanguages, currentLanguage, languageNames } from './language.ts';
import type { Language } from './preferred-language.ts';
import { addressesIn, looksLikeAddress } from './mail-addresses.ts';
import { sharingRefusal } from './sharing-texts.ts';
import { nextHalfHour, visitTimeFields, visitTimeFrom, visitTimeStyles } from './visit-time.ts';
import type { TypedTime } from './visit-time.ts';

/** Sends the session link by e-mail, through the server. */
export class InvitationForm extends AuscultElement {
  static override properties = {
    sessionId: { type: String },
    name: { type: String },
    api: { attribute: false },
    typed: { state: true },
    language: { state: true },
    withTime: { state: true },
    withName: { state: true },
    time: { state: true },
    error: { state: true },
    outcomes: { state: true },
    busy: { state: true },
  };

  static override styles = [
    base,
    buttons,
    fields,
    visitTimeStyles,
    css`
      form {
        display: grid;
        gap: 16px;
      }
      .choice {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 12px;
        align-items: center;
        min-height: var(--target);
      }
      .choice input {
        width: 20px;
        height: 20px;
        margin: 0;
        accent-color: var(--accent);
      }
      .choice .hint {
        grid-column: 2;
        color: var(--ink-2);
        font-size: var(--text-s);
        overflow-wrap: anywhere;
      }
      .outcomes p {
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare sessionId: string;
  /** The session's, which only goes along if that is chosen. */
  declare name: string;
  declare api: Api;
  declare private typed: string;
  declare private language: Language;
  declare private withTime: boolean;
  declare private withName: boolean;
  declare private time: TypedTime;
  declare private error: string | null;
  declare private outcomes: readonly InvitationOutcome[];
  declare private busy: boolean;

  constructor() {
    super();
    this.sessionId = '';
    this.name = '';
    this.typed = '';
    this.language = currentLanguage();
    this.withTime = false;
    this.withName = false;
    this.time = nextHalfHour(Date.now());
    this.error = null;
    this.outcomes = [];
    this.busy = false;
  }

  override render(): TemplateResult {
    return html`<form novalidate @submit=${this.#send}>
      <div class="field">
        <label for="to">${msg('E-mail addresses')}</label>
        <span class="hint" id="to-hint"
          >${msg('Separate them by commas. Each gets a message of its own and sees no other.')}</span
        >
        ${
          this.error === null
            ? nothing
            : html`<p class="error" id="to-error" role="alert">
                ${icon('alert')}<span>${this.error}</span>
              </p>`
        }
        <textarea
          class="text"
          id="to"
          rows="1"
          inputmode="email"
          autocapitalize="none"
          autocomplete="off"
          spellcheck="false"
          aria-invalid=${this.error === null ? nothing : 'true'}
          aria-describedby=${this.error === null ? 'to-hint' : 'to-error to-hint'}
          .value=${this.typed}
          @input=${this.#type}
        ></textarea>
      </div>
      <div class="field">
        <label for="language">${msg('Language of the message')}</label>
        <select class="text" id="language" @change=${this.#chooseLanguage}>
          ${allLanguages.map(
            (language) =>
              html`<option
                value=${language}
                lang=${language}
                ?selected=${language === this.language}
              >
                ${languageNames[language]}
              </option>`,
          )}
        </select>
      </div>
      <label class="choice">
        <input type="checkbox" .checked=${this.withTime} @change=${this.#toggleTime} />
        <span>${msg('With a time, and an entry for the calendar')}</span>
      </label>
      ${
        this.withTime
          ? visitTimeFields(this.time, (changed) => {
              this.time = changed;
            })
          : nothing
      }
      <label class="choice">
        <input type="checkbox" .checked=${this.withName} @change=${this.#toggleName} />
        <span>${msg('Use the name of the session')}</span>
        <span class="hint"
          >${msg(str`“${this.name}”: leave it out if it says who the patient is.`)}</span
        >
      </label>
      <div class="actions">
        <button class="button primary" type="submit" aria-busy=${this.busy ? 'true' : 'false'}>
          ${icon('mail')}<span>${this.busy ? msg('Sending…') : msg('Send')}</span>
        </button>
      </div>
      <div class="outcomes" role="status">${this.#said()}</div>
    </form>`;
  }

  protected override firstUpdated(): void {
    this.find('#to')?.focus();
  }

  #said(): TemplateResult {
    const sent = this.outcomes.filter((outcome) => outcome.sent).map(({ address }) => address);
    const refused = this.outcomes.filter((outcome) => !outcome.sent);
    return html`${
      sent.length === 0 ? nothing : html`<p>${msg(str`Sent to ${sent.join(', ')}.`)}</p>`
    }${refused.map(
      ({ address, code }) =>
        html`<p><strong>${msg(str`Not sent to ${address}: ${sharingRefusal(code)}.`)}</strong></p>`,
    )}`;
  }

  readonly #type = (event: Event): void => {
    this.typed = (event.target as HTMLTextAreaElement).value;
    this.error = null;
  };

  readonly #chooseLanguage = (event: Event): void => {
    this.language = (event.target as HTMLSelectElement).value as Language;
  };

  readonly #toggleTime = (event: Event): void => {
    this.withTime = (event.target as HTMLInputElement).checked;
  };

  readonly #toggleName = (event: Event): void => {
    this.withName = (event.target as HTMLInputElement).checked;
  };

  readonly #send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const to = addressesIn(this.typed);
    const time = this.withTime ? visitTimeFrom(this.time) : null;
    this.error = this.#complaint(to, time === null);
    this.outcomes = [];
    if (this.error !== null) {
      this.find('#to')?.focus();
      return;
    }
    this.busy = true;
    try {
      this.outcomes = await this.api.invite(this.sessionId, {
        to,
        language: this.language,
        ...(time === null
          ? {}
          : { ...time, timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone }),
        useSessionName: this.withName,
      });
      // What was refused stays, to be corrected.
      const refused = this.outcomes.filter(({ sent }) => !sent).map(({ address }) => address);
      this.typed = refused.join(', ');
      await this.updateComplete;
      this.find('.outcomes')?.scrollIntoView({ block: 'nearest' });
    } catch (error) {
      this.error = sharingRefusal(error);
    } finally {
      this.busy = false;
    }
  };

  #complaint(to: readonly string[], timeless: boolean): string | null {
    if (to.length === 0) return msg('Enter an e-mail address.');
    if (to.length > mostAddresses) return msg('At most 20 addresses at a time.');
    const wrong = to.find((address) => !looksLikeAddress(address));
    if (wrong !== undefined) return msg(str`“${wrong}” is not an e-mail address.`);
    return this.withTime && timeless ? sharingRefusal('TIME_INVALID') : null;
  }
}

/** As the server takes. */
const mostAddresses = 20;

customElements.define('auscult-invitation-form', InvitationForm);
