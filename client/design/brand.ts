import { css, html } from 'lit';
import type { TemplateResult } from 'lit';

/** The mark is a ring: the mouth of a stethoscope. */
export function brand(): TemplateResult {
  return html`<span class="brand"><span class="ring" aria-hidden="true"></span>Auscult</span>`;
}

export const brandStyles = css`
  .brand {
    display: inline-flex;
    align-items: center;
    gap: 10px;
    font-size: 1.125rem;
    font-weight: 700;
    color: var(--ink);
  }
  .ring {
    width: 22px;
    height: 22px;
    border: 6px solid var(--accent);
    border-radius: 50%;
  }
`;
