import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { dialogs, openDialog } from '../design/dialogs.ts';
import { AuscultElement } from '../design/element.ts';
import type { LoginWarning } from './login-watch.ts';
import { clockTime } from './times.ts';

/** "You will be logged out": in front of everything, answered by one key or click. */
export class LogOutWarning extends AuscultElement {
  static override properties = {
    warning: { attribute: false },
    stay: { attribute: false },
    logInAgain: { attribute: false },
    nowMs: { state: true },
  };

  static override styles = [
    base,
    buttons,
    dialogs,
    css`
      dialog {
        width: min(440px, calc(100vw - 32px));
      }
      .left {
        font-size: var(--text-xxl);
        font-weight: 700;
        font-variant-numeric: tabular-nums;
      }
      .dialog-body {
        gap: 8px;
      }
    `,
  ];

  declare warning: LoginWarning;
  declare stay: () => void;
  declare logInAgain: () => void;
  declare private nowMs: number;

  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.nowMs = Date.now();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => {
      this.nowMs = Date.now();
    }, 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    openDialog(this.renderRoot);
  }

  override render(): TemplateResult {
    const { kind, endsAtMs } = this.warning;
    const time = clockTime(new Date(endsAtMs));
    const idle = kind === 'idle';
    return html`<dialog
      role="alertdialog"
      aria-labelledby="title"
      aria-describedby="why"
      @cancel=${this.#cancelled}
    >
      <div class="dialog-head"><h2 id="title">${msg('You will be logged out soon')}</h2></div>
      <div class="dialog-body">
        <p class="left" role="timer">${this.#left()}</p>
        <p id="why">
          ${
            idle
              ? msg(str`Nothing has been done here for a while. This log-in ends at ${time}.`)
              : msg(str`A log-in lasts twelve hours at most. This one ends at ${time}.`)
          }
        </p>
      </div>
      <div class="dialog-foot">
        <button
          class="button primary"
          type="button"
          data-first
          @click=${idle ? this.stay : this.logInAgain}
        >
          ${idle ? msg('Stay logged in') : msg('Log in again now')}
        </button>
      </div>
    </dialog>`;
  }

  /** "1:05" */
  #left(): string {
    const seconds = Math.max(0, Math.ceil((this.warning.endsAtMs - this.nowMs) / 1000));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }

  /** Escape is an answer, too: somebody is there. */
  readonly #cancelled = (event: Event): void => {
    event.preventDefault();
    if (this.warning.kind === 'idle') this.stay();
  };
}

customElements.define('auscult-log-out-warning', LogOutWarning);
