import type { Page } from 'playwright';
import * as assert from 'uvu/assert';
import { arriveAsGuest, join, logIn } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { findBarriers, findFaults } from '../screens/picture.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { createSession } from './support/sessions.ts';

const test = suite('rarer screens without barriers');

let practice: Practice;
test.before(async () => {
  practice = await openPractice();
});
test.after(() => practice.close());
test.after.each(() => practice.everybodyOut());

const views = {
  'desktop, dark': { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
} as const;

/** No more of a camera than its place: four people fit on a small machine. */
function withoutCamera(): void {
  localStorage.setItem('auscult.preferences', JSON.stringify({ cameraOn: false }));
}

for (const [view, { viewport, colorScheme }] of Object.entries(views)) {
  test(`every screen that is seen less often, ${view}: axe finds nothing, nothing is cut off or out of reach`, async () => {
    const faults: string[] = [];
    const look = async (page: Page, screen: string): Promise<void> => {
      const found = [...(await findBarriers(page)), ...(await page.evaluate(findFaults))];
      faults.push(...found.map((fault) => `${screen}: ${fault}`));
    };
    const person = async (before?: () => void): Promise<Page> => {
      const { page } = await practice.person({ viewport, ...(before && { before }) });
      await page.emulateMedia({ colorScheme });
      return page;
    };

    const page = await person();
    await page.goto(`${practice.app.url}/log-in`);
    await page.getByLabel('E-mail').fill('nobody@example.org');
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Log in', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await look(page, 'log-in, refused');
    await logIn(page, practice.app, /Campo/);
    await page.getByRole('button', { name: /Campo/ }).click();
    await page.getByRole('menu').waitFor();
    await look(page, 'account menu');
    await page.getByRole('menuitem', { name: 'My account' }).click();
    await page.getByText('This browser').waitFor();
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Enter your current password.').waitFor();
    await look(page, 'my account');

    const call = await createSession(page, practice.app, `Seldom, ${view}`, {
      holdNewcomers: true,
    });
    const other = await createSession(page, practice.app, 'Private', { access: 'private' });
    await page.goto(call.preview);
    await join(page);
    const ana = await person(withoutCamera);
    const luis = await person(withoutCamera);
    const vega = await person(withoutCamera);
    for (const [guest, name] of [
      [ana, 'Ana Ortiz'],
      [luis, 'Luis Ortiz'],
    ] as const) {
      await arriveAsGuest(guest, call.link, name);
      await guest.getByRole('button', { name: 'Join Session' }).click();
    }
    await page.getByRole('button', { name: /^Participants/ }).click();
    await page.getByRole('button', { name: 'Turn away Luis Ortiz' }).waitFor();
    await page.getByRole('button', { name: 'Admit Ana Ortiz' }).waitFor();
    await look(page, 'panel, somebody waits');
    await page.getByRole('button', { name: 'Turn away Luis Ortiz' }).click();
    await page.getByRole('button', { name: 'Let back Luis Ortiz' }).waitFor();
    await luis.getByRole('heading', { name: 'The chair did not let you in.' }).waitFor();
    await look(luis, 'turned away');
    await page.getByRole('button', { name: 'Admit Ana Ortiz' }).click();
    await ana.getByRole('button', { name: 'Leave' }).waitFor();
    await look(page, 'panel, somebody was removed');

    await logIn(vega, practice.app, /Vega/);
    await vega.goto(call.preview);
    await vega.getByRole('button', { name: 'Join Session' }).click();
    await page.getByRole('button', { name: 'Admit Dr. Maria Vega' }).click();
    await page.getByRole('button', { name: 'Manage Dr. Maria Vega' }).click();
    await page.getByRole('menuitemradio', { name: 'Viewer' }).waitFor();
    await look(page, 'what a chair may do');
    await page.getByRole('menuitemradio', { name: 'Viewer' }).click();
    await vega.getByText('You are a viewer now: you can see and hear.').waitFor();
    await look(vega, 'call of a viewer');
    await page.getByRole('button', { name: 'Close participants' }).click();

    await ana.getByRole('button', { name: 'Share screen' }).click();
    await ana.getByText('You are sharing your screen.').last().waitFor();
    await look(ana, 'call, sharing');
    await page.getByText('Screen of Ana Ortiz').waitFor();
    await look(page, 'call with a shared screen');
    await ana.getByRole('button', { name: 'Stop sharing' }).click();

    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).waitFor();
    await look(page, 'more');
    await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
    await page.getByRole('dialog').getByText('This list').waitFor();
    await look(page, 'shortcuts');
    await page.keyboard.press('Escape');
    const choose = page.getByRole('button', { name: 'Choose microphone and speaker' });
    if (await choose.isVisible()) {
      await choose.click();
      await page.getByRole('group', { name: 'Speaker' }).waitFor();
    } else {
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Microphone, camera and speaker' }).click();
      await page.getByRole('dialog').getByLabel('Speaker', { exact: true }).waitFor();
    }
    await look(page, 'devices in the call');
    await page.keyboard.press('Escape');

    await page.getByRole('link', { name: 'Telehealth' }).click();
    await page.getByText(`You are in Seldom, ${view}`).waitFor();
    await page.getByRole('heading', { name: 'Private' }).first().waitFor();
    await look(page, 'the call on another screen');
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Private' })
      .getByRole('link', { name: 'Join Session' })
      .first()
      .click();
    await page.getByRole('heading', { name: 'You are in another session' }).waitFor();
    await look(page, 'in another session');
    await page.getByRole('button', { name: 'Return' }).click();

    await ana.getByRole('button', { name: 'Leave' }).click();
    await ana.getByRole('heading', { name: 'You have left the session' }).waitFor();
    await look(ana, 'left');
    await ana.getByRole('button', { name: 'Join again' }).click();
    await join(ana);
    await page.getByRole('button', { name: /^Participants/ }).click();
    await page.getByRole('button', { name: 'Manage Ana Ortiz' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).waitFor();
    await look(page, 'removing');
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await ana.getByRole('heading', { name: 'has removed you' }).waitFor();
    await look(ana, 'removed by hand');

    const again = await vega.context().newPage();
    await again.goto(call.preview);
    await join(again);
    await vega.getByRole('heading', { name: 'You joined from another device' }).waitFor();
    await look(vega, 'on another device');

    await vega.goto(other.link);
    await vega.getByRole('heading', { name: 'This session is private.' }).waitFor();
    await look(vega, 'private');
    await luis.goto(`${practice.app.url}/join#${'x'.repeat(22)}`);
    await luis.getByRole('heading', { name: 'This link does not open a session' }).waitFor();
    await look(luis, 'wrong link');
    await luis.route('**/api/**', (route) => route.abort());
    await luis.reload();
    await luis.getByRole('heading', { name: 'The server cannot be reached' }).waitFor();
    await look(luis, 'offline');
    assert.equal(faults, []);
  });
}

test.run();
