// runs alone
import type { Browser } from 'playwright';
import { launchChromium } from '../../../bench/browser/chromium.ts';
import { suite } from '../../harness.ts';
import { enterChromium } from '../../foreign/support/chromium.ts';
import { Door } from '../../foreign/support/door.ts';
import { call } from '../../foreign/support/journey.ts';
import { PythonPeer, pythonMissing } from '../../foreign/support/python-peer.ts';

const test = suite('aiortc at the public door');
const missing = pythonMissing('import aiortc', 'aiortc (Debian: python3-aiortc)');

let chromium: Browser | undefined;

test.before(async () => {
  if (missing === null) chromium = await launchChromium();
});

test.after(async () => {
  await chromium?.close();
});

// Its ICE knows no TCP (aioice pairs UDP candidates alone).
test.unless(missing, 'sees, is seen, and obeys a change of role, over udp', async () => {
  if (!chromium) throw new Error('no browser');
  const door = await Door.open();
  const other = await enterChromium(chromium, door, 'chromium');
  const peer = await PythonPeer.enter('aiortc_peer.py', door, { id: 'aiortc', shown: 'udp' });
  try {
    await call(door, peer, other, 'udp');
  } finally {
    await peer.close();
    await other.close();
    await door.close();
  }
});

test.run();
