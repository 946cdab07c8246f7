import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { AuscultElement } from '../design/element.ts';
import { icon } from '../design/icons.ts';
import type { Notifications } from './api.ts';
import { Attention, canNotify, mayAskToNotify, notify } from './attention.ts';
import type { AppContext } from './context.ts';
import { paths } from './routes.ts';
import { exactTime, timeInWords } from './times.ts';

/** The bell of the shell: who waits, who has added one to which session. */
export class BellButton extends AuscultElement {
  static override properties = {
    app: { attribute: false },
    open: { state: true },
    state: { state: true },
    asked: { state: true },
  };

  static override styles = [
    base,
    buttons,
    css`
      .bell {
        position: relative;
      }
      .count {
        position: absolute;
        top: 2px;
        right: 2px;
        min-width: 20px;
        padding: 0 5px;
        border-radius: 999px;
        background: var(--danger);
        color: var(--on-accent);
        font-size: 0.75rem;
        font-weight: 700;
        line-height: 20px;
        font-variant-numeric: tabular-nums;
      }
      .panel {
        position: fixed;
        inset: 60px 8px auto auto;
        width: min(400px, calc(100vw - 16px));
        max-height: calc(100dvh - 76px);
        margin: 0;
        padding: 8px 0;
        overflow-y: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius-l);
        background: var(--surface);
        color: var(--ink);
        box-shadow: 0 8px 28px rgb(14 21 27 / 18%);
      }
      h2 {
        padding: 8px 16px;
      }
      li {
        display: grid;
        gap: 8px;
        padding: 12px 16px;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      li.unread {
        border-left: 4px solid var(--accent);
        padding-left: 12px;
      }
      li .button {
        justify-self: start;
      }
      .waiting {
        background: var(--warning-soft);
      }
      .none,
      .ask {
        padding: 12px 16px;
      }
      .ask {
        border-top: 1px solid var(--line);
      }
    `,
  ];

  declare app: AppContext;
  declare private open: boolean;
  declare private state: Notifications;
  /** The browser's question about notifications has been answered. */
  declare private asked: boolean;

  readonly #attention = new Attention();
  #stop: () => void = () => undefined;
  #seen = new Set<string>();

  constructor() {
    super();
    this.open = false;
    this.state = { notifications: [], waiting: [] };
    this.asked = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { bell } = this.app;
    this.state = bell.state;
    this.#seen = unreadOf(bell.state);
    this.#stop = bell.onChange(() => this.#changed());
    this.#callAttention();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.#attention.stop();
  }

  override render(): TemplateResult {
    const count = unreadOf(this.state).size + this.state.waiting.length;
    const label = count === 0 ? msg('Notifications') : msg(str`Notifications, ${count} new`);
    return html`
      <button
        class="button bare icon-only bell"
        type="button"
        aria-label=${label}
        aria-expanded=${this.open ? 'true' : 'false'}
        popovertarget="panel"
      >
        ${icon('bell')}
        ${count > 0 ? html`<span class="count" aria-hidden="true">${count}</span>` : nothing}
      </button>
      <section
        class="panel"
        id="panel"
        popover="auto"
        aria-labelledby="title"
        @toggle=${this.#toggled}
      >
        <h2 id="title">${msg('Notifications')}</h2>
        ${this.open ? this.#list() : nothing}
      </section>
    `;
  }

  #list(): TemplateResult {
    const { notifications, waiting } = this.state;
    return html`
      ${
        notifications.length + waiting.length === 0
          ? html`<p class="none quiet">
              ${msg('Nothing new. When a colleague adds you to a session, it says so here.')}
            </p>`
          : nothing
      }
      <ul aria-labelledby="title">
        ${waiting.map(
          ({ sessionId, sessionName, people }) =>
            html`<li class="waiting">
              <span>
                <strong>${people.map(({ displayName }) => displayName).join(', ')}</strong>
                ${
                  people.length === 1
                    ? msg(str`is waiting in “${sessionName}”.`)
                    : msg(str`are waiting in “${sessionName}”.`)
                }
              </span>
              ${joinLink(sessionId, 'primary')}
            </li>`,
        )}
        ${notifications.map(
          ({ sessionId, sessionName, by, createdAt, read }) =>
            html`<li class=${read ? '' : 'unread'}>
              <span>
                ${read ? nothing : html`<span class="unseen">${msg('New:')}</span>`}
                ${msg(str`${by} added you to “${sessionName}”.`)}
                <time class="quiet small" datetime=${createdAt} title=${exactTime(createdAt)}
                  >${timeInWords(createdAt, Date.now())}</time
                >
              </span>
              ${joinLink(sessionId, '')}
            </li>`,
        )}
      </ul>
      ${
        mayAskToNotify() && !this.asked
          ? html`<p class="ask">
              <button class="button" type="button" @click=${this.#ask}>
                ${msg('Also tell me while I use other programs')}
              </button>
            </p>`
          : nothing
      }
    `;
  }

  readonly #toggled = (event: ToggleEvent): void => {
    this.open = event.newState === 'open';
    // Marked as they are read until the list is closed again.
    if (!this.open) this.app.bell.read().catch(() => undefined);
  };

  readonly #ask = async (): Promise<void> => {
    await Notification.requestPermission();
    this.asked = true;
  };

  #changed(): void {
    this.state = this.app.bell.state;
    const unread = unreadOf(this.state);
    const news = this.state.notifications.find(({ id, read }) => !read && !this.#seen.has(id));
    if (news && this.app.bell.known) {
      this.app.announce(msg(str`${news.by} added you to “${news.sessionName}”.`));
      if (canNotify()) notify(msg('You have been added to a session.'));
    }
    this.#seen = unread;
    this.#callAttention();
  }

  #callAttention(): void {
    // The call that goes on in this page calls for those at its own door.
    const elsewhere = this.state.waiting.filter(
      ({ sessionId }) => sessionId !== this.app.openCall()?.sessionId,
    );
    const people = elsewhere.flatMap((one) => one.people);
    this.#attention.waiting(people.map(({ participantId }) => participantId));
  }
}

function joinLink(sessionId: string, kind: 'primary' | ''): TemplateResult {
  return html`<a class="button ${kind}" href=${paths.preview(sessionId)}
    >${msg('Join Session')}</a
  >`;
}

function unreadOf({ notifications }: Notifications): Set<string> {
  return new Set(notifications.filter(({ read }) => !read).map(({ id }) => id));
}

customElements.define('auscult-bell', BellButton);
