// runs alone
import type { Browser } from 'playwright';
import { launchChromium } from '../../../bench/browser/chromium.ts';
import { suite } from '../../harness.ts';
import { enterChromium } from '../../foreign/support/chromium.ts';
import { Door } from '../../foreign/support/door.ts';
import { call } from '../../foreign/support/journey.ts';
import { PythonPeer, gstreamerMissing } from '../../foreign/support/python-peer.ts';

const test = suite('GStreamer at the public door');
const missing = gstreamerMissing();

let chromium: Browser | undefined;

test.before(async () => {
  if (missing === null) chromium = await launchChromium();
});

test.after(async () => {
  await chromium?.close();
});

const CALLS = [
  ['VP8', 'udp'],
  ['VP8', 'tcp'],
  ['H264', 'udp'],
] as const;

for (const [codec, protocol] of CALLS) {
  test.unless(
    missing,
    `sees, is seen with ${codec}, and obeys a change of role, over ${protocol}`,
    async () => {
      if (!chromium) throw new Error('no browser');
      const door = await Door.open();
      const other = await enterChromium(chromium, door, 'chromium');
      const id = 'gstreamer';
      const peer = await PythonPeer.enter('gstreamer_peer.py', door, { id, shown: protocol }, [
        codec,
      ]);
      try {
        await call(door, peer, other, protocol);
      } finally {
        await peer.close();
        await other.close();
        await door.close();
      }
    },
  );
}

test.run();
