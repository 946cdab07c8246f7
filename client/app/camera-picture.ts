import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { AuscultElement } from '../design/element.ts';
import { icon } from '../design/icons.ts';
import { surfaces } from '../design/surfaces.ts';
import { FrameWatch } from '../media/frame-watch.ts';
import type { LocalMedia } from '../media/local-media.ts';
import { failureText } from './failure-texts.ts';
import './microphone-level.ts';
import { initials } from './words.ts';

/** One's own picture as a mirror, with the switches over its lower edge. */
export class CameraPicture extends AuscultElement {
  static override properties = {
    media: { attribute: false },
    name: { type: String },
    tick: { state: true },
    frozen: { state: true },
  };

  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      :host {
        position: relative;
        overflow: hidden;
        border-radius: var(--radius-l);
        background: var(--stage-2);
        color: var(--stage-ink);
        aspect-ratio: 16 / 10;
      }
      video {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
      video.mirrored {
        transform: scaleX(-1);
      }
      .blank,
      .trouble {
        position: absolute;
        inset: 0 0 80px;
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 12px;
        padding: 16px;
        text-align: center;
      }
      .blank {
        color: var(--stage-ink-2);
      }
      .blank .avatar {
        width: 88px;
        height: 88px;
        font-size: 1.75rem;
      }
      .trouble p {
        padding: 8px 14px;
        border-radius: var(--radius);
        background: rgb(14 21 27 / 88%);
        font-weight: 600;
      }
      .switches {
        position: absolute;
        inset: auto 0 16px;
        display: flex;
        justify-content: center;
        gap: 10px;
        padding: 0 8px;
      }
      .switch {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: 10px;
        min-width: 48px;
        min-height: 48px;
        padding: 0 18px;
        border: 1px solid rgb(255 255 255 / 16%);
        border-radius: 999px;
        background: rgb(14 21 27 / 88%);
        color: var(--stage-ink);
        font: inherit;
        font-weight: 600;
        cursor: pointer;
        outline-color: #fff;
      }
      .switch.round {
        padding: 0;
      }
      .switch[aria-pressed='false'] {
        background: var(--stage-ink);
        color: var(--stage);
      }
    `,
  ];

  declare media: LocalMedia;
  /** Whose picture: initials stand in for it while the camera is off. */
  declare name: string;
  /** Counts changes of `media`, which is not a new object each time. */
  declare private tick: number;
  /** The camera is on and gives no picture. */
  declare private frozen: boolean;

  readonly #frames = new FrameWatch((frozen) => {
    this.frozen = frozen;
  });

  #stop: () => void = () => undefined;

  constructor() {
    super();
    this.name = '';
    this.tick = 0;
    this.frozen = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.#frames.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('media')) return;
    this.#stop();
    this.#stop = this.media.onChange(() => {
      this.tick += 1;
    });
  }

  protected override updated(): void {
    const video = this.find<HTMLVideoElement>('video');
    const { track } = this.media.state.camera;
    if (!video) return;
    const shown = video.srcObject instanceof MediaStream ? video.srcObject.getTracks()[0] : null;
    if (shown === track) return;
    video.srcObject = track ? new MediaStream([track]) : null;
    this.#frames.watch(video, track);
  }

  override render(): TemplateResult {
    const { microphone, camera, devices } = this.media.state;
    const showing = camera.track !== null;
    return html`
      <video
        class=${this.media.facesUser ? 'mirrored' : ''}
        aria-label=${msg('Your camera picture')}
        autoplay
        playsinline
        .muted=${true}
        ?hidden=${!showing}
      ></video>
      ${showing ? this.#trouble() : this.#blank()}
      <div class="switches">
        <button
          class="switch"
          type="button"
          aria-label=${msg('Microphone')}
          aria-pressed=${microphone.state === 'on' ? 'true' : 'false'}
          title=${
            microphone.state === 'on' ? msg('Turn off microphone') : msg('Turn on microphone')
          }
          @click=${this.#toggleMicrophone}
        >
          ${icon(microphone.state === 'on' ? 'microphone' : 'microphoneOff')}
          <auscult-microphone-level .media=${this.media}></auscult-microphone-level>
        </button>
        <button
          class="switch"
          type="button"
          aria-pressed=${camera.state === 'on' ? 'true' : 'false'}
          title=${camera.state === 'on' ? msg('Turn off camera') : msg('Turn on camera')}
          @click=${this.#toggleCamera}
        >
          ${icon(camera.state === 'on' ? 'camera' : 'cameraOff')} ${msg('Camera')}
        </button>
        ${
          showing && devices.cameras.length > 1
            ? html`<button
                class="switch round"
                type="button"
                aria-label=${msg('Flip camera')}
                title=${msg('Flip camera')}
                @click=${this.#flip}
              >
                ${icon('flip')}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  /** On iPhones a camera may be on and black, or stand still; another attempt nearly always helps. */
  #trouble(): TemplateResult | typeof nothing {
    const { taken } = this.media.state.camera;
    if (!this.frozen && !taken) return nothing;
    return html`<div class="trouble" role="status">
      <p>
        ${taken ? msg('Something else has taken the camera.') : msg('Your camera gives no picture.')}
      </p>
      <button class="button" type="button" @click=${this.#restart}>${msg('Restart camera')}</button>
    </div>`;
  }

  #blank(): TemplateResult {
    const { state, cause } = this.media.state.camera;
    const letters = initials(this.name);
    return html`<div class="blank">
      ${
        letters === ''
          ? icon('cameraOff')
          : html`<span class="avatar" aria-hidden="true">${letters}</span>`
      }
      <p>
        ${
          // In full beside the picture; on a phone that is below the edge of the screen.
          state === 'failed' && cause
            ? failureText(cause, 'camera').title
            : state === 'asking'
              ? msg('Starting your camera…')
              : msg('Your camera is off')
        }
      </p>
    </div>`;
  }

  readonly #toggleMicrophone = (): void => {
    void this.media.setOn('microphone', this.media.state.microphone.state !== 'on');
  };

  readonly #toggleCamera = (): void => {
    void this.media.setOn('camera', this.media.state.camera.state !== 'on');
  };

  readonly #restart = (): void => void this.media.reopen('camera');

  readonly #flip = (): void => void this.media.flip();
}

customElements.define('auscult-camera-picture', CameraPicture);
