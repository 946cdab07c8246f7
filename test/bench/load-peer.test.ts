import { createEngine } from 'auscult/engine';
import type { Engine, EngineParticipant } from 'auscult/engine';
import * as assert from 'uvu/assert';
import { RtpHeader } from 'werift';
import { Camera } from '../../bench/peer/camera.ts';
import { createCertificate } from '../../bench/peer/certificate.ts';
import type { Certificate } from '../../bench/peer/certificate.ts';
import {
  readRemoteEnd,
  VP8_PAYLOAD_TYPE,
  writePublishOffer,
  writeSubscribeAnswer,
} from '../../bench/peer/description.ts';
import type { RemoteEnd } from '../../bench/peer/description.ts';
import type { SrtpProfile } from '../../bench/peer/dtls.ts';
import { LoadPeer } from '../../bench/peer/load-peer.ts';
import { PAYLOAD_BYTES, readFrame, writeFrame } from '../../bench/peer/media.ts';
import { suite } from '../harness.ts';

const test = suite('bench: load peers');
const SSRC = 77;

let certificate: Certificate;
let engine: Engine;
let sessions = 0;

test.before(async () => {
  certificate = await createCertificate();
  engine = await createEngine({
    media: { host: '127.0.0.1', port: 0 },
    roles: { both: { publish: ['camera'], receive: true } },
  });
});
test.after(() => engine.close());

interface Publication {
  readonly peer: LoadPeer;
  readonly remote: RemoteEnd;
  readonly trackId: string;
  readonly join: (name: string) => Promise<EngineParticipant>;
}

async function publish(profiles: readonly SrtpProfile[]): Promise<Publication> {
  const session = await engine.createSession(`session ${sessions++}`);
  const publisher = await session.addParticipant('publisher', 'both');
  const peer = await LoadPeer.open(certificate, profiles);
  const offer = writePublishOffer(peer.local, {
    mid: '0',
    encodings: [{ rid: '', ssrc: SSRC, rtxSsrc: SSRC + 1 }],
  });
  const { sdp, tracks } = await publisher.publish(offer, [{ mid: '0', source: 'camera' }]);
  const [track] = tracks;
  assert.ok(track);
  return {
    peer,
    remote: readRemoteEnd(sdp),
    trackId: track.id,
    join: (name) => session.addParticipant(name, 'both'),
  };
}

const PROFILES: SrtpProfile[] = ['AES_CM_128_HMAC_SHA1_80', 'AEAD_AES_128_GCM'];
for (const profile of PROFILES) {
  test(`a frame crosses the engine from peer to peer under ${profile}`, async () => {
    const { peer: sender, remote, trackId, join } = await publish([profile]);
    const receiver = await LoadPeer.open(certificate, [profile]);
    try {
      await sender.connect(remote);
      const subscriber = await join('subscriber');
      const connected = Promise.withResolvers<undefined>();
      subscriber.on('subscribeOffer', ({ offerId, sdp }) => {
        const answer = writeSubscribeAnswer(receiver.local, sdp);
        subscriber
          .acceptAnswer(offerId, answer)
          .then(() => receiver.connect(readRemoteEnd(sdp)))
          .then(() => connected.resolve(undefined), connected.reject);
      });
      await subscriber.subscribe([trackId]);
      await connected.promise;

      const arrived = Promise.withResolvers<ReturnType<typeof readFrame>>();
      receiver.onPacket = (packet) => arrived.resolve(readFrame(packet));
      receiver.reportCapacity([SSRC]);
      // Until one gets through: the engine may have learnt of the connection a little later.
      let number = 0;
      const clock = setInterval(() => {
        const payload = Buffer.alloc(PAYLOAD_BYTES);
        writeFrame(payload, { number, layer: 0, isKey: true, part: 0, parts: 1, sentAtMs: 1.5 });
        const sequenceNumber = ++number;
        const timestamp = number * 3_000;
        const payloadType = VP8_PAYLOAD_TYPE;
        const marker = true;
        sender.send(
          new RtpHeader({ payloadType, marker, sequenceNumber, timestamp, ssrc: SSRC }),
          payload,
        );
      }, 20);
      const frame = await arrived.promise;
      clearInterval(clock);
      assert.is(frame.state, 'right');
      assert.is(receiver.counts.refused, 0);
    } finally {
      sender.close();
      receiver.close();
    }
  });
}

test('a camera probes as browsers do, and the engine drops every probe as a duplicate', async () => {
  const session = await engine.createSession(`session ${sessions++}`);
  const publisher = await session.addParticipant('publisher', 'both');
  const peer = await LoadPeer.open(certificate, PROFILES);
  const camera = new Camera(peer, { framesPerSecond: 50, parts: [1], keyFrameSeconds: 0.5 });
  try {
    const { sdp } = await publisher.publish(camera.offer('0'), [{ mid: '0', source: 'camera' }]);
    await peer.connect(readRemoteEnd(sdp));
    const isConnected = async (): Promise<boolean> =>
      (await publisher.stats()).transports[0]?.state === 'connected';
    while (!(await isConnected()));
    for (let frame = 0; frame < 100; frame++) camera.send();
    assert.is(camera.probes, 11);
    const dropped = async (): Promise<Record<string, number>> =>
      (await publisher.stats()).transports[0]?.dropped ?? {};
    while ((await dropped())['duplicate'] !== camera.probes);
    assert.equal(await dropped(), { duplicate: 11 });
  } finally {
    peer.close();
  }
});

async function connectTo(
  change: (remote: RemoteEnd) => RemoteEnd,
  timeoutMs?: number,
): Promise<string> {
  const { peer, remote } = await publish(PROFILES);
  try {
    await peer.connect(change(remote), timeoutMs);
    return 'connected';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    peer.close();
  }
}

test('a server with another certificate than its description names is refused', async () => {
  const fingerprint = `00:${'11:'.repeat(30)}22`;
  assert.match(await connectTo((remote) => ({ ...remote, fingerprint })), /another certificate/);
});

test('a server that does not answer is given up after a time', async () => {
  const end = await connectTo((remote) => ({ ...remote, pwd: 'x'.repeat(24) }), 300);
  assert.match(end, /within 300 ms/);
});

test('the same peer with nothing changed connects', async () => {
  assert.is(await connectTo((remote) => remote), 'connected');
});

test.run();
