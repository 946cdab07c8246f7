// runs alone
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { Browser, Page } from 'playwright';
import * as assert from 'uvu/assert';
import type { App } from '../../bench/browser/app.ts';
import { launchChromium, newPerson } from '../../bench/browser/chromium.ts';
import { join, joinAsGuest, logIn, startSession } from '../../bench/browser/journeys.ts';
import { buildClient } from '../../client/build.ts';
import { readSettings } from '../../server/settings.ts';
import { startServer } from '../../server/start.ts';
import type { RunningServer } from '../../server/start.ts';
import { suite } from '../harness.ts';
import { logInBy } from '../screens/world.ts';
import { pictures, steadyPicture, untilReceived } from './support/statistics.ts';

const test = suite('log-ins that time out, on the screen');

const minuteMs = 60_000;
const startMs = Date.UTC(2020, 3, 15, 7, 30);

let folder: string;
let server: RunningServer;
let browser: Browser;
let url: string;
/** The server's clock: it goes when it is moved. */
let nowMs = startMs;

test.before(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), 'auscult-time-out-'));
  const settings = readSettings([], {
    PORT: '0',
    AUSCULT_MEDIA_PORT: '0',
    AUSCULT_DATA: folder,
    AUSCULT_LOG_LEVEL: 'silent',
  });
  const pages = (built: string): Promise<unknown> => buildClient({ folder: built });
  server = await startServer({ settings, pages, clock: () => nowMs });
  url = server.greeting.address;
  browser = await launchChromium();
});

test.after(async () => {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
});

/** At My account, logged in without a key or a click; the page's clock is the test's. */
async function openAccount(): Promise<Page> {
  const { page } = await newPerson(browser);
  await page.clock.install({ time: nowMs });
  await logInBy(page.request, url, 'lind@demo.invalid', 'auscult-demo');
  await page.goto(`${url}/account`);
  await page.getByText('This browser').waitFor();
  return page;
}

async function pass(page: Page, minutes: number): Promise<void> {
  nowMs += minutes * minuteMs;
  await page.clock.runFor(minutes * minuteMs);
}

test('[H2] two minutes before the end it asks, one key puts it off, and afterwards one comes back', async () => {
  const page = await openAccount();
  const stay = page.getByRole('button', { name: 'Stay logged in' });
  await pass(page, 12);
  assert.is(await stay.count(), 0);
  await pass(page, 1);
  await stay.waitFor();
  assert.ok(await stay.evaluate((button) => button.matches(':focus')));
  const reported = page.waitForResponse(/\/api\/me\/activity$/);
  await page.keyboard.press('Enter');
  assert.is((await reported).status(), 200);
  await stay.waitFor({ state: 'detached' });

  // Nobody is there any more.
  await pass(page, 13);
  await stay.waitFor();
  await pass(page, 2);
  await page.getByText('Your log-in has timed out.').waitFor();
  assert.is(new URL(page.url()).pathname, '/log-in');
  assert.is(await page.getByText('lind@demo.invalid').count(), 0, 'nothing is left on the screen');

  await page.getByRole('button', { name: /Lind/ }).click();
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.getByRole('heading', { name: 'My account' }).waitFor();
  assert.is(new URL(page.url()).pathname, '/account');
  await page.context().close();
});

test('[H2] what is done in one tab keeps the other, and a page that only stands there keeps nothing', async () => {
  const page = await openAccount();
  const other = await page.context().newPage();
  await other.goto(`${url}/telehealth`);
  await other.getByRole('heading', { name: 'Telehealth' }).waitFor();
  await pass(page, 10);
  const reported = other.waitForResponse(/\/api\/me\/activity$/);
  await other.keyboard.press('Tab');
  assert.is((await reported).status(), 200);
  await pass(page, 4);
  assert.is(await page.getByRole('alertdialog').count(), 0);
  // The list of the other tab has asked every ten seconds of its own clock.
  await pass(page, 11);
  await page.getByText('Your log-in has timed out.').waitFor();
  await page.context().close();
});

/**
 * A clinician in a call, whose log-in has run out meanwhile.
 *
 * @param settle what they do in the call before that
 */
async function lapsedCall(
  arrive: (link: string) => Promise<unknown>,
  settle: (page: Page) => Promise<unknown> = () => Promise.resolve(),
): Promise<Page> {
  const { page } = await newPerson(browser);
  await logIn(page, { url } as App, /Campo/);
  const link = await startSession(page, 'A very long consult');
  await arrive(link);
  await join(page);
  await settle(page);
  // The page notices by whatever it asks first: what is new, or that somebody is there.
  const refused = page.waitForResponse((response) => response.status() === 401);
  nowMs += 12 * 60 * minuteMs;
  await page.keyboard.press('Shift');
  await refused;
  return page;
}

async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('menuitem', { name: /^Leave/ }).click();
}

test('[H2] after twelve hours other screens lock, and media goes on; log-in gives them back', async () => {
  const ana = await newPerson(browser);
  const page = await lapsedCall((link) => joinAsGuest(ana.page, link, 'Ana Ortiz'));
  await untilReceived(ana.page, (all) => pictures(all).length === 1, 'the clinician’s picture');
  const other = await page.context().newPage();
  await other.goto(`${url}/telehealth`);
  await other.getByText('Your log-in has timed out.').waitFor();
  const { framesMore } = await steadyPicture(ana.page, page);
  assert.ok(framesMore > 50, `${framesMore} frames in 10 s`);
  assert.ok(await page.getByRole('button', { name: 'Leave' }).isVisible());

  await other.getByRole('button', { name: /Campo/ }).click();
  await other.getByRole('button', { name: 'Log in', exact: true }).click();
  await other.getByRole('heading', { name: 'Telehealth' }).waitFor();
  // What is new is asked for once the page has taken its log-in up again, and watches over it.
  const takenUp = page.waitForResponse(/\/api\/notifications$/);
  await leave(page);
  await page.getByRole('heading', { name: 'Telehealth' }).waitFor();
  assert.is((await takenUp).status(), 200);
  const reported = page.waitForResponse(/\/api\/me\/activity$/);
  await page.keyboard.press('Shift');
  assert.is((await reported).status(), 200);
  await page.context().close();
  await ana.context.close();
});

test('[H2] the call’s own page is locked when the call is over', async () => {
  const page = await lapsedCall(() => Promise.resolve());
  await leave(page);
  await page.getByText('Your log-in has timed out.').waitFor();
  await page.context().close();
});

test('[H2] a screen before the call is locked, while the call goes on behind it', async () => {
  const page = await lapsedCall(
    () => Promise.resolve(),
    async (inCall) => {
      await inCall.getByRole('link', { name: 'Telehealth' }).click();
      await inCall.getByRole('heading', { name: 'A very long consult' }).first().waitFor();
    },
  );
  await page.getByText('Your log-in has timed out.').waitFor();
  assert.is(await page.getByRole('heading', { name: 'A very long consult' }).count(), 0);
  await page.getByRole('button', { name: 'Return' }).click();
  await page.getByRole('button', { name: 'Leave' }).waitFor();
  // Nothing but the call is to be had without a log-in.
  await page.getByRole('link', { name: 'Telehealth' }).click();
  await page.getByText('Your log-in has timed out.').waitFor();
  await page.getByRole('button', { name: /Campo/ }).click();
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.getByRole('heading', { name: 'Telehealth' }).waitFor();
  await page.getByText('You are in A very long consult').waitFor();
  await page.context().close();
});

test.run();
