import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { offlineCode, ApiError } from '../app/api.ts';
import type { SessionSummary } from '../app/api.ts';
import { referenceLine, referenceOf } from '../app/failure.ts';
import { Page } from '../app/page.ts';
import { paths } from '../app/routes.ts';
import '../app/session-link.ts';
import '../app/shell.ts';
import { clockTime, exactTime, timeInWords } from '../app/times.ts';
import {
  accessName,
  accessReminder,
  insideCount,
  roleName,
  shortName,
  waitingCount,
} from '../app/words.ts';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { dialogs, openDialog } from '../design/dialogs.ts';
import { fields } from '../design/fields.ts';
import { icon } from '../design/icons.ts';
import '../design/menu.ts';
import type { MenuItem } from '../design/menu.ts';
import { surfaces } from '../design/surfaces.ts';
import './session-settings.ts';
import './start-session.ts';
import { telehealthStyles } from './telehealth-styles.ts';

/** Who is inside changes while one looks; the bell says so, if its line is there. */
const refreshMs = 30_000;

type ListState =
  | { readonly kind: 'loading' }
  /** `reference`: for whoever helps; null when the server was not reached at all. */
  | { readonly kind: 'failed'; readonly reference: string | null }
  | { readonly kind: 'loaded'; readonly sessions: readonly SessionSummary[] };

type Asking =
  | { readonly kind: 'share'; readonly session: SessionSummary; readonly link: string }
  | {
      readonly kind: 'close';
      readonly session: SessionSummary;
      readonly inside: readonly string[];
    };

/** Provider > Telehealth: the sessions one can go into. */
export class Telehealth extends Page {
  static override properties = {
    ...Page.properties,
    starting: { type: Boolean },
    settingsOf: { type: String },
    list: { state: true },
    filter: { state: true },
    search: { state: true },
    asking: { state: true },
    toast: { state: true },
    staleSince: { state: true },
  };

  static override styles = [base, buttons, fields, surfaces, dialogs, telehealthStyles];

  declare starting: boolean;
  /** Whose settings are shown; null: none. */
  declare settingsOf: string | null;
  declare private list: ListState;
  declare private filter: 'open' | 'closed';
  declare private search: string;
  declare private asking: Asking | null;
  declare private toast: string;
  /** When the list was last true, if it could not be asked for since. */
  declare private staleSince: Date | null;

  #loadedAt = new Date();

  #timer: ReturnType<typeof setInterval> | undefined;
  #stopListening: () => void = () => undefined;
  #toastTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.starting = false;
    this.settingsOf = null;
    this.list = { kind: 'loading' };
    this.filter = 'open';
    this.search = '';
    this.asking = null;
    this.toast = '';
    this.staleSince = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
    this.#timer = setInterval(this.#refresh, refreshMs);
    document.addEventListener('visibilitychange', this.#refresh);
    this.#stopListening = this.app.bell.onChange(this.#refresh);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#refresh);
    this.#stopListening();
  }

  protected override pageTitle(): string {
    if (this.settingsOf !== null) return msg('Session settings');
    return this.starting ? msg('Start a Session') : msg('Telehealth');
  }

  override render(): TemplateResult {
    return html`
      <auscult-shell .app=${this.app}>
        <div class="content">
          <div class="head">
            <div>
              <p class="crumbs">${msg('Provider')} › ${msg('Telehealth')}</p>
              <h1>${msg('Telehealth')}</h1>
            </div>
            <div class="tools">
              <div class="search">
                ${icon('search')}
                <input
                  class="text"
                  type="search"
                  aria-label=${msg('Search sessions')}
                  placeholder=${msg('Search sessions')}
                  autocomplete="off"
                  @input=${this.#searched}
                />
              </div>
              <button class="button primary" type="button" @click=${this.#startSession}>
                ${msg('Start a Session')}
              </button>
            </div>
          </div>
          ${this.#filters()} ${this.#list()}
        </div>
      </auscult-shell>
      ${
        this.starting
          ? html`<auscult-start-session .app=${this.app}></auscult-start-session>`
          : nothing
      }
      ${
        this.settingsOf === null
          ? nothing
          : html`<auscult-session-settings
              .app=${this.app}
              .sessionId=${this.settingsOf}
              @changed=${this.#settingsChanged}
              @cancelled=${this.#toList}
            ></auscult-session-settings>`
      }
      ${this.asking ? this.#dialog(this.asking) : nothing}
      <div role="status">${this.toast ? html`<p class="toast">${this.toast}</p>` : nothing}</div>
    `;
  }

  protected override updated(changed: Map<string, unknown>): void {
    super.updated(changed);
    if (this.asking) openDialog(this.renderRoot);
    // A session that was just started, or left by Cancel, stands in the list at once.
    if (changed.get('starting') === true && !this.starting) void this.#load();
  }

  #filters(): TemplateResult {
    const choices = [
      ['open', msg('Open')],
      ['closed', msg('Closed')],
    ] as const;
    return html`<fieldset class="filters">
      <legend class="unseen">${msg('Which sessions')}</legend>
      ${choices.map(
        ([value, label]) =>
          html`<label class="filter">
            <input
              type="radio"
              name="filter"
              value=${value}
              .checked=${this.filter === value}
              @change=${this.#filtered}
            />
            ${label}
          </label>`,
      )}
    </fieldset>`;
  }

  #list(): TemplateResult {
    const { list } = this;
    switch (list.kind) {
      case 'loading':
        return html`<div
          class="card"
          role="status"
          aria-busy="true"
          aria-label=${msg('Loading sessions')}
        >
          ${[0, 1, 2].map(
            () =>
              html`<div class="row">
                <div>
                  <div class="skeleton title"></div>
                  <div class="skeleton line"></div>
                </div>
              </div>`,
          )}
        </div>`;
      case 'failed':
        return html`<div class="card empty">
          ${icon(list.reference === null ? 'offline' : 'alert')}
          <h2>
            ${
              list.reference === null
                ? msg('The server cannot be reached')
                : msg('Your sessions could not be loaded')
            }
          </h2>
          <p class="quiet">
            ${
              list.reference === null
                ? msg('Check your connection, then try again.')
                : msg('Something went wrong on our side. Try again in a moment.')
            }
          </p>
          ${referenceLine(list.reference)}
          <button class="button" type="button" @click=${this.#retry}>${msg('Try again')}</button>
        </div>`;
      case 'loaded':
        return html`${this.#stale()} ${this.#rows(list.sessions)}`;
    }
  }

  #stale(): TemplateResult | typeof nothing {
    if (this.staleSince === null) return nothing;
    const time = clockTime(this.staleSince);
    return html`<p class="stale quiet small" role="status">
      ${icon('offline')}<span>${msg(str`Could not be brought up to date. As of ${time}.`)}</span>
    </p>`;
  }

  #rows(sessions: readonly SessionSummary[]): TemplateResult {
    if (sessions.length === 0 && this.filter === 'closed') {
      return html`<div class="card empty">
        ${icon('closedDoor')}
        <h2>${msg('No closed sessions')}</h2>
        <p class="quiet">${msg('Sessions that their chair has closed are listed here.')}</p>
      </div>`;
    }
    if (sessions.length === 0) {
      return html`<div class="card empty">
        ${icon('camera')}
        <h2>${msg('No open sessions')}</h2>
        <p class="quiet">
          ${msg('Start a session and share its link. It stays open until you close it.')}
        </p>
        <button class="button primary" type="button" @click=${this.#startSession}>
          ${msg('Start a Session')}
        </button>
      </div>`;
    }
    const wanted = this.search.trim().toLocaleLowerCase();
    const shown = sessions
      .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
      .toSorted(liveFirst);
    if (shown.length === 0) {
      return html`<div class="card empty">
        ${icon('search')}
        <h2>${msg(str`No session is called “${this.search.trim()}”`)}</h2>
        <p class="quiet">${msg('Try a part of its name.')}</p>
      </div>`;
    }
    return html`<ul
      class="card"
      aria-label=${this.filter === 'open' ? msg('Open sessions') : msg('Closed sessions')}
    >
      ${repeat(
        shown,
        ({ id }) => id,
        (session) => this.#row(session),
      )}
    </ul>`;
  }

  #row(session: SessionSummary): TemplateResult {
    const { id, name, inside, access, role, createdAt, createdBy, patient, waiting } = session;
    const live = inside > 0;
    const created = timeInWords(createdAt, Date.now());
    const chair = role === 'chair';
    return html`<li class="row">
      <div>
        <h2 id=${`session-${id}`}>${name}</h2>
        <div class="facts">
          ${
            live
              ? html`<span class="badge live">${msg('Live')} · ${insideCount(inside)}</span>`
              : nothing
          }
          ${
            waiting > 0
              ? html`<span class="badge waiting">${icon('clock')}${waitingCount(waiting)}</span>`
              : nothing
          }
          <span class="badge">${accessName(access)}</span>
          <span
            >${roleName(role)}${patient ? html` · ${msg(str`About ${shortName(patient)}`)}` : nothing}${chair ? nothing : html` · ${createdBy}`}
            ·
            <time datetime=${createdAt} title=${exactTime(createdAt)}
              ><span class="about">${msg(str`created ${created}`)}</span
              ><span class="exact">${msg(str`created ${exactTime(createdAt)}`)}</span></time
            ></span
          >
        </div>
      </div>
      ${this.filter === 'closed' ? nothing : this.#rowActions(session)}
    </li>`;
  }

  #rowActions(session: SessionSummary): TemplateResult {
    const { id, name, inside, waiting, role } = session;
    return html`<div class="actions">
      <a
        class="button ${inside + waiting > 0 ? 'primary' : ''}"
        href=${paths.preview(id)}
        aria-describedby=${`session-${id}`}
        >${this.app.openCall()?.sessionId === id ? msg('Return') : msg('Join Session')}</a
      >
      ${
        role === 'chair'
          ? html`<button
              class="button icon-only"
              type="button"
              aria-label=${msg(str`Share ${name}`)}
              title=${msg('Share')}
              @click=${() => void this.#share(session)}
            >
              ${icon('share')}
            </button>`
          : nothing
      }
      <auscult-menu .items=${this.#more(session)} label=${msg(str`More about ${name}`)}>
        <button
          slot="button"
          class="button icon-only"
          type="button"
          aria-label=${msg(str`More about ${name}`)}
        >
          ${icon('more')}
        </button>
      </auscult-menu>
    </div>`;
  }

  #more(session: SessionSummary): MenuItem[] {
    const settings: MenuItem = {
      label: msg('Settings'),
      icon: 'settings',
      select: () => {
        this.app.router.go(paths.settings(session.id));
      },
    };
    const items: MenuItem[] = [
      ...(session.role === 'chair' ? [settings] : []),
      {
        label: msg('Copy the log-in link'),
        detail: msg('For colleagues: they log in first.'),
        icon: 'copy',
        select: () => void this.#copyLogInLink(session),
      },
    ];
    if (session.role === 'chair') {
      items.push({
        label: msg('Close session for everyone'),
        icon: 'closedDoor',
        danger: true,
        select: () => void this.#askToClose(session),
      });
    }
    return items;
  }

  #dialog(asking: Asking): TemplateResult {
    const { session } = asking;
    const share = asking.kind === 'share';
    return html`<dialog class=${share ? 'wide' : ''} aria-labelledby="asking" @close=${this.#asked}>
      <div class="dialog-head">
        <h2 id="asking">${share ? session.name : msg('Close session for everyone?')}</h2>
        <button
          class="button bare icon-only"
          type="button"
          aria-label=${msg('Close')}
          @click=${this.#asked}
        >
          ${icon('close')}
        </button>
      </div>
      ${
        asking.kind === 'share'
          ? html`<div class="dialog-body">
              <p class="note">${icon('info')}<span>${accessReminder(session.access)}</span></p>
              <auscult-session-link
                .link=${asking.link}
                .name=${session.name}
                .practice=${this.app.practice?.name ?? ''}
                .sessionId=${session.id}
                .mail=${this.app.practice?.mail ?? false}
                .api=${this.app.api}
              ></auscult-session-link>
            </div>`
          : html`<div class="dialog-body">
                <div>
                  <p>${msg(str`The links to “${session.name}” will not work any more.`)}</p>
                  ${
                    asking.inside.length > 0
                      ? html`<p>${msg('Inside now:')}</p>
                          <ul class="inside-list">
                            ${asking.inside.map((name) => html`<li>${name}</li>`)}
                          </ul>`
                      : html`<p class="quiet">${msg('Nobody is inside now.')}</p>`
                  }
                </div>
              </div>
              <div class="dialog-foot">
                <button class="button" type="button" data-first @click=${this.#asked}>
                  ${msg('Keep it open')}
                </button>
                <button
                  class="button danger"
                  type="button"
                  @click=${() => void this.#close(session)}
                >
                  ${msg('Close session for everyone')}
                </button>
              </div>`
      }
    </dialog>`;
  }

  readonly #refresh = (): void => {
    if (document.visibilityState === 'visible' && this.list.kind === 'loaded') void this.#load();
  };

  readonly #retry = (): void => {
    this.staleSince = null;
    this.list = { kind: 'loading' };
    void this.#load();
  };

  async #load(): Promise<void> {
    const { filter } = this;
    try {
      const sessions = await this.app.api.sessions(filter);
      // An answer that comes late is of a list that nobody looks at any more.
      if (filter !== this.filter) return;
      this.list = { kind: 'loaded', sessions };
      this.#loadedAt = new Date();
      this.staleSince = null;
    } catch (error) {
      if (filter !== this.filter) return;
      // What is on the screen may be a little old, and is better than nothing.
      if (this.list.kind === 'loaded') {
        this.staleSince = this.#loadedAt;
        return;
      }
      const offline = error instanceof ApiError && error.code === offlineCode;
      this.list = { kind: 'failed', reference: offline ? null : referenceOf(error) };
    }
  }

  /** An address of its own: Back closes the dialog, a reload keeps it. */
  readonly #startSession = (): void => this.app.router.go(paths.startSession);

  readonly #toList = (): void => this.app.router.replace(paths.telehealth);

  readonly #settingsChanged = (): void => {
    this.#toList();
    this.#say(msg('The settings are changed.'));
    void this.#load();
  };

  readonly #filtered = (event: Event): void => {
    this.filter = (event.target as HTMLInputElement).value as 'open' | 'closed';
    this.#retry();
  };

  readonly #searched = (event: Event): void => {
    this.search = (event.target as HTMLInputElement).value;
  };

  async #share(session: SessionSummary): Promise<void> {
    try {
      this.asking = { kind: 'share', session, link: await this.app.api.sessionLink(session.id) };
    } catch {
      this.#say(msg('The link could not be fetched. Try again in a moment.'));
    }
  }

  async #copyLogInLink(session: SessionSummary): Promise<void> {
    try {
      await navigator.clipboard.writeText(location.origin + paths.preview(session.id));
      this.#say(msg('The log-in link is copied.'));
    } catch {
      this.#say(msg('The browser did not let us copy the link.'));
    }
  }

  async #askToClose(session: SessionSummary): Promise<void> {
    try {
      const { inside } = await this.app.api.session(session.id);
      this.asking = { kind: 'close', session, inside };
    } catch {
      this.#say(msg('The session could not be looked up. Try again in a moment.'));
    }
  }

  async #close(session: SessionSummary): Promise<void> {
    try {
      await this.app.api.closeSession(session.id);
      this.#say(msg(str`“${session.name}” is closed.`));
    } catch {
      this.#say(msg('The session could not be closed. Try again in a moment.'));
    }
    this.asking = null;
    await this.#load();
  }

  readonly #asked = (): void => {
    this.asking = null;
  };

  #say(text: string): void {
    this.toast = text;
    clearTimeout(this.#toastTimer);
    this.#toastTimer = setTimeout(() => {
      this.toast = '';
    }, 6_000);
  }
}

/** Where somebody is or waits, one is needed; among the rest the newest is the likeliest. */
function liveFirst(a: SessionSummary, b: SessionSummary): number {
  const people = (one: SessionSummary): number => Number(one.inside + one.waiting > 0);
  const live = people(b) - people(a);
  return live !== 0 ? live : b.createdAt.localeCompare(a.createdAt);
}

customElements.define('auscult-telehealth', Telehealth);
