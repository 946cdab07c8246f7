import { chromium } from 'playwright';
import type { Browser, BrowserContext, Page } from 'playwright';
import { findChromium } from '../../bootstrap.mjs';
import { instrument } from './instrument.ts';

/** As a person's browser behaves, less what a machine without a network or a screen cannot do. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  // The screen "chosen" in the picker.
  '--auto-select-desktop-capture-source=Entire screen',
  '--autoplay-policy=no-user-gesture-required',
];

export async function launchChromium(extra: readonly string[] = []): Promise<Browser> {
  const executablePath = await findChromium();
  if (executablePath === null)
    throw new Error('no Chromium was found or installed (CHROMIUM names one elsewhere)');
  return chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS, ...extra] });
}

export interface PersonOptions {
  /** The camera's picture; two browsers with 720p simulcast fill two cores. */
  readonly height?: 360 | 720;
  readonly viewport?: { width: number; height: number };
  /** The address that a proxy would name; believed where AUSCULT_TRUSTED_PROXIES says so. */
  readonly address?: string;
}

/** One person's browser: own cookies, own storage, own camera. */
export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
}

export async function newPerson(browser: Browser, options: PersonOptions = {}): Promise<Person> {
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1280, height: 800 },
    permissions: ['camera', 'microphone', 'clipboard-read', 'clipboard-write'],
    ignoreHTTPSErrors: true,
    locale: 'en-US',
    ...(options.address && { extraHTTPHeaders: { 'x-forwarded-for': options.address } }),
  });
  await context.addInitScript(instrument, { height: options.height ?? 360 });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`page error: ${error.message}`));
  return { context, page };
}
