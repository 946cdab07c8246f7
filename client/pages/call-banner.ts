import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { icon } from '../design/icons.ts';

export interface BannerAction {
  readonly label: string;
  readonly act: () => void;
}

/** A sentence over the stage that cannot be missed, and what can be done about it. */
export interface Banner {
  readonly text: string;
  /** By which it is replaced, and taken away when its reason is gone. */
  readonly key?: string;
  readonly action?: BannerAction;
  /** Another way, where the first may not help. */
  readonly other?: BannerAction;
  /** Null: stays until its reason is gone. */
  readonly forMs: number | null;
  /** Readers have it from the live region already. */
  readonly unspoken?: boolean;
}

const mentionedForMs = 4_000;

/**
 * One banner at a time: the newest. What still holds when that one goes is shown again; what was
 * only said in passing is not.
 */
export class Banners {
  readonly #host: ReactiveControllerHost;
  /** The newest last. */
  #all: readonly Banner[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get current(): Banner | null {
    return this.#all.at(-1) ?? null;
  }

  has(key: string): boolean {
    return this.#all.some((one) => one.key === key);
  }

  show(banner: Banner): void {
    const { key, forMs } = banner;
    const staying = this.#all.filter((one) => one.forMs === null && !(key && one.key === key));
    this.#become([...staying, banner]);
    clearTimeout(this.#timer);
    if (forMs !== null) this.#timer = setTimeout(() => this.drop(banner), forMs);
  }

  /** Said in passing: only where nothing stands that one may be about to answer. */
  mention(text: string): void {
    if (this.#all.some(({ action, forMs }) => action !== undefined || forMs === null)) return;
    this.show({ text, forMs: mentionedForMs, unspoken: true });
  }

  /** Its reason is gone. */
  withdraw(key: string): void {
    this.#become(this.#all.filter((one) => one.key !== key));
  }

  drop(banner: Banner): void {
    this.#become(this.#all.filter((one) => one !== banner));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#all = [];
  }

  view(): TemplateResult | typeof nothing {
    const banner = this.current;
    if (!banner) return nothing;
    const { text, action, other, unspoken } = banner;
    const button = ({ label, act }: BannerAction): TemplateResult => {
      const press = (): void => {
        this.drop(banner);
        act();
      };
      return html`<button class="button" type="button" @click=${press}>${label}</button>`;
    };
    return html`<div class="banner ${unspoken ? 'aside' : ''}">
      <div role=${unspoken ? nothing : 'status'}>
        <span>${text}</span>
        ${
          action
            ? html`${button(action)} ${other ? button(other) : nothing}
                <button
                  class="button bare icon-only"
                  type="button"
                  aria-label=${msg('Close this message')}
                  @click=${() => this.drop(banner)}
                >
                  ${icon('close')}
                </button>`
            : nothing
        }
      </div>
    </div>`;
  }

  #become(all: readonly Banner[]): void {
    this.#all = all;
    this.#host.requestUpdate();
  }
}
