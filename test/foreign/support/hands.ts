import { within } from '../../../bench/within.ts';
import type { Page } from 'puppeteer-core';

declare global {
  /** Whether what `Hands` pointed at has been clicked since. */
  var auscultHit: boolean;
}

/** A page of ours draws itself in less, on a machine that does other things besides. */
const APPEARS_WITHIN_MS = 20_000;

/**
 * What a person does on a page of ours, in a browser that puppeteer drives: everything is found by
 * what stands on it, through shadow roots, and clicked where it is, so that the browser takes it for
 * a person's click.
 */
export class Hands {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /**
   * Waits for a button or link of this name, and clicks it: again when it has moved away under the
   * pointer, and only then.
   */
  async click(name: string): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const { x, y } = await this.#middleOf('button, a, [role=button]', name);
      await this.page.mouse.click(x, y);
      if (await this.#wasHit()) return;
    }
    throw new Error(`"${name}" does not hold still`);
  }

  /** Types over what a field has. A page that still moves takes the click elsewhere: once more. */
  async fill(label: string, text: string): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const { x, y } = await this.#middleOf('input, textarea', label);
      await this.page.mouse.click(x, y, { count: 3 });
      await this.page.keyboard.type(text);
      if (await this.#holds(text)) return;
    }
    throw new Error(`${label} does not take what is typed`);
  }

  /** Waits for a text anywhere on the page. */
  async see(text: string): Promise<void> {
    await this.#middleOf('*', text);
  }

  /** Waits for a button of exactly this name. */
  async seeButton(name: string, limitMs = APPEARS_WITHIN_MS): Promise<void> {
    await this.#middleOf('button', name, true, limitMs);
  }

  /** All that can be read on the page, for a message. */
  async text(): Promise<string> {
    return this.page.evaluate(() => {
      const all = (root: ParentNode): string[] =>
        [...root.querySelectorAll<HTMLElement>('h1, h2, p, button, label, [role=alert]')]
          .map(({ innerText }) => innerText.trim())
          .concat(
            [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
              shadowRoot ? all(shadowRoot) : [],
            ),
          );
      return all(document)
        .filter((text) => text !== '')
        .join(' | ');
    });
  }

  /** The value of a field, once it begins with `start`. */
  async valueOf(label: string, start: string): Promise<string> {
    const found = this.page.evaluate(
      async (name, begin) => {
        const all = (root: ParentNode): HTMLInputElement[] => [
          ...root.querySelectorAll('input'),
          ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
            shadowRoot ? all(shadowRoot) : [],
          ),
        ];
        for (;;) {
          const found = all(document).find(
            (field) =>
              [...(field.labels ?? [])].some(({ innerText }) => innerText.includes(name)) &&
              field.value.startsWith(begin),
          );
          if (found) return found.value;
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      },
      label,
      start,
    );
    return within(found, APPEARS_WITHIN_MS, `a value of ${label}`);
  }

  /** Whether the last click met what stood in its place; a page that is left has been clicked. */
  async #wasHit(): Promise<boolean> {
    return this.page.evaluate(() => globalThis.auscultHit).catch(() => true);
  }

  /** Whether the field that has the focus has this value. */
  async #holds(text: string): Promise<boolean> {
    return this.page.evaluate((wanted) => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      return (
        (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) &&
        focused.value === wanted
      );
    }, text);
  }

  /** Where the first visible match stands, once it does and holds still. */
  async #middleOf(
    selector: string,
    name: string,
    exactly = false,
    limitMs = APPEARS_WITHIN_MS,
  ): Promise<{ x: number; y: number }> {
    const found = this.page.evaluate(
      async (wantedSelector, wantedName, onlyExact) => {
        const all = (root: ParentNode): HTMLElement[] => [
          ...root.querySelectorAll<HTMLElement>(wantedSelector),
          ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
            shadowRoot ? all(shadowRoot) : [],
          ),
        ];
        const namesOf = (element: HTMLElement): string[] => [
          element.ariaLabel ?? '',
          element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
            ? [...(element.labels ?? [])].map(({ innerText }) => innerText).join(' ')
            : element.innerText,
        ];
        let before = '';
        for (;;) {
          const found = all(document).filter((element) => {
            if (!(element instanceof HTMLElement)) return false;
            const { width, height } = element.getBoundingClientRect();
            if (width === 0 || height === 0 || element.matches(':disabled')) return false;
            // The call stands behind its preview, drawn and hidden, before anybody joins.
            if (!element.checkVisibility({ visibilityProperty: true })) return false;
            return namesOf(element).some((text) => text.includes(wantedName));
          });
          const exact = found.find((element) =>
            namesOf(element).some((text) => text.trim() === wantedName),
          );
          const element = exact ?? (onlyExact ? undefined : found.at(-1));
          if (element) {
            element.scrollIntoView({ block: 'nearest' });
            const { x, y, width, height } = element.getBoundingClientRect();
            const now = `${x} ${y} ${width} ${height}`;
            if (now === before) {
              globalThis.auscultHit = false;
              const hit = (): boolean => (globalThis.auscultHit = true);
              element.addEventListener('click', hit, { capture: true, once: true });
              return { x: x + width / 2, y: y + height / 2 };
            }
            before = now;
          }
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      },
      selector,
      name,
      exactly,
    );
    return within(found, limitMs, `"${name}" on the page`);
  }
}
