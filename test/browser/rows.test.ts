import type { Page } from 'playwright';
import * as assert from 'uvu/assert';
import { join, logIn, openSettings } from '../../bench/browser/journeys.ts';
import { received } from '../../bench/browser/received.ts';
import { suite } from '../harness.ts';
import { changeRole as chooseRole } from './support/panel.ts';
import { openPractice } from './support/practice.ts';
import type { Practice, VisitorOptions } from './support/practice.ts';
import { packetsSent, pictures, untilReceived } from './support/statistics.ts';

/**
 * What the product promises, from the button to the packet, as people hold it in their hands. Each
 * journey here is walked on a phone; those that other files do not walk on a computer, on both.
 */
const test = suite('row by row');

const phone: VisitorOptions = {
  viewport: { width: 390, height: 844 },
  touch: true,
  before: () => {
    // As browsers of phones are.
    Reflect.deleteProperty(MediaDevices.prototype, 'getDisplayMedia');
  },
};
const sizes: readonly (readonly [string, VisitorOptions])[] = [
  ['on a phone', phone],
  ['on a computer', { viewport: { width: 1280, height: 800 } }],
];

let practice: Practice;
test.before(async () => {
  practice = await openPractice();
});
test.after(() => practice.close());
test.after.each(() => practice.everybodyOut());

async function clinician(name: RegExp, options: VisitorOptions): Promise<Page> {
  const { page } = await practice.person(options);
  await logIn(page, practice.app, name);
  return page;
}

async function stranger(options: VisitorOptions): Promise<Page> {
  return (await practice.person(options)).page;
}

async function ok(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'OK', exact: true }).click();
}

/** So many pictures move, and as many people are heard. */
async function seesAndHears(page: Page, count: number, who: string): Promise<void> {
  await untilReceived(
    page,
    (all) =>
      pictures(all).length === count &&
      all.filter(({ totalAudioEnergy }) => totalAudioEnergy > 0).length === count,
    `${who} sees and hears ${count}`,
  );
}

async function reservedLink(page: Page): Promise<string> {
  const field = page.getByLabel('Session link');
  await page.waitForFunction(
    (input) => input instanceof HTMLInputElement && input.value.startsWith('http'),
    await field.elementHandle(),
  );
  return await field.inputValue();
}

async function changeAccess(
  page: Page,
  access: 'Invitation' | 'Internal' | 'Private',
): Promise<void> {
  await openSettings(page);
  await page.getByRole('radio', { name: access }).check();
  // Not before one has read what it means for those inside.
  await page.getByText(/ will be removed\./).waitFor();
  await ok(page);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** On a phone the list stands before the pictures, and what is not seen is not sent. */
async function changeRole(page: Page, person: string, role: string): Promise<void> {
  await chooseRole(page, person, role);
  await page.getByRole('button', { name: 'Close participants' }).click();
}

test('a session is started, shared before OK, previewed and left open, on a phone [S1] [S2] [S3] [S4] [S5] [S7] [S10]', async () => {
  const campo = await clinician(/Campo/, phone);
  await campo.getByRole('button', { name: 'Start a Session' }).first().click();
  await reservedLink(campo);
  await campo.getByRole('button', { name: 'Cancel' }).click();
  await campo.getByRole('dialog').waitFor({ state: 'detached' });
  assert.is(
    await campo.getByRole('button', { name: 'Join Session' }).count(),
    0,
    'nothing is left',
  );

  await campo.getByRole('button', { name: 'Start a Session' }).first().click();
  const name = 'Consult on a phone';
  await campo.getByLabel('Session name').fill(name);
  const link = await reservedLink(campo);
  await campo.getByRole('button', { name: 'Copy', exact: true }).click();
  assert.is(await campo.evaluate(() => navigator.clipboard.readText()), link);
  const ana = await stranger(phone);
  await ana.goto(link);
  await ana.getByRole('heading', { name: 'This session has not started yet' }).waitFor();
  await ok(campo);
  await campo.getByText('Anyone you share this link with will be able to join.').waitFor();
  await ok(campo);
  await campo.getByRole('button', { name: 'Join Session' }).waitFor();
  // By itself.
  await ana.getByLabel('Your name').waitFor();

  await campo.getByText(/Connection: /).waitFor();
  assert.is(await packetsSent(campo), 0, 'nothing is sent from the preview');
  const preview = campo.url();
  await campo.getByRole('button', { name: 'Back' }).click();
  await campo.getByRole('heading', { name }).waitFor();

  // The address of the preview holds no secret: it asks who one is, and then leads there.
  const vega = await stranger(phone);
  await vega.goto(preview);
  await vega.getByRole('button', { name: /Vega/ }).click();
  await vega.getByRole('button', { name: 'Log in', exact: true }).click();
  await vega.getByRole('button', { name: 'Join Session' }).waitFor();
  assert.is(vega.url(), preview);

  await campo.getByRole('button', { name: `More about ${name}` }).click();
  await campo.getByRole('menuitem', { name: 'Close session for everyone' }).click();
  await campo.getByRole('button', { name: 'Close session for everyone' }).last().click();
  await ana.reload();
  await ana.getByRole('heading', { name: 'This session has been closed by its chair.' }).waitFor();
});

test('a guest comes in by the link and sees that one session, nothing else, on a phone [S6] [S13] [S16]', async () => {
  const { page: campo, link } = await practice.chair('By the link', phone);
  const { page: ana } = await practice.guest(link, 'Ana Ortiz', phone);
  await Promise.all([seesAndHears(ana, 1, 'Ana'), seesAndHears(campo, 1, 'Dr. Campo')]);
  await nothingElse(ana);
  // Sharing a screen works on a computer, and the menu says so.
  assert.is(await ana.getByRole('button', { name: 'Share screen' }).count(), 0);
  await ana.getByRole('button', { name: 'More', exact: true }).click();
  const item = ana.getByRole('menuitem', { name: /^Share screen/ });
  await item.getByText('Sharing the screen works on a computer.').waitFor();
  assert.is(await item.getAttribute('aria-disabled'), 'true');
});

test('a guest comes in by the link and sees that one session, nothing else, on a computer [S6] [S13] [S16]', async () => {
  const { page: campo, link } = await practice.chair('By the link');
  const { page: ana } = await practice.guest(link, 'Ana Ortiz');
  await Promise.all([seesAndHears(ana, 1, 'Ana'), seesAndHears(campo, 1, 'Dr. Campo')]);
  await nothingElse(ana);
  await ana.getByRole('button', { name: 'Share screen' }).click();
  await untilReceived(campo, (all) => pictures(all).length === 2, 'Dr. Campo sees the screen');
});

/** A guest has no button and no address that leads further than the session. */
async function nothingElse(guest: Page): Promise<void> {
  for (const name of ['Session settings', /^Manage/, 'Copy session link']) {
    assert.is(await guest.getByRole('button', { name }).count(), 0, String(name));
  }
  const answers = await guest.evaluate(async () => {
    const read = ['me', 'sessions', 'notifications', 'logins'].map((path) => fetch(`/api/${path}`));
    const searched = ['colleagues', 'patients'].map((path) =>
      fetch(`/api/${path}/search`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: 'ana' }),
      }),
    );
    return (await Promise.all([...read, ...searched])).map(({ status }) => status);
  });
  assert.equal(answers, Array<number>(6).fill(401));
  const elsewhere = await guest.context().newPage();
  await elsewhere.goto(`${practice.app.url}/telehealth`);
  await elsewhere.getByRole('heading', { name: 'Log in' }).waitFor();
  await elsewhere.close();
}

for (const [size, options] of sizes) {
  test(`who may come in: whoever has a log-in here, then only the listed, ${size} [S13] [S14] [S15] [S20]`, async () => {
    const { page: campo, link } = await practice.chair('Levels of access', options);
    const { page: ana } = await practice.guest(link, 'Ana Ortiz', options);
    await seesAndHears(campo, 1, 'Dr. Campo');

    await changeAccess(campo, 'Internal');
    await ana.getByRole('heading', { name: /changed who may join/ }).waitFor();
    // At your practice means: has a log-in here. A stranger is asked for one.
    const late = await stranger(options);
    await late.goto(link);
    await late.getByRole('button', { name: 'Log in' }).waitFor();
    await late.getByText('New Patient').waitFor({ state: 'detached' });
    assert.is(await late.getByLabel('Your name').count(), 0);

    // Not on the list, she has what a broadcaster has.
    const vega = await clinician(/Vega/, options);
    await vega.goto(link);
    await join(vega);
    await Promise.all([seesAndHears(campo, 1, 'Dr. Campo'), seesAndHears(vega, 1, 'Dr. Vega')]);
    assert.is(await vega.getByRole('button', { name: 'Session settings' }).count(), 0);

    await changeAccess(campo, 'Private');
    await vega.waitForURL('**/telehealth');
    await vega.getByText(/^You are not in Levels of access any more\. .*who may join/).waitFor();
    const [before] = await audioAndVideo(campo);
    await vega.goto(link);
    await vega.getByText('This session is private.').first().waitFor();
    const [after] = await audioAndVideo(campo);
    assert.is(after, before, 'nothing of theirs comes any more');

    await openSettings(campo);
    const search = campo.getByRole('combobox', { name: 'Search Providers' });
    await search.fill('vega');
    await campo.getByRole('option', { name: /Vega/ }).click();
    await ok(campo);
    await campo.getByRole('dialog').waitFor({ state: 'detached' });
    await vega.reload();
    await join(vega);
    await seesAndHears(campo, 1, 'Dr. Campo, of whom is listed now');
  });
}

/** Packets of sound and picture received so far. */
async function audioAndVideo(page: Page): Promise<[number]> {
  return [(await received(page)).reduce((sum, { packetsReceived }) => sum + packetsReceived, 0)];
}

test('a colleague is added, told at once, and comes in as what they are; roles act at once, on a phone [S8] [S9] [S11] [S12]', async () => {
  const vega = await clinician(/Vega/, phone);
  const campo = await clinician(/Campo/, phone);
  await campo.getByRole('button', { name: 'Start a Session' }).first().click();
  await campo.getByLabel('Session name').fill('Second opinion');
  await campo.getByRole('combobox', { name: 'Search Providers' }).fill('vega');
  await campo.getByRole('option', { name: /Vega/ }).click();
  await campo.getByRole('button', { name: 'Role of Dr. Maria Vega: Broadcaster' }).click();
  await campo.getByRole('menuitemradio', { name: /Viewer/ }).click();
  await reservedLink(campo);
  await ok(campo);
  await campo.getByText('Anyone you share this link with will be able to join.').waitFor();
  await ok(campo);
  await join(campo);

  await vega.getByRole('button', { name: /^Notifications, \d+ new$/ }).click();
  await vega.getByText('Dr. Elena Campo added you to “Second opinion”.').last().waitFor();
  await vega
    .getByRole('region', { name: 'Notifications' })
    .getByRole('link', { name: 'Join Session' })
    .first()
    .click();
  await join(vega);
  await vega.getByText('You joined as a viewer: you can see and hear.').waitFor();
  await seesAndHears(vega, 1, 'Dr. Vega');
  assert.equal(pictures(await received(campo)), [], 'a viewer shows nothing');

  await changeRole(campo, 'Dr. Maria Vega', 'Broadcaster');
  await vega.getByRole('button', { name: 'Camera', exact: true }).click();
  await untilReceived(campo, (all) => pictures(all).length === 1, 'Dr. Campo sees Dr. Vega');
  await changeRole(campo, 'Dr. Maria Vega', 'Viewer');
  await vega.getByText('You are a viewer now: you can see and hear.').waitFor();
  const closed = pictures(await received(campo))[0]?.packetsReceived;
  const seen = pictures(await received(vega))[0]?.framesDecoded ?? 0;
  await untilReceived(
    vega,
    (all) => (pictures(all)[0]?.framesDecoded ?? 0) > seen + 20,
    'a viewer still receives',
  );
  assert.is(pictures(await received(campo))[0]?.packetsReceived, closed);

  await campo.getByRole('button', { name: /^Participants/ }).click();
  await openSettings(campo);
  await campo.getByRole('button', { name: /^Role of .*Campo/ }).click();
  await campo.getByRole('menuitemradio', { name: /Broadcaster/ }).click();
  await campo.getByText(/Campo will have another role: Broadcaster/).waitFor();
  await ok(campo);
  await campo.getByText('A session keeps at least one Session Chair.').waitFor();
});

test.run();
