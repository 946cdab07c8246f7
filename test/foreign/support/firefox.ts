import { launch } from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { findFirefox } from '../../../bootstrap.mjs';
import type { PageLike } from './page-peer.ts';

/** Why Firefox cannot be driven here, or null. */
export function firefoxMissing(): string | null {
  return findFirefox() === null ? 'no Firefox is installed (FIREFOX names one elsewhere)' : null;
}

const PREFERENCES = {
  // A camera and a microphone of its own, and nobody to ask for them.
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.getdisplaymedia.screencapturekit.enabled': false,
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  // A codec that it would fetch from the network.
  'media.gmp-manager.updateEnabled': false,
  'media.gmp-provider.enabled': false,
};

/** Firefox as its maker ships it, over WebDriver BiDi. */
export async function launchFirefox(): Promise<Browser> {
  const executablePath = findFirefox();
  if (executablePath === null) throw new Error('no Firefox');
  return launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    // The window's size: older releases know no command that sets a page's.
    defaultViewport: null,
    args: ['--width=1280', '--height=800'],
    extraPrefsFirefox: PREFERENCES,
  });
}

/** puppeteer's types know handles where ours know values. */
export function asPageLike(page: Page): PageLike {
  return {
    goto: (url) => page.goto(url),
    evaluate: <Argument, Result>(run: (argument: Argument) => Result, argument: Argument) =>
      page.evaluate(run as (argument: unknown) => unknown, argument) as Promise<Awaited<Result>>,
  };
}
