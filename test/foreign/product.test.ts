// runs alone
import type { Browser as Chromium, Page } from 'playwright';
import type { Browser as Firefox, BrowserContext } from 'puppeteer-core';
import * as assert from 'uvu/assert';
import { startApp } from '../../bench/browser/app.ts';
import type { App } from '../../bench/browser/app.ts';
import { launchChromium, newPerson } from '../../bench/browser/chromium.ts';
import { instrument } from '../../bench/browser/instrument.ts';
import { join, joinAsGuest, logIn, startSession } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { seesAndHears, turnsOffAndOn, withChromium, withFirefox } from './support/attendee.ts';
import { firefoxMissing, launchFirefox } from './support/firefox.ts';
import { Hands } from './support/hands.ts';

const test = suite('Firefox and the product');
const missing = firefoxMissing();

let app: App | undefined;
let firefox: Firefox | undefined;
let chromium: Chromium | undefined;

test.before(async () => {
  if (missing !== null) return;
  [app, firefox, chromium] = await Promise.all([
    // As `npm start` does it: nothing is set that would help a browser.
    startApp(),
    launchFirefox(),
    launchChromium(),
  ]);
});

test.after(async () => {
  await Promise.all([firefox?.close(), chromium?.close()]);
  await app?.stop();
});

/** One person with Firefox: own cookies, own storage, the camera instrumented as Chromium's is. */
async function newFirefoxPerson(
  browser: Firefox,
): Promise<{ hands: Hands; context: BrowserContext }> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.evaluateOnNewDocument(instrument, { height: 360 });
  return { hands: new Hands(page), context };
}

/** Runs a step, and says what Firefox's page looked like when it failed. */
async function telling(hands: Hands, step: Promise<void>): Promise<void> {
  try {
    await step;
  } catch (error) {
    const state = await hands.page.evaluate(() => ({
      connections: auscultInstruments.connections.map(
        ({ connectionState, signalingState }) => `${connectionState} ${signalingState}`,
      ),
      address: location.pathname,
    }));
    const shown = await hands.text();
    throw new Error(`${String(error)}\nFirefox: ${JSON.stringify(state)}\n${shown}`, {
      cause: error,
    });
  }
}

/** The list of participants has everybody who is inside, once each, by now: a ghost goes by itself. */
async function seesInside(page: Page, names: readonly string[]): Promise<void> {
  const button = page.getByRole('button', { name: /^Participants/ });
  assert.is(await button.getAttribute('aria-label'), `Participants ${names.length}`);
  await button.click();
  const inside = page.getByRole('list', { name: /^Inside/ }).getByRole('listitem');
  await inside.first().waitFor();
  const rows = await inside.allInnerTexts();
  assert.is(rows.length, names.length, rows.join());
  for (const name of names)
    assert.ok(
      rows.some((row) => row.includes(name)),
      name,
    );
  await page.getByRole('button', { name: 'Close participants' }).click();
}

/** The page comes again from the server, and into the call without being asked anything. */
async function reload(hands: Hands): Promise<void> {
  await hands.page.reload();
  await hands.seeButton('Leave');
}

const CAMPO = 'Dr. Elena Campo';
const VEGA = 'Dr. Maria Vega';
const ANA = 'Ana Ortiz';

test.unless(missing, 'a clinician with Firefox, a guest with Chromium', async () => {
  if (!app || !firefox || !chromium) throw new Error('no browser');
  const { hands, context } = await newFirefoxPerson(firefox);
  await hands.page.goto(`${app.url}/`);
  await hands.click(CAMPO);
  await hands.click('Log in');
  await hands.see('Telehealth');
  await hands.click('Start a Session');
  await hands.fill('Session name', 'A call from another browser');
  const link = await hands.valueOf('Session link', 'http');
  await hands.click('OK');
  await hands.see('Anyone you share this link with will be able to join');
  await hands.click('OK');
  await hands.click('Join Session');
  await hands.seeButton('Leave');

  const ana = await newPerson(chromium);
  await joinAsGuest(ana.page, link, ANA);
  const clinician = withFirefox(hands, 'the clinician');
  const guest = withChromium(ana.page, 'the guest');
  await telling(hands, seesAndHears(guest, 1));
  await telling(hands, seesAndHears(clinician, 1));

  await telling(hands, turnsOffAndOn(clinician, { name: CAMPO, other: guest }));
  await telling(hands, turnsOffAndOn(guest, { name: ANA, other: clinician }));

  await reload(hands);
  await telling(hands, seesAndHears(guest, 1));
  await telling(hands, seesAndHears(clinician, 1));
  await seesInside(ana.page, [CAMPO, ANA]);

  await hands.click('Leave');
  await hands.click('Close session for everyone');
  await hands.see('Close session for everyone?');
  await hands.click('Close session for everyone');
  // Told, not found out by a line that answers no more.
  await ana.page
    .getByRole('heading', { name: 'This session has been closed by its chair.' })
    .waitFor({ timeout: 5_000 });
  await hands.see('This session has been closed by its chair.');
  await ana.context.close();
  await context.close();
});

test.unless(missing, 'a guest with Firefox, a clinician with Chromium', async () => {
  if (!app || !firefox || !chromium) throw new Error('no browser');
  const vega = await newPerson(chromium);
  await logIn(vega.page, app, VEGA);
  const link = await startSession(vega.page, 'A guest with another browser');
  await join(vega.page);

  const { hands, context } = await newFirefoxPerson(firefox);
  await hands.page.goto(link);
  await hands.fill('Your name', ANA);
  await hands.click('Join Session');
  await hands.seeButton('Leave');
  const clinician = withChromium(vega.page, 'the clinician');
  const guest = withFirefox(hands, 'the guest');
  await telling(hands, seesAndHears(clinician, 1));
  await telling(hands, seesAndHears(guest, 1));

  await telling(hands, turnsOffAndOn(guest, { name: ANA, other: clinician }));
  await telling(hands, turnsOffAndOn(clinician, { name: VEGA, other: guest }));

  await reload(hands);
  await telling(hands, seesAndHears(clinician, 1));
  await telling(hands, seesAndHears(guest, 1));
  await seesInside(vega.page, [VEGA, ANA]);

  // A headless Firefox has no screen to show: it looks at the other's.
  await clinician.press('Share screen');
  await hands.see(`Screen of ${VEGA}`);
  await telling(hands, seesAndHears(guest, 2));

  const told = vega.page.getByText(`${ANA} left`).first().waitFor({ state: 'attached' });
  await hands.click('Leave');
  await hands.see('You have left the session');
  await told;
  await seesInside(vega.page, [VEGA]);

  await hands.click('Join again');
  await hands.click('Join Session');
  await hands.seeButton('Leave');
  await vega.page.getByRole('button', { name: 'Leave' }).click();
  await vega.page.getByRole('menuitem', { name: 'Close session for everyone' }).click();
  await vega.page.getByRole('button', { name: 'Close session for everyone' }).click();
  await hands.see('This session has been closed by its chair.');
  await context.close();
  await vega.context.close();
});

test.run();
