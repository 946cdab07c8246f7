/**
 * Calls inside a network namespace where a packet filter drops UDP: every foreign peer is shown all
 * of the engine's candidates and has to find the one that works. Run by `blocked-udp.test.ts` with the
 * names of those to call; prints what the engine says of their transports as one line of JSON.
 */
import { launchChromium } from '../../../bench/browser/chromium.ts';
import { enterChromium } from './chromium.ts';
import { Door } from './door.ts';
import { asPageLike, launchFirefox } from './firefox.ts';
import { call } from './journey.ts';
import { NodePeer } from './node-peer.ts';
import { PagePeer } from './page-peer.ts';
import type { Peer } from './peer.ts';
import { PythonPeer } from './python-peer.ts';

interface Entered {
  readonly peer: Peer;
  leave(): Promise<void>;
}

const ENTRANCES: Record<string, (door: Door) => Promise<Entered>> = {
  firefox: async (door) => {
    const firefox = await launchFirefox();
    const page = asPageLike(await firefox.newPage());
    const name = (await firefox.version()).replace('/', ' ');
    const peer = await PagePeer.enter(page, door, { id: 'firefox', name, shown: 'both' });
    return { peer, leave: () => firefox.close() };
  },
  libwebrtc: async (door) => {
    const peer = new NodePeer(
      'libwebrtc',
      'libwebrtc for Node',
      door.socketUrl('libwebrtc', 'both'),
    );
    return { peer, leave: () => peer.close() };
  },
  gstreamer: async (door) => {
    const id = 'gstreamer';
    const peer = await PythonPeer.enter('gstreamer_peer.py', door, { id, shown: 'both' }, ['VP8']);
    return { peer, leave: () => peer.close() };
  },
};

const found: Record<string, readonly (string | null)[]> = {};
const chromium = await launchChromium();
try {
  for (const name of process.argv.slice(2)) {
    const door = await Door.open();
    const other = await enterChromium(chromium, door, 'chromium', 'both');
    const entered = await ENTRANCES[name]?.(door);
    if (!entered) throw new Error(`nobody is called ${name}`);
    try {
      found[name] = (await call(door, entered.peer, other, 'tcp')).protocols;
    } finally {
      await entered.leave();
      await other.close();
      await door.close();
    }
  }
} finally {
  await chromium.close();
}
console.log(JSON.stringify(found));
