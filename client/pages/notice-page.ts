import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { referenceLine } from '../app/failure.ts';
import { Page } from '../app/page.ts';
import { paths } from '../app/routes.ts';
import { base } from '../design/base.ts';
import { brand, brandStyles } from '../design/brand.ts';
import { buttons } from '../design/buttons.ts';
import { icon } from '../design/icons.ts';
import type { IconName } from '../design/icons.ts';
import { surfaces } from '../design/surfaces.ts';

/** Everything that is a page rather than an error message. */
export type NoticeKind =
  | 'unknown'
  | 'linkNotFound'
  | 'linkReplaced'
  | 'sessionNotFound'
  | 'closed'
  | 'private'
  | 'removed'
  | 'turnedAway'
  | 'accessChanged'
  | 'joinedElsewhere'
  | 'inAnotherCall'
  | 'left'
  | 'lost'
  | 'loggedOut'
  | 'full'
  | 'tooMany'
  | 'busy'
  | 'offline'
  | 'failed';

/** Those after which the same link leads back in. */
const returns: ReadonlySet<NoticeKind> = new Set(['left', 'lost', 'joinedElsewhere']);
/** Those that pass while one waits. */
const passes: ReadonlySet<NoticeKind> = new Set(['full', 'tooMany', 'busy', 'offline', 'failed']);
/** Those that a chair can undo: of one's own accord one comes back to the link, and sees. */
const undone: ReadonlySet<NoticeKind> = new Set(['removed', 'turnedAway', 'accessChanged']);
/** Those that are looked at again without a press. */
const mends: ReadonlySet<NoticeKind> = new Set(['busy', 'offline']);

/**
 * Whether one can come back in, or try again, or neither would help.
 *
 * @param isGuest who has no other page to go to than the one that the link opens
 */
export function wayOn(notice: NoticeKind, isGuest = false): 'return' | 'retry' | null {
  if (returns.has(notice)) return 'return';
  if (isGuest && undone.has(notice)) return 'retry';
  return passes.has(notice) ? 'retry' : null;
}

interface Notice {
  readonly icon: IconName;
  readonly heading: string;
  readonly reason: string;
}

/** One sentence, one reason, one thing to do. */
export class NoticePage extends Page {
  static override properties = {
    ...Page.properties,
    notice: { type: String },
    code: { type: String },
    retry: { attribute: false },
    action: { type: String },
  };

  static override styles = [
    base,
    buttons,
    surfaces,
    brandStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 520px);
        justify-content: center;
        align-content: center;
        gap: 24px;
        min-height: calc(100dvh - var(--call-bar, 0px));
        padding: 32px var(--gutter);
        font-size: 1.125rem;
      }
      :host([inset]) {
        min-height: calc(100dvh - 64px - var(--call-bar, 0px));
      }
      :host([inset]) .above {
        display: none;
      }
      .above {
        display: flex;
        justify-content: center;
      }
      .card {
        display: grid;
        justify-items: center;
        gap: 16px;
        padding: 40px 32px;
        text-align: center;
      }
      .sign {
        display: grid;
        place-items: center;
        width: 64px;
        height: 64px;
        border-radius: 50%;
        background: var(--accent-soft);
        color: var(--accent);
      }
      .sign .icon {
        width: 28px;
        height: 28px;
      }
      .card p {
        max-width: 40ch;
        text-wrap: balance;
      }
      .card .button {
        margin-top: 8px;
      }
      @media (max-width: 639px) {
        .card {
          padding: 32px 16px;
        }
      }
    `,
  ];

  declare notice: NoticeKind;
  /** What failed, for whoever helps; shown where the page itself cannot say. */
  declare code: string;
  declare retry: (() => void) | null;
  /** What the button for `retry` says. */
  declare action: string;

  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.notice = 'unknown';
    this.code = '';
    this.retry = null;
    this.action = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.#tryAgain);
    this.#timer = setInterval(this.#tryAgain, 5_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.#tryAgain);
    clearInterval(this.#timer);
  }

  protected override pageTitle(): string {
    return describe(this.notice).heading;
  }

  override render(): TemplateResult {
    const { icon: sign, heading, reason } = describe(this.notice);
    return html`
      <div class="above">${brand()}</div>
      <main class="card">
        <span class="sign">${icon(sign)}</span>
        <h1>${heading}</h1>
        <p class="quiet">
          ${
            this.notice === 'closed' && this.app.account
              ? msg('You can start another one from your list of sessions.')
              : reason
          }
        </p>
        ${this.notice === 'failed' ? referenceLine(this.code) : nothing} ${this.#action()}
      </main>
    `;
  }

  #action(): TemplateResult | typeof nothing {
    if (this.retry) {
      return html`<button class="button primary large" type="button" @click=${this.retry}>
        ${this.action || msg('Try again')}
      </button>`;
    }
    if (!this.app.account) return this.#logIn();
    return html`<a class="button primary large" href=${paths.telehealth}
      >${msg('Go to Telehealth')}</a
    >`;
  }

  /** For those whom an account lets in where the link alone does not. */
  #logIn(): TemplateResult | typeof nothing {
    const { router } = this.app;
    if (this.notice !== 'private' && this.notice !== 'loggedOut') return nothing;
    return html`<button
      class="button primary large"
      type="button"
      @click=${() => router.go(paths.logIn, { then: router.url })}
    >
      ${msg('Log in')}
    </button>`;
  }

  readonly #tryAgain = (): void => {
    if (mends.has(this.notice)) this.retry?.();
  };
}

function describe(kind: NoticeKind): Notice {
  switch (kind) {
    case 'unknown':
      return {
        icon: 'link',
        heading: msg('There is no page here'),
        reason: msg('The address may have been typed or copied incompletely.'),
      };
    case 'linkNotFound':
      return {
        icon: 'link',
        heading: msg('This link does not open a session'),
        reason: msg(
          'Check that the whole link was copied, or ask whoever sent it to you for a new one.',
        ),
      };
    case 'linkReplaced':
      return {
        icon: 'link',
        heading: msg('This session has another link now.'),
        reason: msg('Its chair has changed it. Ask whoever sent you this one for the new one.'),
      };
    case 'sessionNotFound':
      return {
        icon: 'link',
        heading: msg('There is no such session'),
        reason: msg('Check that the whole address was copied.'),
      };
    case 'closed':
      return {
        icon: 'closedDoor',
        heading: msg('This session has been closed by its chair.'),
        reason: msg('If you still need to talk, ask your clinic for a new link.'),
      };
    case 'private':
      return {
        icon: 'lock',
        heading: msg('This session is private.'),
        reason: msg('Log in with the account that was invited, or ask its chair to add you.'),
      };
    case 'removed':
      return {
        icon: 'userOff',
        heading: msg('The chair has removed you from this session.'),
        reason: msg('You can come back when the chair lets you in again.'),
      };
    case 'turnedAway':
      return {
        icon: 'userOff',
        heading: msg('The chair did not let you in.'),
        reason: msg('If you think that this is a mistake, call your clinic.'),
      };
    case 'accessChanged':
      return {
        icon: 'lock',
        heading: msg('The chair changed who may join.'),
        reason: msg('You have left the session. Ask your clinic if you should be in it.'),
      };
    case 'joinedElsewhere':
      return {
        icon: 'participants',
        heading: msg('You joined from another device'),
        reason: msg('This one has left the session, so that you are in it only once.'),
      };
    case 'inAnotherCall':
      return {
        icon: 'participants',
        heading: msg('You are in another session'),
        reason: msg('Leave it before you join this one, or return to it.'),
      };
    case 'left':
      return {
        icon: 'door',
        heading: msg('You have left the session'),
        reason: msg('The session stays open: you can join again with the same link.'),
      };
    case 'lost':
      return {
        icon: 'offline',
        heading: msg('The connection was lost'),
        reason: msg('We tried for a minute to bring you back. Check your network, then try again.'),
      };
    case 'loggedOut':
      return {
        icon: 'lock',
        heading: msg('You have been logged out'),
        reason: msg(
          'The log-in by which you came has ended, and you have left the session with it.',
        ),
      };
    case 'full':
      return {
        icon: 'participants',
        heading: msg('This session is full'),
        reason: msg('Try again when somebody has left, or call whoever invited you.'),
      };
    case 'busy':
      return {
        icon: 'clock',
        heading: msg('The server is busy'),
        reason: msg('We try again by ourselves every few seconds.'),
      };
    case 'tooMany':
      return {
        icon: 'clock',
        heading: msg('Too many attempts'),
        reason: msg('Wait a minute, then try again.'),
      };
    case 'offline':
      return {
        icon: 'offline',
        heading: msg('The server cannot be reached'),
        reason: msg('Check your connection. We try again by ourselves every few seconds.'),
      };
    case 'failed':
      return {
        icon: 'alert',
        heading: msg('Something went wrong on our side'),
        reason: msg('Nothing of yours is lost. Try again in a moment.'),
      };
  }
}

/** What a page says first, for a place that has room for no more. */
export function headingOf(notice: NoticeKind): string {
  const { heading } = describe(notice);
  return /[.!?]$/.test(heading) ? heading : `${heading}.`;
}

/** The page for an error code of the server's, or of a session's ending. */
export function noticeFor(code: string): NoticeKind {
  switch (code) {
    case 'LINK_NOT_FOUND':
      return 'linkNotFound';
    case 'LINK_REPLACED':
      return 'linkReplaced';
    case 'SESSION_NOT_FOUND':
    case 'NOT_FOUND':
      return 'sessionNotFound';
    case 'SESSION_CLOSED':
    case 'closed':
      return 'closed';
    case 'SESSION_PRIVATE':
    case 'NOT_ALLOWED':
      return 'private';
    case 'REMOVED_FROM_SESSION':
    case 'removed':
      return 'removed';
    case 'turnedAway':
      return 'turnedAway';
    case 'LOGIN_REQUIRED':
    case 'accessChanged':
      return 'accessChanged';
    case 'joinedElsewhere':
      return 'joinedElsewhere';
    case 'loggedOut':
    case 'NOT_LOGGED_IN':
    case 'LOGIN_TIMED_OUT':
      return 'loggedOut';
    case 'SESSION_FULL':
    case 'TOO_MANY_HELD':
      return 'full';
    case 'TOO_MANY_ATTEMPTS':
      return 'tooMany';
    case 'NOT_READY':
    case 'SERVER_BUSY':
      return 'busy';
    case 'OFFLINE':
    case 'CONNECTION_FAILED':
    case 'TIMED_OUT':
      return 'offline';
    default:
      return 'failed';
  }
}

customElements.define('auscult-notice-page', NoticePage);
