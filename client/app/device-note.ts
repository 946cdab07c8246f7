import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../design/icons.ts';
import type { CaptureDevice } from '../media/failures.ts';
import type { LocalMedia } from '../media/local-media.ts';
import { failureText } from './failure-texts.ts';

/** What is wrong with a device and what to do; nothing when nothing is. */
export function deviceNote(
  media: LocalMedia,
  device: CaptureDevice,
): TemplateResult | typeof nothing {
  const { cause } = media.state[device];
  if (!cause) return nothing;
  const { title, advice, action } = failureText(cause, device);
  return html`<div class="note warning device-note" role="status">
    ${icon(cause === 'questionOpen' ? 'info' : 'alert')}
    <div>
      <p><strong>${title}</strong></p>
      <p>${advice}</p>
      ${
        action === 'tryAgain'
          ? html`<button
              class="text-button"
              type="button"
              @click=${() => void media.setOn(device, true)}
            >
              ${cause === 'questionClosed' ? msg('Ask again') : msg('Try again')}
            </button>`
          : nothing
      }
      ${
        action === 'copyLink'
          ? html`<button
              class="text-button"
              type="button"
              @click=${() => void navigator.clipboard.writeText(location.href)}
            >
              ${msg('Copy link')}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}
