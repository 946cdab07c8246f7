import type { Page } from 'puppeteer-core';
import { within } from './peer.ts';

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

  /** Waits for a button or link of this name, and clicks it. */
  async click(name: string): Promise<void> {
    const { x, y } = await this.#middleOf('button, a, [role=button]', name);
    await this.page.mouse.click(x, y);
  }

  /** Types over what a field has. */
  async fill(label: string, text: string): Promise<void> {
    const { x, y } = await this.#middleOf('input, textarea', label);
    await this.page.mouse.click(x, y, { count: 3 });
    await this.page.keyboard.type(text);
  }

  /** Waits for a text anywhere on the page. */
  async see(text: string): Promise<void> {
    await this.#middleOf('*', text);
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

  /** Where the first visible match stands, once it does and holds still. */
  async #middleOf(selector: string, name: string): Promise<{ x: number; y: number }> {
    const found = this.page.evaluate(
      async (wantedSelector, wantedName) => {
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
            return namesOf(element).some((text) => text.includes(wantedName));
          });
          const exact = found.find((element) =>
            namesOf(element).some((text) => text.trim() === wantedName),
          );
          const element = exact ?? found.at(-1);
          if (element) {
            element.scrollIntoView({ block: 'nearest' });
            const { x, y, width, height } = element.getBoundingClientRect();
            const now = `${x} ${y} ${width} ${height}`;
            if (now === before) return { x: x + width / 2, y: y + height / 2 };
            before = now;
          }
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      },
      selector,
      name,
    );
    return within(found, APPEARS_WITHIN_MS, `"${name}" on the page`);
  }
}
