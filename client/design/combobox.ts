import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { base } from './base.ts';
import { AuscultElement } from './element.ts';
import { fields } from './fields.ts';
import { icon } from './icons.ts';

export interface ComboboxOption {
  readonly id: string;
  readonly label: string;
  /** Tells two of the same name apart. */
  readonly detail: string;
}

export interface ComboboxAnswer {
  readonly options: readonly ComboboxOption[];
  /** There are others, which a longer text would find. */
  readonly more: boolean;
}

type Found =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'failed' }
  | ({ readonly kind: 'answer' } & ComboboxAnswer);

/** A letter at a time asks the server as often as one pauses, not as often as one types. */
const pauseMs = 150;
/** Height for a list that shows more than one line, in CSS pixels. */
const leastRoom = 280;

/**
 * Looks for something as one types, and chooses it (APG "Combobox", list autocomplete). Tells by a
 * `chosen` event, whose detail is the option, and is empty again.
 */
export class Combobox extends AuscultElement {
  static override properties = {
    label: { type: String },
    none: { type: String },
    lookUp: { attribute: false },
    browsable: { type: Boolean },
    found: { state: true },
    open: { state: true },
    active: { state: true },
  };

  static override styles = [
    base,
    fields,
    css`
      :host([quiet]) label {
        color: var(--ink-2);
        font-weight: 400;
      }
      .search {
        position: relative;
      }
      .search > .icon {
        position: absolute;
        left: 12px;
        top: 12px;
        color: var(--ink-2);
        pointer-events: none;
      }
      .search input.text {
        padding-left: 42px;
      }
      .list {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: 6px;
        max-height: min(320px, 50dvh);
        overflow-y: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        box-shadow: 0 8px 28px rgb(14 21 27 / 18%);
      }
      .option {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: center;
        gap: 0 16px;
        min-height: var(--target);
        padding: 8px 12px;
        border-radius: 6px;
        cursor: pointer;
        overflow-wrap: anywhere;
      }
      .option[aria-selected='true'] {
        background: var(--accent-soft);
      }
      @media (forced-colors: active) {
        .option[aria-selected='true'] {
          outline: 2px solid Highlight;
        }
      }
      .note {
        padding: 10px 12px;
        color: var(--ink-2);
      }
    `,
  ];

  declare label: string;
  /** What is said when nothing is found. */
  declare none: string;
  declare lookUp: (text: string) => Promise<ComboboxAnswer>;
  /** An empty text finds something, too: the list opens without typing. */
  declare browsable: boolean;
  declare private found: Found;
  declare private open: boolean;
  /** Index of the option that Enter would choose; -1: none. */
  declare private active: number;

  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.label = '';
    this.none = '';
    this.lookUp = () => Promise.resolve({ options: [], more: false });
    this.browsable = false;
    this.found = { kind: 'nothing' };
    this.open = false;
    this.active = -1;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What lies under it may scroll.
    window.addEventListener('scroll', this.#place, { capture: true, passive: true });
    window.addEventListener('resize', this.#place);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    window.removeEventListener('scroll', this.#place, { capture: true });
    window.removeEventListener('resize', this.#place);
  }

  override focus(): void {
    this.#input.focus();
  }

  override render(): TemplateResult {
    return html`
      <div class="field">
        <label for="input">${this.label}</label>
        <div class="search">
          ${icon('search')}
          <input
            class="text"
            id="input"
            type="text"
            role="combobox"
            aria-label=${this.label}
            autocomplete="off"
            spellcheck="false"
            aria-autocomplete="list"
            aria-controls="list"
            aria-expanded=${this.open ? 'true' : 'false'}
            aria-activedescendant=${this.active >= 0 ? `option-${this.active}` : nothing}
            @input=${this.#typed}
            @focus=${this.#focused}
            @click=${this.#focused}
            @blur=${this.#close}
            @keydown=${this.#keyPressed}
          />
        </div>
        <div class="list" id="list" popover="manual" role="listbox" aria-label=${this.label}>
          ${this.open ? this.#content() : nothing}
        </div>
        <span class="unseen" role="status">${this.open ? this.#spoken() : ''}</span>
      </div>
    `;
  }

  protected override firstUpdated(): void {
    const list = this.#list;
    // A press on an option must not take the focus out of the field, which closes the list.
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => {
      const index = [...list.querySelectorAll('.option')].findIndex((option) =>
        event.composedPath().includes(option),
      );
      const option = this.found.kind === 'answer' ? this.found.options[index] : undefined;
      if (option) this.#choose(option);
    });
  }

  protected override updated(): void {
    const list = this.#list;
    if (this.open && !list.matches(':popover-open')) {
      makeRoom(this.#input);
      list.showPopover();
      this.#place();
    } else if (!this.open && list.matches(':popover-open')) {
      list.hidePopover();
    }
    this.find(`#option-${this.active}`)?.scrollIntoView({ block: 'nearest' });
  }

  #content(): TemplateResult | TemplateResult[] {
    const { found } = this;
    if (found.kind !== 'answer' || found.options.length === 0) {
      return html`<p class="note" role="presentation">${this.#spoken()}</p>`;
    }
    const options = found.options.map(
      (option, index) =>
        html`<div
          class="option"
          id=${`option-${index}`}
          role="option"
          aria-selected=${index === this.active ? 'true' : 'false'}
        >
          <span>${option.label}</span><span class="quiet small">${option.detail}</span>
        </div>`,
    );
    return found.more
      ? [
          ...options,
          html`<p class="note small" role="presentation">
            ${msg('There are more: type a little more of the name.')}
          </p>`,
        ]
      : options;
  }

  #spoken(): string {
    const { found } = this;
    if (found.kind === 'nothing') return msg('Searching…');
    if (found.kind === 'failed') return msg('The search did not work. Check your connection.');
    const { length } = found.options;
    if (length === 0) return this.none;
    return length === 1 ? msg('1 found') : msg(str`${length} found`);
  }

  get #input(): HTMLInputElement {
    return this.find<HTMLInputElement>('#input') as HTMLInputElement;
  }

  get #list(): HTMLElement {
    return this.find('#list') as HTMLElement;
  }

  readonly #typed = (): void => this.#search(pauseMs);

  readonly #focused = (): void => {
    if (!this.open) this.#search(0);
  };

  #search(afterMs: number): void {
    clearTimeout(this.#timer);
    const text = this.#input.value.trim();
    const asked = (this.#asked += 1);
    if (text === '' && !this.browsable) {
      this.#close();
      return;
    }
    if (!this.open) this.found = { kind: 'nothing' };
    this.open = true;
    this.#timer = setTimeout(() => {
      void this.#ask(text, asked);
    }, afterMs);
  }

  async #ask(text: string, asked: number): Promise<void> {
    let found: Found;
    try {
      found = { kind: 'answer', ...(await this.lookUp(text)) };
    } catch {
      found = { kind: 'failed' };
    }
    // More was typed meanwhile, or the list closed.
    if (asked !== this.#asked || !this.open) return;
    this.found = found;
    this.active = text !== '' && found.kind === 'answer' && found.options.length > 0 ? 0 : -1;
  }

  #choose(option: ComboboxOption): void {
    this.#input.value = '';
    this.#close();
    this.dispatchEvent(new CustomEvent('chosen', { detail: option }));
  }

  readonly #close = (): void => {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.open = false;
    this.active = -1;
  };

  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const options = this.open && this.found.kind === 'answer' ? this.found.options : [];
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        if (!this.open) this.#search(0);
        if (options.length === 0) return;
        const step = event.key === 'ArrowDown' ? 1 : -1;
        const from = this.active < 0 && step < 0 ? 0 : this.active;
        this.active = (from + step + options.length) % options.length;
        return;
      }
      case 'Enter': {
        // A form around it is not sent by looking for somebody.
        event.preventDefault();
        const option = options[this.active];
        if (option) this.#choose(option);
        return;
      }
      case 'Escape':
        if (!this.open) return;
        // Closes the list, and not the dialog that it stands in.
        event.preventDefault();
        event.stopPropagation();
        this.#close();
        return;
    }
  };

  readonly #place = (): void => {
    if (!this.open) return;
    const list = this.#list;
    const { left, right, top, bottom } = this.#input.getBoundingClientRect();
    const gap = 4;
    const { height } = list.getBoundingClientRect();
    const below = bottom + gap + height <= window.innerHeight || top < height;
    list.style.left = `${left}px`;
    list.style.width = `${right - left}px`;
    list.style.top = below ? `${bottom + gap}px` : `${top - gap - height}px`;
  };
}

/** At the lower edge, or behind a phone's keyboard, there is none for a list. */
function makeRoom(input: HTMLElement): void {
  const { bottom } = input.getBoundingClientRect();
  if (window.innerHeight - bottom < leastRoom) input.scrollIntoView({ block: 'center' });
}

customElements.define('auscult-combobox', Combobox);
