import type { Browser, Page } from 'playwright';
import { newPerson } from '../browser/chromium.ts';
import type { Person } from '../browser/chromium.ts';
import type { FirstFrame } from '../browser/instrument.ts';
import { arriveAsGuest } from '../browser/journeys.ts';
import type { PictureHeight } from '../command-line.ts';
import { within } from '../within.ts';
import { judgeJoin, PICTURE_WITHIN_MS } from './join.ts';
import type { Join } from './join.ts';

/** Getting ready is not measured, so it may take its time on a busy machine. */
const READY_WITHIN_MS = 60_000;

/** Forty words a minute: a short name takes about two seconds. */
const KEYSTROKE_MS = 300;

/** A session with the clinician alone in it. */
export interface Session {
  readonly browser: Browser;
  readonly clinician: Person;
  readonly link: string;
  readonly height: PictureHeight;
}

/** A guest at the preview, and how long it took to get there. */
export interface ReadyGuest extends Person {
  readonly readyMs: number;
}

/** Another guest, up to the preview, who has nothing left to do but click. */
export async function prepareGuest(session: Session, number: number): Promise<ReadyGuest> {
  const { browser, link, height } = session;
  // An address for each (of RFC 5737, nobody's): the server lets one address join only so often.
  const guest = await newPerson(browser, { height, address: `198.51.100.${number % 256}` });
  try {
    const openedAtMs = performance.now();
    await arriveAsGuest(guest.page, link, `Guest ${number}`);
    const readyMs = Math.round(performance.now() - openedAtMs);
    await within(untilReady(guest.page), READY_WITHIN_MS, 'a picture and both connections');
    // As a person does, who has looked at the preview: a page just loaded is still busy with itself.
    const name = guest.page.getByLabel('Your name');
    await name.fill('');
    await name.pressSequentially(`Guest ${number}`, { delay: KEYSTROKE_MS });
    return { ...guest, readyMs };
  } catch (error) {
    await guest.context.close();
    throw error;
  }
}

/** Clicks, and waits until both have seen each other or the time is over. */
export async function measureJoin(guest: ReadyGuest, clinician: Person): Promise<Join> {
  const seenBefore = await clinician.page.evaluate(() => auscultInstruments.firstFrames.length);
  // The pages are asked before the click: nothing but the product is at work after it.
  const awaited = [firstRemoteFrame(guest.page, 0), firstRemoteFrame(clinician.page, seenBefore)];
  // Should the click fail, nobody waits for them.
  for (const frame of awaited) frame.catch(() => undefined);
  await guest.page.getByRole('button', { name: 'Join Session' }).click();
  const [atGuest = null, atClinician = null] = await Promise.all(
    awaited.map((frame) => within(frame, PICTURE_WITHIN_MS, 'a picture').catch(() => null)),
  );
  const clickedAtMs = await guest.page.evaluate(() => auscultInstruments.joinClickedAtMs);
  return { ...judgeJoin({ clickedAtMs, atGuest, atClinician }), readyMs: guest.readyMs };
}

/** Leaves as people do, so that the clinician is alone again, and not beside a ghost. */
export async function dismissGuest(guest: Person, clinician: Person): Promise<void> {
  try {
    await guest.page.getByRole('button', { name: 'Leave' }).click();
    await clinician.page.getByRole('button', { name: 'Participants 1' }).waitFor();
  } finally {
    await guest.context.close();
  }
}

/** One's own picture plays, and the connections that send and receive stand. */
async function untilReady(page: Page): Promise<void> {
  await page.evaluate(() =>
    auscultInstruments.when(() => {
      const { connections, firstFrames } = auscultInstruments;
      const open = connections.filter(({ connectionState }) => connectionState !== 'closed');
      const connected =
        open.length === 2 && open.every(({ connectionState }) => connectionState === 'connected');
      return (connected && firstFrames.some(({ isRemote }) => !isRemote)) || undefined;
    }),
  );
}

/** @param from how many first frames are old news */
async function firstRemoteFrame(page: Page, from: number): Promise<FirstFrame> {
  return page.evaluate(
    (start) =>
      auscultInstruments.when(() =>
        auscultInstruments.firstFrames.slice(start).find(({ isRemote }) => isRemote),
      ),
    from,
  );
}
