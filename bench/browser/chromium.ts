import { chromium } from 'playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { findChromium } from '../../bootstrap.mjs';
import { instrument } from './instrument.ts';

/** What a machine without a network or a screen, or with root alone, cannot do. */
export const HEADLESS_ARGUMENTS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** As a person's browser behaves, with a camera, a microphone and a screen to show. */
const PERSON_ARGUMENTS: readonly string[] = [
  ...HEADLESS_ARGUMENTS,
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
  return chromium.launch({ executablePath, args: [...PERSON_ARGUMENTS, ...extra] });
}

export interface PersonOptions {
  /** The camera's picture; two browsers with 720p simulcast fill two cores. */
  readonly height?: 360 | 720;
  readonly viewport?: { width: number; height: number };
  /** A telephone: a finger instead of a mouse, and the layout that goes with it. */
  readonly touch?: boolean;
  /** What the person has set their system to. */
  readonly appearance?: Pick<
    BrowserContextOptions,
    'colorScheme' | 'forcedColors' | 'reducedMotion'
  >;
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
    // What is not named is refused, though a person's browser would not even ask.
    permissions: ['camera', 'microphone', 'clipboard-read', 'clipboard-write', 'screen-wake-lock'],
    ignoreHTTPSErrors: true,
    locale: 'en-US',
    isMobile: options.touch ?? false,
    hasTouch: options.touch ?? false,
    ...options.appearance,
    ...(options.address && { extraHTTPHeaders: { 'x-forwarded-for': options.address } }),
  });
  await context.addInitScript(instrument, { height: options.height ?? 360 });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`page error: ${error.message}`));
  return { context, page };
}
