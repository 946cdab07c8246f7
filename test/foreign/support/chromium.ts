import type { Browser } from 'playwright';
import { newPerson } from '../../../bench/browser/chromium.ts';
import type { Door } from './door.ts';
import type { Shown } from './messages.ts';
import { PagePeer } from './page-peer.ts';

/** The peer that all others are measured against. */
export async function enterChromium(
  browser: Browser,
  door: Door,
  id: string,
  shown: Shown = 'udp',
): Promise<PagePeer> {
  const { page } = await newPerson(browser);
  return PagePeer.enter(page, door, { id, name: `Chromium ${browser.version()}`, shown });
}
