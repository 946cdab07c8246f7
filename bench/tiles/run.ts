import { loadavg } from 'node:os';
import { setTimeout as pass } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import { startApp } from '../browser/app.ts';
import type { App } from '../browser/app.ts';
import { launchChromium, newPerson } from '../browser/chromium.ts';
import type { Person } from '../browser/chromium.ts';
import { joinAsGuest, logIn, startSession } from '../browser/journeys.ts';
import type { TilesOptions } from '../command-line.ts';
import { cpuByKind, processTree } from '../process-tree.ts';
import type { Progress } from '../progress.ts';
import { within } from '../within.ts';
import { bundleBarePage, enterBare } from './bare.ts';
import { countVideo, flowOf } from './flow.ts';
import type { Flow } from './flow.ts';
import { boxesOf, sentBy } from './shape.ts';
import type { Box, Sent } from './shape.ts';

/** One page, measured for a while. */
export interface PageCost {
  readonly seconds: number;
  /** CPU of the browser by kind of process, in milliseconds. */
  readonly cpuMs: Readonly<Record<string, number>>;
  readonly flow: Flow;
}

/** The product's page, and right after it the bare one. */
export interface Round {
  readonly product: PageCost | null;
  readonly bare: PageCost | null;
  /** Why one of them could not be measured. */
  readonly faults: readonly string[];
  readonly loadAverage: number;
}

export interface TilesRun {
  readonly chromium: string;
  readonly loadAverage: number;
  readonly boxes: readonly Box[];
  readonly sends: Sent;
  readonly rounds: readonly Round[];
}

/** Senders and receivers have found their rates by then; a start-up is not a call. */
const SETTLE_MS = 10_000;

const PICTURES_WITHIN_MS = 30_000;

/** Everything that stays from round to round. */
interface Scene {
  readonly app: App;
  readonly measured: Browser;
  readonly measuredPid: number;
  readonly link: string;
  readonly script: string;
  readonly options: TilesOptions;
}

/** Some who send in a browser of their own, and in another one the two pages in turn. */
export async function runTiles(options: TilesOptions, progress: Progress): Promise<TilesRun> {
  const loadAverage = lastMinute();
  progress.show('tiles: starting server and browsers');
  // Guests are told apart by address: one of them may join only so often.
  const app = await startApp({ AUSCULT_TRUSTED_PROXIES: '127.0.0.1' });
  const browsers: Browser[] = [];
  const launch = async (): Promise<Browser> => {
    const browser = await launchChromium();
    browsers.push(browser);
    return browser;
  };
  try {
    const [senders, measured] = [await launch(), await launch()];
    const scene: Scene = {
      app,
      measured,
      measuredPid: await pidOf(measured),
      link: await openSession(senders, app),
      script: await bundleBarePage(),
      options,
    };
    progress.show('tiles: looking at what the page sends');
    const sends = await lookAtSending(scene);
    for (let number = 1; number < options.tiles; number++) {
      const { page } = await newPerson(senders, { height: options.height, address: address() });
      await enterBare(page, app.url, scene.script, {
        token: tokenOf(scene.link),
        displayName: `Sender ${number}`,
        sends,
        boxes: null,
      });
    }
    let boxes: readonly Box[] = [];
    const rounds: Round[] = [];
    for (let number = 1; number <= options.rounds; number++) {
      progress.show(`tiles: round ${number} of ${options.rounds}, the product`);
      const product = await attempt(() => measureProduct(scene));
      boxes = product.value?.boxes ?? boxes;
      progress.show(`tiles: round ${number} of ${options.rounds}, the bare page`);
      const bare = await attempt(() => measureBare(scene, sends, boxes));
      rounds.push({
        product: product.value?.cost ?? null,
        bare: bare.value,
        faults: [product.fault, bare.fault].filter((fault) => fault !== null),
        loadAverage: lastMinute(),
      });
    }
    return { chromium: measured.version(), loadAverage, boxes, sends, rounds };
  } finally {
    for (const browser of browsers) await browser.close();
    await app.stop();
    progress.clear();
  }
}

async function openSession(browser: Browser, app: App): Promise<string> {
  const { context, page } = await newPerson(browser);
  await logIn(page, app, /Campo/);
  const link = await startSession(page, 'Measured tiles');
  await context.close();
  return link;
}

/** The product's page joins alone, and is asked what it sends; it warms the browser up as well. */
async function lookAtSending(scene: Scene): Promise<Sent> {
  const { context, page } = await enterProduct(scene);
  const sends = await sentBy(page);
  await leaveProduct(page);
  await context.close();
  return sends;
}

async function measureProduct(scene: Scene): Promise<{ cost: PageCost; boxes: Box[] }> {
  const { context, page } = await enterProduct(scene);
  try {
    const cost = await measure(scene, page);
    const boxes = await boxesOf(page);
    await leaveProduct(page);
    return { cost, boxes };
  } finally {
    await context.close();
  }
}

async function measureBare(scene: Scene, sends: Sent, boxes: readonly Box[]): Promise<PageCost> {
  const { measured, app, link, script, options } = scene;
  const { context, page } = await newPerson(measured, {
    height: options.height,
    address: address(),
  });
  try {
    const token = tokenOf(link);
    await enterBare(page, app.url, script, { token, displayName: 'Measured', sends, boxes });
    const cost = await measure(scene, page);
    await page.evaluate(() => leaveBareCall());
    return cost;
  } finally {
    await context.close();
  }
}

async function enterProduct({ measured, link, options }: Scene): Promise<Person> {
  const person = await newPerson(measured, { height: options.height, address: address() });
  await joinAsGuest(person.page, link, 'Measured');
  return person;
}

async function leaveProduct(page: Page): Promise<void> {
  const leave = page.getByRole('button', { name: 'Leave' });
  await leave.click();
  await leave.waitFor({ state: 'detached' });
}

/** From when all pictures have been seen and rates are found. */
async function measure({ measuredPid, options }: Scene, page: Page): Promise<PageCost> {
  await within(allSeen(page, options.tiles - 1), PICTURES_WITHIN_MS, 'the pictures of all');
  await pass(SETTLE_MS);
  const look = async () => {
    const counts = await countVideo(page);
    return { counts, processes: processTree(measuredPid), atMs: performance.now() };
  };
  const before = await look();
  await pass(options.seconds * 1000);
  const after = await look();
  const seconds = (after.atMs - before.atMs) / 1000;
  return {
    seconds,
    cpuMs: cpuByKind(before.processes, after.processes),
    flow: flowOf(before.counts, after.counts, seconds),
  };
}

async function allSeen(page: Page, others: number): Promise<void> {
  await page.evaluate(
    (count) =>
      auscultInstruments.when(() => {
        const remote = auscultInstruments.firstFrames.filter(({ isRemote }) => isRemote);
        return new Set(remote.map(({ trackId }) => trackId)).size >= count || undefined;
      }),
    others,
  );
}

/** Playwright does not tell it; the browser does. */
async function pidOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main || processTree(main.id).length === 0) {
    throw new Error('tiles needs the accounts of Linux for the CPU of a browser');
  }
  return main.id;
}

async function attempt<T>(
  run: () => Promise<T>,
): Promise<{ value: T; fault: null } | { value: null; fault: string }> {
  try {
    return { value: await run(), fault: null };
  } catch (error) {
    // Playwright's messages go on with a log of what it tried.
    const [fault = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { value: null, fault };
  }
}

let visitors = 0;

/** Of RFC 5737, nobody's. */
function address(): string {
  return `198.51.100.${visitors++ % 256}`;
}

function tokenOf(link: string): string {
  return new URL(link).hash.slice(1);
}

function lastMinute(): number {
  const [average = NaN] = loadavg();
  return average;
}
