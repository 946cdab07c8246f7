import { loadavg } from 'node:os';
import { startApp } from '../browser/app.ts';
import { launchChromium, newPerson } from '../browser/chromium.ts';
import type { Person } from '../browser/chromium.ts';
import { join, logIn, startSession } from '../browser/journeys.ts';
import type { JoinOptions } from '../command-line.ts';
import { openLine } from '../line/line.ts';
import type { Line } from '../line/line.ts';
import type { Progress } from '../progress.ts';
import { measureCall } from './call.ts';
import type { Call } from './call.ts';
import { dismissGuest, measureJoin, prepareGuest } from './guest.ts';
import type { Session } from './guest.ts';
import { failedJoin } from './join.ts';
import type { Join } from './join.ts';

export interface JoinRun {
  readonly chromium: string;
  /** Of the last minute before the start: what else the machine had to do. */
  readonly loadAverage: number;
  /** The highest at the end of a join: others may have come meanwhile. */
  readonly highestLoadAverage: number;
  /** The very first join, when neither server nor browser had ever done it. */
  readonly cold: Join;
  /** The others, in order. */
  readonly joins: readonly Join[];
  /** Payload that went over the line; null: there was none. */
  readonly carried: ReturnType<Line['carried']> | null;
  /** Null when the last guest did not get in. */
  readonly call: Call | null;
}

/** So many failures tell enough; waiting for the rest of them would take a quarter of an hour. */
const MAX_FAILURES = 5;

/** The product as it is started for people, one clinician, and one guest after the other. */
export async function runJoins(options: JoinOptions, progress: Progress): Promise<JoinRun> {
  const loadAverage = lastMinute();
  progress.show('join: starting server and browser');
  const app = await startApp(
    { AUSCULT_TRUSTED_PROXIES: '127.0.0.1' },
    options.line ? 'bench/line/server.ts' : undefined,
  );
  const line = options.line && (await openLine(app, options.line));
  try {
    const browser = await launchChromium();
    try {
      const clinician = await newPerson(browser, { height: options.height });
      await logIn(clinician.page, app, /Campo/);
      const link = await startSession(clinician.page, 'Measured joins');
      await join(clinician.page);
      line?.begin();
      const guestLink = line ? link.replace(app.url, line.url) : link;
      const session: Session = { browser, clinician, link: guestLink, height: options.height };
      const { pid = 0 } = app.process;
      const { all, ...rest } = await joinInTurn(session, options.joins, pid, progress);
      const [cold = failedJoin(), ...joins] = all;
      const carried = line?.carried() ?? null;
      return { chromium: browser.version(), loadAverage, cold, joins, carried, ...rest };
    } finally {
      await browser.close();
    }
  } finally {
    line?.close();
    await app.stop();
    progress.clear();
  }
}

async function joinInTurn(
  session: Session,
  count: number,
  serverPid: number,
  progress: Progress,
): Promise<{ all: readonly Join[]; call: Call | null; highestLoadAverage: number }> {
  const all: Join[] = [];
  let highestLoadAverage = 0;
  let call: Call | null = null;
  let failures = 0;
  // Number 0 is the cold one.
  for (let number = 0; number <= count && failures < MAX_FAILURES; number++) {
    progress.show(`join: guest ${number} of ${count}${tell(all.at(-1))}`);
    const one = await visit(session, number, async (guest) => {
      if (number < count) return;
      progress.show('join: measuring the call');
      call = await measureCall(guest, session.clinician, serverPid);
    });
    all.push(one);
    highestLoadAverage = Math.max(highestLoadAverage, lastMinute());
    if (one.faults.length > 0) failures++;
  }
  return { all, call, highestLoadAverage };
}

/** A guest comes, joins, and leaves. */
async function visit(
  session: Session,
  number: number,
  whileInside: (guest: Person) => Promise<void>,
): Promise<Join> {
  let join: Join | null = null;
  try {
    const guest = await prepareGuest(session, number);
    try {
      join = await measureJoin(guest, session.clinician);
      if (join.faults.length === 0) await whileInside(guest);
    } finally {
      await dismissGuest(guest, session.clinician);
    }
    return join;
  } catch (error) {
    // Playwright's messages go on with a log of what it tried.
    const [fault = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    const { faults, ...times } = join ?? failedJoin();
    return { ...times, faults: [...faults, fault] };
  }
}

function lastMinute(): number {
  const [average = NaN] = loadavg();
  return average;
}

function tell(last: Join | undefined): string {
  const { guestSeesMs, clinicianSeesMs } = last ?? failedJoin();
  if (guestSeesMs === null || clinicianSeesMs === null) return '';
  return ` (the one before: ${Math.round(guestSeesMs)} and ${Math.round(clinicianSeesMs)} ms)`;
}
