import { loadavg } from 'node:os';
import { startApp } from '../browser/app.ts';
import type { App } from '../browser/app.ts';
import { launchChromium, newPerson } from '../browser/chromium.ts';
import type { Person } from '../browser/chromium.ts';
import { join, joinAsGuest, logIn, startSession } from '../browser/journeys.ts';
import type { RestartOptions } from '../command-line.ts';
import type { Progress } from '../progress.ts';
import { within } from '../within.ts';
import { identityOf, reusedBy } from './identity.ts';
import type { MediaIdentity } from './identity.ts';

export const SIGNALS = ['SIGTERM', 'SIGKILL'] as const;
export type EndSignal = (typeof SIGNALS)[number];

/** A picture that is away for longer does not come back by itself. */
const BACK_WITHIN_MS = 60_000;

/** One end of a server in the midst of a call. Times are from the signal. */
export interface Restart {
  readonly signal: EndSignal;
  /** Until the new process listens; null: it never did. */
  readonly listensMs: number | null;
  /** Until the first picture over a new connection. */
  readonly clinicianSeesMs: number | null;
  readonly guestSeesMs: number | null;
  readonly faults: readonly string[];
}

export interface RestartRun {
  readonly chromium: string;
  readonly loadAverage: number;
  readonly highestLoadAverage: number;
  readonly restarts: readonly Restart[];
}

interface Call {
  readonly app: App;
  readonly clinician: Person;
  readonly guest: Person;
}

/** One call, whose server is ended and started again on the same data, and nobody touches a page. */
export async function runRestarts(
  options: RestartOptions,
  progress: Progress,
): Promise<RestartRun> {
  const loadAverage = lastMinute();
  let highestLoadAverage = loadAverage;
  progress.show('restart: starting server and browser');
  const app = await startApp();
  try {
    const browser = await launchChromium();
    try {
      const clinician = await newPerson(browser);
      await logIn(clinician.page, app, /Campo/);
      const link = await startSession(clinician.page, 'Measured restarts');
      await join(clinician.page);
      const guest = await newPerson(browser);
      await joinAsGuest(guest.page, link, 'Ana Ortiz');
      const call: Call = { app, clinician, guest };
      await Promise.all([clinician, guest].map((person) => seesFrom(person, 0)));
      const restarts: Restart[] = [];
      const rounds = options.rounds * SIGNALS.length;
      for (let number = 0; number < rounds; number++) {
        const signal = SIGNALS[number % SIGNALS.length] ?? 'SIGTERM';
        progress.show(`restart: ${signal}, ${number + 1} of ${rounds}`);
        const restart = await measureRestart(call, signal);
        restarts.push(restart);
        highestLoadAverage = Math.max(highestLoadAverage, lastMinute());
        // Whoever is out stays out: later rounds would tell nothing new.
        if (restart.clinicianSeesMs === null || restart.guestSeesMs === null) break;
      }
      return { chromium: browser.version(), loadAverage, highestLoadAverage, restarts };
    } finally {
      await browser.close();
    }
  } finally {
    await app.stop();
    progress.clear();
  }
}

async function measureRestart(
  { app, clinician, guest }: Call,
  signal: EndSignal,
): Promise<Restart> {
  const people = [clinician, guest];
  const before = await Promise.all(people.map(({ page }) => identityOf(page)));
  const seen = await Promise.all(
    people.map(({ page }) => page.evaluate(() => auscultInstruments.firstFrames.length)),
  );
  // The pages are asked before: while the time runs nothing but the product is at work in them.
  const awaited = people.map((person, index) =>
    within(seesFrom(person, seen[index] ?? 0), BACK_WITHIN_MS, 'a picture').catch(() => null),
  );
  const endedAtMs = Date.now();
  const faults: string[] = [];
  let listensMs: number | null = null;
  try {
    await app.restart(signal);
    listensMs = Date.now() - endedAtMs;
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
  }
  const [clinicianAtMs, guestAtMs] = await Promise.all(awaited);
  const since = (atMs: number | null | undefined, who: string): number | null => {
    if (typeof atMs === 'number') return Math.round(atMs - endedAtMs);
    faults.push(`${who} saw nobody again within ${BACK_WITHIN_MS / 1000} s`);
    return null;
  };
  const clinicianSeesMs = since(clinicianAtMs, 'the clinician');
  const guestSeesMs = since(guestAtMs, 'the guest');
  if (faults.length === 0) faults.push(...(await whatIsWrong(people, before)));
  return { signal, listensMs, clinicianSeesMs, guestSeesMs, faults };
}

/** Everybody is there once, as whom they were, and nothing of the old connections is used again. */
async function whatIsWrong(
  people: readonly Person[],
  before: readonly MediaIdentity[],
): Promise<string[]> {
  const faults: string[] = [];
  const [clinician, guest] = people;
  const expected = [
    [clinician, 'Participants 2', 'two people inside'],
    [clinician, 'Session settings', 'a chair who still is one'],
    [guest, 'Participants 2', 'two people inside, for the guest'],
  ] as const;
  for (const [person, name, what] of expected) {
    const button = person?.page.getByRole('button', { name });
    await button?.waitFor({ timeout: BACK_WITHIN_MS }).catch(() => faults.push(`not ${what}`));
  }
  for (const [index, { page }] of people.entries()) {
    const earlier = before[index];
    if (earlier) faults.push(...reusedBy(earlier, await identityOf(page)));
  }
  return faults;
}

/** When the page showed the first picture after so many, in UTC milliseconds. */
async function seesFrom({ page }: Person, from: number): Promise<number> {
  return page.evaluate(
    (start) =>
      auscultInstruments.when(
        () => auscultInstruments.firstFrames.slice(start).find(({ isRemote }) => isRemote)?.atMs,
      ),
    from,
  );
}

function lastMinute(): number {
  const [average = NaN] = loadavg();
  return average;
}
