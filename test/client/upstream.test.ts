import * as assert from 'uvu/assert';
import type { UpstreamOffer } from '../../client/media/upstream.ts';
import { suite } from '../harness.ts';
import { FakeConnection, installFakes } from './fake-connection.ts';

installFakes();
const { Upstream } = await import('../../client/media/upstream.ts');

const test = suite('client: what is sent is offered');

function track(kind: string): MediaStreamTrack {
  return { kind, getSettings: () => ({ height: 360 }) } as MediaStreamTrack;
}

/** An upstream whose offers are all answered, and the sources of each. */
function openUpstream(): { upstream: InstanceType<typeof Upstream>; offered: string[][] } {
  const offered: string[][] = [];
  const upstream = new Upstream({
    negotiate: async ({ sdp, tracks }: UpstreamOffer) => {
      offered.push(tracks.map(({ source }) => source));
      return {
        sdp: `answer to ${sdp}`,
        tracks: tracks.map(({ mid, source }) => ({ mid, track: { id: `me-${source}` } })),
        refused: [],
      };
    },
    failed: () => undefined,
  });
  return { upstream, offered };
}

test('a source that is added while another is being offered, at whatever moment, is offered too', async () => {
  // The moments are turns of the queue of microtasks: more than the whole negotiation takes.
  for (let turns = 0; turns < 40; turns += 1) {
    const { upstream } = openUpstream();
    upstream.add('camera', track('video'), false);
    const first = upstream.negotiate();
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    upstream.add('microphone', track('audio'), false);
    await upstream.negotiate();
    assert.is(upstream.trackIdOf('microphone'), 'me-microphone', `added after ${turns} turns`);
    await first;
  }
});

test('nothing new is not offered again', async () => {
  const { upstream, offered } = openUpstream();
  await upstream.negotiate();
  upstream.add('camera', track('video'), false);
  await Promise.all([upstream.negotiate(), upstream.negotiate()]);
  await upstream.negotiate();
  assert.equal(offered, [['camera']]);
});

test('what has no track is not sent, whichever of several changes is the last', async () => {
  const { upstream } = openUpstream();
  upstream.add('camera', track('video'), false);
  const [transceiver] = FakeConnection.made.at(-1)?.transceivers ?? [];
  await Promise.all([
    upstream.replace('camera', null, true),
    upstream.replace('camera', track('video'), false),
    upstream.replace('camera', null, true),
  ]);
  assert.is(transceiver?.track, null);
  assert.is(transceiver?.active, false);
  await upstream.replace('camera', track('video'), false);
  assert.is(transceiver?.active, true);
});

test.run();
