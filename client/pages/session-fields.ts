import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Access, Patient } from '../app/api.ts';
import type { AppContext } from '../app/context.ts';
import '../app/patient-field.ts';
import '../app/people-field.ts';
import type { Person, SessionDraft } from '../app/session-draft.ts';
import { accessName, accessSentence } from '../app/words.ts';
import { icon } from '../design/icons.ts';

const accessLevels: readonly Access[] = ['invitation', 'internal', 'private'];

/** The fields of "Start a Session" and of a session's settings. */
export interface FieldsView {
  readonly app: AppContext;
  readonly draft: SessionDraft;
  readonly starting: boolean;
  readonly nameError: string | null;
  readonly peopleError: string | null;
  readonly change: (part: Partial<SessionDraft>) => void;
}

/** A long name wraps rather than hides, so it is a text area; but a name is one line. */
export function nameField({ draft, nameError, change }: FieldsView): TemplateResult {
  return html`<div class="field">
    <label for="name">${msg('Session name')}</label>
    ${
      nameError === null
        ? nothing
        : html`<p class="error" id="name-error">${icon('alert')}<span>${nameError}</span></p>`
    }
    <textarea
      class="text"
      id="name"
      rows="1"
      maxlength="200"
      autocomplete="off"
      data-first
      .value=${live(draft.name)}
      aria-invalid=${nameError === null ? nothing : 'true'}
      aria-describedby=${nameError === null ? nothing : 'name-error'}
      @input=${(event: Event) => change({ name: (event.target as HTMLTextAreaElement).value })}
      @keydown=${enterSubmits}
    ></textarea>
  </div>`;
}

export function accessField({ draft, change }: FieldsView): TemplateResult {
  return html`<fieldset>
    <legend class="label">${msg('Session access')}</legend>
    <div class="access-cards">
      ${accessLevels.map(
        (level) =>
          html`<label class="access-card">
            <input
              type="radio"
              name="access"
              value=${level}
              aria-describedby=${`about-${level}`}
              .checked=${live(draft.access === level)}
              @change=${() => change({ access: level })}
            />
            <span class="access-name">${accessName(level)}</span>
            <span class="access-sentence" id=${`about-${level}`}>${accessSentence(level)}</span>
          </label>`,
      )}
    </div>
  </fieldset>`;
}

export function peopleField(view: FieldsView): TemplateResult {
  const { app, draft, starting, peopleError, change } = view;
  return html`<auscult-people-field
    .api=${app.api}
    .people=${draft.members}
    .selfId=${app.account?.id ?? ''}
    .starting=${starting}
    .error=${peopleError ?? ''}
    @change=${(event: CustomEvent<readonly Person[]>) => change({ members: event.detail })}
  ></auscult-people-field>`;
}

export function patientField({ app, draft, change }: FieldsView): TemplateResult {
  return html`<auscult-patient-field
    .api=${app.api}
    .patient=${draft.patient}
    @change=${(event: CustomEvent<Patient | null>) => change({ patient: event.detail })}
  ></auscult-patient-field>`;
}

export function holdField({ draft, change }: FieldsView): TemplateResult {
  return html`<label class="check">
    <input
      type="checkbox"
      .checked=${live(draft.holdNewcomers)}
      aria-describedby="about-hold"
      @change=${(event: Event) =>
        change({ holdNewcomers: (event.target as HTMLInputElement).checked })}
    />
    <span>
      <span class="check-name">${msg('Hold newcomers until a chair admits them')}</span>
      <span class="quiet small" id="about-hold"
        >${msg('People on the participants list come straight in.')}</span
      >
    </span>
  </label>`;
}

function enterSubmits(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.isComposing) return;
  event.preventDefault();
  (event.target as HTMLElement).closest('form')?.requestSubmit();
}
