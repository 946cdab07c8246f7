import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/** A sentence over the stage that cannot be missed, and what can be done about it. */
export interface Banner {
  readonly text: string;
  readonly action?: { readonly label: string; readonly act: () => void };
  /** Null: stays until its reason is gone. */
  readonly forMs: number | null;
}

export function bannerView({ text, action }: Banner): TemplateResult {
  return html`<div class="banner">
    <div role="status">
      <span>${text}</span>
      ${
        action
          ? html`<button class="button" type="button" @click=${action.act}>${action.label}</button>`
          : nothing
      }
    </div>
  </div>`;
}
