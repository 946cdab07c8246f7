// runs alone
import type { Browser as Chromium } from 'playwright';
import type { Browser as Firefox } from 'puppeteer-core';
import * as assert from 'uvu/assert';
import { launchChromium } from '../../../bench/browser/chromium.ts';
import { suite } from '../../harness.ts';
import { enterChromium } from '../../foreign/support/chromium.ts';
import { Door } from '../../foreign/support/door.ts';
import { asPageLike, firefoxMissing, launchFirefox } from '../../foreign/support/firefox.ts';
import { call, untilAllEncodings } from '../../foreign/support/journey.ts';
import { PagePeer } from '../../foreign/support/page-peer.ts';

const test = suite('Firefox at the public door');
const missing = firefoxMissing();

let firefox: Firefox | undefined;
let chromium: Chromium | undefined;

test.before(async () => {
  if (missing !== null) return;
  [firefox, chromium] = await Promise.all([launchFirefox(), launchChromium()]);
});

test.after(async () => {
  await Promise.all([firefox?.close(), chromium?.close()]);
});

for (const protocol of ['udp', 'tcp'] as const) {
  test.unless(
    missing,
    `sees, is seen, and obeys a change of role, over ${protocol}, with three encodings`,
    async () => {
      if (!firefox || !chromium) throw new Error('no browser');
      const door = await Door.open();
      try {
        const other = await enterChromium(chromium, door, 'chromium');
        const page = await firefox.newPage();
        const peer = await PagePeer.enter(asPageLike(page), door, {
          id: 'firefox',
          name: (await firefox.version()).replace('/', ' '),
          shown: protocol,
        });
        await call(door, peer, other, protocol);

        await untilAllEncodings(door, peer);
        assert.equal(await peer.codecs(), ['audio/opus', 'video/VP8']);
        await page.close();
      } finally {
        await door.close();
      }
    },
  );
}

test.run();
