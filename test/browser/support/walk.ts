import type { Page } from 'playwright';

/** What has the focus, as whoever goes by Tab sees it. */
export interface Stop {
  readonly name: string;
  /** No ring is drawn around it, or one that cannot be told from what it stands on. */
  readonly unmarked: boolean;
  /** What lies over its middle; empty when nothing does. */
  readonly under: string;
}

/** By Tab (or Shift+Tab) from stop to stop, until one comes again. */
export async function walk(page: Page, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Stop[]> {
  const stops: Stop[] = [];
  await page.evaluate(() => Object.assign(globalThis, { walked: new Set() }));
  for (;;) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(stopHere);
    if (stop === 'again') return stops;
    if (stop !== 'nowhere') stops.push(stop);
  }
}

/** Runs in the page; looks through every shadow root. */
function stopHere(): Stop | 'nowhere' | 'again' {
  const { walked } = globalThis as unknown as { walked: Set<Element> };
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (focused === null) return 'nowhere';
  if (walked.has(focused)) return 'again';
  walked.add(focused);
  if (focused === document.body) return 'nowhere';

  const nameOf = (element: Element): string =>
    `${element.localName} ${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40)}`;
  const { left, right, top, bottom } = focused.getBoundingClientRect();
  const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
  const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
  let hit = document.elementFromPoint(x, y);
  for (;;) {
    const inner: Element | null = hit?.shadowRoot?.elementFromPoint(x, y) ?? null;
    if (inner === null || inner === hit) break;
    hit = inner;
  }
  let above: Node | null = hit;
  while (above !== null && above !== focused) {
    above = above instanceof ShadowRoot ? above.host : above.parentNode;
  }
  // A radio button that is drawn by its label has its ring there.
  const ringed = [focused, focused.closest('label')].some((element) => {
    if (element === null) return false;
    const { outlineStyle, outlineWidth, outlineOffset, outlineColor } = getComputedStyle(element);
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return false;
    let ground: Node | null = parseFloat(outlineOffset) < 0 ? element : element.parentNode;
    for (
      ;
      ground !== null;
      ground = ground instanceof ShadowRoot ? ground.host : ground.parentNode
    ) {
      if (!(ground instanceof Element)) continue;
      const { backgroundColor } = getComputedStyle(ground);
      if (/^rgb\(/.test(backgroundColor)) return backgroundColor !== outlineColor;
    }
    return true;
  });
  return {
    name: nameOf(focused),
    unmarked: !ringed,
    under: above === null ? (hit === null ? 'nothing is there' : nameOf(hit)) : '',
  };
}
