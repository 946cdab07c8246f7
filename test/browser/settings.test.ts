import type { Page } from 'playwright';
import * as assert from 'uvu/assert';
import { join, logIn, openSettings, startSession } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

const test = suite('a session’s settings and its door');

let practice: Practice;
test.before(async () => {
  practice = await openPractice();
});
test.after(() => practice.close());
test.after.each(() => practice.everybodyOut());

const phone = { width: 390, height: 844 };

/** Types into a search field and takes what is found under a name. */
async function choose(page: Page, field: string, text: string, name: RegExp): Promise<void> {
  const search = page.getByRole('combobox', { name: field });
  await search.fill(text);
  // Of what was typed: before that, everybody is listed, and Enter takes nobody.
  await page.getByRole('option', { name, selected: true }).waitFor();
  await search.press('Enter');
}

async function ok(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'OK', exact: true }).click();
}

test('a session starts with colleagues, their roles and a patient; its settings change with one OK [S1] [S8] [S10] [S17]', async () => {
  const campo = (await practice.person()).page;
  await logIn(campo, practice.app, /Campo/);
  await campo.getByRole('button', { name: 'Start a Session' }).first().click();
  await campo.getByLabel('Session name').fill('Second opinion');
  await choose(campo, 'Search Providers', 'veg', /Vega/);
  await campo.getByRole('button', { name: 'Role of Dr. Maria Vega: Broadcaster' }).click();
  await campo.getByRole('menuitemradio', { name: /Viewer/ }).click();
  await choose(campo, 'About Patient', 'ana ort', /Ana Ortiz/);
  await campo.getByText(/born March 12, 1948/).waitFor();
  await ok(campo);
  await campo.getByText('Anyone you share this link with will be able to join.').waitFor();
  await ok(campo);
  await campo.getByRole('button', { name: 'Back' }).click();
  await campo.getByText('About A. Ortiz').waitFor();

  const vega = (await practice.person()).page;
  await logIn(vega, practice.app, /Vega/);
  await vega.getByRole('heading', { name: 'Second opinion' }).waitFor();
  await vega.getByText('Viewer · About A. Ortiz').waitFor();

  await campo.getByRole('button', { name: 'More about Second opinion' }).click();
  await campo.getByRole('menuitem', { name: 'Settings' }).click();
  assert.match(campo.url(), /\/settings$/);
  await campo.reload();
  await campo.getByLabel('Session name').fill('Third opinion');
  await campo.getByRole('button', { name: 'Clear Ana Ortiz' }).click();
  await campo.getByRole('button', { name: 'Take Dr. Maria Vega off the list' }).click();
  await ok(campo);
  await campo.getByText('The settings are changed.').waitFor();
  await campo.getByRole('heading', { name: 'Third opinion' }).waitFor();
  assert.is(await campo.getByText('About A. Ortiz').count(), 0);
  await vega.reload();
  await vega.getByRole('heading', { name: 'No open sessions' }).waitFor();
});

test('a session keeps a chair: the form says so at the list, and loses nothing [S11]', async () => {
  const campo = await practice.chair('Only one chair');
  const { page } = campo;
  await openSettings(page);
  await page.getByLabel('Session name').fill('Nobody’s session');
  await page.getByRole('button', { name: /^Role of .*Campo/ }).click();
  await page.getByRole('menuitemradio', { name: /Viewer/ }).click();
  await page.getByText(/Campo will have another role: Viewer/).waitFor();
  await ok(page);
  await page.getByText('A session keeps at least one Session Chair.').waitFor();
  assert.is(await page.getByLabel('Session name').inputValue(), 'Nobody’s session');
});

test('a reload keeps what was chosen, the link and that it is out, and after OK the reminder; never a patient [S1] [S2] [S3]', async () => {
  const { page } = await practice.person();
  await logIn(page, practice.app, /Campo/);
  await page.getByRole('button', { name: 'Start a Session' }).first().click();
  await page.getByRole('radio', { name: 'Private' }).check();
  await choose(page, 'Search Providers', 'veg', /Vega/);
  await choose(page, 'About Patient', 'ana ort', /Ana Ortiz/);
  await page.getByLabel('Hold newcomers until a chair admits them').check();
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  const link = await page.getByLabel('Session link').inputValue();
  assert.not.match(await page.evaluate(() => JSON.stringify(history.state)), /Ana|Ortiz|1948/);

  await page.reload();
  await page.getByText('Dr. Maria Vega').waitFor();
  assert.ok(await page.getByRole('radio', { name: 'Private' }).isChecked());
  assert.ok(await page.getByLabel('Hold newcomers until a chair admits them').isChecked());
  assert.is(await page.getByLabel('Session link').inputValue(), link);
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByText('You have handed out the link.').waitFor();
  await page.getByRole('button', { name: 'Go back' }).click();
  await page.getByLabel('Session name').fill('Once more');
  await ok(page);
  await page.getByText('Before you share the link').waitFor();

  await page.reload();
  await page.getByText('Before you share the link').waitFor();
  assert.is(await page.getByLabel('Session link').inputValue(), link);
  assert.is(await page.getByRole('button', { name: 'Cancel', exact: true }).count(), 0);
  await ok(page);
  await page.getByRole('button', { name: 'Join Session' }).waitFor();
  await page.getByRole('heading', { name: 'Once more' }).waitFor();
});

test('an answer that comes late does not take the place of the list that one has chosen [S10]', async () => {
  const { page } = await practice.chair('Open for all to see');
  await page.goto(`${practice.app.url}/telehealth`);
  await page.getByRole('heading', { name: 'Open for all to see' }).waitFor();
  const late = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  await page.route(/\/api\/sessions\?state=open/, async (route) => {
    asked.resolve();
    await late.promise;
    await route.continue();
  });
  await page.getByText('Closed', { exact: true }).click();
  await page.getByRole('heading', { name: 'No closed sessions' }).waitFor();
  await page.getByText('Open', { exact: true }).click();
  await asked.promise;
  await page.getByText('Closed', { exact: true }).click();
  await page.getByRole('heading', { name: 'No closed sessions' }).waitFor();
  const arrived = page.waitForResponse(/state=open/);
  late.resolve();
  await (await arrived).finished();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  assert.is(await page.getByRole('heading', { name: 'Open for all to see' }).count(), 0);
  await page.getByRole('heading', { name: 'No closed sessions' }).waitFor();
});

test('two chairs change settings at once: the slower one sees both, and presses OK again [S10] [T4]', async () => {
  const first = (await practice.chair('Shared')).page;
  const second = (await practice.person()).page;
  await logIn(second, practice.app, /Campo/);
  await second.getByRole('button', { name: 'More about Shared' }).click();
  await second.getByRole('menuitem', { name: 'Settings' }).click();
  await second.getByLabel('Session name').fill('Shared, renamed');
  await openSettings(first);
  await choose(first, 'Search Providers', 'lind', /Lind/);
  await ok(first);
  await first.getByRole('dialog').waitFor({ state: 'detached' });
  await ok(second);
  await second.getByText(/Another chair has changed the settings meanwhile/).waitFor();
  await second.getByText('Dr. Jonas Lind').waitFor();
  assert.is(await second.getByLabel('Session name').inputValue(), 'Shared, renamed');
  await ok(second);
  await second.getByText('The settings are changed.').waitFor();
  await first.getByRole('heading', { name: 'Shared, renamed' }).waitFor();
});

test('what no press can mend leads back to the list; what passes may be tried again, and has a number [S10]', async () => {
  const { page } = await practice.person();
  await logIn(page, practice.app, /Campo/);
  await startSession(page, 'Closed meanwhile');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'More about Closed meanwhile' }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await page.getByLabel('Session name').fill('Too late');

  const broken = { code: 'INTERNAL_ERROR', message: '', requestId: 'req-7f' };
  await page.route('**/api/sessions/*/settings', (route) =>
    route.fulfill({ status: 500, json: broken }),
  );
  await ok(page);
  const alert = page.getByRole('alert');
  await alert.getByText('INTERNAL_ERROR · req-7f', { exact: true }).waitFor();
  assert.is(await page.getByLabel('Session name').inputValue(), 'Too late', 'nothing is lost');
  await page.unroute('**/api/sessions/*/settings');

  const other = await page.context().newPage();
  await other.goto(`${practice.app.url}/telehealth`);
  await other.getByRole('button', { name: 'More about Closed meanwhile' }).click();
  await other.getByRole('menuitem', { name: 'Close session for everyone' }).click();
  await other.getByRole('button', { name: 'Close session for everyone' }).click();
  await other.getByText('“Closed meanwhile” is closed.').waitFor();
  await ok(page);
  await alert.getByText('This session has been closed by its chair.').waitFor();
  for (const useless of ['OK', 'Try again', 'Cancel']) {
    assert.is(await page.getByRole('button', { name: useless, exact: true }).count(), 0, useless);
  }
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.match(page.url(), /\/telehealth$/);
});

test('a page that has failed says under which number, and only what passes may be tried again', async () => {
  const { page } = await practice.person();
  await logIn(page, practice.app, /Campo/);
  await startSession(page, 'Notices');
  const answer = async (status: number, json: object): Promise<void> => {
    await page.unrouteAll();
    await page.route(/\/api\/sessions\/[^/]+$/, (route) => route.fulfill({ status, json }));
    await page.reload();
  };
  await answer(500, { code: 'INTERNAL_ERROR', message: '', requestId: 'req-9c' });
  await page.getByText('INTERNAL_ERROR · req-9c', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  await answer(410, { code: 'SESSION_CLOSED', message: '' });
  await page.getByRole('heading', { name: /closed by its chair/ }).waitFor();
  await page.getByRole('link', { name: 'Go to Telehealth' }).waitFor();
  assert.is(await page.getByRole('button', { name: 'Try again' }).count(), 0);
  // Looked at again without a press: every few seconds, and when the network is back.
  await answer(503, { code: 'SERVER_BUSY', message: '' });
  await page.getByRole('heading', { name: 'The server is busy' }).waitFor();
  await page.unrouteAll();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.getByRole('button', { name: 'Join Session' }).waitFor();
});

for (const [size, viewport] of [
  ['desktop', undefined],
  ['phone', phone],
] as const) {
  test(`from the call: it is said who will be removed, and they are, at once and told why, ${size} [S12] [S15]`, async () => {
    const campo = await practice.chair('Now private', viewport && { viewport });
    const ana = await practice.guest(campo.link, 'Ana Ortiz', viewport && { viewport });
    const { page } = campo;
    await page.getByText('Ana Ortiz').first().waitFor();
    await openSettings(page);
    await page.getByRole('radio', { name: 'Private' }).check();
    await page.getByText('1 guest will be removed.').waitFor();
    assert.is(await ana.page.getByRole('button', { name: 'Leave' }).count(), 1, 'not before OK');
    await ok(page);
    await ana.page.getByRole('heading', { name: /changed who may join/ }).waitFor();
    await page.getByText('You are the only one here').first().waitFor();
  });
}

test('newcomers are held, announced, and let in or turned away [S6] [S9]', async () => {
  const campo = await practice.chair('With a door');
  const { page } = campo;
  await openSettings(page);
  await page.getByLabel('Hold newcomers until a chair admits them').check();
  await ok(page);
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  const ana = (await practice.person({ viewport: phone })).page;
  await ana.goto(campo.link);
  await ana.getByLabel('Your name').fill('Ana Ortiz');
  await ana.getByRole('button', { name: 'Join Session' }).click();
  await ana.getByText('The clinician has been told that you are here.').waitFor();
  await page.getByText('Ana Ortiz is waiting to come in.').waitFor();
  assert.match(await page.title(), /^\(1\) /);
  await page.getByRole('button', { name: 'Admit', exact: true }).click();
  await ana.getByRole('button', { name: 'Leave' }).waitFor();
  await ana.getByText('Dr. Elena Campo').first().waitFor();
  assert.match(await page.title(), /^With a door/);

  const mallory = (await practice.person()).page;
  await mallory.goto(campo.link);
  await mallory.getByLabel('Your name').fill('Mallory');
  await mallory.getByRole('button', { name: 'Join Session' }).click();
  await page.getByText('Mallory is waiting to come in.').waitFor();
  await page.getByRole('button', { name: /^Participants/ }).click();
  await page.getByRole('button', { name: 'Turn away Mallory' }).click();
  await mallory.getByRole('heading', { name: 'The chair did not let you in.' }).waitFor();
  await page.getByRole('button', { name: 'Let back Mallory' }).click();
  await page.getByRole('button', { name: 'Let back Mallory' }).waitFor({ state: 'detached' });
  await mallory.getByRole('button', { name: 'Try again' }).click();
  await mallory.getByRole('button', { name: 'Join Session' }).waitFor();
});

test('a removal sticks, the link may change with it, and a chair lets people back [S15]', async () => {
  const campo = await practice.chair('Removals');
  const { page } = campo;
  const ana = await practice.guest(campo.link, 'Ana Ortiz');
  await page.getByRole('button', { name: /^Participants/ }).click();
  await page.getByRole('button', { name: 'Manage Ana Ortiz' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByLabel('And change the session link').check();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await ana.page.getByRole('heading', { name: /has removed you/ }).waitFor();
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await page.getByText('The session link is copied.').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.is.not(link, campo.link);

  const again = (await practice.person()).page;
  await again.goto(campo.link);
  await again.getByRole('heading', { name: 'This session has another link now.' }).waitFor();
  await page.getByRole('button', { name: 'Let back Ana Ortiz' }).click();
  await page.getByRole('button', { name: 'Let back Ana Ortiz' }).waitFor({ state: 'detached' });
  await ana.page.goto(link);
  await join(ana.page);
});

test('the panel says how the line of everybody inside is, to everybody', async () => {
  const campo = await practice.chair('Lines');
  const ana = await practice.guest(campo.link, 'Ana Ortiz');
  for (const { page } of [campo, ana]) {
    await page.getByRole('button', { name: /^Participants/ }).click();
    for (const name of ['Dr. Elena Campo', 'Ana Ortiz']) {
      const row = page.getByRole('list', { name: /^Inside/ }).getByRole('listitem');
      // The other's round trip is known as soon as their first report has come.
      const figures = /Connection:\s+UDP, [1-9]\d* ms, [\d.]+ % lost$/;
      await row.filter({ hasText: name }).getByText(figures).waitFor();
    }
  }
});

test('a chair turns somebody’s microphone off; they are told, and may turn it on again [S12]', async () => {
  const campo = await practice.chair('Quiet, please');
  const ana = await practice.guest(campo.link, 'Ana Ortiz');
  await campo.page.getByRole('button', { name: /^Participants/ }).click();
  await campo.page.getByRole('button', { name: 'Manage Ana Ortiz' }).click();
  await campo.page.getByRole('menuitem', { name: 'Turn off microphone' }).click();
  await ana.page.getByText('The chair turned off your microphone.').waitFor();
  const microphone = ana.page.getByRole('button', { name: 'Microphone', exact: true });
  assert.is(await microphone.getAttribute('aria-pressed'), 'false');
  await microphone.click();
  await ana.page.locator('button[aria-label="Microphone"][aria-pressed="true"]').waitFor();
});

test.run();
