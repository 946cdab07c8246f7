/**
 * A call inside a network namespace in which every datagram is dropped for half a second. Run by
 * `broken-line.test.ts`; prints what was seen as one line of JSON.
 */
import { execSync } from 'node:child_process';
import { startApp } from '../../../bench/browser/app.ts';
import { launchChromium, newPerson } from '../../../bench/browser/chromium.ts';
import { join, joinAsGuest, logIn, startSession } from '../../../bench/browser/journeys.ts';
import { DROP_UDP, LET_ALL_PASS } from './namespace.ts';
import { pictures, protocols, steadyPicture, untilReceived } from './statistics.ts';
import type { SteadyPicture } from './statistics.ts';

export interface BrokenLine {
  readonly protocols: readonly string[];
  readonly seen: SteadyPicture;
}

const OUTAGE_SECONDS = 0.5;

const app = await startApp();
const browser = await launchChromium();
try {
  const campo = await newPerson(browser);
  await logIn(campo.page, app, /Campo/);
  const link = await startSession(campo.page, 'On a bad line');
  await join(campo.page);
  const ana = await newPerson(browser);
  await joinAsGuest(ana.page, link, 'Ana Ortiz');
  const picture = (frames: number) =>
    untilReceived(
      campo.page,
      (all) => (pictures(all)[0]?.framesDecoded ?? 0) >= frames,
      `${frames} frames`,
    );
  // Its own average says what a freeze is.
  await picture(60);
  const watching = steadyPicture(campo.page, ana.page);
  await picture(120);
  execSync(`${DROP_UDP}; sleep ${OUTAGE_SECONDS}; ${LET_ALL_PASS}`);
  const seen = await watching;
  const line: BrokenLine = { protocols: await protocols(campo.page), seen };
  console.log(JSON.stringify(line));
} finally {
  await browser.close();
  await app.stop();
}
