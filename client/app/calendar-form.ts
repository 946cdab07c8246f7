import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { AuscultElement } from '../design/element.ts';
import { fields } from '../design/fields.ts';
import { icon } from '../design/icons.ts';
import type { Api } from './api.ts';
import { currentLanguage } from './language.ts';
import { sharingRefusal } from './sharing-texts.ts';
import { nextHalfHour, visitTimeFields, visitTimeFrom, visitTimeStyles } from './visit-time.ts';
import type { TypedTime } from './visit-time.ts';

/** When the visit is to be, saved as a file that calendars open. */
export class CalendarForm extends AuscultElement {
  static override properties = {
    link: { type: String },
    api: { attribute: false },
    time: { state: true },
    said: { state: true },
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
    `,
  ];

  declare link: string;
  declare api: Api;
  declare private time: TypedTime;
  declare private said: { readonly text: string; readonly refused: boolean } | null;

  constructor() {
    super();
    this.link = '';
    this.time = nextHalfHour(Date.now());
    this.said = null;
  }

  override render(): TemplateResult {
    return html`<form novalidate @submit=${this.#save}>
      ${visitTimeFields(this.time, (changed) => {
        this.time = changed;
        this.said = null;
      })}
      <div class="field">
        ${
          this.said?.refused === true
            ? html`<p class="error" role="alert">${icon('alert')}<span>${this.said.text}</span></p>`
            : nothing
        }
        <div class="actions">
          <button class="button" type="submit">
            ${icon('calendar')}<span>${msg('Save calendar file')}</span>
          </button>
        </div>
        <p class="quiet" role="status">${this.said?.refused === false ? this.said.text : ''}</p>
      </div>
    </form>`;
  }

  protected override firstUpdated(): void {
    this.find('#day')?.focus();
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const time = visitTimeFrom(this.time);
    if (time === null) {
      this.said = { text: sharingRefusal('TIME_INVALID'), refused: true };
      return;
    }
    try {
      const token = this.link.split('#')[1] ?? '';
      download(await this.api.calendarFile(token, currentLanguage(), time), 'visit.ics');
      this.dispatchEvent(new CustomEvent('saved'));
      this.said = {
        text: msg('Saved. Open the file to put the visit into your calendar.'),
        refused: false,
      };
    } catch (error) {
      this.said = { text: sharingRefusal(error), refused: true };
    }
  };
}

function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // Browsers read it after the click: Safari asks first.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

customElements.define('auscult-calendar-form', CalendarForm);
