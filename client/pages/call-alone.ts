import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

export function aloneWords(role: string | null): string {
  return role === 'guest'
    ? msg('You are the only one here yet. Keep this page open: the others will appear here.')
    : msg('You are the only one here. Others can join with the link.');
}

/** Over one's own picture; a chair can pass on the link from here. */
export function aloneView(role: string | null, copyLink: () => void): TemplateResult {
  return html`<div class="alone-text">
    <p>${aloneWords(role)}</p>
    ${
      role === 'chair'
        ? html`<button class="button" type="button" @click=${copyLink}>
            ${msg('Copy session link')}
          </button>`
        : nothing
    }
  </div>`;
}
