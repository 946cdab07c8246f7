import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { AuscultElement } from '../design/element.ts';
import { icon } from '../design/icons.ts';
import type { CaptureDevice } from '../media/failures.ts';
import type { OpenCall } from './context.ts';
import { stageTheme } from './stage-theme.ts';

/**
 * "You are in … [Return]": over every screen while the call of this page goes on behind it. Others
 * see and hear one, so it says what is on, and turns it off. Tells by `return`.
 */
export class CallBar extends AuscultElement {
  static override properties = {
    call: { attribute: false },
    tick: { state: true },
  };

  static override styles = [
    base,
    buttons,
    stageTheme,
    css`
      :host {
        position: sticky;
        top: 0;
        z-index: 2;
      }
      section {
        display: flex;
        align-items: center;
        gap: 8px;
        height: var(--call-bar);
        padding: 0 var(--gutter);
        border-bottom: 1px solid var(--line);
      }
      p {
        flex: 1;
        min-width: 0;
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        text-overflow: ellipsis;
        overflow: hidden;
        overflow-wrap: anywhere;
        line-height: 1.3;
      }
      .button[aria-pressed='false'] {
        color: var(--danger-text);
      }
    `,
  ];

  declare call: OpenCall;
  declare private tick: number;

  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.tick = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops.splice(0)) stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('call')) return;
    for (const stop of this.#stops.splice(0)) stop();
    const redraw = (): void => {
      this.tick += 1;
    };
    this.#stops = [this.call.client.onChange(redraw), this.call.media.onChange(redraw)];
  }

  override render(): TemplateResult {
    const { session, phase } = this.call.client.state;
    const name = session?.name ?? '';
    return html`<section aria-label=${msg('The call that goes on')}>
      <p title=${name}>
        ${phase === 'reconnecting' ? msg('Reconnecting…') : msg(str`You are in ${name}`)}
      </p>
      ${this.#switch('microphone')} ${this.#switch('camera')}
      <button class="button primary" type="button" @click=${this.#return}>${msg('Return')}</button>
    </section>`;
  }

  #switch(device: CaptureDevice): TemplateResult | typeof nothing {
    const { client, media } = this.call;
    if (client.state.grants?.publish.includes(device) !== true) return nothing;
    const on = media.state[device].state === 'on';
    const isCamera = device === 'camera';
    return html`<button
      class="button bare icon-only"
      type="button"
      aria-label=${isCamera ? msg('Camera') : msg('Microphone')}
      aria-pressed=${on ? 'true' : 'false'}
      title=${
        isCamera
          ? on
            ? msg('Turn off camera')
            : msg('Turn on camera')
          : on
            ? msg('Turn off microphone')
            : msg('Turn on microphone')
      }
      @click=${() => void media.setOn(device, !on)}
    >
      ${icon(on ? device : `${device}Off`)}
    </button>`;
  }

  readonly #return = (): void => {
    this.dispatchEvent(new CustomEvent('return'));
  };
}

/** What became of a call that ended while one looked elsewhere; tells by `close`. */
export class CallOver extends AuscultElement {
  static override properties = { text: { type: String } };

  static override styles = [
    base,
    buttons,
    css`
      :host {
        position: sticky;
        top: 0;
        z-index: 2;
      }
      div {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: var(--call-bar);
        padding: 4px var(--gutter);
        background: var(--warning-soft);
        color: var(--warning);
      }
      p {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .button {
        color: inherit;
      }
    `,
  ];

  declare text: string;

  override render(): TemplateResult {
    return html`<div role="alert">
      ${icon('info')}
      <p>${this.text}</p>
      <button
        class="button bare icon-only"
        type="button"
        aria-label=${msg('Close')}
        @click=${this.#close}
      >
        ${icon('close')}
      </button>
    </div>`;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('close'));
  };
}

customElements.define('auscult-call-bar', CallBar);
customElements.define('auscult-call-over', CallOver);
