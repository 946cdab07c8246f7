import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { base } from '../design/base.ts';
import { AuscultElement } from '../design/element.ts';
import { icon } from '../design/icons.ts';
import { surfaces } from '../design/surfaces.ts';
import type { TileLine } from './picture-note.ts';
import { tileLine, tileLineStyles } from './tile-line.ts';
import { initials } from './words.ts';

/** One person's picture, or one shared screen. */
export class Tile extends AuscultElement {
  static override properties = {
    nth: { attribute: false },
    name: { type: String },
    role: { attribute: false },
    track: { attribute: false },
    mirrored: { type: Boolean },
    self: { type: Boolean, reflect: true },
    silent: { type: Boolean },
    screen: { type: Boolean, reflect: true },
    line: { type: String },
    note: { type: String },
    noteWord: { attribute: false },
    paused: { attribute: false },
    pinnable: { type: Boolean },
    pinned: { type: Boolean, reflect: true },
    shown: { state: true },
  };

  static override styles = [
    base,
    surfaces,
    tileLineStyles,
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
      .note {
        position: absolute;
        left: 12px;
        bottom: 52px;
        max-width: calc(100% - 24px);
        padding: 6px 12px;
        font-size: 0.875rem;
      }
      .in-a-word {
        display: none;
      }
      .note:not(.standing),
      .pin {
        opacity: 0;
      }
      :host(:hover) :is(.note, .pin),
      :host(:focus) :is(.note, .pin),
      :host(:focus-within) :is(.note, .pin),
      :host([pinned]) .pin {
        opacity: 1;
      }
      .pin {
        position: absolute;
        top: 8px;
        right: 8px;
        display: grid;
        place-items: center;
        width: 44px;
        height: 44px;
        border: 1px solid rgb(255 255 255 / 24%);
        border-radius: 12px;
        background: rgb(14 21 27 / 82%);
        color: var(--stage-ink);
        cursor: pointer;
      }
      @container (max-width: 260px) {
        .label {
          left: 6px;
          bottom: 6px;
          max-width: calc(100% - 12px);
          padding: 2px 8px;
          font-size: 0.8125rem;
        }
        .role {
          display: none;
        }
        .note {
          left: 6px;
          bottom: 36px;
          max-width: calc(100% - 12px);
          padding: 4px 8px;
          font-size: 0.8125rem;
        }
        .pin {
          top: 4px;
          right: 4px;
        }
      }
      @container (max-height: 160px) {
        .note:has(.in-a-word:empty) {
          display: none;
        }
        .sentence {
          display: none;
        }
        .in-a-word {
          display: inline;
        }
      }
    `,
  ];

  /** Which place it takes among the tiles, wherever it stands in the document. */
  declare nth: number;
  declare name: string;
  /** A word beside the name; empty for those who have no special one. */
  declare role: string;
  declare track: MediaStreamTrack | null;
  declare mirrored: boolean;
  declare self: boolean;
  declare silent: boolean;
  declare screen: boolean;
  /** Not told of one's own picture, nor of a screen. */
  declare line: TileLine | null;
  /** Why the picture is as it is, in a sentence; seen on focus or tap, and where no picture is. */
  declare note: string;
  /** The note in a word or two, for a picture too small for a sentence. */
  declare noteWord: string;
  /** The picture stands still: the note says why without being asked. */
  declare paused: boolean;
  /** Has the button that tells by the event `pin`. */
  declare pinnable: boolean;
  declare pinned: boolean;
  /** The first picture has been decoded. */
  declare private shown: boolean;

  constructor() {
    super();
    this.nth = 0;
    this.name = '';
    this.role = '';
    this.track = null;
    this.mirrored = false;
    this.self = false;
    this.silent = false;
    this.screen = false;
    this.line = null;
    this.paused = false;
    this.pinnable = false;
    this.pinned = false;
    this.note = '';
    this.noteWord = '';
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
      ${
        this.note
          ? html`<p
              class="note warning ${this.track && this.shown && !this.paused ? '' : 'standing'}"
            >
              <span class="sentence">${this.note}</span
              ><span class="in-a-word" aria-hidden="true">${this.noteWord}</span>
            </p>`
          : nothing
      }
      ${this.pinnable ? this.#pinButton() : nothing}
      <div class="label">
        ${
          this.silent
            ? html`${icon('microphoneOff')}<span class="unseen">${msg('Microphone off')}</span>`
            : nothing
        }
        ${this.line === null ? nothing : tileLine(this.line)}
        <span class="who"
          >${this.screen ? msg(str`Screen of ${this.name}`) : name}${
            this.role ? html`<span class="role"> · ${this.role}</span>` : nothing
          }</span
        >
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Not by a style attribute: the content security policy has none.
    if (changed.has('nth')) this.style.order = String(this.nth);
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

  #pinButton(): TemplateResult {
    const { name } = this;
    const label = this.pinned ? msg(str`Unpin ${name}`) : msg(str`Pin ${name}`);
    return html`<button
      class="pin"
      type="button"
      aria-label=${label}
      title=${label}
      @click=${this.#pin}
    >
      ${icon(this.pinned ? 'pinOff' : 'pin')}
    </button>`;
  }

  readonly #pin = (event: Event): void => {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('pin'));
  };

  readonly #pictureShown = (): void => {
    this.shown = true;
  };
}

customElements.define('auscult-tile', Tile);
