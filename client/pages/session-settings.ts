import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ApiError } from '../app/api.ts';
import type { Consequences, SettingsChange } from '../app/api.ts';
import type { AppContext } from '../app/context.ts';
import { failureNote, passing } from '../app/failure.ts';
import type { Failure } from '../app/failure.ts';
import { draftOf, isChanged, nameOf, rebase } from '../app/session-draft.ts';
import type { SessionDraft } from '../app/session-draft.ts';
import { roleName } from '../app/words.ts';
import { accessCards } from '../design/access-cards.ts';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { dialogs, openDialog } from '../design/dialogs.ts';
import { AuscultElement } from '../design/element.ts';
import { fields } from '../design/fields.ts';
import { icon } from '../design/icons.ts';
import { surfaces } from '../design/surfaces.ts';
import { failureOf } from './session-failures.ts';
import { accessField, holdField, nameField, patientField, peopleField } from './session-fields.ts';
import type { FieldsView } from './session-fields.ts';

/** The settings as they were when the form was filled in. */
interface Saved {
  readonly version: number;
  readonly draft: SessionDraft;
}

const noConsequences: Consequences = { removed: [], changed: [] };

/** Whoever drags through the levels asks once, at the end. */
const pauseMs = 150;

/**
 * A session's settings, all changed with one OK, which says beforehand what it will do. Tells by
 * `changed` or `cancelled` that it is over.
 */
export class SessionSettingsDialog extends AuscultElement {
  static override properties = {
    app: { attribute: false },
    sessionId: { type: String },
    saved: { state: true },
    draft: { state: true },
    consequences: { state: true },
    nameError: { state: true },
    peopleError: { state: true },
    error: { state: true },
    failed: { state: true },
    busy: { state: true },
  };

  static override styles = [
    base,
    buttons,
    fields,
    surfaces,
    dialogs,
    accessCards,
    css`
      /* Always in sight, however long the form: it says what OK will do. */
      .note.warning {
        border-radius: 0;
        padding: 12px 24px;
      }
      .consequences {
        display: grid;
        gap: 4px;
        max-height: 25dvh;
        overflow-y: auto;
      }
      @media (max-width: 639px) {
        .note.warning {
          padding: 12px 16px;
        }
      }
      .skeleton {
        height: 44px;
      }
    `,
  ];

  declare app: AppContext;
  declare sessionId: string;
  declare private saved: Saved | null;
  declare private draft: SessionDraft | null;
  declare private consequences: Consequences;
  declare private nameError: string | null;
  declare private peopleError: string | null;
  declare private error: Failure | null;
  /** There are no settings to change: not fetched, or not one's own any more. */
  declare private failed: Failure | null;
  declare private busy: boolean;

  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor() {
    super();
    this.sessionId = '';
    this.saved = null;
    this.draft = null;
    this.consequences = noConsequences;
    this.nameError = null;
    this.peopleError = null;
    this.error = null;
    this.failed = null;
    this.busy = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    return html`<dialog class="wide page" aria-labelledby="title" @cancel=${this.#cancel}>
      <form class="dialog-form" novalidate @submit=${this.#submit}>
        <div class="dialog-head">
          <h2 id="title">${msg('Session settings')}</h2>
          <button
            class="button bare icon-only"
            type="button"
            aria-label=${msg('Close')}
            @click=${this.#cancel}
          >
            ${icon('close')}
          </button>
        </div>
        <div class="dialog-body">${this.#body()}</div>
        <div id="consequences" role="status">${this.#forecast()}</div>
        <div class="dialog-foot">${this.#buttons()}</div>
      </form>
    </dialog>`;
  }

  #buttons(): TemplateResult {
    const { failed } = this;
    if (failed?.passes === false) {
      return html`<button class="button primary" type="button" data-first @click=${this.#cancel}>
        ${this.app.router.state.inCall ? msg('Back to the session') : msg('Back to the list')}
      </button>`;
    }
    const cancel = html`<button class="button" type="button" @click=${this.#cancel}>
      ${msg('Cancel')}
    </button>`;
    if (failed !== null) {
      return html`${cancel}
        <button class="button primary" type="button" @click=${() => void this.#load()}>
          ${msg('Try again')}
        </button>`;
    }
    if (!this.draft) return cancel;
    return html`${cancel}
      <button
        class="button primary"
        type="submit"
        aria-busy=${this.busy ? 'true' : 'false'}
        aria-describedby="consequences"
      >
        ${msg('OK')}
      </button>`;
  }

  #body(): TemplateResult {
    if (this.failed !== null) return failureNote(this.failed);
    if (!this.draft) {
      return html`<div role="status" aria-busy="true" aria-label=${msg('Loading the settings')}>
        ${[0, 1, 2].map(() => html`<p class="skeleton"></p>`)}
      </div>`;
    }
    const view: FieldsView = {
      app: this.app,
      draft: this.draft,
      starting: false,
      nameError: this.nameError,
      peopleError: this.peopleError,
      change: this.#change,
    };
    return html`
      ${this.error === null ? nothing : failureNote(this.error)} ${nameField(view)}
      ${accessField(view)} ${peopleField(view)} ${patientField(view)} ${holdField(view)}
    `;
  }

  #forecast(): TemplateResult | typeof nothing {
    const sentences = consequenceSentences(this.consequences);
    if (sentences.length === 0) return nothing;
    return html`<div class="note warning">
      ${icon('alert')}
      <div class="consequences">
        <strong>${msg('When you press OK:')}</strong>
        ${sentences.map((sentence) => html`<p>${sentence}</p>`)}
      </div>
    </div>`;
  }

  protected override firstUpdated(): void {
    openDialog(this.renderRoot);
    void this.#load();
  }

  async #load(): Promise<void> {
    this.failed = null;
    try {
      const settings = await this.app.api.sessionSettings(this.sessionId);
      const draft = draftOf(settings);
      this.saved = { version: settings.version, draft };
      this.draft = draft;
      await this.updateComplete;
      this.find('#name')?.focus();
    } catch (error) {
      this.failed = failureOf(error);
      await this.updateComplete;
      this.find('[data-first]')?.focus();
    }
  }

  readonly #change = (part: Partial<SessionDraft>): void => {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...part };
    if ('name' in part) this.nameError = null;
    if (!('access' in part || 'members' in part)) return;
    this.peopleError = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // What could not be said beforehand is asked again by OK, which then says why it waits.
      this.#foresee().catch(() => undefined);
    }, pauseMs);
  };

  /** @returns whether it is what has been shown already */
  async #foresee(): Promise<boolean> {
    if (!this.draft) return true;
    const asked = (this.#asked += 1);
    const { access, members } = changeFrom(this.draft, 0);
    const found = await this.app.api.consequences(this.sessionId, { access, members });
    if (asked !== this.#asked) return false;
    const same = sameConsequences(found, this.consequences);
    this.consequences = found;
    return same;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (!this.busy) void this.#save();
  };

  async #save(): Promise<void> {
    const { draft, saved } = this;
    if (!draft || !saved) return;
    if (nameOf(draft) === '') {
      this.nameError = msg('Enter a name for the session.');
      this.find('#name')?.focus();
      return;
    }
    if (!isChanged(saved.draft, draft)) {
      this.#over('cancelled');
      return;
    }
    this.busy = true;
    this.error = null;
    // What was about to be asked is asked now, once.
    clearTimeout(this.#timer);
    try {
      // People come and go while one thinks: nothing happens that was not said.
      if (!(await this.#foresee())) {
        this.error = passing(msg('Who is concerned has changed. Look at it again, then press OK.'));
        return;
      }
      await this.app.api.changeSettings(this.sessionId, changeFrom(draft, saved.version));
      this.#over('changed');
    } catch (error) {
      await this.#refused(error, saved, draft);
    } finally {
      this.busy = false;
    }
  }

  async #refused(error: unknown, saved: Saved, mine: SessionDraft): Promise<void> {
    const code = error instanceof ApiError ? error.code : '';
    if (code === 'SETTINGS_CHANGED') {
      await this.#takeIn(saved, mine);
    } else if (code === 'LAST_CHAIR' || code === 'ACCOUNT_NOT_FOUND') {
      this.peopleError = failureOf(error).text;
      this.find('auscult-people-field')?.focus();
    } else {
      await this.#fail(error);
    }
  }

  /** What no OK can mend takes the form away: nobody is left to press it again and again. */
  async #fail(error: unknown): Promise<void> {
    const failure = failureOf(error);
    if (failure.passes) {
      this.error = failure;
      return;
    }
    this.failed = failure;
    this.draft = null;
    this.consequences = noConsequences;
    await this.updateComplete;
    this.find('[data-first]')?.focus();
  }

  /** Another chair was quicker: what they changed is taken in, and one's own put on top of it. */
  async #takeIn(saved: Saved, mine: SessionDraft): Promise<void> {
    try {
      const settings = await this.app.api.sessionSettings(this.sessionId);
      const theirs = draftOf(settings);
      this.saved = { version: settings.version, draft: theirs };
      this.draft = rebase(saved.draft, mine, theirs);
      await this.#foresee();
      this.error = passing(
        msg(
          'Another chair has changed the settings meanwhile. Here they are, with your changes. Look at them, then press OK.',
        ),
      );
    } catch (error) {
      await this.#fail(error);
    }
  }

  readonly #cancel = (event: Event): void => {
    event.preventDefault();
    this.#over('cancelled');
  };

  #over(how: 'changed' | 'cancelled'): void {
    this.dispatchEvent(new CustomEvent(how));
  }
}

function changeFrom(draft: SessionDraft, version: number): SettingsChange {
  return {
    version,
    name: nameOf(draft),
    access: draft.access,
    members: draft.members.map(({ accountId, role }) => ({ accountId, role })),
    patientId: draft.patient?.id ?? null,
    holdNewcomers: draft.holdNewcomers,
  };
}

function sameConsequences(one: Consequences, other: Consequences): boolean {
  return consequenceSentences(one).join('\n') === consequenceSentences(other).join('\n');
}

/** "2 guests will be removed." Guests are counted, people of the practice are named. */
function consequenceSentences({ removed, changed }: Consequences): string[] {
  const sentences: string[] = [];
  const guests = removed.filter(({ guest }) => guest).length;
  if (guests === 1) sentences.push(msg('1 guest will be removed.'));
  if (guests > 1) sentences.push(msg(str`${guests} guests will be removed.`));
  for (const { displayName, guest } of removed) {
    if (!guest) sentences.push(msg(str`${displayName} will be removed.`));
  }
  for (const { displayName, role } of changed) {
    const name = roleName(role);
    sentences.push(msg(str`${displayName} will have another role: ${name}.`));
  }
  return sentences;
}

customElements.define('auscult-session-settings', SessionSettingsDialog);
