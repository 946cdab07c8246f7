// runs alone
import type { Browser } from 'playwright';
import { launchChromium } from '../../bench/browser/chromium.ts';
import { suite } from '../harness.ts';
import { enterChromium } from './support/chromium.ts';
import { Door } from './support/door.ts';
import { call } from './support/journey.ts';
import { PythonPeer, pythonMissing } from './support/python-peer.ts';

const test = suite('GStreamer at the public door');
const missing = pythonMissing(
  `import gi
gi.require_version('Gst', '1.0')
gi.require_version('GstWebRTC', '1.0')
from gi.repository import Gst, GstWebRTC
Gst.init(None)
names = ['webrtcbin', 'nicesrc', 'vp8enc', 'opusenc', 'videotestsrc', 'openh264enc']
assert all(map(Gst.ElementFactory.find, names))`,
  'GStreamer with webrtcbin (Debian: gstreamer1.0-plugins-bad and -good, gstreamer1.0-nice, ' +
    'python3-gst-1.0, gir1.2-gst-plugins-bad-1.0)',
);

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
      const peer = await PythonPeer.enter('gstreamer_peer.py', door, { id, protocol }, [codec]);
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
