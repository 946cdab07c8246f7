import type { Locator, Page } from 'playwright';
import * as assert from 'uvu/assert';
import { arriveAsGuest, join, logIn, startSession } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { findBarriers } from '../screens/picture.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { createSession } from './support/sessions.ts';
import { walk } from './support/walk.ts';

const test = suite('seen in another way');

let practice: Practice;
test.before(async () => {
  practice = await openPractice();
});
test.after(() => practice.close());
test.after.each(() => practice.everybodyOut());

/** No more of a camera than its place. */
function withoutCamera(): void {
  localStorage.setItem('auscult.preferences', JSON.stringify({ cameraOn: false }));
}

function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

async function untilPressed(switched: Locator, pressed: boolean): Promise<void> {
  await switched.and(switched.page().locator(`[aria-pressed="${pressed}"]`)).waitFor();
}

/** The sign on a switch, if it is drawn in the colour of the button's own text. */
function sign(switched: Locator): Promise<string | null> {
  return switched.evaluate((element) => {
    const drawn = element.querySelector('svg');
    if (drawn === null || !drawn.checkVisibility()) return null;
    const seen = getComputedStyle(drawn).stroke === getComputedStyle(element).color;
    return seen ? drawn.innerHTML : null;
  });
}

/** Runs in the page: buttons that nothing sets apart from what they stand on. */
function withoutEdge(): string[] {
  const found: string[] = [];
  const visit = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      // One that is a line of text is underlined, as links are.
      if (!element.matches('button:not(.text-button)') || !element.checkVisibility()) continue;
      const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } =
        getComputedStyle(element);
      const unseen = borderTopColor === backgroundColor || borderTopColor === 'rgba(0, 0, 0, 0)';
      if (borderTopStyle !== 'solid' || parseFloat(borderTopWidth) < 1 || unseen) {
        found.push(element.getAttribute('aria-label') ?? element.textContent.trim());
      }
    }
  };
  visit(document);
  return found;
}

test('in forced colours a switch says by its sign whether it is on, the focus is seen, and buttons have an edge', async () => {
  const { page } = await practice.person();
  await page.emulateMedia({ forcedColors: 'active' });
  await logIn(page, practice.app, /Campo/);
  const faults: string[] = [];
  const look = async (screen: string): Promise<void> => {
    // The colours are the person's own, and axe reads those that would be there without them.
    const found = [
      ...(await findBarriers(page, ['color-contrast'])),
      ...(await page.evaluate(withoutEdge)).map((name) => `${name} has no edge`),
      ...(await walk(page))
        .filter(({ unmarked }) => unmarked)
        .map(({ name }) => `${name} has the focus, unseen`),
    ];
    faults.push(...found.map((fault) => `${screen}: ${fault}`));
  };
  const trySwitch = async (screen: string, name: string): Promise<void> => {
    const on = await sign(button(page, name));
    await button(page, name).click();
    await untilPressed(button(page, name), false);
    const off = await sign(button(page, name));
    if (on === null || off === null || on === off) faults.push(`${screen}: ${name}, on or off?`);
    await button(page, name).click();
    await untilPressed(button(page, name), true);
  };
  await page.getByRole('heading', { name: 'No open sessions' }).waitFor();
  await look('list');
  const edges = await page
    .locator('.filter')
    .evaluateAll((filters) => filters.map((filter) => getComputedStyle(filter).borderTopWidth));
  if (edges.join() !== '2px,0px') faults.push(`list: open or closed? (${edges.join()})`);
  await startSession(page, 'In few colours');
  for (const screen of ['preview', 'call']) {
    if (screen === 'call') await join(page);
    await untilPressed(button(page, 'Microphone'), true);
    await untilPressed(button(page, 'Camera'), true);
    await trySwitch(screen, 'Microphone');
    await trySwitch(screen, 'Camera');
    await look(screen);
    if (screen === 'call') continue;
    const seen = await button(page, 'Microphone').evaluate((element) => {
      const level = element.querySelector('auscult-microphone-level')?.shadowRoot;
      const bar = level?.querySelector('.bars > span');
      return bar && getComputedStyle(bar).backgroundColor === getComputedStyle(element).color;
    });
    if (!seen) faults.push('preview: how loud is one?');
  }
  assert.equal(faults, []);
});

/** Runs in the page: what moves by itself, or takes its time to change. */
function motions(): string[] {
  const found: string[] = [];
  const visit = (root: Document | ShadowRoot): void => {
    for (const animation of root.getAnimations()) {
      if (animation.playState !== 'running') continue;
      found.push(animation instanceof CSSAnimation ? animation.animationName : 'an animation');
    }
    for (const element of root.querySelectorAll('*')) {
      const slow = [null, '::before', '::after', '::backdrop'].some((part) =>
        getComputedStyle(element, part)
          .transitionDuration.split(', ')
          .some((duration) => parseFloat(duration) > 0.001),
      );
      if (slow) found.push(`${element.localName}.${element.className} changes slowly`);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(document);
  return [...new Set(found)];
}

test('for those who want less motion nothing moves but the pictures of people', async () => {
  const still = async (page: Page, screen: string): Promise<void> =>
    assert.equal(await page.evaluate(motions), [], screen);
  const { page } = await practice.person();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await logIn(page, practice.app, /Campo/);
  const { preview, link } = await createSession(page, practice.app, 'Calmly', {
    holdNewcomers: true,
  });
  await page.route('**/api/sessions?*', () => undefined);
  await page.reload();
  await page.getByLabel('Loading sessions').waitFor();
  await still(page, 'list, loading');
  await page.unroute('**/api/sessions?*');
  await page.reload();
  await page.getByRole('heading', { name: 'Calmly' }).waitFor();
  await still(page, 'list');
  await page.goto(preview);
  await untilPressed(button(page, 'Camera'), true);
  await still(page, 'preview');
  await join(page);

  const { page: ana } = await practice.person({ before: withoutCamera });
  await ana.emulateMedia({ reducedMotion: 'reduce' });
  await arriveAsGuest(ana, link, 'Ana Ortiz');
  await button(ana, 'Join Session').click();
  await ana.getByText('The clinician has been told that you are here.').waitFor();
  await still(ana, 'held');
  // Others see by it that the page lives.
  await ana.emulateMedia({ reducedMotion: 'no-preference' });
  const moves = await ana.evaluate(motions);
  assert.ok(moves.includes('breathe'), moves.join());
  assert.ok(moves.includes('button.button changes slowly'), moves.join());
  await ana.emulateMedia({ reducedMotion: 'reduce' });
  await still(ana, 'held, asked for meanwhile');

  await page.getByText('Ana Ortiz is waiting to come in.').waitFor();
  await still(page, 'call, somebody waits');
  await button(page, 'Admit').click();
  await button(page, 'Participants 2').click();
  await page.getByText('Ana Ortiz', { exact: true }).last().waitFor();
  await still(page, 'call');
});

test.run();
