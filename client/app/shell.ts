import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { base } from '../design/base.ts';
import { brand, brandStyles } from '../design/brand.ts';
import { buttons } from '../design/buttons.ts';
import { AuscultElement } from '../design/element.ts';
import { icon } from '../design/icons.ts';
import type { MenuItem } from '../design/menu.ts';
import '../design/menu.ts';
import { surfaces } from '../design/surfaces.ts';
import './bell-button.ts';
import type { AppContext } from './context.ts';
import { allLanguages, chooseLanguage, currentLanguage, languageNames } from './language.ts';
import { paths } from './routes.ts';
import { initials } from './words.ts';

/** What stands around the pages of somebody who is logged in. */
export class Shell extends AuscultElement {
  static override properties = { app: { attribute: false } };

  static override styles = [
    base,
    buttons,
    surfaces,
    brandStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: calc(100dvh - var(--call-bar, 0px));
      }
      header {
        display: flex;
        align-items: center;
        gap: 32px;
        height: 64px;
        padding: 0 var(--gutter);
        border-bottom: 1px solid var(--line);
        background: var(--surface);
      }
      .home {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
        text-decoration: none;
      }
      nav {
        display: flex;
        gap: 4px;
        flex: 1;
      }
      .place {
        display: inline-flex;
        align-items: center;
        min-height: 40px;
        padding: 0 14px;
        border-radius: var(--radius);
        color: var(--ink-2);
        font-weight: 600;
        text-decoration: none;
      }
      .place[aria-current] {
        background: var(--accent-soft);
        color: var(--accent);
      }
      .account {
        gap: 12px;
        padding: 4px 8px;
      }
      main {
        flex: 1;
        min-width: 0;
      }
      @media (max-width: 639px) {
        header {
          gap: 12px;
        }
        .account > .icon {
          display: none;
        }
        .account .name {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
          white-space: nowrap;
        }
        .account {
          padding: 4px;
        }
      }
    `,
  ];

  declare app: AppContext;

  override render(): TemplateResult {
    const { account, router } = this.app;
    const atPlace = router.route.page !== 'account';
    return html`
      <header>
        <a class="home" href=${paths.telehealth} aria-label="Auscult">${brand()}</a>
        <nav aria-label=${msg('Provider')}>
          <a class="place" href=${paths.telehealth} aria-current=${atPlace ? 'page' : nothing}
            >${msg('Telehealth')}</a
          >
        </nav>
        ${account ? html`<auscult-bell .app=${this.app}></auscult-bell>` : nothing}
        ${
          account
            ? html`<auscult-menu .items=${this.#items()} label=${msg('My account')}>
                <button slot="button" class="button bare account" type="button">
                  <span class="avatar" aria-hidden="true">${initials(account.displayName)}</span>
                  <span class="name">${account.displayName}</span>
                  ${icon('chevron')}
                </button>
              </auscult-menu>`
            : nothing
        }
      </header>
      <main><slot></slot></main>
    `;
  }

  #items(): MenuItem[] {
    const languages = allLanguages.map((language) => ({
      label: languageNames[language],
      checked: language === currentLanguage(),
      select: () => void chooseLanguage(language),
    }));
    return [
      {
        label: msg('My account'),
        icon: 'account',
        select: () => this.app.router.go(paths.account),
      },
      ...languages,
      { label: msg('Log out'), icon: 'leave', select: () => void this.app.logOut() },
    ];
  }
}

customElements.define('auscult-shell', Shell);
