// runs alone
import type { Browser as Chromium } from 'playwright';
import type { Browser as Firefox } from 'puppeteer-core';
import * as assert from 'uvu/assert';
import { launchChromium } from '../../bench/browser/chromium.ts';
import type { EngineParticipant } from 'auscult/engine';
import { suite } from '../harness.ts';
import { enterChromium } from './support/chromium.ts';
import { Door } from './support/door.ts';
import { asPageLike, firefoxMissing, launchFirefox } from './support/firefox.ts';
import { call } from './support/journey.ts';
import { PagePeer } from './support/page-peer.ts';
import type { Peer } from './support/peer.ts';

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
          protocol,
        });
        await call(door, peer, other, protocol);

        await untilAllEncodings(await door.participant('firefox'), peer);
        assert.equal(await peer.codecs(), ['audio/opus', 'video/VP8']);
        await page.close();
      } finally {
        await door.close();
      }
    },
  );
}

/** Firefox sends all three; the upper ones once it thinks that the line has room. */
async function untilAllEncodings(participant: EngineParticipant, peer: Peer): Promise<void> {
  const sent = async (): Promise<string[]> => {
    const { tracks } = await participant.stats();
    const camera = tracks.find(({ source }) => source === 'camera');
    return (camera?.encodings ?? []).filter(({ packets }) => packets > 0).map(({ rid }) => rid);
  };
  let rids: string[] = [];
  for (let asked = 0; asked < 100 && rids.length < 3; asked++) {
    await peer.seen();
    rids = await sent();
  }
  assert.equal(rids, ['q', 'h', 'f']);
}

test.run();
