import * as assert from 'uvu/assert';
import { logIn, startSession } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

const test = suite('the list of sessions, and a preview, that grow old');

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

test('a hiccup of the server takes nothing away from somebody who looks at themselves [S4]', async () => {
  const { page } = await practice.person();
  await logIn(page, practice.app, /Campo/);
  await page.clock.install();
  await startSession(page, 'While I comb my hair');
  await page.getByRole('button', { name: 'Camera', exact: true, pressed: true }).waitFor();
  let asked = 0;
  await page.route(/\/api\/sessions\/[\w-]+$/, (route) => {
    asked += 1;
    const busy = { code: 'SERVER_BUSY', message: '' };
    return asked === 1 ? route.fulfill({ status: 503, json: busy }) : route.abort();
  });
  const busy = page.waitForEvent('response');
  await page.clock.runFor(10_100);
  await busy;
  const offline = page.waitForEvent('requestfailed');
  await page.clock.runFor(10_100);
  await offline;
  assert.is(asked, 2);
  await page.getByRole('heading', { name: 'While I comb my hair' }).waitFor();
  await page.getByRole('button', { name: 'Camera', exact: true, pressed: true }).waitFor();
  await page.unrouteAll({ behavior: 'wait' });
  await page.getByRole('button', { name: 'Join Session' }).click();
  await page.getByRole('toolbar').waitFor();
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
