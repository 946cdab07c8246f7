import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ApiError, offlineCode } from '../app/api.ts';
import type { AppContext } from '../app/context.ts';
import { failureNote, referenceOf } from '../app/failure.ts';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { AuscultElement } from '../design/element.ts';
import { fields } from '../design/fields.ts';
import { icon } from '../design/icons.ts';
import { surfaces } from '../design/surfaces.ts';
import { accountStyles } from './account-styles.ts';

type Field = 'current' | 'new';

/** What is wrong: with one field, or (null) with none of them. */
interface Fault {
  readonly field: Field | null;
  readonly text: string;
  /** For whoever helps, where the text does not say all. */
  readonly reference?: string;
}

/** Changes one's own password. Typed once: whoever doubts looks at it. */
export class OwnPassword extends AuscultElement {
  static override properties = {
    app: { attribute: false },
    shown: { state: true },
    busy: { state: true },
    fault: { state: true },
    changed: { state: true },
  };

  static override styles = [base, buttons, fields, surfaces, accountStyles];

  declare app: AppContext;
  declare private shown: ReadonlySet<Field>;
  declare private busy: boolean;
  declare private fault: Fault | null;
  declare private changed: boolean;

  constructor() {
    super();
    this.shown = new Set();
    this.busy = false;
    this.fault = null;
    this.changed = false;
  }

  override render(): TemplateResult {
    const { fault } = this;
    return html`<section class="card" aria-labelledby="password">
      <div>
        <h2 id="password">${msg('Change password')}</h2>
        <div role="status">
          ${
            this.changed
              ? html`<p class="note good">
                  ${icon('check')}<span
                    >${msg('Your password has been changed. Your other log-ins have ended.')}</span
                  >
                </p>`
              : nothing
          }
        </div>
      </div>
      <form novalidate @submit=${this.#submit}>
        ${
          fault?.field === null
            ? failureNote({ text: fault.text, reference: fault.reference ?? null })
            : nothing
        }
        <input
          class="unseen"
          type="text"
          name="username"
          autocomplete="username"
          tabindex="-1"
          aria-hidden="true"
          readonly
          .value=${this.app.account?.email ?? ''}
        />
        ${this.#field('current', msg('Current password'), '')}
        ${this.#field(
          'new',
          msg('New password'),
          msg('At least 8 characters; 15 are better. Several words make a good one.'),
        )}
        <div class="actions">
          <button class="button primary" type="submit" aria-busy=${this.busy ? 'true' : 'false'}>
            ${msg('Change password')}
          </button>
        </div>
      </form>
    </section>`;
  }

  #field(field: Field, label: string, hint: string): TemplateResult {
    const error = this.fault?.field === field ? this.fault.text : null;
    const shown = this.shown.has(field);
    const described = [hint && `${field}-hint`, error && `${field}-error`]
      .filter(Boolean)
      .join(' ');
    return html`<div class="field">
      <label for=${field}>${label}</label>
      ${hint === '' ? nothing : html`<p class="hint" id="${field}-hint">${hint}</p>`}
      ${
        error === null
          ? nothing
          : html`<p class="error" id="${field}-error">${icon('alert')}<span>${error}</span></p>`
      }
      <div class="password">
        <input
          class="text"
          id=${field}
          type=${shown ? 'text' : 'password'}
          autocomplete=${field === 'new' ? 'new-password' : 'current-password'}
          autocapitalize="off"
          spellcheck="false"
          required
          aria-invalid=${error === null ? nothing : 'true'}
          aria-describedby=${described || nothing}
        />
        <button
          class="button icon-only"
          type="button"
          aria-label=${field === 'new' ? msg('Show new password') : msg('Show current password')}
          aria-pressed=${shown ? 'true' : 'false'}
          @click=${() => this.#toggle(field)}
        >
          ${icon(shown ? 'eyeOff' : 'eye')}
        </button>
      </div>
    </div>`;
  }

  #toggle(field: Field): void {
    const shown = new Set(this.shown);
    if (!shown.delete(field)) shown.add(field);
    this.shown = shown;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#change();
  };

  async #change(): Promise<void> {
    if (this.busy) return;
    const current = this.#input('current');
    const next = this.#input('new');
    this.changed = false;
    this.fault = missing(current.value, next.value);
    if (this.fault === null) {
      this.busy = true;
      try {
        await this.app.api.changePassword(current.value, next.value);
        current.value = '';
        next.value = '';
        this.shown = new Set();
        this.changed = true;
        this.dispatchEvent(new Event('password-changed'));
      } catch (error) {
        this.fault = faultOf(error);
      } finally {
        this.busy = false;
      }
    }
    await this.updateComplete;
    const field = this.fault?.field;
    if (field) this.#input(field).focus();
  }

  #input(field: Field): HTMLInputElement {
    return this.find(`#${field}`) as HTMLInputElement;
  }
}

function missing(current: string, next: string): Fault | null {
  if (current === '') return { field: 'current', text: msg('Enter your current password.') };
  if (next === '') return { field: 'new', text: msg('Enter a new password.') };
  return null;
}

function faultOf(error: unknown): Fault {
  const code = error instanceof ApiError ? error.code : '';
  switch (code) {
    case 'WRONG_PASSWORD':
      return { field: 'current', text: msg('This is not your current password.') };
    case 'PASSWORD_TOO_SHORT':
      return { field: 'new', text: msg('Use at least 8 characters.') };
    case 'PASSWORD_TOO_LONG':
    case 'BODY_INVALID':
      return { field: 'new', text: msg('Use at most 256 characters.') };
    case 'PASSWORD_TOO_COMMON':
      return {
        field: 'new',
        text: msg('Many people use this one, so it is tried first. Choose another.'),
      };
    case 'PASSWORD_OWN_WORDS':
      return {
        field: 'new',
        text: msg(
          'This is made of your name, your address or the practice’s name. Add more to it.',
        ),
      };
    case 'TOO_MANY_ATTEMPTS':
      return {
        field: null,
        text: msg('Too many attempts. Wait a few minutes, then try again.'),
      };
    case offlineCode:
      return {
        field: null,
        text: msg('The server cannot be reached. Check your connection, then try again.'),
      };
    default:
      return {
        field: null,
        text: msg('Something went wrong on our side. Try again in a moment.'),
        reference: referenceOf(error),
      };
  }
}

customElements.define('auscult-own-password', OwnPassword);
