import type { Locator, Page } from 'playwright';
import * as assert from 'uvu/assert';
import { openSettings } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { createSession } from './support/sessions.ts';
import { walk } from './support/walk.ts';

const test = suite('used in another way');

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

/** Dr. Campo and Ana, one of them large, the other over it. */
async function pair(name: string, viewport = { width: 1280, height: 800 }): Promise<Page> {
  const campo = await practice.chair(name, { viewport });
  await practice.guest(campo.link, 'Ana Ortiz', { before: withoutCamera });
  await campo.page.getByRole('group', { name: /^Your picture/ }).waitFor();
  return campo.page;
}

async function choose(page: Page, item: string): Promise<void> {
  await button(page, 'More').click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('one’s own picture is moved by dragging, by the arrow keys and by the menu, and can be hidden', async () => {
  const page = await pair('Out of the way');
  const own = page.getByRole('group', { name: /^Your picture/ });
  const middle = async (): Promise<{ x: number; y: number }> => {
    const box = await own.boundingBox();
    if (box === null) throw new Error('it is not seen');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  /** The mark of a corner is set when the picture is drawn there. */
  const movesTo = async (place: string): Promise<void> => {
    await page.locator(`auscult-tile.${place.replace(' ', '-')}:not(.dragging)`).waitFor();
    const { x, y } = await middle();
    assert.is(`${y < 400 ? 'top' : 'bottom'} ${x < 640 ? 'left' : 'right'}`, place);
  };
  await movesTo('bottom right');

  const { x, y } = await middle();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(300, 250, { steps: 4 });
  const dragged = await middle();
  assert.ok(Math.hypot(dragged.x - 300, dragged.y - 250) < 3, 'it follows the pointer');
  await page.mouse.up();
  await movesTo('top left');

  await choose(page, 'Move my picture');
  await movesTo('top right');
  await choose(page, 'Move my picture');
  await movesTo('bottom right');
  await own.focus();
  await page.keyboard.press('ArrowLeft');
  await movesTo('bottom left');

  await choose(page, 'Hide my picture');
  await own.waitFor({ state: 'hidden' });
  await page.getByRole('group', { name: /^Ana Ortiz/ }).waitFor();
  await choose(page, 'Show my picture');
  await own.waitFor();
  await movesTo('bottom left');
});

test('all that the session controls do is done without a mouse', async () => {
  const page = await pair('By hand, on keys');
  const { keyboard } = page;
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent.trim() ?? '';
    });
  const names = [
    'Microphone',
    'Choose microphone and speaker',
    'Camera',
    'Choose camera',
    'Share screen',
    'Participants 2',
    'More',
    'Session settings',
    'Leave',
  ];
  const shown = await page.getByRole('toolbar').getByRole('button').all();
  const labels = await Promise.all(shown.map((each) => each.getAttribute('aria-label')));
  assert.equal(labels, names, 'there is nothing besides');
  await keyboard.press('F2');
  const walked = [await focused()];
  for (const _ of names) {
    await keyboard.press('ArrowRight');
    walked.push(await focused());
  }
  assert.equal(walked, [...names, 'Microphone'], 'and around');

  for (const name of ['Microphone', 'Camera']) {
    await keyboard.press('Enter');
    await untilPressed(button(page, name), false);
    await keyboard.press('Space');
    await untilPressed(button(page, name), true);
    await keyboard.press('ArrowRight');
    // Its devices.
    await keyboard.press('ArrowDown');
    await page.getByRole('menu').waitFor();
    await keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    await keyboard.press('ArrowRight');
  }
  const bar = page.getByRole('region', { name: 'Screen sharing' });
  await keyboard.press('Enter');
  await bar.waitFor();
  await keyboard.press('Enter');
  await bar.waitFor({ state: 'detached' });
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await button(page, 'Close participants').waitFor();
  await keyboard.press('Enter');
  await button(page, 'Close participants').waitFor({ state: 'detached' });

  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await page.getByRole('menu', { name: 'More' }).waitFor();
  await keyboard.press('End');
  assert.match(await focused(), /^Keyboard shortcuts/);
  await keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.is(await focused(), 'More', 'one is back where one was');

  await keyboard.press('F2');
  await keyboard.press('ArrowLeft');
  assert.is(await focused(), 'Leave');
  await keyboard.press('ArrowLeft');
  for (const leave of ['Escape', 'Shift+Tab']) {
    await keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('Session name').waitFor();
    await keyboard.press(leave);
    // One step before the name is the button that closes.
    if (leave === 'Shift+Tab') await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.is(await focused(), 'Session settings', 'one is back where one was');
  }
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await page.getByRole('menu', { name: 'Leave' }).waitFor();
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Telehealth' }).waitFor();
});

test('zoomed to 200 %, whatever has the focus is seen, and nothing lies over it', async () => {
  const faults: string[] = [];
  const look = async (page: Page, screen: string, atLeast: number): Promise<void> => {
    for (const key of ['Tab', 'Shift+Tab'] as const) {
      const stops = await walk(page, key);
      assert.ok(stops.length >= atLeast, `${screen}: ${stops.map(({ name }) => name).join(', ')}`);
      for (const { name, unmarked, under } of stops) {
        if (unmarked) faults.push(`${screen}, ${key}: ${name} has the focus, unseen`);
        if (under !== '') faults.push(`${screen}, ${key}: ${name} lies under ${under}`);
      }
    }
  };
  const viewport = { width: 640, height: 400 };
  const page = await pair('Seen at every stop', viewport);
  await look(page, 'call', 10);
  await button(page, 'Share screen').click();
  await page.getByRole('region', { name: 'Screen sharing' }).waitFor();
  await look(page, 'call, sharing', 11);
  await button(page, 'Stop sharing').click();
  await button(page, 'Participants 2').click();
  await button(page, 'Manage Ana Ortiz').waitFor();
  await look(page, 'panel', 10);
  await openSettings(page);
  await page.getByLabel('Session name').waitFor();
  await look(page, 'settings', 10);
  await page.keyboard.press('Escape');
  for (let count = 0; count < 4; count++) {
    await createSession(page, practice.app, `Further down ${count}`);
  }
  await page.getByRole('link', { name: 'Telehealth' }).click();
  await page.getByText('You are in Seen at every stop').waitFor();
  await page.getByRole('heading', { name: 'Further down 0' }).waitFor();
  await look(page, 'list, in a call', 15);
  await page.getByRole('button', { name: /Campo/ }).click();
  await page.getByRole('menuitem', { name: 'My account' }).click();
  await page.getByText('This browser').waitFor();
  await look(page, 'my account, in a call', 8);
  assert.equal(faults, []);
});

test.run();
