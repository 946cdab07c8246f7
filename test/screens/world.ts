import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import type { APIRequestContext, Browser, BrowserContext, Page } from 'playwright';
import { HEADLESS_ARGUMENTS } from '../../bench/browser/chromium.ts';
import { findChromium } from '../../bootstrap.mjs';
import { buildClient } from '../../client/build.ts';
import { readSettings } from '../../server/settings.ts';
import { startServer } from '../../server/start.ts';

/** Desktop and phone, as the pictures of the product are compared in. */
export const sizes = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;

export type SizeName = keyof typeof sizes;

/** A real server with the built client, and a browser before it. */
export interface World {
  readonly origin: string;
  /** What went wrong in any page: errors, refused content, failed requests for files. */
  readonly complaints: string[];
  /** Of whoever opens a page from now on. */
  scheme: 'light' | 'dark';
  open(size: SizeName, options?: { language?: string; devices?: boolean }): Promise<Visitor>;
  close(): Promise<void>;
}

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
}

const chromiumArguments = [
  ...HEADLESS_ARGUMENTS,
  // Few and small pictures: four encoders share two cores, and nobody counts frames here.
  '--use-fake-device-for-media-stream=fps=8',
];

export async function createWorld(): Promise<World> {
  const executablePath = process.env['CHROMIUM'] ?? (await findChromium());
  if (!executablePath) throw new Error('there is no Chromium on this machine');
  const dataFolder = await mkdtemp(join(tmpdir(), 'auscult-screens-'));
  const environment = {
    PORT: '0',
    AUSCULT_MEDIA_PORT: '0',
    AUSCULT_DATA: join(dataFolder, 'data'),
    AUSCULT_LOG_LEVEL: 'error',
  };
  const settings = readSettings([], environment);
  const server = await startServer({
    settings,
    pages: (folder) => buildClient({ folder }),
    clock: Date.now,
  });
  const launch = (...more: string[]): Promise<Browser> =>
    chromium.launch({ executablePath, args: [...chromiumArguments, ...more] });
  const browser = await launch('--use-fake-ui-for-media-stream');
  // Without the fake answer a headless browser refuses every device.
  const refusing = await launch();
  const complaints: string[] = [];
  const origin = server.greeting.address;

  const world: World = {
    origin,
    complaints,
    scheme: 'light',
    async open(size, { language = 'en', devices = true } = {}) {
      const phone = size === 'phone';
      const context = await (devices ? browser : refusing).newContext({
        viewport: sizes[size],
        locale: language,
        isMobile: phone,
        hasTouch: phone,
        deviceScaleFactor: 1,
        reducedMotion: 'reduce',
        colorScheme: world.scheme,
        permissions: devices ? ['camera', 'microphone', 'clipboard-write'] : [],
      });
      await context.addInitScript(captureSmall);
      if (phone) await context.addInitScript(withoutScreenSharing);
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      listen(page, complaints);
      return { context, page };
    },
    async close() {
      await browser.close();
      await refusing.close();
      await server.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
  return world;
}

/** Runs in the page before its own scripts. */
function captureSmall(): void {
  const { mediaDevices } = navigator;
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = (constraints = {}) => {
    const { video } = constraints;
    if (typeof video !== 'object') return getUserMedia(constraints);
    return getUserMedia({ ...constraints, video: { ...video, width: 480, height: 270 } });
  };
}

/** Chromium pretends to be a phone, but for this. */
function withoutScreenSharing(): void {
  Reflect.deleteProperty(MediaDevices.prototype, 'getDisplayMedia');
}

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) =>
    complaints.push(`${page.url()}: ${error.stack ?? error.message}`),
  );
  page.on('console', (message) => {
    const text = message.text();
    // A refused answer is what some pages are about; the browser logs each.
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) {
      complaints.push(`${page.url()}: ${text}`);
    }
  });
}

/** Somebody of the demo practice, logged in through the API in this context. */
export async function logIn({ page }: Visitor, origin: string, email: string): Promise<void> {
  const practice = await page.request.get(`${origin}/api/practice`);
  const { demoAccounts } = (await practice.json()) as {
    demoAccounts: { email: string; password: string }[];
  };
  const account = demoAccounts.find((each) => each.email === email);
  if (!account) throw new Error(`no demo account ${email}`);
  await logInBy(page.request, origin, email, account.password);
}

/** The same with a password that is known, in whatever browser the requests say they are. */
export async function logInBy(
  request: APIRequestContext,
  origin: string,
  email: string,
  password: string,
): Promise<void> {
  const answer = await request.post(`${origin}/api/log-in`, {
    data: { email, password },
    headers: { origin, 'sec-fetch-site': 'same-origin' },
  });
  if (!answer.ok()) throw new Error(`log-in failed: ${answer.status()} ${await answer.text()}`);
}
