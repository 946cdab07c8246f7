import type { Page } from 'playwright';
import * as assert from 'uvu/assert';
import { join, joinAsGuest, logIn, startSession } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { findBarriers, findFaults } from '../screens/picture.ts';
import { changeRole, openPanel } from './support/panel.ts';
import { openPractice } from './support/practice.ts';
import type { Practice, VisitorOptions } from './support/practice.ts';

const test = suite('the other screens without barriers');

let practice: Practice;
test.before(async () => {
  practice = await openPractice();
});
test.after(() => practice.close());
test.after.each(() => practice.everybodyOut());

const views: Record<string, VisitorOptions> = {
  'a computer, dark': {
    viewport: { width: 1280, height: 800 },
    appearance: { colorScheme: 'dark', reducedMotion: 'reduce' },
  },
  'a phone': { viewport: { width: 390, height: 844 }, appearance: { reducedMotion: 'reduce' } },
};

for (const [view, options] of Object.entries(views)) {
  const faults: string[] = [];
  const look = async (page: Page, screen: string): Promise<void> => {
    const found = [...(await findBarriers(page)), ...(await page.evaluate(findFaults))];
    faults.push(...found.map((fault) => `${screen}: ${fault}`));
  };
  const menuOf = async (page: Page, button: string | RegExp, screen: string): Promise<void> => {
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('menu').waitFor();
    await look(page, screen);
    await page.keyboard.press('Escape');
  };

  test(`log-in refused, My account, and pages instead of errors, ${view}`, async () => {
    faults.length = 0;
    const { page } = await practice.person(options);
    await page.goto(`${practice.app.url}/log-in`);
    await page.getByLabel('E-mail').fill('nobody@example.org');
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('alert').waitFor();
    await look(page, 'log-in refused');
    await logIn(page, practice.app, /Vega/);
    await menuOf(page, /Vega/, 'account menu');
    await page.goto(`${practice.app.url}/account`);
    await page.getByText('This browser').waitFor();
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Enter your current password.').waitFor();
    await look(page, 'My account');
    await page.goto(`${practice.app.url}/join#${'x'.repeat(22)}`);
    await page.getByRole('heading', { name: 'This link does not open a session' }).waitFor();
    await look(page, 'wrong link');
    await page.route('**/api/**', (route) => route.abort());
    await page.goto(`${practice.app.url}/telehealth`);
    await page.getByRole('heading', { name: 'The server cannot be reached' }).waitFor();
    await look(page, 'offline');
    assert.equal(faults, []);
  });

  test(`menus, dialogs, a shared screen, a viewer's call, and its ends, ${view}`, async () => {
    faults.length = 0;
    const { page: campo } = await practice.person(options);
    await logIn(campo, practice.app, /Campo/);
    const link = await startSession(campo, `Every corner, ${view}`);
    await join(campo);
    if (options.viewport?.width === 1280) {
      await menuOf(campo, 'Choose microphone and speaker', 'sound menu');
    }
    await menuOf(campo, 'More', 'More');
    await campo.keyboard.press('Control+Shift+Slash');
    await campo.getByRole('dialog').waitFor();
    await look(campo, 'shortcuts');
    await campo.keyboard.press('Escape');
    await campo.getByRole('link', { name: 'Telehealth' }).first().click();
    await campo.getByText('You are in Every corner').waitFor();
    await look(campo, 'the call goes on');
    await campo.getByRole('button', { name: 'Return' }).first().click();
    await campo.getByRole('toolbar').waitFor();

    const { page: vega } = await practice.person(options);
    await logIn(vega, practice.app, /Vega/);
    await vega.goto(link);
    await join(vega);
    await vega.getByRole('button', { name: 'Share screen' }).click();
    await campo.getByText('Screen of Dr. Maria Vega').first().waitFor();
    await look(campo, 'a shared screen');
    await vega.getByRole('button', { name: 'Stop sharing' }).waitFor();
    await look(vega, 'sharing');
    await changeRole(campo, 'Dr. Maria Vega', 'Viewer');
    await vega.getByText('You are a viewer now').waitFor();
    await look(vega, 'a viewer');

    const { page: ana } = await practice.person(options);
    await joinAsGuest(ana, link, 'Ana Ortiz');
    await openPanel(campo);
    await campo.getByRole('button', { name: 'Manage Ana Ortiz' }).click();
    await campo.getByRole('menuitem', { name: 'Remove' }).click();
    await campo.getByRole('dialog').waitFor();
    await look(campo, 'removing');
    await campo.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await campo.getByRole('button', { name: 'Let back Ana Ortiz' }).waitFor();
    await look(campo, 'panel with somebody removed');
    await ana.getByRole('heading', { name: 'The chair has removed you' }).waitFor();
    await look(ana, 'removed');
    await vega.getByRole('button', { name: 'Leave' }).click();
    await vega.getByRole('heading', { name: 'Telehealth' }).waitFor();
    assert.equal(faults, []);
  });
}

test.run();
