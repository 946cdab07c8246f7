import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import '../design/combobox.ts';
import type { ComboboxAnswer, ComboboxOption } from '../design/combobox.ts';
import { AuscultElement } from '../design/element.ts';
import { fields } from '../design/fields.ts';
import { icon } from '../design/icons.ts';
import type { Api, Patient } from './api.ts';
import { calendarDay } from './times.ts';

/** "About Patient": whom the session is about. Tells by a `change` event; its detail may be null. */
export class PatientField extends AuscultElement {
  static override properties = {
    api: { attribute: false },
    patient: { attribute: false },
  };

  static override styles = [
    base,
    buttons,
    fields,
    css`
      .chosen {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        min-height: var(--target);
        padding: 4px 4px 4px 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface-2);
      }
      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare api: Api;
  declare patient: Patient | null;

  constructor() {
    super();
    this.patient = null;
  }

  override render(): TemplateResult {
    const { patient } = this;
    if (!patient) {
      return html`<auscult-combobox
        label=${msg('About Patient')}
        none=${msg('No patient has that name, number or date of birth.')}
        .lookUp=${this.#lookUp}
        @chosen=${this.#choose}
      ></auscult-combobox>`;
    }
    const name = `${patient.givenName} ${patient.familyName}`;
    return html`<div class="field">
      <span class="label" id="label">${msg('About Patient')}</span>
      <div class="chosen" role="group" aria-labelledby="label">
        <span
          ><span class="name">${name}</span>
          <span class="quiet">${aboutPatient(patient)}</span></span
        >
        <button
          class="button bare icon-only"
          type="button"
          aria-label=${msg(str`Clear ${name}`)}
          title=${msg('Clear')}
          @click=${this.#clear}
        >
          ${icon('close')}
        </button>
      </div>
    </div>`;
  }

  readonly #found = new Map<string, Patient>();

  readonly #lookUp = async (text: string): Promise<ComboboxAnswer> => {
    const { patients, more } = await this.api.findPatients(text);
    for (const patient of patients) this.#found.set(patient.id, patient);
    const options = patients.map((patient) => ({
      id: patient.id,
      label: `${patient.givenName} ${patient.familyName}`,
      detail: aboutPatient(patient),
    }));
    return { options, more };
  };

  readonly #choose = (event: CustomEvent<ComboboxOption>): void => {
    const patient = this.#found.get(event.detail.id);
    if (patient) this.#tell(patient);
  };

  readonly #clear = (): void => this.#tell(null);

  /** The control that had the focus gives way to another one. */
  #tell(patient: Patient | null): void {
    this.dispatchEvent(new CustomEvent('change', { detail: patient }));
    void this.#focusNext();
  }

  async #focusNext(): Promise<void> {
    await this.updateComplete;
    this.find('auscult-combobox, button')?.focus();
  }
}

/** Two of the same name differ in this. */
function aboutPatient({ bornOn, number }: Patient): string {
  return msg(str`born ${calendarDay(bornOn)} · ${number}`);
}

customElements.define('auscult-patient-field', PatientField);
