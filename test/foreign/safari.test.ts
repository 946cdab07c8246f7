import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { createEngine } from 'auscult/engine';
import type { EngineParticipant, EngineSession } from 'auscult/engine';
import { suite } from '../harness.ts';

/**
 * Safari runs on no machine of the tests, so what it says is written down, by hand: H.264 before
 * VP8, two H.264 profiles, H.265, libwebrtc's extension ids. Its media is not here to be seen.
 */
const test = suite('descriptions of Safari');

const vector = (name: string): string =>
  readFileSync(join(import.meta.dirname, `../vectors/sdp/${name}.sdp`), 'utf8');

const SOURCES = [
  { mid: '0', source: 'microphone' },
  { mid: '1', source: 'camera' },
];

async function withSession(run: (session: EngineSession) => Promise<void>): Promise<void> {
  const engine = await createEngine({
    media: { host: '127.0.0.1', port: 0 },
    roles: { speaker: { publish: ['camera', 'microphone'], receive: true } },
    offerIntervalMs: 0,
  });
  try {
    await run(await engine.createSession('s'));
  } finally {
    await engine.close();
  }
}

/** Lines of the section with this mid, m-line first. */
function sectionOf(sdp: string, mid: string): string[] {
  const sections = sdp.split('\r\nm=').slice(1);
  const found = sections.find((section) => section.split('\r\n').includes(`a=mid:${mid}`));
  return `m=${found ?? ''}`.split('\r\n');
}

test('an offer with three encodings: VP8 is taken, rids and extension ids are its own', () =>
  withSession(async (session) => {
    const safari = await session.addParticipant('safari', 'speaker');
    const { sdp, tracks, refused } = await safari.publish(
      vector('safari-simulcast-offer'),
      SOURCES,
    );
    assert.equal(refused, []);
    assert.equal(
      tracks.map(({ mid, kind, rids }) => [mid, kind, rids]),
      [
        ['0', 'audio', ['']],
        ['1', 'video', ['q', 'h', 'f']],
      ],
    );
    assert.match(sdp, 'a=group:BUNDLE 0 1\r\n');
    const camera = sectionOf(sdp, '1');
    assert.match(camera[0] ?? '', /^m=video \d+ UDP\/TLS\/RTP\/SAVPF 100 101$/);
    for (const line of [
      'a=setup:passive',
      'a=recvonly',
      'a=rtcp-mux',
      'a=rtpmap:100 VP8/90000',
      'a=fmtp:101 apt=100',
      'a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid',
      'a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
      'a=rid:q recv',
      'a=simulcast:recv q;h;f',
    ]) {
      assert.ok(camera.includes(line), line);
    }
    assert.not.match(sdp, 'video-orientation', 'a phone turns its pixels itself');
    const microphone = sectionOf(sdp, '0');
    assert.ok(microphone.includes('a=rtpmap:111 opus/48000/2'));
    assert.ok(!microphone.includes('a=rtcp-rsize'), 'not offered for sound');
  }));

test('without VP8: of its two H.264 profiles constrained baseline, which others decode', () =>
  withSession(async (session) => {
    const safari = await session.addParticipant('safari', 'speaker');
    const { sdp } = await safari.publish(
      vector('safari-offer').replace('VP8/90000', 'VP9/90000'),
      SOURCES,
    );
    const camera = sectionOf(sdp, '1');
    assert.match(camera[0] ?? '', / 98 99$/);
    assert.ok(camera.includes('a=rtpmap:98 H264/90000'));
    assert.match(camera.join('\n'), 'packetization-mode=1;profile-level-id=42e01f');
  }));

/** Somebody with Safari is shown the tracks of another, and answers with `answer`. */
async function answered(session: EngineSession, answer: string): Promise<EngineParticipant> {
  const other = await session.addParticipant('other', 'speaker');
  const { tracks } = await other.publish(vector('safari-offer'), SOURCES);
  const safari = await session.addParticipant('safari', 'speaker');
  const offered = new Promise<number>((resolve) => {
    safari.on('subscribeOffer', (offer) => {
      assert.equal(
        offer.tracks.map(({ mid }) => mid),
        ['1', '2'],
      );
      resolve(offer.offerId);
    });
  });
  await safari.subscribe(tracks.map(({ id }) => id));
  await safari.acceptAnswer(await offered, answer);
  return safari;
}

test('its answer to an offer of ours opens every subscription', () =>
  withSession(async (session) => {
    const safari = await answered(session, vector('safari-answer'));
    const { subscriptions } = await safari.stats();
    assert.equal(
      subscriptions.map(({ open }) => open),
      [true, true],
    );
  }));

test('a picture that it rejects stays closed, and its sound is open', () =>
  withSession(async (session) => {
    const answer = vector('safari-answer')
      .replace('BUNDLE 0 1 2', 'BUNDLE 0 1')
      .replace('m=video 9 ', 'm=video 0 ');
    const safari = await answered(session, answer);
    const { subscriptions } = await safari.stats();
    assert.equal(
      subscriptions.map(({ open }) => open),
      [true, false],
    );
  }));

test.run();
