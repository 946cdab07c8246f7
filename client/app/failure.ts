import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../design/icons.ts';
import { ApiError } from './api.ts';

/** What somebody is told when a thing they asked for did not happen. */
export interface Failure {
  readonly text: string;
  /** For whoever helps; null where the text says all there is to know. */
  readonly reference: string | null;
  /** Whether asking again can help. */
  readonly passes: boolean;
}

/** A failure that the text explains, and that asking again may mend. */
export function passing(text: string): Failure {
  return { text, reference: null, passes: true };
}

/** What finds a failure in the server's log, or in ours: `INTERNAL_ERROR · req-1f`. */
export function referenceOf(error: unknown): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.name : String(error);
  return error.requestId === null ? error.code : `${error.code} · ${error.requestId}`;
}

export function failureNote({
  text,
  reference,
}: Pick<Failure, 'text' | 'reference'>): TemplateResult {
  return html`<p class="note danger" role="alert">
    ${icon('alert')}<span>${text} ${referenceLine(reference)}</span>
  </p>`;
}

/** Small, and taken whole by one click: to be read out, or put into a mail. */
export function referenceLine(reference: string | null): TemplateResult | typeof nothing {
  if (reference === null || reference === '') return nothing;
  return html`<code class="reference">${reference}</code>`;
}
