import * as assert from 'uvu/assert';
import { logIn, startSession } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

const test = suite('notifications');

let practice: Practice;
test.before(async () => {
  practice = await openPractice();
});
test.after(() => practice.close());
test.after.each(() => practice.everybodyOut());

test('whoever is added is told on the page that they look at, in every window, until they read it [S9]', async () => {
  const vega = await practice.person();
  await logIn(vega.page, practice.app, /Vega/);
  const other = await vega.context.newPage();
  await other.goto(`${practice.app.url}/telehealth`);
  await other.getByRole('button', { name: 'Notifications', exact: true }).waitFor();

  const campo = (await practice.person()).page;
  await logIn(campo, practice.app, /Campo/);
  await campo.getByRole('button', { name: 'Start a Session' }).first().click();
  await campo.getByLabel('Session name').fill('Second opinion');
  const search = campo.getByRole('combobox', { name: 'Search Providers' });
  await search.fill('vega');
  await campo.getByRole('option', { name: /Vega/ }).click();
  await campo.getByRole('button', { name: 'OK', exact: true }).click();

  for (const page of [vega.page, other]) {
    await page.getByRole('button', { name: 'Notifications, 1 new' }).waitFor();
    await page.getByRole('heading', { name: 'Second opinion' }).waitFor();
  }
  await vega.page.getByRole('button', { name: 'Notifications, 1 new' }).click();
  await vega.page.getByText('Dr. Elena Campo added you to “Second opinion”.').last().waitFor();
  await vega.page.keyboard.press('Escape');
  for (const page of [vega.page, other]) {
    await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
  }
  // Still there, and leads in.
  await vega.page.getByRole('button', { name: 'Notifications', exact: true }).click();
  const panel = vega.page.getByRole('region', { name: 'Notifications' });
  await panel.getByRole('link', { name: 'Join Session' }).click();
  await vega.page.getByRole('heading', { name: 'Second opinion' }).waitFor();
  assert.match(vega.page.url(), /\/preview$/);
});

test('somebody who waits is announced to a chair who is not in the call: bell, title, list [S9]', async () => {
  const campo = (await practice.person()).page;
  await logIn(campo, practice.app, /Campo/);
  await campo.evaluate(() => {
    const played: string[] = [];
    Object.assign(window, { played });
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      if (blob instanceof Blob && blob.type === 'audio/wav') played.push('sound');
      return create(blob);
    };
  });
  const link = await startSession(campo, 'Walk-in');
  await campo.getByRole('button', { name: 'Back' }).click();

  // Without a door whoever comes sits before their own picture: they wait all the same.
  const luis = await practice.guest(link, 'Luis Ortiz');
  await campo.getByRole('button', { name: 'Notifications, 1 new' }).waitFor();
  assert.match(await campo.title(), /^\(1\) /);
  await luis.page.getByRole('button', { name: 'Leave' }).click();
  await campo.getByRole('button', { name: 'Notifications', exact: true }).waitFor();

  await campo.getByRole('button', { name: 'More about Walk-in' }).click();
  await campo.getByRole('menuitem', { name: 'Settings' }).click();
  await campo.getByLabel('Hold newcomers until a chair admits them').check();
  await campo.getByRole('button', { name: 'OK', exact: true }).click();
  await campo.getByText('The settings are changed.').waitFor();

  const ana = (await practice.person()).page;
  await ana.goto(link);
  await ana.getByLabel('Your name').fill('Ana Ortiz');
  await ana.getByRole('button', { name: 'Join Session' }).click();
  await ana.getByText('The clinician has been told that you are here.').waitFor();

  await campo.getByRole('button', { name: 'Notifications, 1 new' }).waitFor();
  await campo.getByText('1 waiting').waitFor();
  assert.match(await campo.title(), /^\(1\) /);
  assert.ok(
    (await campo.evaluate(() => (window as { played?: string[] }).played ?? [])).length > 0,
  );
  await campo.getByRole('button', { name: 'Notifications, 1 new' }).click();
  await campo.getByText(/is waiting in “Walk-in”/).waitFor();
  await ana.getByRole('button', { name: 'Leave' }).click();
  await campo.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
  assert.not.match(await campo.title(), /^\(/);
});

test('whoever logs out in one window has logged out in all of them, without their asking [H2]', async () => {
  const vega = await practice.person();
  await logIn(vega.page, practice.app, /Vega/);
  const other = await vega.context.newPage();
  await other.goto(`${practice.app.url}/account`);
  await other.getByText('This browser').waitFor();
  // Nothing that it might ask is answered.
  await other.route('**/api/**', () => undefined);
  await vega.page.getByRole('button', { name: /Vega/ }).click();
  await vega.page.getByRole('menuitem', { name: 'Log out' }).click();
  await vega.page.getByText('You are logged out.').waitFor();
  assert.is(await vega.page.getByText('was ended in another tab').count(), 0);
  await other.getByText('Your log-in was ended in another tab or browser.').waitFor();
  assert.is(new URL(other.url()).pathname, '/log-in');
});

test('a log-in that ends is heard of by every window, with the reason [H2]', async () => {
  const vega = await practice.person();
  await logIn(vega.page, practice.app, /Vega/);
  const other = await vega.context.newPage();
  await other.goto(`${practice.app.url}/account`);
  await other.getByText('This browser').waitFor();
  await vega.context.route('**/api/notifications', () => undefined);
  await vega.context.route('**/api/notifications/stream', (route) =>
    route.fulfill({
      contentType: 'text/event-stream',
      body: 'event: login-ended\ndata: {"code":"LOGIN_TIMED_OUT"}\n\n',
    }),
  );
  // The window that listens is gone: the other one takes up the stream, and tells a third.
  const third = await vega.context.newPage();
  await third.goto(`${practice.app.url}/account`);
  await third.getByText('This browser').waitFor();
  await vega.page.close();
  for (const page of [other, third]) {
    await page.getByText('Your log-in has timed out.').waitFor();
    assert.is(new URL(page.url()).pathname, '/log-in');
  }
});

test.run();
