import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { AuscultElement } from '../design/element.ts';
import { fields } from '../design/fields.ts';
import { icon } from '../design/icons.ts';
import { surfaces } from '../design/surfaces.ts';
import { canChooseSpeaker, noDevices } from '../media/devices.ts';
import type { DeviceChoice } from '../media/devices.ts';
import type { CaptureDevice } from '../media/failures.ts';
import type { LocalMedia } from '../media/local-media.ts';
import { playTestSound } from '../media/sounds.ts';

/** Which microphone, camera and speaker; a picker shows only where there is something to pick. */
export class DevicePickers extends AuscultElement {
  static override properties = {
    media: { attribute: false },
    speakerId: { type: String },
    speakerOnly: { type: Boolean },
    devices: { state: true },
    playing: { state: true },
  };

  static override styles = [
    base,
    buttons,
    fields,
    surfaces,
    css`
      :host {
        display: grid;
        gap: 16px;
      }
      .skeleton {
        height: calc(1.5em + 20px);
      }
      .speaker {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 12px;
      }
    `,
  ];

  declare media: LocalMedia;
  declare speakerId: string;
  /** For those who only listen. */
  declare speakerOnly: boolean;
  declare private devices: LocalMedia['state']['devices'];
  declare private playing: boolean;

  #stop: () => void = () => undefined;

  constructor() {
    super();
    this.speakerId = '';
    this.speakerOnly = false;
    this.playing = false;
    this.devices = { microphones: [], cameras: [], speakers: [] };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('media')) return;
    this.#stop();
    this.devices = this.media.state.devices;
    this.#stop = this.media.onChange(({ devices }) => {
      this.devices = devices;
    });
  }

  /** Puts the focus where another device of the kind can be chosen. */
  point(device: CaptureDevice): void {
    this.find(`#${device}`)?.focus();
  }

  override render(): TemplateResult {
    const { microphones, cameras, speakers } = this.devices;
    const { microphone, camera } = this.media.state;
    if (this.devices === noDevices && canChooseSpeaker()) return this.#expected();
    return html`
      ${
        microphones.length > 0 && !this.speakerOnly
          ? this.#picker('microphone', msg('Microphone'), microphones, microphone.deviceId)
          : nothing
      }
      ${
        cameras.length > 1 && !this.speakerOnly
          ? this.#picker('camera', msg('Camera'), cameras, camera.deviceId)
          : nothing
      }
      ${
        speakers.length > 0
          ? html`<div class="field">
              <label for="speaker">${msg('Speaker')}</label>
              <div class="speaker">
                ${this.#select('speaker', speakers, this.speakerId, msg('Speaker'))}
                ${this.#testButton()}
              </div>
            </div>`
          : html`<div>${this.#testButton()}</div>`
      }
    `;
  }

  /** The browser has not told yet: in the places that these take nearly always. */
  #expected(): TemplateResult {
    return html`${
        this.speakerOnly
          ? nothing
          : html`<div class="field" aria-busy="true">
              <span class="label">${msg('Microphone')}</span>
              <span class="skeleton"></span>
            </div>`
      }
      <div class="field" aria-busy="true">
        <span class="label">${msg('Speaker')}</span>
        <div class="speaker"><span class="skeleton"></span>${this.#testButton()}</div>
      </div>`;
  }

  #testButton(): TemplateResult {
    return html`<button
      class="button"
      type="button"
      aria-busy=${this.playing ? 'true' : 'false'}
      aria-label=${msg('Play a test sound')}
      @click=${this.#test}
    >
      ${icon('speaker')} ${msg('Test sound')}
    </button>`;
  }

  #picker(
    id: 'microphone' | 'camera',
    label: string,
    choices: readonly DeviceChoice[],
    chosen: string,
  ): TemplateResult {
    return html`<div class="field">
      <label for=${id}>${label}</label>
      ${this.#select(id, choices, chosen, label)}
    </div>`;
  }

  #select(
    id: string,
    choices: readonly DeviceChoice[],
    chosen: string,
    kind: string,
  ): TemplateResult {
    const known = choices.some((choice) => choice.id === chosen);
    return html`<span class="select">
      <select class="text" id=${id} @change=${this.#chosen}>
        <option value="" .selected=${!known}>${msg('Same as system')}</option>
        ${choices.map(
          ({ id: value, label }, index) =>
            html`<option value=${value} .selected=${value === chosen}>
              ${label || `${kind} ${index + 1}`}
            </option>`,
        )}
      </select>
      ${icon('chevron')}
    </span>`;
  }

  readonly #chosen = (event: Event): void => {
    const { id, value } = event.target as HTMLSelectElement;
    if (id === 'speaker') {
      this.dispatchEvent(new CustomEvent('speaker-chosen', { detail: value }));
    } else {
      void this.media.choose(id as 'microphone' | 'camera', value);
    }
  };

  readonly #test = async (): Promise<void> => {
    if (this.playing) return;
    this.playing = true;
    await playTestSound(this.speakerId);
    this.playing = false;
  };
}

customElements.define('auscult-device-pickers', DevicePickers);
