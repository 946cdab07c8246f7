import wrtc from '@roamhq/wrtc';
import * as assert from 'uvu/assert';
import { WebSocket } from 'ws';
import { createEngine } from 'auscult/engine';
import { SignalingClient } from 'auscult/signaling/client';
import type { SocketConstructor } from 'auscult/signaling/client';
import { suite } from '../harness.ts';
import { openRig, origin, roles } from '../signaling/rig.ts';
import type { Rig } from '../signaling/rig.ts';
import { mediaAddress, showing } from './support/door.ts';
import type { Protocol } from './support/messages.ts';
import { FakeDevices } from './support/node-peer.ts';
import { within } from '../../bench/within.ts';

const test = suite('the signaling client in Node, with libwebrtc');

/** What a browser does by itself. */
class OriginSocket extends WebSocket {
  constructor(url: string, protocol: string) {
    super(url, protocol, { origin });
  }
}
const socketClass: SocketConstructor = OriginSocket;

/** Pictures that are waited for, before and after a change: a second of 20. */
const FRAMES = 20;

/** One person: our signaling client, and two connections of libwebrtc's. */
class Person {
  readonly client: SignalingClient;
  frames = 0;
  readonly #shown: Protocol;
  readonly #up = new wrtc.RTCPeerConnection();
  readonly #down = new wrtc.RTCPeerConnection();
  readonly #devices = new FakeDevices();
  readonly #sinks: { stop(): void }[] = [];
  #onFrame: () => void = () => undefined;
  #last: Promise<void> = Promise.resolve();

  /** @param shown which of the engine's candidates it sees */
  constructor(url: string, shown: Protocol) {
    this.#shown = shown;
    this.client = new SignalingClient({ url, WebSocket: socketClass });
    this.client.on('notice', (notice) => {
      if (notice.kind !== 'subscribeOffer') return;
      this.#last = this.#last.then(async () => {
        const sdp = showing(shown, notice.sdp);
        await this.#down.setRemoteDescription({ type: 'offer', sdp });
        const answer = await this.#down.createAnswer();
        await this.#down.setLocalDescription(answer);
        await this.client.answerOffer(notice.offerId, answer.sdp ?? '');
      });
    });
    this.#down.addEventListener('track', ({ track }) => {
      if (track.kind !== 'video') return;
      const sink = new wrtc.nonstandard.RTCVideoSink(track);
      sink.onframe = () => {
        this.frames++;
        this.#onFrame();
      };
      this.#sinks.push(sink);
    });
  }

  async enter(ticket: string): Promise<void> {
    await this.client.join(ticket, { autoSubscribe: true });
    const { camera, microphone } = this.#devices;
    const transceivers = [
      ['microphone', this.#up.addTransceiver(microphone, { direction: 'sendonly' })],
      ['camera', this.#up.addTransceiver(camera, { direction: 'sendonly' })],
    ] as const;
    await this.#up.setLocalDescription(await this.#up.createOffer());
    const { sdp, refused } = await this.client.publish(
      this.#up.localDescription?.sdp ?? '',
      transceivers.map(([source, { mid }]) => ({ mid: mid ?? '', source })),
    );
    assert.equal(refused, []);
    await this.#up.setRemoteDescription({ type: 'answer', sdp: showing(this.#shown, sdp) });
  }

  /** Resolves with the picture after so many more. */
  async sees(more: number, who: string): Promise<void> {
    const wanted = this.frames + more;
    const seen = new Promise<void>((resolve) => {
      this.#onFrame = () => {
        if (this.frames >= wanted) resolve();
      };
    });
    await within(seen, 20_000, `${who}: ${more} pictures`);
  }

  async soundPackets(): Promise<number> {
    let packets = 0;
    for (const report of (await this.#down.getStats()).values()) {
      const of = report as Record<string, unknown>;
      if (of['type'] === 'inbound-rtp' && of['kind'] === 'audio') {
        packets += Number(of['packetsReceived']);
      }
    }
    return packets;
  }

  /** What the pairs in use run over, of both connections. */
  async protocols(): Promise<string[]> {
    const found: string[] = [];
    for (const connection of [this.#up, this.#down]) {
      const stats = await connection.getStats();
      for (const report of stats.values()) {
        const transport = report as Record<string, unknown>;
        if (transport['type'] !== 'transport') continue;
        const pair = stats.get(String(transport['selectedCandidatePairId'])) as Record<
          string,
          unknown
        >;
        const local = stats.get(String(pair['localCandidateId'])) as Record<string, unknown>;
        found.push(String(local['protocol']));
      }
    }
    return found;
  }

  close(): void {
    for (const sink of this.#sinks) sink.stop();
    this.client.close();
    this.#up.close();
    this.#down.close();
    this.#devices.stop();
  }
}

async function withRig(run: (rig: Rig) => Promise<void>): Promise<void> {
  const engine = await createEngine({ media: { host: mediaAddress(), port: 0 }, roles });
  try {
    const rig = await openRig({ realEngine: engine });
    try {
      await run(rig);
    } finally {
      await rig.close();
    }
  } finally {
    await engine.close();
  }
}

for (const protocol of ['udp', 'tcp'] as const) {
  test(`two see and hear each other over ${protocol}; a viewer is seen no more, and still sees`, () =>
    withRig(async (rig) => {
      const chair = new Person(rig.url, protocol);
      const guest = new Person(rig.url, protocol);
      try {
        await chair.enter(rig.ticket('chair', { role: 'chair' }));
        await guest.enter(rig.ticket('guest', { role: 'guest' }));
        await Promise.all([chair.sees(FRAMES, 'chair'), guest.sees(FRAMES, 'guest')]);
        assert.ok((await chair.soundPackets()) > 0);
        assert.ok((await guest.soundPackets()) > 0);
        assert.equal(await chair.protocols(), [protocol, protocol]);
        assert.equal(await guest.protocols(), [protocol, protocol]);

        await chair.client.setRole('guest', 'viewer');
        // What was decoded already may still be shown.
        await guest.sees(FRAMES, 'a viewer');
        const closed = { frames: chair.frames, sound: await chair.soundPackets() };
        await guest.sees(FRAMES, 'a viewer');
        assert.equal({ frames: chair.frames, sound: await chair.soundPackets() }, closed);
      } finally {
        chair.close();
        guest.close();
      }
    }));
}

test.run();
