import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { base } from './base.ts';
import { AuscultElement } from './element.ts';
import { icon } from './icons.ts';
import type { IconName } from './icons.ts';

export interface MenuItem {
  readonly label: string;
  /** A sentence under the label. */
  readonly detail?: string;
  readonly icon?: IconName;
  /** Given for a choice among several: the chosen one is ticked. */
  readonly checked?: boolean;
  /** The heading under which it stands, with those beside it that have the same. */
  readonly group?: string;
  readonly danger?: boolean;
  /** Null for what cannot be had here: `detail` says why, and a reader comes by it. */
  readonly select: (() => void) | null;
}

/**
 * A button's menu (APG "Menu Button"): arrow keys, Home, End, the first letter, Escape. Stands in
 * the top layer by the popover API, so nothing cuts it off, and closes by a press elsewhere. What
 * is put into the slot `heading` stands beside the first group's heading while it is open.
 *
 *     <auscult-menu .items=${items}><button slot="button" …></button></auscult-menu>
 */
export class Menu extends AuscultElement {
  static override properties = {
    items: { attribute: false },
    label: { type: String },
    open: { state: true },
  };

  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
      }
      .list {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: 6px;
        min-width: 200px;
        max-width: min(340px, calc(100vw - 16px));
        max-height: calc(100dvh - 16px);
        overflow-y: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        box-shadow: 0 8px 28px rgb(14 21 27 / 18%);
      }
      .item {
        display: flex;
        align-items: flex-start;
        gap: 12px;
        width: 100%;
        min-height: var(--target);
        padding: 10px 12px;
        border: 0;
        border-radius: 6px;
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
      }
      .group + .group,
      .group + .item {
        margin-top: 6px;
        padding-top: 6px;
        border-top: 1px solid var(--line);
      }
      .heading {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        min-height: 32px;
        padding: 4px 12px;
        color: var(--ink-2);
        font-size: var(--text-s);
        font-weight: 600;
      }
      .item:hover,
      .item:focus {
        background: var(--surface-2);
      }
      .item:focus-visible {
        outline-offset: -3px;
      }
      .item .icon {
        margin-top: 2px;
      }
      .item .text {
        flex: 1;
        min-width: 0;
      }
      .item.danger {
        color: var(--danger-text, var(--danger));
      }
      .item[aria-disabled='true'] {
        color: var(--ink-2);
        cursor: default;
      }
      .detail {
        display: block;
        color: var(--ink-2);
        font-size: var(--text-s);
      }
      .tick {
        visibility: hidden;
      }
      [aria-checked='true'] .tick {
        visibility: visible;
      }
    `,
  ];

  declare items: readonly MenuItem[];
  declare label: string;
  declare private open: boolean;

  constructor() {
    super();
    this.items = [];
    this.label = '';
    this.open = false;
  }

  override render(): TemplateResult {
    return html`
      <slot
        name="button"
        @slotchange=${this.#describeButton}
        @click=${this.#toggle}
        @keydown=${this.#buttonKey}
      ></slot>
      <div
        class="list"
        popover="auto"
        role="menu"
        aria-label=${this.label || nothing}
        @toggle=${this.#toggled}
        @keydown=${this.#listKey}
      >
        ${this.open ? this.#groups() : nothing}
      </div>
    `;
  }

  #groups(): TemplateResult[] {
    const groups: { heading: string | undefined; items: MenuItem[] }[] = [];
    for (const item of this.items) {
      const last = groups.at(-1);
      if (last && last.heading === item.group) last.items.push(item);
      else groups.push({ heading: item.group, items: [item] });
    }
    const first = groups.find(({ heading }) => heading !== undefined);
    return groups.map((group) => {
      const items = group.items.map((item) => this.#item(item));
      if (group.heading === undefined) return html`${items}`;
      return html`<div class="group" role="group" aria-label=${group.heading}>
        <div class="heading" aria-hidden="true">
          <span>${group.heading}</span>${
            group === first ? html`<slot name="heading"></slot>` : nothing
          }
        </div>
        ${items}
      </div>`;
    });
  }

  protected override updated(): void {
    this.#describeButton();
  }

  #item(item: MenuItem): TemplateResult {
    const choice = item.checked !== undefined;
    const text = html`<span class="text"
      >${item.label}${
        item.detail ? html`<span class="detail">${item.detail}</span>` : nothing
      }</span
    >`;
    const { select: chosen } = item;
    const select =
      chosen &&
      ((): void => {
        this.#list.hidePopover();
        // Where a dialog finds whom to give the focus back to.
        this.#button?.focus();
        chosen();
      });
    return choice
      ? html`<button
          class="item"
          type="button"
          role="menuitemradio"
          aria-checked=${item.checked ? 'true' : 'false'}
          tabindex="-1"
          @click=${select}
        >
          <span class="tick">${icon('check')}</span>${text}
        </button>`
      : html`<button
          class="item ${item.danger ? 'danger' : ''}"
          type="button"
          role="menuitem"
          aria-disabled=${select ? nothing : 'true'}
          tabindex="-1"
          @click=${select}
        >
          ${item.icon ? icon(item.icon) : nothing}${text}
        </button>`;
  }

  get #list(): HTMLElement {
    return this.find('.list') as HTMLElement;
  }

  get #button(): HTMLElement | null {
    const slot = this.find<HTMLSlotElement>('slot');
    return (slot?.assignedElements()[0] as HTMLElement | undefined) ?? null;
  }

  get #entries(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.item')];
  }

  #describeButton(): void {
    this.#button?.setAttribute('aria-haspopup', 'menu');
    this.#button?.setAttribute('aria-expanded', String(this.open));
  }

  // A press on the button while the menu is open has closed it already (light dismiss).
  #pressedWhileOpen = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('pointerdown', this.#notePress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('pointerdown', this.#notePress);
  }

  readonly #notePress = (): void => {
    this.#pressedWhileOpen = this.open;
  };

  #toggle(): void {
    if (this.#pressedWhileOpen) {
      this.#pressedWhileOpen = false;
      this.#list.hidePopover();
    } else {
      void this.#show(0);
    }
  }

  async #show(focusIndex: number): Promise<void> {
    this.open = true;
    await this.updateComplete;
    this.#list.showPopover();
    this.#place();
    this.#entries.at(focusIndex)?.focus();
  }

  /** Below the button and flush with its nearer edge; above when there is more space. */
  #place(): void {
    const anchor = (this.#button ?? this).getBoundingClientRect();
    const list = this.#list;
    const { width, height } = list.getBoundingClientRect();
    const gap = 6;
    const edge = 8;
    const below = anchor.bottom + gap + height <= window.innerHeight - edge;
    const top = below ? anchor.bottom + gap : Math.max(edge, anchor.top - gap - height);
    const left =
      anchor.left + width <= window.innerWidth - edge ? anchor.left : anchor.right - width;
    list.style.top = `${top}px`;
    list.style.left = `${Math.max(edge, left)}px`;
  }

  #toggled(event: ToggleEvent): void {
    if (event.newState === 'open') return;
    const heldFocus = this.#entries.includes(this.shadowRoot?.activeElement as HTMLElement);
    this.open = false;
    if (heldFocus || document.activeElement === document.body) this.#button?.focus();
  }

  #buttonKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    void this.#show(event.key === 'ArrowDown' ? 0 : -1);
  }

  #listKey(event: KeyboardEvent): void {
    const entries = this.#entries;
    const index = entries.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const to = this.#targetOf(event.key, index, entries);
    if (to !== null) {
      event.preventDefault();
      entries.at(to % entries.length)?.focus();
    } else if (event.key === 'Tab' || event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.#list.hidePopover();
      this.#button?.focus();
    }
  }

  #targetOf(key: string, index: number, entries: readonly HTMLElement[]): number | null {
    switch (key) {
      case 'ArrowDown':
        return index + 1;
      case 'ArrowUp':
        return index - 1;
      case 'Home':
        return 0;
      case 'End':
        return -1;
      default: {
        if (key.length !== 1) return null;
        const letter = key.toLocaleLowerCase();
        const matches = (entry: HTMLElement): boolean =>
          (entry.textContent ?? '').trim().toLocaleLowerCase().startsWith(letter);
        const next = entries.findIndex((entry, at) => at > index && matches(entry));
        const first = next >= 0 ? next : entries.findIndex(matches);
        return first >= 0 ? first : null;
      }
    }
  }
}

customElements.define('auscult-menu', Menu);
