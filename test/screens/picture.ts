import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright';

const folder = new URL('../../.cache/screens/', import.meta.url).pathname;

/**
 * Takes a picture of the page as it stands, and says what a person would trip over: a page wider
 * than its window, text that its box cuts off, targets too small for a thumb.
 */
export async function takePicture(page: Page, name: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  const faults = [...(await page.evaluate(findFaults)), ...(await findBarriers(page))];
  return faults.map((fault) => `${name}: ${fault}`);
}

/** What axe finds against WCAG 2.2 A and AA, by all of its rules but some. */
export async function findBarriers(page: Page, but: readonly string[] = []): Promise<string[]> {
  // Evaluated by the debugger, not by the page: its content security policy stays as it is.
  await page.evaluate(axe.source);
  return await page.evaluate(async (disabled) => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const rules = Object.fromEntries(disabled.map((rule) => [rule, { enabled: false }]));
    const { violations } = await inPage.run({ runOnly: tags, rules });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    );
  }, but);
}

/** Runs in the page; looks through every shadow root. */
export function findFaults(): string[] {
  const faults: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth)
    faults.push(`wider than the window by ${scrollWidth - clientWidth}`);
  const smallestTarget = 40;

  const visit = (root: ParentNode): void => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      look(element);
    }
  };
  const look = (element: HTMLElement): void => {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || element.closest('.unseen')) return;
    if (getComputedStyle(element).clipPath !== 'none') return;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
    const label = `<${element.localName} class="${element.className}"> “${(element.textContent ?? '').trim().slice(0, 40)}”`;
    if (element.matches('button, a[href], select, input:not([type=radio], [type=checkbox])')) {
      const inText = element.matches('p a');
      if (!inText && (box.height < smallestTarget || box.width < smallestTarget)) {
        faults.push(
          `${label} is ${Math.round(box.width)}×${Math.round(box.height)}, small for a thumb`,
        );
      }
    }
    const ownText = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
    );
    if (!ownText) return;
    if (box.left < -1 || box.right > document.documentElement.clientWidth + 1) {
      faults.push(`${label} leaves the window`);
    }
    // An ellipsis is a decision; everything else that overflows is an accident.
    const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
    if (textOverflow === 'ellipsis') return;
    const cutX = overflowX !== 'visible' && overflowX !== 'auto' && overflowX !== 'scroll';
    const cutY = overflowY !== 'visible' && overflowY !== 'auto' && overflowY !== 'scroll';
    if (cutX && element.scrollWidth > element.clientWidth + 1) faults.push(`${label} is cut off`);
    if (cutY && element.scrollHeight > element.clientHeight + 1) faults.push(`${label} is cut off`);
  };
  visit(document);
  return faults;
}
