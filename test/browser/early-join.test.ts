// runs alone
import type { Browser, Page } from 'playwright';
import * as assert from 'uvu/assert';
import { startApp } from '../../bench/browser/app.ts';
import type { App } from '../../bench/browser/app.ts';
import { launchChromium, newPerson } from '../../bench/browser/chromium.ts';
import { join, joinAsGuest, logIn, startSession } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { pictures, untilReceived } from './support/statistics.ts';

const test = suite('whoever is quicker than the preview');

let app: App;
let browser: Browser;

test.before(async () => {
  app = await startApp();
  browser = await launchChromium();
});

test.after(async () => {
  await browser.close();
  await app.stop();
});

interface Call {
  readonly clinician: Page;
  readonly guest: Page;
  readonly end: () => Promise<void>;
}

/** A clinician at a preview, and a guest who is inside already. */
async function beginCall(name: string): Promise<Call> {
  const campo = await newPerson(browser);
  await logIn(campo.page, app, /Campo/);
  const link = await startSession(campo.page, name);
  const ana = await newPerson(browser);
  await joinAsGuest(ana.page, link, 'Ana Ortiz');
  return {
    clinician: campo.page,
    guest: ana.page,
    end: async () => {
      await campo.context.close();
      await ana.context.close();
    },
  };
}

async function seesClinician(guest: Page, what: string): Promise<void> {
  await untilReceived(
    guest,
    (all) => pictures(all).length === 1 && all.some(({ totalAudioEnergy }) => totalAudioEnergy > 0),
    what,
  );
}

test('joining before the session is loaded opens camera and microphone all the same', async () => {
  const { clinician, guest, end } = await beginCall('Quicker than the server');
  const asked = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  await clinician.route(/\/api\/sessions\/[^/]+$/, async (route) => {
    asked.resolve();
    await answered.promise;
    await route.continue();
  });
  await clinician.reload();
  await asked.promise;
  await join(clinician);
  answered.resolve();
  await seesClinician(guest, 'whoever joined early');
  await end();
});

test('joining while the browser still asks for the camera turns it off neither now nor next time', async () => {
  const { clinician, guest, end } = await beginCall('Quicker than the camera');
  await clinician.addInitScript(() => {
    const devices = navigator.mediaDevices;
    const open = devices.getUserMedia.bind(devices);
    const allowed = new Promise<void>((resolve) => addEventListener('allowed', () => resolve()));
    devices.getUserMedia = async (constraints) => {
      if (sessionStorage.getItem('allowed') === null) await allowed;
      return open(constraints);
    };
  });
  await clinician.reload();
  // Connecting does not wait for the answer.
  await clinician.getByText(/Connection: good/).waitFor();
  await join(clinician);
  await clinician.evaluate(() => {
    sessionStorage.setItem('allowed', 'yes');
    dispatchEvent(new Event('allowed'));
  });
  await seesClinician(guest, 'whoever allowed it late');

  await clinician.goBack();
  await clinician.getByRole('button', { name: 'Join Session' }).waitFor();
  await clinician.reload();
  await join(clinician);
  await seesClinician(guest, 'the same, once more');
  await end();
});

/** Runs in the page before its own scripts: every place in which the way in is ever drawn. */
function followJoin(): void {
  const places = new Set<string>();
  Object.assign(window, { places });
  const find = (root: ParentNode): HTMLElement | null => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.localName === 'button' && element.textContent.trim() === 'Join Session') {
        return element;
      }
      const inside = element.shadowRoot && find(element.shadowRoot);
      if (inside) return inside;
    }
    return null;
  };
  const look = (): void => {
    const box = find(document)?.getBoundingClientRect();
    if (box) places.add([box.x, box.y, box.width, box.height].map(Math.round).join(' '));
    requestAnimationFrame(look);
  };
  look();
}

async function placesOfJoin(page: Page): Promise<readonly string[]> {
  // What comes in last of all, and only then is everything in its place.
  await page.getByText(/Connection: good/).waitFor();
  await page.getByLabel('Speaker').waitFor();
  return page.evaluate(() => [...((window as { places?: Set<string> }).places ?? [])]);
}

for (const [size, viewport] of [
  ['desktop', { width: 1280, height: 800 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test(`the button stands still from its first moment until all is loaded, ${size} [S4]`, async () => {
    const campo = await newPerson(browser, { viewport });
    await logIn(campo.page, app, /Campo/);
    const name = `2020-04-15 09:30 Dr. Campo - New Patient Consult, with both daughters, ${size}`;
    const link = await startSession(campo.page, name);
    const ana = await newPerson(browser, { viewport });
    for (const { page } of [campo, ana]) await page.addInitScript(followJoin);
    await ana.page.goto(link);
    await campo.page.reload();
    assert.is((await placesOfJoin(ana.page)).length, 1, 'the guest’s');
    assert.is((await placesOfJoin(campo.page)).length, 1, 'the clinician’s');
    await ana.context.close();
    await campo.context.close();
  });
}

test.run();
