import * as assert from 'uvu/assert';
import { Router, dropsByName } from '../../../engine/forward/index.ts';
import { createSenderInfo } from '../../../engine/rtp/rtcp/index.ts';
import { suite } from '../../harness.ts';
import {
  ModelledEncoding,
  PT,
  audioSection,
  packet,
  paddingPacket,
  route,
  routerConfig,
  rtxOf,
  videoSection,
  vp8Payload,
} from './packets.ts';
import type { HeaderFields } from './packets.ts';

const test = suite('router');

function createRouter(...sections: Parameters<typeof routerConfig>): Router {
  const router = new Router();
  router.configure(routerConfig(...sections));
  return router;
}

function video(fields: Partial<HeaderFields> & { ssrc: number }): Buffer {
  return packet(
    { sequence: 1, timestamp: 0, ...fields },
    vp8Payload({
      first: true,
      key: true,
      pictureId: 1,
      tl0PictureIndex: 1,
      temporalLayer: 0,
      layerSync: false,
      content: 'x',
      sizeBytes: 20,
    }),
  );
}

test('encodings are found by (mid, rid) once, by SSRC from then on', () => {
  const router = createRouter(videoSection('0'), videoSection('5'));
  const first = route(router, 0, video({ ssrc: 10, mid: '5', rid: 'm' }));
  assert.is(first?.encoding, router.section('5')[1]);
  const second = route(router, 1, video({ ssrc: 10, sequence: 2 }));
  assert.is(second?.encoding, router.section('5')[1]);
  assert.is(router.encodingOf(10), router.section('5')[1]);
});

test('the same rids in two sections do not meet [I2]', () => {
  const router = createRouter(videoSection('0'), videoSection('5'));
  assert.is(route(router, 0, video({ ssrc: 1, mid: '0', rid: 'h' }))?.encoding?.mid, '0');
  assert.is(route(router, 0, video({ ssrc: 2, mid: '5', rid: 'h' }))?.encoding?.mid, '5');
});

test('a bare rid, a foreign mid and a rid of another section bind nothing [I2]', () => {
  const router = createRouter(videoSection('0', ['l', 'h']), videoSection('5', ['x']));
  assert.is(route(router, 0, video({ ssrc: 1, rid: 'h' })), null);
  assert.is(route(router, 0, video({ ssrc: 1, mid: 'theirs', rid: 'h' })), null);
  assert.is(route(router, 0, video({ ssrc: 1, mid: '5', rid: 'h' })), null);
  assert.is(route(router, 0, video({ ssrc: 1, mid: '0' })), null);
  assert.is(router.bindings, 0);
  assert.equal(dropsByName(router.drops), { unknownSsrc: 3, unknownMid: 1 });
});

test('two participants with the same mid, rid and SSRC each find their own [I1] [I2]', () => {
  const a = createRouter(videoSection());
  const b = createRouter(videoSection());
  const same = video({ ssrc: 1, mid: '0', rid: 'l' });
  assert.is(route(a, 0, same)?.encoding, a.encodings[0]);
  assert.is(route(b, 0, same)?.encoding, b.encodings[0]);
  assert.is.not(a.encodings[0], b.encodings[0]);
});

test('without simulcast the mid alone is enough', () => {
  const router = createRouter(videoSection('0', ['']), audioSection('1'));
  const audio = packet(
    { ssrc: 7, sequence: 1, timestamp: 0, mid: '1', payloadType: PT.opus, audioLevel: 0x8a },
    Buffer.from('sound'),
  );
  const routed = route(router, 0, audio);
  assert.is(routed?.encoding, router.section('1')[0]);
  assert.is(routed?.codec?.name, 'opus');
  assert.is(routed?.audioLevel, 0x8a);
});

test('without extensions a payload type of one section is enough, of two it is not', () => {
  const router = createRouter(videoSection('0', ['']), audioSection('1'));
  assert.is(route(router, 0, video({ ssrc: 1 }))?.encoding?.mid, '0');
  const two = createRouter(videoSection('0', ['']), videoSection('5', ['']));
  assert.is(route(two, 0, video({ ssrc: 1 })), null);
  const simulcast = createRouter(videoSection('0'));
  assert.is(route(simulcast, 0, video({ ssrc: 1 })), null);
  assert.is(route(simulcast, 0, video({ ssrc: 1, rid: 'h' })), null, 'a bare rid neither [I2]');
});

test('declared SSRCs need no extensions', () => {
  const router = new Router();
  const section = videoSection('0', ['']);
  router.configure(
    routerConfig(
      { ...section, encodings: [{ rid: '', ssrc: 21, rtxSsrc: 22 }] },
      videoSection('5'),
    ),
  );
  const original = video({ ssrc: 21, sequence: 5 });
  assert.is(route(router, 0, video({ ssrc: 21, sequence: 4 }))?.encoding, router.section('0')[0]);
  const repaired = route(router, 1, rtxOf(original, { ssrc: 22, sequence: 900, timestamp: 0 }));
  assert.is(repaired?.extendedSequence, 5);
});

test('RTX is unwrapped to the packet it repeats, found by (mid, repaired rid)', () => {
  const router = createRouter(videoSection());
  const publisher = new ModelledEncoding({ ssrc: 10, rid: 'm' });
  const [first, second, third] = publisher.frame(0, { key: true, packets: 3 });
  route(router, 0, first!);
  route(router, 1, third!);
  const routed = route(
    router,
    2,
    rtxOf(second!, { ssrc: 11, sequence: 77, timestamp: 0, mid: '0', repairedRid: 'm' }),
  );
  assert.is(routed?.encoding, router.encodings[1]);
  assert.is(routed?.extendedSequence, 1002);
  assert.is(routed?.late, true);
  assert.is(routed?.rtp.ssrc, 10);
  assert.is(routed?.rtp.payloadType, PT.vp8);
  assert.is(routed?.payload.pictureId, 501);
  const at = routed!.rtp.payloadOffset;
  assert.is(routed!.buffer.toString('latin1', at + 7, at + 14), 'm 501 1');
});

test('RTX of what has arrived is a duplicate, as browsers probe with it', () => {
  const router = createRouter(videoSection());
  const [first] = new ModelledEncoding({ ssrc: 10, rid: 'l' }).frame(0, { key: true });
  route(router, 0, first!);
  for (let i = 0; i < 5; i += 1) {
    const probe = rtxOf(first!, {
      ssrc: 11,
      sequence: i,
      timestamp: 0,
      mid: '0',
      repairedRid: 'l',
    });
    assert.is(route(router, i, probe), null);
  }
  const padding = { ssrc: 11, sequence: 9, timestamp: 0, payloadType: PT.rtx };
  assert.is(route(router, 9, paddingPacket(padding)), null);
  assert.equal(dropsByName(router.drops), { duplicate: 5, emptyPayload: 1 });
});

test('RTX before the first packet of its encoding is dropped and does not mislead it', () => {
  const router = createRouter(videoSection());
  const publisher = new ModelledEncoding({ ssrc: 10, rid: 'l' });
  const [first, second] = publisher.frame(0, { key: true });
  const fields = { ssrc: 11, sequence: 1, timestamp: 0, mid: '0', repairedRid: 'l' };
  assert.is(route(router, 0, rtxOf(first!, fields)), null);
  assert.equal(dropsByName(router.drops), { rtxBeforeMedia: 1 });
  assert.is(route(router, 1, second!)?.extendedSequence, 1002);
  assert.is(route(router, 2, rtxOf(first!, { ...fields, sequence: 2 }))?.extendedSequence, 1001);
});

test('a forged original sequence number moves nothing outside its own encoding [I4]', () => {
  const router = createRouter(videoSection());
  const publisher = new ModelledEncoding({ ssrc: 10, rid: 'l' });
  for (const datagram of publisher.frame(0, { key: true })) route(router, 0, datagram);
  for (const forged of [30_000, 60_000, 1200, 64_000]) {
    const original = video({ ssrc: 10, sequence: forged });
    const fields = { ssrc: 11, sequence: forged, timestamp: 0, mid: '0', repairedRid: 'l' };
    assert.is(route(router, 1, rtxOf(original, fields)), null);
  }
  assert.equal(dropsByName(router.drops), { sequenceJump: 2, tooOld: 2 });
  assert.is(route(router, 2, publisher.frame(33)[0]!)?.extendedSequence, 1003);
  assert.is(router.encodings[1]?.packets, 0);
});

test('media under an RTX SSRC, and RTX under a media SSRC, are refused [I4]', () => {
  const router = createRouter(videoSection());
  const [first, second] = new ModelledEncoding({ ssrc: 10, rid: 'l' }).frame(0, { key: true });
  route(router, 0, first!);
  assert.is(route(router, 1, rtxOf(second!, { ssrc: 10, sequence: 1, timestamp: 0 })), null);
  route(
    router,
    1,
    rtxOf(first!, { ssrc: 11, sequence: 1, timestamp: 0, mid: '0', repairedRid: 'l' }),
  );
  assert.is(route(router, 2, video({ ssrc: 11, sequence: 1003 })), null);
  assert.is(dropsByName(router.drops)['unknownPayloadType'], 2);
});

test('RTX too short for a sequence number is refused [P2]', () => {
  const router = createRouter(videoSection());
  const [first] = new ModelledEncoding({ ssrc: 10, rid: 'l' }).frame(0, { key: true });
  route(router, 0, first!);
  const fields = { ssrc: 11, sequence: 1, timestamp: 0, payloadType: PT.rtx };
  assert.is(
    route(router, 0, packet({ ...fields, mid: '0', repairedRid: 'l' }, Buffer.of(1))),
    null,
  );
  assert.equal(dropsByName(router.drops), { rtxMalformed: 1 });
});

test('65,536 SSRCs of one participant leave at most two an encoding [R7]', () => {
  const router = createRouter(videoSection(), audioSection('1'));
  route(router, 0, video({ ssrc: 10, mid: '0', rid: 'h' }));
  for (let i = 0; i < 65_536; i += 1) {
    const ssrc = 0x8000_0000 + i * 7;
    // One a millisecond: 65 s in which it may rebind once a second.
    route(router, i, video({ ssrc, mid: '0', rid: 'l', sequence: i }));
    const rtx = { ssrc: ssrc + 1, sequence: i, timestamp: 0, mid: '0', repairedRid: 'm' };
    route(router, i, packet({ ...rtx, payloadType: PT.rtx }, Buffer.alloc(8)));
    route(router, i, video({ ssrc: ssrc + 2, rid: 'l' }));
  }
  assert.ok(router.bindings <= 4 * 2, `${router.bindings} bound`);
  assert.ok((dropsByName(router.drops)['rebindingTooSoon'] ?? 0) > 65_000 * 2);
  // The publisher's own other encoding has noticed nothing.
  assert.is(route(router, 70_000, video({ ssrc: 10, sequence: 2 }))?.encoding?.rid, 'h');
});

test('an encoding changes its SSRC at most once a second, and begins anew then [I4]', () => {
  const router = createRouter(videoSection());
  const [encoding] = router.encodings;
  route(router, 0, video({ ssrc: 1, mid: '0', rid: 'l', sequence: 100 }));
  assert.is(route(router, 500, video({ ssrc: 2, mid: '0', rid: 'l', sequence: 7 })), null);
  assert.is(encoding?.ssrc, 1);
  const moved = route(router, 1000, video({ ssrc: 2, mid: '0', rid: 'l', sequence: 7 }));
  assert.is(encoding?.ssrc, 2);
  assert.is(encoding?.generation, 1);
  assert.is(moved?.late, false);
  assert.is(moved!.extendedSequence & 0xffff, 7);
  assert.ok(moved!.extendedSequence > 100);
  assert.is(router.encodingOf(1), undefined);
});

test('renegotiation keeps the encodings that stay and forgets those that go', () => {
  const router = createRouter(videoSection('0'), videoSection('5'));
  route(router, 0, video({ ssrc: 1, mid: '0', rid: 'l' }));
  route(router, 0, video({ ssrc: 2, mid: '5', rid: 'l' }));
  const [kept] = router.encodings;
  router.configure(routerConfig(videoSection('0'), audioSection('6')));
  assert.is(router.encodings[0], kept);
  assert.is(route(router, 1, video({ ssrc: 1, sequence: 2 }))?.encoding, kept);
  assert.is(route(router, 1, video({ ssrc: 2, sequence: 2 })), null);
  assert.is(router.bindings, 1);
});

test('a rate far above what was agreed is dropped before anybody sees it [R8]', () => {
  const router = new Router({ maxRateBps: 1_000_000 });
  router.configure(routerConfig(videoSection('0', [''])));
  let routed = 0;
  // 20 Mbps for two seconds: 2,500 packets/s of 1,000 bytes.
  for (let i = 0; i < 5000; i += 1) {
    const datagram = packet(
      { ssrc: 1, sequence: i, timestamp: 0, mid: '0' },
      Buffer.alloc(976, 0x10),
    );
    if (route(router, i * 0.4, datagram) !== null) routed += 1;
  }
  // Half a second's burst and two seconds of the rate.
  assert.ok(routed >= 300 && routed <= 320, `${routed} routed`);
  assert.is((dropsByName(router.drops)['overRate'] ?? 0) + routed, 5000);
});

test('padding packets and broken payloads are counted in, as empty ones [P2]', () => {
  const router = createRouter(videoSection('0', ['']));
  const padding = route(router, 0, paddingPacket({ ssrc: 1, sequence: 1, timestamp: 0, mid: '0' }));
  assert.is(padding?.rtp.payloadSizeBytes, 0);
  assert.is(padding?.payload.switchPoint, false);
  const broken = route(
    router,
    1,
    packet({ ssrc: 1, sequence: 2, timestamp: 0, mid: '0' }, Buffer.from('90', 'hex')),
  );
  assert.is(broken?.rtp.payloadSizeBytes, 0);
  assert.equal(dropsByName(router.drops), { malformedPayload: 1 });
  assert.is(router.encodings[0]?.packets, 2);
});

test('reports and goodbyes about foreign SSRCs do nothing [I3]', () => {
  const router = createRouter(videoSection());
  route(router, 0, video({ ssrc: 1, mid: '0', rid: 'l' }));
  const [encoding] = router.encodings;
  const info = { ...createSenderInfo(), ntpSeconds: 5, rtpTimestamp: 9 };
  router.onSenderReport(1, 99, info);
  router.onBye(99);
  assert.is(Number.isNaN(encoding?.senderReportNtpMs), true);
  assert.is(encoding?.isActive(10), true);
  router.onSenderReport(1, 1, info);
  router.onBye(1);
  assert.is(encoding?.senderReportNtpMs, 5000);
  assert.is(encoding?.isActive(10), false);
});

test.run();
