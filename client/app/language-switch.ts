import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { base } from '../design/base.ts';
import { AuscultElement } from '../design/element.ts';
import { allLanguages, chooseLanguage, currentLanguage, languageNames } from './language.ts';

/** For pages without a menu. */
export class LanguageSwitch extends AuscultElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        justify-content: center;
        flex: none;
        gap: 4px;
      }
      button {
        min-height: var(--target);
        padding: 0 12px;
        border: 0;
        border-radius: var(--radius);
        background: none;
        color: var(--accent);
        font: inherit;
        text-decoration: underline;
        text-underline-offset: 0.2em;
        cursor: pointer;
      }
    `,
  ];

  override render(): TemplateResult[] {
    // Only the ways out of the present one: who reads this page needs no button for it.
    return allLanguages
      .filter((language) => language !== currentLanguage())
      .map(
        (language) =>
          html`<button type="button" lang=${language} @click=${() => void chooseLanguage(language)}>
            ${languageNames[language]}
          </button>`,
      );
  }
}

customElements.define('auscult-language-switch', LanguageSwitch);
