import * as assert from 'uvu/assert';
import {
  parseDescription,
  readAnswer,
  writeAnswer,
  writeOffer,
} from '../../../engine/transport/sdp/index.ts';
import type { OfferedSection } from '../../../engine/transport/sdp/index.ts';
import { suite } from '../../harness.ts';
import { LOCAL, OFFERS, codeOf, read, vector } from './descriptions.ts';

/** The lines of one m-section, m-line first. */
function sectionOf(sdp: string, index: number): string[] {
  const parts = sdp.split('\r\nm=');
  return `m=${parts[index + 1] ?? ''}`.split('\r\n').filter((line) => line !== '');
}

const test = suite('session descriptions');

test('a Chromium offer is read with its encodings in order', () => {
  const { transport, sections } = read('offer', vector('chromium-simulcast-offer'));
  assert.is(transport?.iceUfrag, 'DvJa');
  assert.is(transport?.setup, 'actpass');
  assert.is(transport?.fingerprints[0]?.algorithm, 'sha-256');
  assert.equal(
    sections.map(({ mid, kind }) => `${mid} ${kind}`),
    ['0 audio', '1 video', '2 other'],
  );
  const video = sections[1];
  assert.equal(video?.simulcastSendRids, ['q', 'h', 'f']);
  assert.equal(video?.payloads[0], {
    payloadType: 96,
    codec: 'vp8',
    clockRate: 90_000,
    channels: 1,
    parameters: '',
    feedback: ['goog-remb', 'transport-cc', 'ccm fir', 'nack', 'nack pli'],
    apt: null,
  });
  assert.is(video?.payloads[1]?.apt, 96);
  assert.is(sections[0]?.payloads[0]?.channels, 2);
  assert.is(sections[0]?.ssrcs[0]?.cname, 'ZjrzddWdZU07CqMy');
});

test('a Firefox offer is read with its session-level fingerprint', () => {
  const { transport, sections } = read('offer', vector('firefox-simulcast-offer'));
  assert.is(transport?.iceUfrag, '1f7c03ae');
  assert.match(transport?.fingerprints[0]?.value ?? '', /^5D:0F:/);
  assert.equal(sections[1]?.simulcastSendRids, ['q', 'h', 'f']);
  assert.is(sections[1]?.extensions.find(({ id }) => id === 8)?.direction, 'sendonly');
});

for (const name of OFFERS) {
  test(`the answer mirrors lines and mids of ${name}`, () => {
    const offer = read('offer', vector(name));
    const { sdp } = writeAnswer(offer, LOCAL, new Set(offer.sections.map(({ mid }) => mid)));
    const mLines = (text: string): string[] =>
      text.split('\r\n').filter((line) => line.startsWith('m='));
    assert.equal(
      mLines(sdp).map((line) => line.split(' ')[0]),
      mLines(vector(name)).map((line) => line.split(' ')[0]),
    );
    const mids = (text: string): string[] =>
      text.split('\r\n').filter((line) => line.startsWith('a=mid:'));
    assert.equal(mids(sdp), mids(vector(name)));
    assert.match(sdp, 'a=ice-lite\r\n');
    assert.not.match(sdp, 'video-orientation');
    assert.not.match(sdp, 'a=setup:actpass');
    assert.not.match(sdp, /undefined|null|NaN/);
    assert.ok(sdp.endsWith('\r\n'));
  });
}

test('the answer to Chromium takes VP8, RTX, feedback and rids', () => {
  const offer = read('offer', vector('chromium-simulcast-offer'));
  const { sdp, sections, withoutCodec } = writeAnswer(offer, LOCAL, new Set(['0', '1']));
  assert.equal(sectionOf(sdp, 1), [
    'm=video 40000 UDP/TLS/RTP/SAVPF 96 97',
    'c=IN IP4 192.0.2.7',
    'a=ice-ufrag:ourUfrag',
    'a=ice-pwd:ourPasswordOfTwentyTwoOrMore',
    `a=fingerprint:sha-256 ${LOCAL.fingerprint}`,
    'a=setup:passive',
    'a=mid:1',
    'a=recvonly',
    'a=rtcp-mux',
    'a=rtcp-rsize',
    'a=rtpmap:96 VP8/90000',
    'a=fmtp:96 x-google-start-bitrate=1000',
    'a=rtcp-fb:96 nack',
    'a=rtcp-fb:96 nack pli',
    'a=rtcp-fb:96 ccm fir',
    'a=rtcp-fb:96 transport-cc',
    'a=rtcp-fb:96 goog-remb',
    'a=rtpmap:97 rtx/90000',
    'a=fmtp:97 apt=96',
    'a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid',
    'a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
    'a=extmap:11 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
    'a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
    'a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
    'a=rid:q recv',
    'a=rid:h recv',
    'a=rid:f recv',
    'a=simulcast:recv q;h;f',
  ]);
  assert.match(sdp, 'a=group:BUNDLE 0 1\r\n');
  // The data channel that we do not speak.
  assert.equal(sectionOf(sdp, 2), [
    'm=application 0 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    'a=mid:2',
    'a=inactive',
  ]);
  assert.equal(withoutCodec, []);
  assert.equal(sections[1], {
    mid: '1',
    kind: 'video',
    direction: 'recvonly',
    codec: 'vp8',
    payloadType: 96,
    rtxPayloadType: 97,
    clockRate: 90_000,
    feedback: ['nack', 'nack pli', 'ccm fir', 'transport-cc', 'goog-remb'],
    extensions: {
      mid: 4,
      rid: 10,
      repairedRid: 11,
      transportSequence: 3,
      audioLevel: 0,
      absSendTime: 2,
    },
    encodings: ['q', 'h', 'f'].map((rid) => ({ rid, ssrc: null, rtxSsrc: null })),
    cname: '',
  });
});

test('candidates stand once, UDP before passive TCP, with the priorities of RFC 8445 and 6544', () => {
  const offer = read('offer', vector('chromium-single-offer'));
  const { sdp } = writeAnswer(offer, LOCAL, new Set(['0', '1']));
  assert.equal(
    sdp.split('\r\n').filter((line) => /^a=(candidate|end-of)/.test(line)),
    [
      'a=candidate:1 1 udp 2130706431 192.0.2.7 40000 typ host',
      'a=candidate:2 1 tcp 1520434943 192.0.2.7 40000 typ host tcptype passive',
      'a=end-of-candidates',
    ],
  );
  assert.ok(sectionOf(sdp, 0).includes('a=end-of-candidates'));
});

test('a track without simulcast is announced with its SSRC and its RTX SSRC', () => {
  const { sections } = writeAnswer(
    read('offer', vector('safari-offer')),
    LOCAL,
    new Set(['0', '1']),
  );
  assert.equal(sections[1]?.encodings, [{ rid: '', ssrc: 1480936204, rtxSsrc: 2639470158 }]);
  assert.is(sections[1]?.codec, 'vp8', 'VP8 although H264 is offered first');
  assert.is(sections[1]?.payloadType, 100);
});

test('sections outside of the accepted mids are inactive and keep their place', () => {
  const offer = read('offer', vector('chromium-simulcast-offer'));
  const { sdp, sections } = writeAnswer(offer, LOCAL, new Set(['0']));
  assert.ok(sectionOf(sdp, 1).includes('a=inactive'));
  assert.match(sectionOf(sdp, 1)[0] ?? '', /^m=video 40000 /);
  assert.is(sections[1]?.direction, 'inactive');
});

test('H264 with packetization mode 1 is taken where VP8 is missing', () => {
  const sdp = vector('chromium-single-offer').replaceAll('VP8/90000', 'VP7/90000');
  const { sections, sdp: answer } = writeAnswer(read('offer', sdp), LOCAL, new Set(['0', '1']));
  assert.is(sections[0]?.codec, 'h264');
  assert.is(sections[0]?.payloadType, 108, 'constrained baseline, mode 1');
  assert.match(answer, 'packetization-mode=1;profile-level-id=42e01f');
});

test('a section without a codec of ours is rejected by name', () => {
  const sdp = vector('chromium-single-offer').replaceAll(/(VP8|H264)\/90000/g, 'VP7/90000');
  const answer = writeAnswer(read('offer', sdp), LOCAL, new Set(['0', '1']));
  assert.equal(answer.withoutCodec, ['0']);
  assert.match(sectionOf(answer.sdp, 0)[0] ?? '', /^m=video 0 /);
  assert.match(answer.sdp, 'a=group:BUNDLE 1\r\n');
});

test('extensions offered for sending only are answered for receiving only', () => {
  const { sdp, sections } = writeAnswer(
    read('offer', vector('firefox-simulcast-offer')),
    LOCAL,
    new Set(['0', '1']),
  );
  assert.match(sdp, 'a=extmap:8/recvonly urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id');
  assert.is(sections[1]?.extensions.rid, 8);
  assert.is(sections[1]?.payloadType, 120);
  assert.is(sections[1]?.rtxPayloadType, 124);
});

test('parameters of a static payload type without an rtpmap do no harm', () => {
  const sdp = vector('chromium-single-offer')
    .replace('a=rtpmap:111 ', 'a=fmtp:0 x=1\r\na=fmtp:18 annexb=no\r\na=rtpmap:111 ')
    .replace('a=rtpmap:0 PCMU/8000\r\n', '');
  assert.is(codeOf('offer', sdp), 'ok');
});

test('paused encodings and second choices are read through', () => {
  const sdp = vector('chromium-simulcast-offer').replace('send q;h;f', 'recv x send ~q;h,f;f,q');
  assert.equal(read('offer', sdp).sections[1]?.simulcastSendRids, ['q', 'h', 'f']);
});

test('restrictions of a rid are kept, its payload types are not', () => {
  const sdp = vector('chromium-simulcast-offer').replace(
    'a=rid:q send',
    'a=rid:q send pt=96,97;max-width=320;evil=\u0000',
  );
  const { sdp: answer } = writeAnswer(read('offer', sdp), LOCAL, new Set(['1']));
  assert.match(answer, 'a=rid:q recv max-width=320\r\n');
});

const SECURE_ROWS: readonly [string, string, (sdp: string) => string][] = [
  [
    'media without DTLS',
    'ENGINE_SDP_NOT_SECURE',
    (sdp) => sdp.replaceAll('UDP/TLS/RTP/SAVPF', 'RTP/AVPF'),
  ],
  ['SDES keys', 'ENGINE_SDP_NOT_SECURE', (sdp) => sdp.replaceAll('UDP/TLS/RTP/SAVPF', 'RTP/SAVPF')],
  [
    'no fingerprint',
    'ENGINE_SDP_NO_FINGERPRINT',
    (sdp) => sdp.replaceAll(/a=fingerprint:.*\r\n/g, ''),
  ],
  [
    'only a SHA-1 fingerprint',
    'ENGINE_SDP_NO_FINGERPRINT',
    (sdp) =>
      sdp.replaceAll(/a=fingerprint:.*/g, `a=fingerprint:sha-1 ${Array(20).fill('AB').join(':')}`),
  ],
  [
    'a shortened fingerprint',
    'ENGINE_SDP_NO_FINGERPRINT',
    (sdp) => sdp.replaceAll(/(a=fingerprint:sha-256 .{20}).*/g, '$1'),
  ],
  ['setup passive', 'ENGINE_SDP_SETUP', (sdp) => sdp.replaceAll('setup:actpass', 'setup:passive')],
  [
    'setup holdconn',
    'ENGINE_SDP_SETUP',
    (sdp) => sdp.replaceAll('setup:actpass', 'setup:holdconn'),
  ],
  ['no setup', 'ENGINE_SDP_SETUP', (sdp) => sdp.replaceAll('a=setup:actpass\r\n', '')],
  ['no bundle', 'ENGINE_SDP_NO_BUNDLE', (sdp) => sdp.replace(/a=group:BUNDLE.*\r\n/, '')],
  [
    'a section outside of the bundle',
    'ENGINE_SDP_NO_BUNDLE',
    (sdp) => sdp.replace('BUNDLE 0 1', 'BUNDLE 0'),
  ],
  ['no rtcp-mux', 'ENGINE_SDP_NO_BUNDLE', (sdp) => sdp.replace('a=rtcp-mux\r\n', '')],
  ['two equal mids', 'ENGINE_SDP_INVALID', (sdp) => sdp.replaceAll('a=mid:1', 'a=mid:0')],
  [
    'a mid of foreign characters',
    'ENGINE_SDP_INVALID',
    (sdp) => sdp.replaceAll('a=mid:1', 'a=mid:1 2'),
  ],
  [
    'a second section with other credentials, in a bundle of another order',
    'ENGINE_SDP_INVALID',
    (sdp) => sdp.replace(/([^]*a=ice-pwd:)/, '$1x').replace('BUNDLE 0 1', 'BUNDLE 1 0'),
  ],
  [
    'a second section with another fingerprint',
    'ENGINE_SDP_INVALID',
    (sdp) => sdp.replace(/([^]*a=fingerprint:sha-256 )../, '$1FF'),
  ],
  [
    'too short a password',
    'ENGINE_SDP_INVALID',
    (sdp) => sdp.replaceAll(/a=ice-pwd:.*/g, 'a=ice-pwd:short'),
  ],
  ['more than 64 KiB', 'ENGINE_SDP_INVALID', (sdp) => sdp + 'a=x\r\n'.repeat(14_000)],
  [
    'more than 64 sections',
    'ENGINE_SDP_INVALID',
    (sdp) =>
      sdp + Array.from({ length: 64 }, (_, i) => `m=audio 0 X 0\r\na=mid:x${i}\r\n`).join(''),
  ],
  ['no description at all', 'ENGINE_SDP_INVALID', () => 'GET / HTTP/1.1\r\n'],
];
for (const [name, code, change] of SECURE_ROWS) {
  test(`an offer with ${name} is refused with ${code} [D3][D11]`, () => {
    const sdp = vector('chromium-single-offer');
    assert.is(codeOf('offer', sdp), 'ok');
    assert.is.not(change(sdp), sdp);
    assert.is(codeOf('offer', change(sdp)), code);
  });
}

/** What aiortc offers, and browsers that do not insist on a bundle: credentials for each section. */
function withOwnCredentials(sdp: string): string {
  let section = 0;
  return sdp
    .replaceAll(/a=ice-ufrag:.*/g, () => `a=ice-ufrag:ufrag${section++}`)
    .replaceAll(/a=ice-pwd:.*/g, () => `a=ice-pwd:passwordOfTwentyTwoSection${section}`);
}

test('sections with credentials of their own are bundled under those of the first', () => {
  const sdp = withOwnCredentials(vector('chromium-single-offer'));
  assert.match(sdp, 'a=ice-ufrag:ufrag1');
  const offer = read('offer', sdp);
  assert.is(offer.transport?.iceUfrag, 'ufrag0');
  assert.match(writeAnswer(offer, LOCAL, new Set(['0', '1'])).sdp, 'a=group:BUNDLE 0 1\r\n');
  assert.is(codeOf('answer', sdp.replaceAll('actpass', 'active')), 'ENGINE_SDP_INVALID');
});

test('an extension id with two meanings in one bundle is used for neither', () => {
  const sdp = vector('chromium-single-offer').replace(
    'a=extmap:2 http://www.webrtc.org',
    'a=extmap:2 http://example.org',
  );
  const idsOf = (text: string) =>
    read('offer', text).sections.map(({ extensions }) => extensions.some(({ id }) => id === 2));
  assert.equal(idsOf(vector('chromium-single-offer')), [true, true]);
  assert.equal(idsOf(sdp), [false, false]);
  assert.not.match(writeAnswer(read('offer', sdp), LOCAL, new Set(['0', '1'])).sdp, 'a=extmap:2 ');
});

test('when the first of such sections is rejected, the credentials are those of the next', () => {
  const sdp = withOwnCredentials(
    vector('chromium-single-offer').replaceAll(/(VP8|H264)\/90000/g, 'VP7/90000'),
  );
  const offer = read('offer', sdp);
  assert.is(offer.transport?.iceUfrag, 'ufrag1');
  assert.match(writeAnswer(offer, LOCAL, new Set(['0', '1'])).sdp, 'a=group:BUNDLE 1\r\n');
});

test('credentials of the bundle’s first section hold for those that are silent', () => {
  const [session = '', ...media] = vector('chromium-single-offer').split('m=');
  const silent = media.map((section, index) =>
    index === 0 ? section : section.replaceAll(/a=(ice|fingerprint|setup).*\r\n/g, ''),
  );
  const first = { ...read('offer', vector('chromium-single-offer')).transport };
  assert.equal({ ...read('offer', [session, ...silent].join('m=')).transport }, first);
});

test('a refusal never quotes the description', () => {
  for (const [, , change] of SECURE_ROWS) {
    const parsed = parseDescription('offer', change(vector('chromium-single-offer')));
    if (!parsed.ok) assert.not.match(parsed.message, /a=ice|sha-256 4|mid:1|GET/);
  }
});

const CAMERA: OfferedSection = {
  state: 'sendonly',
  mid: '0',
  kind: 'video',
  codec: 'vp8',
  ssrc: 1111,
  rtxSsrc: 2222,
  cname: 'anna',
  streamId: 'anna:camera',
  trackId: 't1',
};
const MICROPHONE: OfferedSection = {
  ...CAMERA,
  mid: '1',
  kind: 'audio',
  codec: 'opus',
  ssrc: 3333,
  rtxSsrc: null,
  trackId: 't2',
};

test('our offer names the media SSRC before the RTX one', () => {
  const sdp = writeOffer(LOCAL, [CAMERA, MICROPHONE]);
  assert.equal(sectionOf(sdp, 0), [
    'm=video 40000 UDP/TLS/RTP/SAVPF 96 97',
    'c=IN IP4 192.0.2.7',
    'a=ice-ufrag:ourUfrag',
    'a=ice-pwd:ourPasswordOfTwentyTwoOrMore',
    `a=fingerprint:sha-256 ${LOCAL.fingerprint}`,
    'a=setup:actpass',
    'a=candidate:1 1 udp 2130706431 192.0.2.7 40000 typ host',
    'a=candidate:2 1 tcp 1520434943 192.0.2.7 40000 typ host tcptype passive',
    'a=end-of-candidates',
    'a=mid:0',
    'a=sendonly',
    'a=rtcp-mux',
    'a=rtcp-rsize',
    'a=rtpmap:96 VP8/90000',
    'a=rtcp-fb:96 nack',
    'a=rtcp-fb:96 nack pli',
    'a=rtcp-fb:96 ccm fir',
    'a=rtcp-fb:96 goog-remb',
    'a=rtpmap:97 rtx/90000',
    'a=fmtp:97 apt=96',
    'a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid',
    'a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
    'a=msid:anna:camera t1',
    'a=ssrc-group:FID 1111 2222',
    'a=ssrc:1111 cname:anna',
    'a=ssrc:2222 cname:anna',
  ]);
});

test('a recycled line keeps its place with port 0 and leaves the bundle', () => {
  const sdp = writeOffer(LOCAL, [{ state: 'rejected', mid: '0', kind: 'video' }, MICROPHONE]);
  assert.match(sdp, 'a=group:BUNDLE 1\r\n');
  assert.is(sectionOf(sdp, 0)[0], 'm=video 0 UDP/TLS/RTP/SAVPF 96');
  assert.ok(sectionOf(sdp, 1).includes('a=end-of-candidates'), 'the first live line has them');
});

test('our own offers can be read again, and say what they were given', () => {
  const { sections } = read('offer', writeOffer(LOCAL, [CAMERA, MICROPHONE]));
  assert.equal(sections[0]?.ssrcGroups, [{ semantics: 'FID', ssrcs: [1111, 2222] }]);
  assert.equal(sections[1]?.ssrcs, [{ ssrc: 3333, cname: 'anna' }]);
  assert.is(sections[0]?.msid, 'anna:camera t1');
});

test("Chromium's answer to our offer is read", () => {
  const description = read('answer', vector('chromium-answer'));
  assert.is(description.transport?.setup, 'active');
  assert.equal(
    readAnswer(description).map(({ mid, accepted, rtx }) => ({ mid, accepted, rtx })),
    [
      { mid: '0', accepted: true, rtx: true },
      { mid: '1', accepted: true, rtx: false },
      { mid: '2', accepted: false, rtx: false },
    ],
  );
  const [video] = readAnswer(description);
  assert.equal([...(video?.feedback ?? [])].sort(), ['ccm fir', 'goog-remb', 'nack', 'nack pli']);
  assert.is(video?.extensions.absSendTime, 2);
});

test('an answer that wants to be the DTLS server is refused [D11]', () => {
  const sdp = vector('chromium-answer');
  assert.is(codeOf('answer', sdp), 'ok');
  assert.is(codeOf('answer', sdp.replaceAll('setup:active', 'setup:passive')), 'ENGINE_SDP_SETUP');
  assert.is(codeOf('answer', sdp.replaceAll('setup:active', 'setup:actpass')), 'ENGINE_SDP_SETUP');
});

test('an answer that rejects everything needs no transport', () => {
  const description = read('answer', 'v=0\r\ns=-\r\nm=video 0 UDP/TLS/RTP/SAVPF 96\r\na=mid:0\r\n');
  assert.is(description.transport, null);
  assert.is(readAnswer(description)[0]?.accepted, false);
});

test.run();
