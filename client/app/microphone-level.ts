import { css } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { base } from '../design/base.ts';
import { AuscultElement } from '../design/element.ts';
import type { LocalMedia } from '../media/local-media.ts';
import { levelBars, levelBarStyles } from './level-bars.ts';

/**
 * How loud one's own microphone is, ten times a second: an element of its own, so that nothing
 * around it is drawn as often.
 */
export class MicrophoneLevel extends AuscultElement {
  static override properties = {
    media: { attribute: false },
    evenOff: { type: Boolean },
    level: { state: true },
  };

  static override styles = [
    base,
    levelBarStyles,
    css`
      :host {
        display: inline-flex;
      }
    `,
  ];

  declare media: LocalMedia;
  /** Also while the microphone is off, to try whether it works. */
  declare evenOff: boolean;
  declare private level: number;

  #stop: () => void = () => undefined;

  constructor() {
    super();
    this.evenOff = false;
    this.level = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Moved elsewhere in the document, perhaps, or come back to it.
    if (this.hasUpdated) this.#listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('media')) this.#listen();
  }

  override render(): TemplateResult {
    const heard = this.evenOff || this.media.state.microphone.state === 'on';
    return levelBars(heard ? this.level : 0);
  }

  #listen(): void {
    this.#stop();
    const stops = [
      this.media.onLevel((level) => {
        // In a menu that is shut it is nowhere to be seen.
        if (this.slot === '' || this.assignedSlot) this.level = level;
      }),
      this.media.onChange(() => this.requestUpdate()),
    ];
    this.#stop = () => {
      for (const stop of stops) stop();
    };
  }
}

customElements.define('auscult-microphone-level', MicrophoneLevel);
