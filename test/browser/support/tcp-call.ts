/**
 * A call of two inside a network namespace where a packet filter drops UDP: run by
 * `tcp-only.test.ts`, prints what both ends saw as one line of JSON.
 */
import { startApp } from '../../../bench/browser/app.ts';
import { launchChromium, newPerson } from '../../../bench/browser/chromium.ts';
import { join, joinAsGuest, logIn, startSession } from '../../../bench/browser/journeys.ts';
import { protocols, untilReceived } from './statistics.ts';

const app = await startApp();
const browser = await launchChromium();
try {
  const campo = await newPerson(browser);
  await logIn(campo.page, app, /Campo/);
  const link = await startSession(campo.page, 'Behind a strict firewall');
  await join(campo.page);
  const ana = await newPerson(browser);
  await joinAsGuest(ana.page, link, 'Ana Ortiz');
  const ends = [];
  for (const { page } of [campo, ana]) {
    const all = await untilReceived(
      page,
      (received) =>
        received.some(({ framesDecoded }) => framesDecoded >= 40) &&
        received.some(({ totalAudioEnergy }) => totalAudioEnergy > 0),
      'picture and sound over TCP',
      40_000,
    );
    ends.push({ protocols: await protocols(page), received: all });
  }
  console.log(JSON.stringify(ends));
} finally {
  await browser.close();
  await app.stop();
}
