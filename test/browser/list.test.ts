import * as assert from 'uvu/assert';
import { logIn, startSession } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

const test = suite('the list of sessions');

let practice: Practice;
test.before(async () => {
  practice = await openPractice();
});
test.after.each(() => practice.everybodyOut());
test.after(() => practice.close());

test('a list that cannot be brought up to date says of when it is, and keeps what it shows [S10]', async () => {
  const { page } = await practice.person();
  await logIn(page, practice.app, /Campo/);
  await startSession(page, 'Still in the list');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('heading', { name: 'Still in the list' }).waitFor();
  const lookAgain = (): Promise<unknown> =>
    page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.route('**/api/sessions?*', (route) => route.abort());
  await lookAgain();
  const stale = page.getByText(/^Could not be brought up to date\. As of \d+:\d\d/);
  await stale.waitFor();
  await page.getByRole('heading', { name: 'Still in the list' }).waitFor();
  await page.unrouteAll({ behavior: 'wait' });
  await lookAgain();
  await stale.waitFor({ state: 'detached' });
});

test('the exact time of a session shows where the focus is [S10]', async () => {
  const { page } = await practice.person();
  await logIn(page, practice.app, /Campo/);
  await startSession(page, 'When was it?');
  await page.getByRole('button', { name: 'Back' }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'When was it?' });
  await row.getByText('created now').waitFor();
  await row.getByRole('link', { name: 'Join Session' }).focus();
  await page.keyboard.press('Tab');
  const year = String(new Date().getFullYear());
  await row.getByText(new RegExp(`created \\w+, \\w+ \\d+, ${year}`)).waitFor();
  assert.not(await row.getByText('created now').isVisible());
});

test.run();
