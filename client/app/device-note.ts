import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../design/icons.ts';
import type { CaptureCause, CaptureDevice } from '../media/failures.ts';
import type { LocalMedia } from '../media/local-media.ts';
import { failureText, failureTextForBoth } from './failure-texts.ts';
import type { FailureText } from './failure-texts.ts';

/**
 * What is wrong with the devices and what to do; nothing when nothing is. One cause that holds for
 * both is said once: there was one question, so there is one answer.
 */
export function deviceNotes(media: LocalMedia): TemplateResult | typeof nothing {
  const { camera, microphone } = media.state;
  const both = camera.cause !== null && camera.cause === microphone.cause;
  const text = both ? failureTextForBoth(camera.cause) : null;
  if (text && camera.cause) {
    return note(text, camera.cause, () => void media.open({ microphone: true, camera: true }));
  }
  return html`${deviceNote(media, 'camera')} ${deviceNote(media, 'microphone')}`;
}

function deviceNote(media: LocalMedia, device: CaptureDevice): TemplateResult | typeof nothing {
  const { cause } = media.state[device];
  if (!cause) return nothing;
  return note(failureText(cause, device), cause, () => void media.setOn(device, true));
}

function note(text: FailureText, cause: CaptureCause, tryAgain: () => void): TemplateResult {
  const { title, advice, action } = text;
  return html`<div class="note warning device-note" role="status">
    ${icon(cause === 'questionOpen' ? 'info' : 'alert')}
    <div>
      <p><strong>${title}</strong></p>
      <p>${advice}</p>
      ${
        action === 'tryAgain'
          ? html`<button class="text-button" type="button" @click=${tryAgain}>
              ${cause === 'questionClosed' ? msg('Ask again') : msg('Try again')}
            </button>`
          : nothing
      }
      ${
        action === 'copyLink'
          ? html`<button class="text-button" type="button" @click=${copyLink}>
              ${msg('Copy link')}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}

/** The other browser needs the address, whichever page this is. */
function copyLink(): void {
  void navigator.clipboard.writeText(location.href);
}
