// runs alone
import type { Browser, Page } from 'playwright';
import * as assert from 'uvu/assert';
import { startApp } from '../../bench/browser/app.ts';
import type { App } from '../../bench/browser/app.ts';
import { launchChromium, newPerson } from '../../bench/browser/chromium.ts';
import { join, joinAsGuest, logIn, startSession } from '../../bench/browser/journeys.ts';
import { received } from '../../bench/browser/received.ts';
import type { Received } from '../../bench/browser/received.ts';
import { suite } from '../harness.ts';
import { changeRole } from './support/panel.ts';
import { packetsSent, pictures, steadyPicture, untilReceived } from './support/statistics.ts';

const test = suite('the first call');

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

/** Waits until `page` decodes `count` pictures and hears as many people. */
async function seesAndHears(page: Page, count: number, who: string): Promise<Received[]> {
  return untilReceived(
    page,
    (all) =>
      pictures(all).length === count &&
      all.filter(({ totalAudioEnergy }) => totalAudioEnergy > 0).length === count,
    `${who} sees and hears ${count}`,
  );
}

function connectionCount(page: Page): Promise<number> {
  return page.evaluate(() => auscultInstruments.connections.length);
}

/** Waits until the preview has both connections, and a second's worth of pictures has passed. */
async function connectedAhead(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await auscultInstruments.when(() => {
      const { connections } = auscultInstruments;
      const connected = connections.filter(
        ({ connectionState }) => connectionState === 'connected',
      );
      return connected.length === 2 || undefined;
    });
    for (let frame = 0; frame < 60; frame++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
}

test('clinician and guest see and hear each other; a third joins; one leaves [S1] [S3] [S4] [S6] [S7]', async () => {
  const campo = await newPerson(browser);
  await logIn(campo.page, app, /Campo/);
  const link = await startSession(campo.page, '2020-04-15 09:30 Dr. Campo - New Patient Consult');
  await connectedAhead(campo.page);
  assert.is(await packetsSent(campo.page), 0, 'nothing is sent from the preview');
  await join(campo.page);

  const ana = await newPerson(browser);
  await joinAsGuest(ana.page, link, 'Ana Ortiz');
  await seesAndHears(ana.page, 1, 'Ana');
  await seesAndHears(campo.page, 1, 'Dr. Campo');
  await campo.page.getByText('Ana Ortiz').first().waitFor();

  const steady = await Promise.all([
    steadyPicture(ana.page, campo.page),
    steadyPicture(campo.page, ana.page),
  ]);
  for (const { freezesMore } of steady) assert.is(freezesMore, 0, 'no freeze in ten seconds');

  // A colleague with a log-in is herself, through the same link.
  const vega = await newPerson(browser);
  await logIn(vega.page, app, /Vega/);
  await vega.page.goto(link);
  await join(vega.page);
  await Promise.all([
    seesAndHears(vega.page, 2, 'Dr. Vega'),
    untilReceived(ana.page, (all) => pictures(all).length === 2, 'Ana sees Dr. Vega'),
    untilReceived(campo.page, (all) => pictures(all).length === 2, 'Dr. Campo sees Dr. Vega'),
  ]);
  await campo.page.getByText('Dr. Maria Vega').first().waitFor();

  await vega.page.getByRole('button', { name: 'Leave' }).click();
  await untilReceived(ana.page, (all) => pictures(all).length === 1, 'Dr. Vega is gone');
  await campo.page.getByRole('button', { name: 'Participants 2' }).waitFor();
  await seesAndHears(ana.page, 1, 'Ana, after Dr. Vega left');

  // The last other one goes: who stays keeps both connections for whoever comes next.
  const connections = await connectionCount(campo.page);
  await ana.page.getByRole('button', { name: 'Leave' }).click();
  await campo.page.getByRole('button', { name: 'Participants 1' }).waitFor();
  await ana.page.getByRole('button', { name: 'Join again' }).click();
  await join(ana.page);
  await seesAndHears(campo.page, 1, 'Dr. Campo, when Ana has come again');
  assert.is(await connectionCount(campo.page), connections);
  await Promise.all([campo, ana, vega].map(({ context }) => context.close()));
});

test('a shared screen appears for the others, and ends [S6] [S12]', async () => {
  const campo = await newPerson(browser);
  await logIn(campo.page, app, /Campo/);
  const link = await startSession(campo.page, 'Looking at a picture together');
  await join(campo.page);
  const ana = await newPerson(browser);
  await joinAsGuest(ana.page, link, 'Ana Ortiz');
  await seesAndHears(ana.page, 1, 'Ana');

  await ana.page.getByRole('button', { name: 'Share screen' }).click();
  await untilReceived(campo.page, (all) => pictures(all).length === 2, 'Dr. Campo sees the screen');
  await campo.page.getByText('Screen of Ana Ortiz').first().waitFor();
  await ana.page.getByRole('button', { name: 'Share screen' }).click();
  await campo.page.getByText('Screen of Ana Ortiz').first().waitFor({ state: 'detached' });
  await Promise.all([campo, ana].map(({ context }) => context.close()));
});

test('a role change acts in the same connection, both ways [S12]', async () => {
  const campo = await newPerson(browser);
  await logIn(campo.page, app, /Campo/);
  const link = await startSession(campo.page, 'Only listening for a while');
  await join(campo.page);
  const vega = await newPerson(browser);
  await logIn(vega.page, app, /Vega/);
  await vega.page.goto(link);
  await join(vega.page);
  await seesAndHears(campo.page, 1, 'Dr. Campo');
  const connections = await connectionCount(vega.page);

  await changeRole(campo.page, 'Dr. Maria Vega', 'Viewer');
  await vega.page.getByText('You are a viewer now: you can see and hear.').waitFor();
  assert.is(await vega.page.getByRole('button', { name: 'Camera', exact: true }).count(), 0);
  // Once the notice is there the gate has been closed: nothing more may come.
  const closed = pictures(await received(campo.page))[0]?.packetsReceived;
  const [seen] = pictures(await received(vega.page));
  await untilReceived(
    vega.page,
    (all) => (pictures(all)[0]?.framesDecoded ?? 0) > (seen?.framesDecoded ?? 0) + 20,
    'a viewer still receives',
  );
  assert.is(pictures(await received(campo.page))[0]?.packetsReceived, closed);

  await changeRole(campo.page, 'Dr. Maria Vega', 'Broadcaster');
  // A role that allows it again switches nobody's camera on: that is the person's to do.
  await vega.page.getByRole('button', { name: 'Camera', exact: true }).click();
  await untilReceived(
    campo.page,
    (all) => (pictures(all)[0]?.packetsReceived ?? 0) > (closed ?? 0) + 20,
    'media flows again',
  );
  assert.is(await connectionCount(vega.page), connections);

  await changeRole(campo.page, 'Dr. Maria Vega', 'Viewer');
  await vega.page.getByRole('button', { name: 'Leave' }).click();
  await vega.page.goto(link);
  await join(vega.page);
  await vega.page.getByText('You joined as a viewer: you can see and hear.').waitFor();
  await Promise.all([campo, vega].map(({ context }) => context.close()));
});

test.run();
