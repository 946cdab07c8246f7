import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ApiError, offlineCode } from '../app/api.ts';
import type { DemoAccount } from '../app/api.ts';
import { failureNote, passing, referenceOf } from '../app/failure.ts';
import type { Failure } from '../app/failure.ts';
import '../app/language-switch.ts';
import { Page } from '../app/page.ts';
import { initials } from '../app/words.ts';
import { base } from '../design/base.ts';
import { brand, brandStyles } from '../design/brand.ts';
import { buttons } from '../design/buttons.ts';
import { fields } from '../design/fields.ts';
import { icon } from '../design/icons.ts';
import { surfaces } from '../design/surfaces.ts';

/** E-mail and password; where one was going is where one lands. */
export class LogIn extends Page {
  static override properties = {
    ...Page.properties,
    shown: { state: true },
    busy: { state: true },
    error: { state: true },
  };

  static override styles = [
    base,
    buttons,
    fields,
    surfaces,
    brandStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 420px);
        justify-content: center;
        align-content: center;
        gap: 20px;
        min-height: calc(100dvh - var(--call-bar, 0px));
        padding: 32px var(--gutter);
      }
      .above {
        display: flex;
        justify-content: center;
      }
      .card {
        display: grid;
        gap: 20px;
        padding: 28px;
      }
      form {
        display: grid;
        gap: 20px;
      }
      .password {
        display: flex;
        gap: 8px;
      }
      .demo {
        display: grid;
        gap: 12px;
        padding-top: 20px;
        border-top: 1px solid var(--line);
      }
      .demo li + li {
        margin-top: 8px;
      }
      .demo .button {
        justify-content: flex-start;
        width: 100%;
        padding: 8px 12px;
        font-weight: 400;
        text-align: start;
      }
      .demo strong {
        display: block;
      }
      @media (max-width: 639px) {
        :host {
          align-content: start;
        }
        .card {
          padding: 20px 16px;
        }
      }
    `,
  ];

  declare private shown: boolean;
  declare private busy: boolean;
  declare private error: Failure | null;

  constructor() {
    super();
    this.shown = false;
    this.busy = false;
    this.error = null;
  }

  protected override pageTitle(): string {
    return msg('Log in');
  }

  override render(): TemplateResult {
    const { practice, router } = this.app;
    return html`
      <div class="above">${brand()}</div>
      <main class="card">
        <div>
          <h1>${msg('Log in')}</h1>
          <p class="quiet">${practice?.name}</p>
        </div>
        ${router.state.why ? whyNote(router.state.why) : nothing}
        <form novalidate @submit=${this.#submit}>
          ${this.error === null ? nothing : failureNote(this.error)}
          <div class="field">
            <label for="email">${msg('E-mail')}</label>
            <input
              class="text"
              id="email"
              name="email"
              type="email"
              autocomplete="username"
              required
              aria-invalid=${this.error === null ? nothing : 'true'}
            />
          </div>
          <div class="field">
            <label for="password">${msg('Password')}</label>
            <div class="password">
              <input
                class="text"
                id="password"
                name="password"
                type=${this.shown ? 'text' : 'password'}
                autocomplete="current-password"
                required
                aria-invalid=${this.error === null ? nothing : 'true'}
              />
              <button
                class="button icon-only"
                type="button"
                aria-label=${msg('Show password')}
                aria-pressed=${this.shown ? 'true' : 'false'}
                @click=${this.#toggleShown}
              >
                ${icon(this.shown ? 'eyeOff' : 'eye')}
              </button>
            </div>
          </div>
          <button
            class="button primary large"
            type="submit"
            aria-busy=${this.busy ? 'true' : 'false'}
          >
            ${msg('Log in')}
          </button>
        </form>
        ${practice?.demoAccounts?.length ? this.#demo(practice.demoAccounts) : nothing}
      </main>
      <auscult-language-switch></auscult-language-switch>
    `;
  }

  #demo(accounts: readonly DemoAccount[]): TemplateResult {
    return html`<section class="demo" aria-labelledby="demo">
      <div>
        <h2 id="demo">${msg('Demo accounts')}</h2>
        <p class="quiet small">${msg('Choose one to fill in the fields above.')}</p>
      </div>
      <ul>
        ${accounts.map(
          (account) =>
            html`<li>
              <button class="button" type="button" @click=${() => this.#fill(account)}>
                <span class="avatar" aria-hidden="true">${initials(account.displayName)}</span>
                <span
                  ><strong>${account.displayName}</strong
                  ><span class="quiet small">${account.speciality}</span></span
                >
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #toggleShown(): void {
    this.shown = !this.shown;
  }

  #fill({ email, password }: DemoAccount): void {
    this.#input('email').value = email;
    this.#input('password').value = password;
    this.error = null;
    this.find('button[type=submit]')?.focus();
  }

  #input(id: string): HTMLInputElement {
    return this.find(`#${id}`) as HTMLInputElement;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#logIn();
  };

  async #logIn(): Promise<void> {
    if (this.busy) return;
    const email = this.#input('email');
    const password = this.#input('password');
    if (email.value.trim() === '' || password.value === '') {
      this.error = passing(msg('Enter your e-mail address and your password.'));
      (email.value.trim() === '' ? email : password).focus();
      return;
    }
    this.busy = true;
    this.error = null;
    try {
      const who = await this.app.api.logIn(email.value.trim(), password.value);
      this.app.setAccount(who);
    } catch (error) {
      this.error = logInError(error);
      password.value = '';
      email.focus();
    } finally {
      this.busy = false;
    }
  }
}

function whyNote(why: 'timedOut' | 'ended'): TemplateResult {
  return html`<p class="note" role="status">
    ${icon('clock')}<span
      >${
        why === 'timedOut'
          ? msg('Your log-in has timed out. Log in to go on where you were.')
          : msg('Your log-in was ended in another tab or browser. Log in to go on where you were.')
      }</span
    >
  </p>`;
}

function logInError(error: unknown): Failure {
  const code = error instanceof ApiError ? error.code : '';
  switch (code) {
    case 'WRONG_CREDENTIALS':
    case 'BODY_INVALID':
      return passing(msg('This e-mail address and password do not match.'));
    case 'TOO_MANY_ATTEMPTS':
      return passing(msg('Too many attempts. Wait a few minutes, then try again.'));
    case offlineCode:
      return passing(msg('The server cannot be reached. Check your connection, then try again.'));
    default:
      return {
        text: msg('Something went wrong on our side. Try again in a moment.'),
        reference: referenceOf(error),
        passes: true,
      };
  }
}

customElements.define('auscult-log-in', LogIn);
