// runs alone
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright';
import * as assert from 'uvu/assert';
import { launchChromium } from '../../../bench/browser/chromium.ts';
import { suite } from '../../harness.ts';
import { enterChromium } from '../../foreign/support/chromium.ts';
import { Door } from '../../foreign/support/door.ts';
import { call, untilAllEncodings } from '../../foreign/support/journey.ts';
import { NodePeer } from '../../foreign/support/node-peer.ts';

const test = suite('libwebrtc for Node at the public door');

let chromium: Browser | undefined;

test.before(async () => {
  chromium = await launchChromium();
});

test.after(async () => {
  await chromium?.close();
});

const manifest = createRequire(import.meta.url).resolve('@roamhq/wrtc/package.json');
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };

for (const protocol of ['udp', 'tcp'] as const) {
  test(`sees, is seen, and obeys a change of role, over ${protocol}`, async () => {
    if (!chromium) throw new Error('no browser');
    const door = await Door.open();
    const other = await enterChromium(chromium, door, 'chromium');
    const peer = new NodePeer('node', `@roamhq/wrtc ${version}`, door.socketUrl('node', protocol));
    try {
      await call(door, peer, other, protocol);
      await untilAllEncodings(door, peer);
      assert.equal(await peer.codecs(), ['audio/opus', 'video/VP8']);
    } finally {
      await peer.close();
      await other.close();
      await door.close();
    }
  });
}

test.run();
