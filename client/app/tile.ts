import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { base } from '../design/base.ts';
import { AuscultElement } from '../design/element.ts';
import { icon } from '../design/icons.ts';
import { surfaces } from '../design/surfaces.ts';
import { initials } from './words.ts';

/** One person's picture, or one shared screen. */
export class Tile extends AuscultElement {
  static override properties = {
    name: { type: String },
    role: { attribute: false },
    track: { attribute: false },
    mirrored: { type: Boolean },
    self: { type: Boolean, reflect: true },
    silent: { type: Boolean },
    screen: { type: Boolean, reflect: true },
    weak: { type: Boolean },
    note: { type: String },
    shown: { state: true },
  };

  static override styles = [
    base,
    surfaces,
    css`
      :host {
        position: relative;
        overflow: hidden;
        min-width: 0;
        min-height: 0;
        border-radius: var(--radius-l);
        background: var(--stage-3);
        color: var(--stage-ink);
        container-type: size;
        isolation: isolate;
      }
      video {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
      :host([screen]) video {
        object-fit: contain;
        background: #000;
      }
      video.mirrored {
        transform: scaleX(-1);
      }
      .blank {
        position: absolute;
        inset: 0;
        display: grid;
        place-items: center;
      }
      .blank .avatar {
        width: min(112px, 46cqmin);
        height: min(112px, 46cqmin);
        font-size: min(2.25rem, 17cqmin);
      }
      .label {
        position: absolute;
        left: 12px;
        bottom: 12px;
        display: flex;
        align-items: center;
        gap: 8px;
        max-width: calc(100% - 24px);
        padding: 4px 10px;
        border-radius: 8px;
        background: rgb(14 21 27 / 78%);
        font-size: 0.875rem;
        font-weight: 600;
      }
      .label .icon {
        width: 16px;
        height: 16px;
      }
      .who {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .dot {
        flex: none;
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: #57c785;
      }
      .dot.weak {
        background: #f0b64a;
        border-radius: 2px;
      }
      .note {
        position: absolute;
        left: 12px;
        bottom: 52px;
        max-width: calc(100% - 24px);
        padding: 6px 12px;
        font-size: 0.875rem;
      }
      @container (max-width: 260px) {
        .label {
          left: 6px;
          bottom: 6px;
          max-width: calc(100% - 12px);
          padding: 2px 8px;
          font-size: 0.8125rem;
        }
        .note,
        .dot,
        .role {
          display: none;
        }
      }
    `,
  ];

  declare name: string;
  /** A word beside the name; empty for those who have no special one. */
  declare role: string;
  declare track: MediaStreamTrack | null;
  declare mirrored: boolean;
  declare self: boolean;
  declare silent: boolean;
  declare screen: boolean;
  declare weak: boolean;
  /** Why the picture is as it is, in a sentence. */
  declare note: string;
  /** The first picture has been decoded. */
  declare private shown: boolean;

  constructor() {
    super();
    this.name = '';
    this.role = '';
    this.track = null;
    this.mirrored = false;
    this.self = false;
    this.silent = false;
    this.screen = false;
    this.weak = false;
    this.note = '';
    this.shown = false;
  }

  override render(): TemplateResult {
    const name = this.self ? msg('You') : this.name;
    return html`
      ${
        this.track
          ? html`<video
              class=${this.mirrored ? 'mirrored' : ''}
              aria-label=${this.#describe()}
              autoplay
              playsinline
              .muted=${true}
              @loadeddata=${this.#pictureShown}
            ></video>`
          : nothing
      }
      ${this.track && this.shown ? nothing : this.#blank()}
      ${this.note ? html`<p class="note warning">${this.note}</p>` : nothing}
      <div class="label">
        ${
          this.silent
            ? html`${icon('microphoneOff')}<span class="unseen">${msg('Microphone off')}</span>`
            : nothing
        }
        ${
          this.self
            ? nothing
            : html`<span class="dot ${this.weak ? 'weak' : ''}" aria-hidden="true"></span>`
        }
        <span class="who"
          >${this.screen ? msg(str`Screen of ${this.name}`) : name}${
            this.role ? html`<span class="role"> · ${this.role}</span>` : nothing
          }</span
        >
      </div>
    `;
  }

  protected override updated(): void {
    const video = this.find<HTMLVideoElement>('video');
    if (!video) {
      this.shown = false;
      return;
    }
    const current = video.srcObject instanceof MediaStream ? video.srcObject.getTracks()[0] : null;
    if (current === this.track || !this.track) return;
    video.srcObject = new MediaStream([this.track]);
    // Muted pictures may always play; a browser that refuses shows the initials.
    video.play().catch(() => undefined);
  }

  #blank(): TemplateResult {
    return html`<div class="blank">
      ${
        this.screen
          ? html`<p>${msg('The shared screen is on its way…')}</p>`
          : html`<span class="avatar" aria-hidden="true">${initials(this.name)}</span>`
      }
    </div>`;
  }

  #describe(): string {
    if (this.self) return msg('Your camera picture');
    return this.screen ? msg(str`Screen of ${this.name}`) : msg(str`Picture of ${this.name}`);
  }

  readonly #pictureShown = (): void => {
    this.shown = true;
  };
}

customElements.define('auscult-tile', Tile);
