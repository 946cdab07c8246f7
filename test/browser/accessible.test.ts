import type { Page } from 'playwright';
import * as assert from 'uvu/assert';
import { join, logIn, openSettings } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { findBarriers, findFaults } from '../screens/picture.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

const test = suite('screens without barriers');

let practice: Practice;
test.before(async () => {
  practice = await openPractice();
});
test.after(() => practice.close());
test.after.each(() => practice.everybodyOut());

/** 1280×800 zoomed to 200 % is 640×400 to the page (WCAG 2.2, 1.4.4 and 1.4.10). */
const views = {
  desktop: { viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  'phone, dark': { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  'zoomed to 200 %': { viewport: { width: 640, height: 400 }, colorScheme: 'light' },
} as const;

for (const [view, { viewport, colorScheme }] of Object.entries(views)) {
  test(`every screen, ${view}: axe finds nothing, nothing is cut off or out of reach`, async () => {
    const faults: string[] = [];
    const look = async (page: Page, screen: string): Promise<void> => {
      const found = [...(await findBarriers(page)), ...(await page.evaluate(findFaults))];
      faults.push(...found.map((fault) => `${screen}: ${fault}`));
    };
    const person = async (): Promise<Page> => {
      const { page } = await practice.person({ viewport });
      await page.emulateMedia({ colorScheme });
      return page;
    };
    const page = await person();
    await page.goto(`${practice.app.url}/log-in`);
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    await look(page, 'log-in');
    await logIn(page, practice.app, /Campo/);
    await page.getByRole('button', { name: 'Start a Session' }).first().waitFor();
    await look(page, 'list');
    await page.getByRole('button', { name: /^Notifications/ }).click();
    await look(page, 'notifications');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Start a Session' }).first().click();
    await page.getByLabel('Session name').fill(`Looked at, ${view}`);
    await page.getByRole('combobox', { name: 'Search Providers' }).fill('vega');
    await page.getByRole('option', { name: /Vega/ }).waitFor();
    await look(page, 'start');
    await page.getByRole('option', { name: /Vega/ }).click();
    await page.getByLabel('Hold newcomers until a chair admits them').check();
    const link = await page.getByLabel('Session link').inputValue();
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await page.getByText(/Anyone you share this link with/).waitFor();
    await look(page, 'reminder');
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await page
      .getByText(/Connection: (good|fair|weak|works)/)
      .first()
      .waitFor();
    await look(page, 'preview');

    const ana = await person();
    await ana.goto(link);
    await ana
      .getByText(/Connection: (good|fair|weak|works)/)
      .first()
      .waitFor();
    await look(ana, 'guest');
    await ana.getByRole('button', { name: 'Join Session' }).click();
    await look(ana, 'guest without a name');
    await ana.getByLabel('Your name').fill('Ana Ortiz');
    await ana.getByRole('button', { name: 'Join Session' }).click();
    await ana.getByText('The clinician has been told that you are here.').waitFor();
    await look(ana, 'held');
    await join(page);
    await page.getByText('Ana Ortiz is waiting to come in.').waitFor();
    await look(page, 'call, somebody waits');
    await page.getByRole('button', { name: 'Admit', exact: true }).click();
    await ana.getByRole('button', { name: 'Leave' }).waitFor();
    await page.getByRole('button', { name: 'Participants 2' }).click();
    await page.getByText('Invited, not here').waitFor();
    await look(page, 'panel');
    await page.getByRole('button', { name: 'Close participants' }).click();
    await openSettings(page);
    await page.getByLabel('Session name').waitFor();
    await look(page, 'settings');
    await page.keyboard.press('Escape');
    await look(ana, 'call of a guest');
    await page.getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('menuitem', { name: 'Close session for everyone' }).click();
    await look(page, 'closing');
    await page.getByRole('button', { name: 'Close session for everyone' }).click();
    await ana.getByRole('heading', { name: /closed/ }).waitFor();
    await look(ana, 'closed');
    await page.goto(`${practice.app.url}/nowhere`);
    await page.getByRole('heading', { name: 'There is no page here' }).waitFor();
    await look(page, 'no page');
    assert.equal(faults, []);
  });
}

test.run();
