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
      button[aria-pressed='true'] {
        color: var(--ink-2);
        text-decoration: none;
        font-weight: 600;
      }
    `,
  ];

  override render(): TemplateResult[] {
    return allLanguages.map(
      (language) =>
        html`<button
          type="button"
          lang=${language}
          aria-pressed=${language === currentLanguage() ? 'true' : 'false'}
          @click=${() => void chooseLanguage(language)}
        >
          ${languageNames[language]}
        </button>`,
    );
  }
}

customElements.define('auscult-language-switch', LanguageSwitch);
