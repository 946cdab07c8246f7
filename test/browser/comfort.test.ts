import type { Page } from 'playwright';
import * as assert from 'uvu/assert';
import { arriveAsGuest, join, logIn, startSession } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { findBarriers } from '../screens/picture.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

const test = suite('as a person has set their system, and with what they have in hand');

let practice: Practice;
test.before(async () => {
  practice = await openPractice();
});
test.after(() => practice.close());
test.after.each(() => practice.everybodyOut());

/** All that moves by itself now, or would on a change, through every shadow root. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const visit = (root: Document | ShadowRoot): void => {
      for (const animation of root.getAnimations()) {
        const { target } = animation.effect as KeyframeEffect;
        if (animation.playState === 'running') found.push(`${target?.localName} moves`);
      }
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot) visit(element.shadowRoot);
        const seconds = getComputedStyle(element).transitionDuration.split(',').map(parseFloat);
        if (seconds.some((each) => each > 0.001)) found.push(`${element.localName} glides`);
      }
    };
    visit(document);
    return found;
  });
}

/** Somebody waits at the door; what moves there, on the list, in the preview and in the call. */
async function motionSeen(reducedMotion: 'reduce' | 'no-preference'): Promise<string[]> {
  const { page: campo } = await practice.person({ appearance: { reducedMotion } });
  await logIn(campo, practice.app, /Campo/);
  const seen = await moving(campo);
  await campo.getByRole('button', { name: 'Start a Session' }).first().click();
  await campo.getByLabel('Session name').fill('Calm');
  await campo.getByLabel('Hold newcomers until a chair admits them').check();
  const field = campo.getByLabel('Session link');
  await campo.waitForFunction(
    (input) => input instanceof HTMLInputElement && input.value.startsWith('http'),
    await field.elementHandle(),
  );
  const link = await field.inputValue();
  await campo.getByRole('button', { name: 'OK', exact: true }).click();
  await campo.getByText(/Anyone you share this link with/).waitFor();
  await campo.getByRole('button', { name: 'OK', exact: true }).click();
  await campo.getByRole('button', { name: 'Join Session' }).waitFor();
  seen.push(...(await moving(campo)));
  const { page: ana } = await practice.person({ appearance: { reducedMotion } });
  await arriveAsGuest(ana, link, 'Ana Ortiz');
  await ana.getByRole('button', { name: 'Join Session' }).click();
  await ana.getByText('The clinician has been told that you are here.').waitFor();
  seen.push(...(await moving(ana)));
  await join(campo);
  seen.push(...(await moving(campo)));
  return seen;
}

test('with reduced motion nothing moves by itself and nothing glides [S4] [S6]', async () => {
  assert.equal(await motionSeen('reduce'), []);
});

test('control: without it something does', async () => {
  const seen = await motionSeen('no-preference');
  assert.ok(
    seen.some((each) => each.endsWith('moves')),
    'the calm sign of waiting',
  );
  assert.ok(
    seen.some((each) => each.endsWith('glides')),
    'buttons',
  );
});

test('in forced colours a switch still says whether it is on, and the focus is seen', async () => {
  const { page } = await practice.person({ appearance: { forcedColors: 'active' } });
  await logIn(page, practice.app, /Campo/);
  await startSession(page, 'High contrast');
  await join(page);
  const camera = page.getByRole('button', { name: 'Camera', exact: true });
  const sign = (): Promise<string> => camera.locator('svg').innerHTML();
  const on = await sign();
  await camera.click();
  await page.locator('button[aria-label="Camera"][aria-pressed="false"]').waitFor();
  assert.is.not(await sign(), on, 'another sign, and not another colour alone');
  const buttons = await page.getByRole('toolbar').getByRole('button').all();
  assert.ok(buttons.length > 5);
  for (const button of buttons) {
    await button.focus();
    // By keyboard, as the browser must think to show it.
    await page.keyboard.press('Shift');
    const { border, outline } = await button.evaluate((element) => {
      const { borderStyle, borderWidth, outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        border: `${borderWidth} ${borderStyle}`,
        outline: `${outlineWidth} ${outlineStyle}`,
      };
    });
    assert.match(border, /^[1-9]\S* solid/, (await button.getAttribute('aria-label')) ?? '');
    assert.match(outline, /^[2-9]\S* solid/, (await button.getAttribute('aria-label')) ?? '');
  }
  // Axe computes contrast from what was asked for, and not from what is forced.
  const barriers = await findBarriers(page);
  assert.equal(
    barriers.filter((each) => !each.startsWith('color-contrast')),
    [],
  );
});

test("one's own picture moves by drag, by keys and by the menu, and can be hidden", async () => {
  const campo = await practice.chair('Where do I stand?');
  await practice.guest(campo.link, 'Ana Ortiz');
  const { page } = campo;
  const own = page.getByRole('group', { name: /^Your picture/ });
  await own.waitFor();
  const corner = async (): Promise<string> => {
    const { x = 0, y = 0 } = (await own.boundingBox()) ?? {};
    return `${y < 400 ? 'top' : 'bottom'} ${x < 640 ? 'left' : 'right'}`;
  };
  assert.is(await corner(), 'bottom right');
  const box = await own.boundingBox();
  if (!box) throw new Error('no picture');
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(200, 200, { steps: 4 });
  await page.mouse.up();
  assert.is(await corner(), 'top left');
  await own.focus();
  await page.keyboard.press('ArrowDown');
  assert.is(await corner(), 'bottom left');
  const choose = async (item: string): Promise<void> => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await choose('Move my picture');
  assert.is(await corner(), 'top left');
  await choose('Hide my picture');
  await own.waitFor({ state: 'hidden' });
  await choose('Show my picture');
  await own.waitFor();
});

test('by keys alone through the whole call, and nothing hides where one is', async () => {
  const campo = await practice.chair('Without a mouse');
  await practice.guest(campo.link, 'Ana Ortiz');
  const { page } = campo;
  // 1280×800 at 200 %.
  await page.setViewportSize({ width: 640, height: 400 });
  await page.keyboard.press('F2');
  const focused = (): Promise<{ name: string; isHidden: boolean }> =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const { left, top, width, height } = (element as HTMLElement).getBoundingClientRect();
      let at = document.elementFromPoint(left + width / 2, top + height / 2);
      const inner = (): Element | null | undefined =>
        at?.shadowRoot?.elementFromPoint(left + width / 2, top + height / 2);
      while (at !== element && inner() && inner() !== at) at = inner() as Element;
      // Past the last stop one is outside of the page.
      if (element === document.body) return { name: '', isHidden: false };
      const name = element?.getAttribute('aria-label') ?? element?.textContent.trim() ?? '';
      return { name, isHidden: !(at && element?.contains(at)) };
    });
  const walked: string[] = [];
  for (let step = 0; step < 12; step += 1) {
    const { name, isHidden } = await focused();
    assert.not(isHidden, `${name} is covered`);
    walked.push(name);
    await page.keyboard.press('ArrowRight');
  }
  for (const name of ['Microphone', 'Camera', 'Participants 2', 'More', 'Leave']) {
    assert.ok(walked.includes(name), `${name} among ${walked.join(', ')}`);
  }
  const tabbed = new Set<string>();
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Tab');
    const { name, isHidden } = await focused();
    assert.not(isHidden, `${name} is covered`);
    tabbed.add(name);
  }
  assert.ok(
    [...tabbed].some((name) => name.startsWith('Ana Ortiz')),
    [...tabbed].join(', '),
  );
  // And what is done by hand is done by a key.
  await page.keyboard.press('F2');
  await page.keyboard.press('Enter');
  await page.locator('button[aria-label="Microphone"][aria-pressed="false"]').waitFor();
});

test.run();
