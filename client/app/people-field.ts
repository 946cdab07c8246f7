import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import '../design/combobox.ts';
import type { ComboboxAnswer, ComboboxOption } from '../design/combobox.ts';
import { AuscultElement } from '../design/element.ts';
import { fields } from '../design/fields.ts';
import { icon } from '../design/icons.ts';
import '../design/menu.ts';
import type { MenuItem } from '../design/menu.ts';
import { surfaces } from '../design/surfaces.ts';
import type { Api, Colleague, SessionRole } from './api.ts';
import type { Person } from './session-draft.ts';
import { initials, roleName, roleSentence } from './words.ts';

const roles: readonly SessionRole[] = ['chair', 'broadcaster', 'viewer'];

/**
 * "Participants from Your Practice": colleagues are found as one types, and have a role each. Tells
 * by a `change` event, whose detail is the new list.
 */
export class PeopleField extends AuscultElement {
  static override properties = {
    api: { attribute: false },
    people: { attribute: false },
    selfId: { type: String },
    starting: { type: Boolean },
    error: { type: String },
  };

  static override styles = [
    base,
    buttons,
    fields,
    surfaces,
    css`
      fieldset {
        display: grid;
        gap: 12px;
      }
      legend {
        margin-bottom: 8px;
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 4px 12px;
        padding: 8px 0;
        border-bottom: 1px solid var(--line);
      }
      .name {
        display: block;
        font-weight: 600;
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      .end {
        display: flex;
        align-items: center;
        gap: 4px;
      }
      .role {
        padding: 8px 12px;
        font-weight: 400;
      }
      .role .icon {
        width: 16px;
        height: 16px;
      }
      .fixed {
        padding: 8px 12px;
        color: var(--ink-2);
      }
      @media (max-width: 639px) {
        .end {
          grid-column: 2 / -1;
          justify-content: space-between;
        }
        .role,
        .fixed {
          padding-left: 0;
          border: 0;
        }
      }
    `,
  ];

  declare api: Api;
  declare people: readonly Person[];
  declare selfId: string;
  /** The session is just being made: whoever makes it is its chair. */
  declare starting: boolean;
  declare error: string;

  constructor() {
    super();
    this.people = [];
    this.selfId = '';
    this.starting = false;
    this.error = '';
  }

  override focus(): void {
    this.find('auscult-combobox')?.focus();
  }

  override render(): TemplateResult {
    return html`<fieldset aria-describedby=${this.error === '' ? nothing : 'error'}>
      <legend class="label">${msg('Participants from Your Practice')}</legend>
      ${
        this.error === ''
          ? nothing
          : html`<div class="field">
              <p class="error" id="error" role="alert">
                ${icon('alert')}<span>${this.error}</span>
              </p>
            </div>`
      }
      <auscult-combobox
        browsable
        quiet
        label=${msg('Search Providers')}
        none=${msg('Nobody at your practice is called that, or they are on the list already.')}
        .lookUp=${this.#lookUp}
        @chosen=${this.#add}
      ></auscult-combobox>
      <ul aria-label=${msg('Participants list')}>
        ${repeat(
          this.people,
          ({ accountId }) => accountId,
          (person) => this.#row(person),
        )}
      </ul>
    </fieldset>`;
  }

  #row(person: Person): TemplateResult {
    const { accountId, displayName, speciality, role } = person;
    const self = accountId === this.selfId;
    return html`<li>
      <span class="avatar" aria-hidden="true">${initials(displayName)}</span>
      <span>
        <span class="name">${self ? msg(str`${displayName} (you)`) : displayName}</span>
        <span class="quiet small">${speciality}</span>
      </span>
      <span class="end">
        ${
          self && this.starting
            ? html`<span class="fixed">${roleName(role)}</span>`
            : html`<auscult-menu
                .items=${this.#roles(person)}
                label=${msg(str`Role of ${displayName}`)}
              >
                <button
                  slot="button"
                  class="button bare role"
                  type="button"
                  aria-label=${msg(str`Role of ${displayName}: ${roleName(role)}`)}
                >
                  ${roleName(role)} ${icon('chevron')}
                </button>
              </auscult-menu>`
        }
        ${
          self && this.starting
            ? nothing
            : html`<button
                class="button bare icon-only"
                type="button"
                aria-label=${msg(str`Take ${displayName} off the list`)}
                title=${msg('Take off the list')}
                @click=${() => this.#remove(person)}
              >
                ${icon('close')}
              </button>`
        }
      </span>
    </li>`;
  }

  #roles(person: Person): MenuItem[] {
    return roles.map((role) => ({
      label: roleName(role),
      detail: roleSentence(role),
      checked: person.role === role,
      select: () => {
        this.#tell(this.people.map((one) => (one === person ? { ...one, role } : one)));
      },
    }));
  }

  readonly #found = new Map<string, Colleague>();

  readonly #lookUp = async (text: string): Promise<ComboboxAnswer> => {
    const { colleagues, more } = await this.api.findColleagues(text);
    for (const colleague of colleagues) this.#found.set(colleague.id, colleague);
    const options = colleagues
      .filter(({ id }) => !this.people.some(({ accountId }) => accountId === id))
      .map(({ id, displayName, speciality }) => ({ id, label: displayName, detail: speciality }));
    return { options, more };
  };

  readonly #add = (event: CustomEvent<ComboboxOption>): void => {
    const colleague = this.#found.get(event.detail.id);
    if (!colleague) return;
    const { id: accountId, displayName, speciality } = colleague;
    this.#tell([...this.people, { accountId, displayName, speciality, role: 'broadcaster' }]);
  };

  #remove(person: Person): void {
    this.#tell(this.people.filter((one) => one !== person));
    // The button that had the focus is gone.
    this.focus();
  }

  #tell(people: readonly Person[]): void {
    this.dispatchEvent(new CustomEvent('change', { detail: people }));
  }
}

customElements.define('auscult-people-field', PeopleField);
