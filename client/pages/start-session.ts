import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ApiError } from '../app/api.ts';
import type { Access, SessionLink, SessionSummary } from '../app/api.ts';
import type { AppContext } from '../app/context.ts';
import { paths } from '../app/routes.ts';
import '../app/session-link.ts';
import { sortableTime } from '../app/times.ts';
import { accessName, accessReminder, accessSentence } from '../app/words.ts';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { dialogs, openDialog } from '../design/dialogs.ts';
import { AuscultElement } from '../design/element.ts';
import { fields } from '../design/fields.ts';
import { icon } from '../design/icons.ts';
import { surfaces } from '../design/surfaces.ts';
import { accessCards } from '../design/access-cards.ts';

const accessLevels: readonly Access[] = ['invitation', 'internal', 'private'];

/**
 * "Start a Session", then the reminder. The link is real from the first moment: it is reserved when
 * the dialog opens, so it can be shared before OK; Cancel gives it back.
 */
export class StartSession extends AuscultElement {
  static override properties = {
    app: { attribute: false },
    reserved: { state: true },
    access: { state: true },
    nameError: { state: true },
    error: { state: true },
    busy: { state: true },
    created: { state: true },
  };

  static override styles = [
    base,
    buttons,
    fields,
    surfaces,
    dialogs,
    accessCards,
    css`
      textarea#name {
        min-height: var(--target);
      }
    `,
  ];

  declare app: AppContext;
  declare private reserved: SessionLink | null;
  declare private access: Access;
  declare private nameError: string | null;
  declare private error: string | null;
  declare private busy: boolean;
  /** Set after OK: the reminder shows. */
  declare private created: SessionSummary | null;

  #name = '';

  constructor() {
    super();
    this.reserved = null;
    this.access = 'invitation';
    this.nameError = null;
    this.error = null;
    this.busy = false;
    this.created = null;
  }

  override render(): TemplateResult {
    return this.created ? this.#reminder(this.created) : this.#form();
  }

  #form(): TemplateResult {
    return html`<dialog class="wide page" aria-labelledby="title" @cancel=${this.#cancel}>
      <form class="dialog-form" novalidate @submit=${this.#submit}>
        <div class="dialog-head">
          <h2 id="title">${msg('Start a Session')}</h2>
          <button
            class="button bare icon-only"
            type="button"
            aria-label=${msg('Close')}
            @click=${this.#cancel}
          >
            ${icon('close')}
          </button>
        </div>
        <div class="dialog-body">
          ${
            this.error === null
              ? nothing
              : html`<p class="note danger" role="alert">
                  ${icon('alert')}<span>${this.error}</span>
                </p>`
          }
          ${this.#nameField()}
          <auscult-session-link
            .link=${this.reserved?.link ?? ''}
            .name=${this.#name}
          ></auscult-session-link>
          ${this.#accessField()}
        </div>
        <div class="dialog-foot">
          <button class="button" type="button" @click=${this.#cancel}>${msg('Cancel')}</button>
          <button class="button primary" type="submit" aria-busy=${this.busy ? 'true' : 'false'}>
            ${msg('OK')}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #nameField(): TemplateResult {
    return html`<div class="field">
      <label for="name">${msg('Session name')}</label>
      ${
        this.nameError === null
          ? nothing
          : html`<p class="error" id="name-error">
              ${icon('alert')}<span>${this.nameError}</span>
            </p>`
      }
      <textarea
        class="text"
        id="name"
        rows="1"
        maxlength="200"
        autocomplete="off"
        data-first
        aria-invalid=${this.nameError === null ? nothing : 'true'}
        aria-describedby=${this.nameError === null ? nothing : 'name-error'}
        @input=${this.#typed}
        @keydown=${this.#enterSubmits}
      ></textarea>
    </div>`;
  }

  #accessField(): TemplateResult {
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
                .checked=${this.access === level}
                @change=${this.#chooseAccess}
              />
              <span class="access-name">${accessName(level)}</span>
              <span class="access-sentence" id=${`about-${level}`}>${accessSentence(level)}</span>
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #reminder(session: SessionSummary): TemplateResult {
    return html`<dialog class="wide" aria-labelledby="title" @cancel=${this.#finish}>
      <div class="dialog-head"><h2 id="title">${msg('Before you share the link')}</h2></div>
      <div class="dialog-body">
        <p class="note">${icon('info')}<strong>${accessReminder(session.access)}</strong></p>
        <auscult-session-link
          .link=${this.reserved?.link ?? ''}
          .name=${session.name}
        ></auscult-session-link>
      </div>
      <div class="dialog-foot">
        <button class="button primary" type="button" data-first @click=${this.#finish}>
          ${msg('OK')}
        </button>
      </div>
    </dialog>`;
  }

  protected override firstUpdated(): void {
    this.#name = msg(
      str`${sortableTime(new Date())} ${this.app.account?.displayName ?? ''} - New Patient Consult`,
    );
    const field = this.find<HTMLTextAreaElement>('#name');
    if (field) field.value = this.#name;
    openDialog(this.renderRoot);
    field?.select();
    this.requestUpdate();
    void this.#reserve();
  }

  protected override updated(): void {
    // The reminder is another dialog element in the same place.
    openDialog(this.renderRoot);
  }

  async #reserve(): Promise<void> {
    const { router, api } = this.app;
    const kept = router.state.reservation;
    if (kept) {
      this.reserved = kept;
      return;
    }
    try {
      const { reservationId, link } = await api.reserveLink();
      // The dialog may have been closed meanwhile.
      if (!this.isConnected) await api.cancelLink(reservationId);
      else {
        this.reserved = { reservationId, link };
        router.remember({ reservation: this.reserved });
      }
    } catch (error) {
      this.error = startError(error);
    }
  }

  readonly #typed = (event: Event): void => {
    this.#name = (event.target as HTMLTextAreaElement).value;
    this.nameError = null;
    this.requestUpdate();
  };

  /** A name is one line, however it wraps. */
  readonly #enterSubmits = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    this.find<HTMLFormElement>('form')?.requestSubmit();
  };

  readonly #chooseAccess = (event: Event): void => {
    this.access = (event.target as HTMLInputElement).value as Access;
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#create();
  };

  async #create(): Promise<void> {
    if (this.busy) return;
    const name = this.#name.replace(/\s+/g, ' ').trim();
    if (name === '') {
      this.nameError = msg('Enter a name for the session.');
      this.find('#name')?.focus();
      return;
    }
    if (!this.reserved) {
      await this.#reserve();
      if (!this.reserved) return;
    }
    this.busy = true;
    this.error = null;
    try {
      const { reservationId } = this.reserved;
      this.created = await this.app.api.createSession(reservationId, name, this.access);
    } catch (error) {
      if (error instanceof ApiError && error.code === 'RESERVATION_NOT_FOUND') {
        this.app.router.remember({ reservation: undefined });
        this.reserved = null;
        await this.#reserve();
        this.error = msg(
          'The link had been reserved for too long: here is a new one. Press OK again.',
        );
      } else {
        this.error = startError(error);
      }
    } finally {
      this.busy = false;
    }
  }

  readonly #cancel = (event: Event): void => {
    event.preventDefault();
    const reservationId = this.reserved?.reservationId;
    // Whether or not this arrives, the link never opens anything and dies within a day.
    if (reservationId) this.app.api.cancelLink(reservationId).catch(() => undefined);
    this.app.router.replace(paths.telehealth);
  };

  readonly #finish = (event: Event): void => {
    event.preventDefault();
    if (this.created) this.app.router.replace(paths.preview(this.created.id));
  };
}

function startError(error: unknown): string {
  switch (error instanceof ApiError ? error.code : '') {
    case 'OFFLINE':
      return msg('The server cannot be reached. Check your connection, then press OK again.');
    case 'TOO_MANY_RESERVATIONS':
      return msg('You have reserved many links without using them. Wait a day, or ask for help.');
    case 'SESSION_NAME_TOO_LONG':
      return msg('A session name may have up to 200 characters.');
    default:
      return msg('Something went wrong on our side. Try again in a moment.');
  }
}

customElements.define('auscult-start-session', StartSession);
