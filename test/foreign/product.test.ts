// runs alone
import type { Browser as Chromium } from 'playwright';
import type { Browser as Firefox, BrowserContext } from 'puppeteer-core';
import { startApp } from '../../bench/browser/app.ts';
import type { App } from '../../bench/browser/app.ts';
import { launchChromium, newPerson } from '../../bench/browser/chromium.ts';
import { instrument } from '../../bench/browser/instrument.ts';
import { join, joinAsGuest, logIn, startSession } from '../../bench/browser/journeys.ts';
import { received } from '../../bench/browser/received.ts';
import type { ReadablePage, Received } from '../../bench/browser/received.ts';
import { suite } from '../harness.ts';
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

/** Waits until `page` has so many moving pictures and a voice, and they go on. */
async function seesAndHears(page: ReadablePage, pictures: number, who: string): Promise<void> {
  const moving = (all: readonly Received[]): readonly Received[] =>
    all.filter(({ kind, framesDecoded }) => kind === 'video' && framesDecoded > 20);
  const voices = (all: readonly Received[]): readonly Received[] =>
    all.filter(
      ({ kind, packetsReceived, totalAudioEnergy }) =>
        kind === 'audio' && packetsReceived > 40 && totalAudioEnergy > 0,
    );
  const startedMs = performance.now();
  for (;;) {
    const all = await received(page);
    if (moving(all).length === pictures && voices(all).length > 0) return;
    if (performance.now() - startedMs > 40_000) {
      throw new Error(`${who} does not see and hear: ${JSON.stringify(all)}`);
    }
  }
}

test.unless(missing, 'a clinician with Firefox, a guest with Chromium', async () => {
  if (!app || !firefox || !chromium) throw new Error('no browser');
  const { hands, context } = await newFirefoxPerson(firefox);
  await hands.page.goto(`${app.url}/`);
  await hands.click('Dr. Elena Campo');
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

  const guest = await newPerson(chromium);
  await joinAsGuest(guest.page, link, 'Ana Ortiz');
  await telling(hands, seesAndHears(guest.page, 1, 'the guest'));
  await telling(hands, seesAndHears(hands.page, 1, 'the clinician'));

  await hands.click('Leave');
  await guest.context.close();
  await context.close();
});

test.unless(missing, 'a guest with Firefox, a clinician with Chromium', async () => {
  if (!app || !firefox || !chromium) throw new Error('no browser');
  const clinician = await newPerson(chromium);
  await logIn(clinician.page, app, /Vega/);
  const link = await startSession(clinician.page, 'A guest with another browser');
  await join(clinician.page);

  const { hands, context } = await newFirefoxPerson(firefox);
  await hands.page.goto(link);
  await hands.fill('Your name', 'Ana Ortiz');
  await hands.click('Join Session');
  await hands.seeButton('Leave');
  await telling(hands, seesAndHears(clinician.page, 1, 'the clinician'));
  await telling(hands, seesAndHears(hands.page, 1, 'the guest'));
  await clinician.page.getByText('Ana Ortiz').first().waitFor();

  // A headless Firefox has no screen to show: it looks at the other's.
  await clinician.page.getByRole('button', { name: 'Share screen' }).click();
  await hands.see('Screen of Dr. Maria Vega');
  await seesAndHears(hands.page, 2, 'the guest, shown a screen');
  await context.close();
  await clinician.context.close();
});

test.run();
