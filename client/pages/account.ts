import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { OwnLogin } from '../app/api.ts';
import { allLanguages, chooseLanguage, currentLanguage, languageNames } from '../app/language.ts';
import { Page } from '../app/page.ts';
import '../app/shell.ts';
import { exactTime, timeInWords } from '../app/times.ts';
import { initials } from '../app/words.ts';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { dialogs, openDialog } from '../design/dialogs.ts';
import { fields } from '../design/fields.ts';
import { icon } from '../design/icons.ts';
import { surfaces } from '../design/surfaces.ts';
import { accountStyles } from './account-styles.ts';
import './own-password.ts';

type LoginsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'loaded'; readonly logins: readonly OwnLogin[] };

/** My account: who one is here, password, own log-ins, language. */
export class AccountPage extends Page {
  static override properties = {
    ...Page.properties,
    logins: { state: true },
    asking: { state: true },
    notEnded: { state: true },
  };

  static override styles = [base, buttons, fields, surfaces, dialogs, accountStyles];

  declare private logins: LoginsState;
  /** A log-in in a call: ending it asks once. */
  declare private asking: OwnLogin | null;
  declare private notEnded: boolean;

  constructor() {
    super();
    this.logins = { kind: 'loading' };
    this.asking = null;
    this.notEnded = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override pageTitle(): string {
    return msg('My account');
  }

  protected override updated(changed: Map<string, unknown>): void {
    super.updated(changed);
    if (this.asking) openDialog(this.renderRoot);
  }

  override render(): TemplateResult {
    const { account } = this.app;
    return html`
      <auscult-shell .app=${this.app}>
        <div class="content">
          <h1>${msg('My account')}</h1>
          <section class="card" aria-label=${msg('Name and e-mail')}>
            <div class="who">
              <span class="avatar" aria-hidden="true">${initials(account?.displayName ?? '')}</span>
              <div>
                <h2>${account?.displayName}</h2>
                <p class="quiet">${account?.speciality}</p>
                <p>${account?.email}</p>
              </div>
            </div>
          </section>
          <auscult-own-password
            .app=${this.app}
            @password-changed=${() => void this.#load()}
          ></auscult-own-password>
          <section class="card" aria-labelledby="logins">
            <div>
              <h2 id="logins">${msg('Where you are logged in')}</h2>
              <p class="quiet">
                ${msg('If you do not recognise one, end it and change your password.')}
              </p>
            </div>
            ${
              this.notEnded
                ? html`<p class="note danger" role="alert">
                    ${icon('alert')}<span
                      >${msg('This log-in could not be ended. Try again in a moment.')}</span
                    >
                  </p>`
                : nothing
            }
            ${this.#logins()}
          </section>
          <section class="card" aria-labelledby="language">
            <h2><label id="language" for="languages">${msg('Language')}</label></h2>
            <span class="select">
              <select class="text" id="languages" @change=${this.#languageChosen}>
                ${allLanguages.map(
                  (language) =>
                    html`<option
                      value=${language}
                      lang=${language}
                      ?selected=${language === currentLanguage()}
                    >
                      ${languageNames[language]}
                    </option>`,
                )}
              </select>
              ${icon('chevron')}
            </span>
          </section>
        </div>
      </auscult-shell>
      ${this.asking ? this.#dialog(this.asking) : nothing}
    `;
  }

  #logins(): TemplateResult {
    switch (this.logins.kind) {
      case 'loading':
        return html`<div role="status" aria-busy="true" aria-label=${msg('Loading your log-ins')}>
          <div class="skeleton"></div>
        </div>`;
      case 'failed':
        return html`<div class="actions">
          <p>${msg('Your log-ins could not be loaded.')}</p>
          <button class="button" type="button" @click=${() => void this.#load()}>
            ${msg('Try again')}
          </button>
        </div>`;
      case 'loaded':
        return html`<ul class="logins">
          ${repeat(
            this.logins.logins.toSorted(
              (one, other) => Number(other.current) - Number(one.current),
            ),
            ({ id }) => id,
            (login) => this.#login(login),
          )}
        </ul>`;
    }
  }

  #login(login: OwnLogin): TemplateResult {
    const { browser, system, network, begunAt, lastActiveAt, current, inCall } = login;
    const name = loginName(browser, system);
    const begun = timeInWords(begunAt, Date.now());
    const active = timeInWords(lastActiveAt, Date.now());
    const phone = system === 'iPhone' || system === 'iPad' || system === 'Android';
    return html`<li class="login">
      ${icon(phone ? 'phone' : 'laptop')}
      <div>
        <h3>
          ${name} ${current ? html`<span class="badge">${msg('This browser')}</span>` : nothing}
          ${inCall ? html`<span class="badge live">${msg('In a call')}</span>` : nothing}
        </h3>
        <p class="facts">
          <time datetime=${begunAt} title=${exactTime(begunAt)}
            >${msg(str`Logged in ${begun}`)}</time
          >
          ${
            current
              ? nothing
              : html`·
                  <time datetime=${lastActiveAt} title=${exactTime(lastActiveAt)}
                    >${msg(str`last active ${active}`)}</time
                  >`
          }
          ${network === '' ? nothing : html`· ${msg(str`network ${network}`)}`}
        </p>
      </div>
      ${
        current
          ? nothing
          : html`<button
              class="button"
              type="button"
              aria-label=${msg(str`End the log-in ${name}`)}
              @click=${() => this.#askToEnd(login)}
            >
              ${msg('End')}
            </button>`
      }
    </li>`;
  }

  #dialog(login: OwnLogin): TemplateResult {
    return html`<dialog aria-labelledby="asking" @close=${this.#asked}>
      <div class="dialog-head"><h2 id="asking">${msg('End this log-in and its call?')}</h2></div>
      <div class="dialog-body">
        <p>${msg('Somebody is in a call with it, and is out of the call at once.')}</p>
      </div>
      <div class="dialog-foot">
        <button class="button" type="button" data-first @click=${this.#asked}>
          ${msg('Cancel')}
        </button>
        <button class="button danger" type="button" @click=${() => void this.#end(login)}>
          ${msg('End')}
        </button>
      </div>
    </dialog>`;
  }

  async #load(): Promise<void> {
    try {
      this.logins = { kind: 'loaded', logins: await this.app.api.ownLogins() };
    } catch {
      this.logins = { kind: 'failed' };
    }
  }

  #askToEnd(login: OwnLogin): void {
    if (login.inCall) this.asking = login;
    else void this.#end(login);
  }

  readonly #asked = (): void => {
    this.asking = null;
  };

  async #end({ id, browser, system }: OwnLogin): Promise<void> {
    this.asking = null;
    this.notEnded = false;
    try {
      await this.app.api.endLogin(id);
      this.app.announce(msg(str`${loginName(browser, system)}: the log-in has ended.`));
    } catch {
      this.notEnded = true;
    }
    await this.#load();
    // The button that had the focus is gone.
    this.find('#logins')?.scrollIntoView({ block: 'nearest' });
  }

  readonly #languageChosen = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    const language = allLanguages.find((known) => known === value);
    if (language) void chooseLanguage(language);
  };
}

function loginName(browser: string, system: string): string {
  if (browser === '' && system === '') return msg('Unknown browser');
  if (browser === '' || system === '') return browser || system;
  return msg(str`${browser} on ${system}`);
}

customElements.define('auscult-account', AccountPage);
