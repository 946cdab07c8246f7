import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ApiError } from '../app/api.ts';
import type { SessionLink, SessionSummary } from '../app/api.ts';
import type { AppContext } from '../app/context.ts';
import { failureNote, passing } from '../app/failure.ts';
import type { Failure } from '../app/failure.ts';
import { paths } from '../app/routes.ts';
import { nameOf } from '../app/session-draft.ts';
import type { SessionDraft } from '../app/session-draft.ts';
import '../app/session-link.ts';
import { sortableTime } from '../app/times.ts';
import { accessReminder } from '../app/words.ts';
import { accessCards } from '../design/access-cards.ts';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { dialogs, openDialog } from '../design/dialogs.ts';
import { AuscultElement } from '../design/element.ts';
import { fields } from '../design/fields.ts';
import { icon } from '../design/icons.ts';
import { surfaces } from '../design/surfaces.ts';
import { accessField, holdField, nameField, patientField, peopleField } from './session-fields.ts';
import type { FieldsView } from './session-fields.ts';
import { failureOf } from './session-failures.ts';

/**
 * "Start a Session", then the reminder. The link is real from the first moment: it is reserved when
 * the dialog opens, so it can be shared before OK; Cancel gives it back.
 */
export class StartSession extends AuscultElement {
  static override properties = {
    app: { attribute: false },
    reserved: { state: true },
    draft: { state: true },
    nameError: { state: true },
    peopleError: { state: true },
    error: { state: true },
    busy: { state: true },
    created: { state: true },
    leaving: { state: true },
  };

  static override styles = [base, buttons, fields, surfaces, dialogs, accessCards];

  declare app: AppContext;
  declare private reserved: SessionLink | null;
  declare private draft: SessionDraft;
  declare private nameError: string | null;
  declare private peopleError: string | null;
  declare private error: Failure | null;
  declare private busy: boolean;
  /** Set after OK: the reminder shows. */
  declare private created: Pick<SessionSummary, 'id' | 'name' | 'access'> | null;
  /** Cancel was pressed although the link is out. */
  declare private leaving: boolean;

  constructor() {
    super();
    this.reserved = null;
    this.draft = {
      name: '',
      access: 'invitation',
      members: [],
      patient: null,
      holdNewcomers: false,
    };
    this.nameError = null;
    this.peopleError = null;
    this.error = null;
    this.busy = false;
    this.created = null;
    this.leaving = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { account } = this.app;
    if (!account) return;
    const { id: accountId, displayName, speciality } = account;
    this.draft = {
      ...this.draft,
      name: msg(str`${sortableTime(new Date())} ${displayName} - New Patient Consult`),
      members: [{ accountId, displayName, speciality, role: 'chair' }],
      // As it was chosen before a reload; name and patient are typed anew.
      ...this.app.router.state.draft,
    };
  }

  override render(): TemplateResult | typeof nothing {
    if (this.created) return this.#reminder(this.created);
    return this.app.router.state.started === undefined ? this.#form() : nothing;
  }

  #form(): TemplateResult {
    const view: FieldsView = {
      app: this.app,
      draft: this.draft,
      starting: true,
      nameError: this.nameError,
      peopleError: this.peopleError,
      change: this.#change,
    };
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
          ${this.error === null ? nothing : failureNote(this.error)} ${nameField(view)}
          <auscult-session-link
            .link=${this.reserved?.link ?? ''}
            .name=${nameOf(this.draft)}
            .practice=${this.app.practice?.name ?? ''}
            .api=${this.app.api}
            @handed-out=${this.#handedOut}
          ></auscult-session-link>
          ${accessField(view)} ${peopleField(view)} ${patientField(view)} ${holdField(view)}
        </div>
        ${this.leaving ? this.#sureFoot() : this.#foot()}
      </form>
    </dialog>`;
  }

  #foot(): TemplateResult {
    return html`<div class="dialog-foot">
      <button class="button" type="button" @click=${this.#cancel}>${msg('Cancel')}</button>
      <button class="button primary" type="submit" aria-busy=${this.busy ? 'true' : 'false'}>
        ${msg('OK')}
      </button>
    </div>`;
  }

  #sureFoot(): TemplateResult {
    return html`<div class="dialog-foot" role="alert">
      <p class="foot-words">${msg('You have handed out the link. It will not work any more.')}</p>
      <button class="button" type="button" data-stay @click=${this.#stay}>${msg('Go back')}</button>
      <button class="button danger" type="button" @click=${this.#discard}>
        ${msg('Cancel the session')}
      </button>
    </div>`;
  }

  #reminder(session: Pick<SessionSummary, 'id' | 'name' | 'access'>): TemplateResult {
    return html`<dialog class="wide" aria-labelledby="title" @cancel=${this.#finish}>
      <div class="dialog-head"><h2 id="title">${msg('Before you share the link')}</h2></div>
      <div class="dialog-body">
        <p class="note">${icon('info')}<strong>${accessReminder(session.access)}</strong></p>
        <auscult-session-link
          .link=${this.reserved?.link ?? ''}
          .name=${session.name}
          .practice=${this.app.practice?.name ?? ''}
          .sessionId=${session.id}
          .mail=${this.app.practice?.mail ?? false}
          .api=${this.app.api}
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
    openDialog(this.renderRoot);
    this.find<HTMLTextAreaElement>('#name')?.select();
    const { started } = this.app.router.state;
    void (started === undefined ? this.#reserve() : this.#remind(started));
  }

  protected override updated(changed: Map<string, unknown>): void {
    // The reminder is another dialog element in the same place.
    openDialog(this.renderRoot);
    if (changed.has('leaving') && this.leaving) this.find('[data-stay]')?.focus();
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
        router.remember({ reservation: this.reserved, linkIsOut: false });
      }
    } catch (error) {
      this.error = failureOf(error);
    }
  }

  /** After a reload: the session is there already, and its reminder has not been read to the end. */
  async #remind(sessionId: string): Promise<void> {
    const { router, api } = this.app;
    this.reserved = router.state.reservation ?? null;
    try {
      this.created = await api.session(sessionId);
    } catch {
      router.replace(paths.preview(sessionId));
    }
  }

  readonly #change = (part: Partial<SessionDraft>): void => {
    this.draft = { ...this.draft, ...part };
    if ('name' in part) this.nameError = null;
    if ('members' in part) this.peopleError = null;
    const { access, members, holdNewcomers } = this.draft;
    this.app.router.remember({ draft: { access, members, holdNewcomers } });
  };

  readonly #handedOut = (): void => {
    this.app.router.remember({ linkIsOut: true });
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#create();
  };

  async #create(): Promise<void> {
    if (this.busy) return;
    const name = nameOf(this.draft);
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
      const { access, members, patient, holdNewcomers } = this.draft;
      this.created = await this.app.api.createSession({
        reservationId: this.reserved.reservationId,
        name,
        access,
        members: members
          .filter(({ accountId }) => accountId !== this.app.account?.id)
          .map(({ accountId, role }) => ({ accountId, role })),
        patientId: patient?.id ?? null,
        holdNewcomers,
      });
      this.app.router.remember({ started: this.created.id, draft: undefined });
    } catch (error) {
      await this.#refused(error);
    } finally {
      this.busy = false;
    }
  }

  async #refused(error: unknown): Promise<void> {
    const code = error instanceof ApiError ? error.code : '';
    if (code === 'RESERVATION_NOT_FOUND') {
      this.app.router.remember({ reservation: undefined });
      this.reserved = null;
      await this.#reserve();
      this.error = passing(
        msg('The link had been reserved for too long: here is a new one. Press OK again.'),
      );
    } else if (code === 'ACCOUNT_NOT_FOUND') {
      this.peopleError = failureOf(error).text;
      this.find('auscult-people-field')?.focus();
    } else {
      this.error = failureOf(error);
    }
  }

  /** A link that somebody may hold already is not given back by a slip of the finger. */
  readonly #cancel = (event: Event): void => {
    event.preventDefault();
    if (this.app.router.state.linkIsOut) this.leaving = true;
    else this.#discard();
  };

  readonly #stay = (): void => {
    this.leaving = false;
  };

  readonly #discard = (): void => {
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

customElements.define('auscult-start-session', StartSession);
