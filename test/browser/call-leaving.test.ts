import type { Page } from 'playwright';
import * as assert from 'uvu/assert';
import { received } from '../../bench/browser/received.ts';
import { suite } from '../harness.ts';
import { openPractice, untilFocused } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { pictures, untilReceived } from './support/statistics.ts';

const test = suite('leaving a call');

let practice: Practice;

test.before(async () => {
  practice = await openPractice();
});
test.after.each(() => practice.everybodyOut());
test.after(() => practice.close());

/** Start a Session, up to the page that follows. */
async function startSessionBeside(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Start a Session' }).first().click();
  await page.getByLabel('Session name').fill(name);
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await page.getByText('Anyone you share this link with will be able to join').waitFor();
  await page.getByRole('button', { name: 'OK', exact: true }).click();
}

test('the focus goes to the heading of the page that comes after the call', async () => {
  const campo = await practice.chair('Where the focus goes');
  const ana = await practice.guest(campo.link, 'Ana Ortiz');
  await ana.page.getByRole('button', { name: 'Leave' }).click();
  await untilFocused(ana.page, 'h1 You have left the session');

  // By the browser's Back from the call to its preview.
  await campo.page.getByRole('button', { name: 'Leave' }).focus();
  await campo.page.goBack();
  await campo.page.getByRole('button', { name: 'Join Session' }).waitFor();
  await untilFocused(campo.page, 'h1 Where the focus goes');

  await campo.page.getByRole('button', { name: 'Join Session' }).click();
  await campo.page.getByRole('button', { name: 'Leave' }).click();
  await campo.page.getByRole('menuitem', { name: /^Leave/ }).click();
  await untilFocused(campo.page, 'h1 Telehealth');
});

test('a call goes on while one looks elsewhere, and a bar on every screen leads back [S5]', async () => {
  const campo = await practice.chair('Left open');
  const ana = await practice.guest(campo.link, 'Ana Ortiz');
  const { page } = campo;
  await untilReceived(page, (all) => pictures(all).length === 1, 'Dr. Campo sees Ana');
  await untilReceived(ana.page, (all) => pictures(all).length === 1, 'Ana sees Dr. Campo');

  await page.getByRole('link', { name: 'Telehealth' }).click();
  await untilFocused(page, 'h1 Telehealth');
  const bar = page.getByRole('region', { name: 'The call that goes on' });
  await bar.getByText('You are in Left open').waitFor();
  assert.match(await page.title(), /^Telehealth/);
  // What one did by keys in the call, one does by the bar.
  await bar.getByRole('button', { name: 'Microphone', exact: true }).click();
  await page.getByRole('button', { name: /Campo/ }).click();
  await page.getByRole('menuitem', { name: 'My account' }).click();
  await page.getByRole('heading', { name: 'My account' }).waitFor();
  await bar.getByText('You are in Left open').waitFor();

  const [before] = pictures(await received(ana.page));
  await untilReceived(
    ana.page,
    (all) =>
      pictures(all).some(({ framesDecoded }) => framesDecoded > (before?.framesDecoded ?? 0)),
    'Ana still sees Dr. Campo',
  );
  assert.is(await ana.page.getByRole('button', { name: 'Participants 2' }).count(), 1);

  await bar.getByRole('button', { name: 'Return' }).click();
  await untilFocused(page, 'h1 Left open');
  const microphone = page.getByRole('button', { name: 'Microphone', exact: true });
  assert.is(await microphone.getAttribute('aria-pressed'), 'false');
  assert.is(await bar.count(), 0);
  await untilReceived(page, (all) => pictures(all).length === 1, 'Dr. Campo sees Ana again');

  // Back is where one was, and the session's own row leads into the call, not to its preview.
  await page.goBack();
  await page.getByRole('heading', { name: 'My account' }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: 'Return' }).click();
  await page.getByRole('button', { name: 'Leave' }).waitFor();
  assert.is(await page.getByRole('button', { name: 'Join Session' }).count(), 0);

  // One conversation at a time.
  await page.goBack();
  await startSessionBeside(page, 'Another');
  await page.getByRole('heading', { name: 'You are in another session' }).waitFor();
  assert.is(await ana.page.getByRole('button', { name: 'Participants 2' }).count(), 1);
  await page.getByRole('button', { name: 'Leave that session' }).click();
  await page.getByRole('button', { name: 'Join Session' }).waitFor();
  await ana.page.getByRole('button', { name: 'Participants 1' }).waitFor();
  assert.is(await bar.count(), 0);
});

test('a call that ends while one looks elsewhere is told of there', async () => {
  const campo = await practice.chair('Ended behind');
  const { page } = campo;
  await page.getByRole('link', { name: 'Telehealth' }).click();
  await page.getByRole('button', { name: 'More about Ended behind' }).click();
  await page.getByRole('menuitem', { name: 'Close session for everyone' }).click();
  await page.getByRole('button', { name: 'Close session for everyone' }).click();
  const alert = page
    .getByRole('alert')
    .filter({ hasText: 'You are not in Ended behind any more.' });
  await alert.getByText('This session has been closed by its chair.').waitFor();
  await alert.getByRole('button', { name: 'Close' }).click();
  await alert.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'Telehealth' }).waitFor();
});

test.run();
