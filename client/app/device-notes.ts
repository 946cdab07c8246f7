import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { AuscultElement } from '../design/element.ts';
import { icon } from '../design/icons.ts';
import { surfaces } from '../design/surfaces.ts';
import type { CaptureCause, CaptureDevice } from '../media/failures.ts';
import type { LocalMedia } from '../media/local-media.ts';
import { failureText, failureTextForBoth } from './failure-texts.ts';
import type { FailureText } from './failure-texts.ts';

/**
 * What is wrong with the devices and what to do; nothing when nothing is. One cause that holds for
 * both is said once: there was one question, so there is one answer. `choose-another` tells of which
 * device (`detail`) another one is wanted.
 */
export class DeviceNotes extends AuscultElement {
  static override properties = {
    media: { attribute: false },
    copying: { state: true },
  };

  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      :host {
        display: contents;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 0 20px;
      }
      .text-button {
        color: inherit;
      }
    `,
  ];

  declare media: LocalMedia;
  /** What became of copying the link; null: it was not asked for. */
  declare private copying: 'copied' | 'refused' | null;

  #stop: () => void = () => undefined;

  constructor() {
    super();
    this.copying = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('media')) return;
    this.#stop();
    this.#stop = this.media.onChange(() => this.requestUpdate());
  }

  override render(): TemplateResult {
    const { camera, microphone } = this.media.state;
    const both = camera.cause !== null && camera.cause === microphone.cause;
    const text = both ? failureTextForBoth(camera.cause) : null;
    if (text && camera.cause) {
      const open = (): void => void this.media.open({ microphone: true, camera: true });
      return this.#note('camera', text, camera.cause, open);
    }
    return html`${this.#noteOf('camera')} ${this.#noteOf('microphone')}`;
  }

  #noteOf(device: CaptureDevice): TemplateResult | typeof nothing {
    const { cause } = this.media.state[device];
    if (!cause) return nothing;
    const open = (): void => void this.media.setOn(device, true);
    return this.#note(device, failureText(cause, device), cause, open);
  }

  #note(
    device: CaptureDevice,
    text: FailureText,
    cause: CaptureCause,
    tryAgain: () => void,
  ): TemplateResult {
    const { cameras, microphones } = this.media.state.devices;
    const hasAnother = (device === 'camera' ? cameras : microphones).length > 1;
    return html`<div class="note warning device-note" role="status">
      ${icon(cause === 'questionOpen' ? 'up' : 'alert')}
      <div>
        <p><strong>${text.title}</strong></p>
        <p>${text.advice}</p>
        <div class="choices">
          ${this.#action(text, cause, tryAgain)}
          ${
            text.another && hasAnother
              ? textButton(msg('Choose another'), () => this.#chooseAnother(device))
              : nothing
          }
        </div>
      </div>
    </div>`;
  }

  #action(
    { action }: FailureText,
    cause: CaptureCause,
    tryAgain: () => void,
  ): TemplateResult | typeof nothing {
    switch (action) {
      case 'tryAgain':
        return textButton(
          cause === 'questionClosed' ? msg('Ask again') : msg('Try again'),
          tryAgain,
        );
      case 'copyLink':
        return textButton(this.#copyWord(), () => void this.#copyLink());
      case 'openTab':
        return html`<a class="text-button" href=${location.href} target="_blank" rel="noopener"
          >${msg('Open in a tab')}</a
        >`;
      case null:
        return nothing;
    }
  }

  #copyWord(): string {
    if (this.copying === null) return msg('Copy link');
    return this.copying === 'copied'
      ? msg('The link is copied.')
      : msg('The browser did not let us copy the link.');
  }

  /** The other browser needs the address, whichever page this is. */
  async #copyLink(): Promise<void> {
    try {
      await navigator.clipboard.writeText(location.href);
      this.copying = 'copied';
    } catch {
      this.copying = 'refused';
    }
  }

  #chooseAnother(device: CaptureDevice): void {
    this.dispatchEvent(new CustomEvent('choose-another', { detail: device }));
  }
}

function textButton(text: string, act: () => void): TemplateResult {
  return html`<button class="text-button" type="button" @click=${act}>${text}</button>`;
}

customElements.define('auscult-device-notes', DeviceNotes);
