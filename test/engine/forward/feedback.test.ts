import * as assert from 'uvu/assert';
import {
  DownstreamCap,
  KeyFrameRequester,
  Router,
  UpstreamFeedback,
} from '../../../engine/forward/index.ts';
import { TransportWideRecorder } from '../../../engine/forward/transport-wide-recorder.ts';
import {
  createTransportFeedback,
  parseRtcp,
  readTransportFeedback,
} from '../../../engine/rtp/rtcp/index.ts';
import type { ReportBlock, RtcpHandler } from '../../../engine/rtp/rtcp/index.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';
import { ModelledEncoding, packet, route, routerConfig, videoSection } from './packets.ts';

const test = suite('feedback');

const slot = Buffer.alloc(2048);

interface Heard {
  missing: { ssrc: number; sequence: number }[];
  pictureLosses: number[];
  blocks: ReportBlock[];
  /** Transport-wide numbers reported as received, and as lost. */
  received: number[];
  lost: number[];
  datagrams: number;
}

function listener(): Heard & { handler: RtcpHandler } {
  const feedback = createTransportFeedback();
  const heard: Heard = {
    missing: [],
    pictureLosses: [],
    blocks: [],
    received: [],
    lost: [],
    datagrams: 0,
  };
  const ignore = (): void => undefined;
  const handler: RtcpHandler = {
    onSenderReport: ignore,
    onReportBlock: (block) => heard.blocks.push({ ...block }),
    onNack: (ssrc, sequence, mask) => {
      for (let bit = -1; bit < 16; bit += 1) {
        if (bit >= 0 && (mask & (1 << bit)) === 0) continue;
        heard.missing.push({ ssrc, sequence: (sequence + bit + 1) & 0xffff });
      }
    },
    onPictureLoss: (ssrc) => heard.pictureLosses.push(ssrc),
    onFullIntraRequest: ignore,
    onReceiverEstimate: ignore,
    onBye: ignore,
    onTransportFeedback: (bytes, offset, sizeBytes) => {
      assert.is(readTransportFeedback(bytes, offset, sizeBytes, feedback), true);
      for (let i = 0; i < feedback.statuses; i += 1) {
        const sequence = (feedback.baseSequence + i) & 0xffff;
        (Number.isNaN(feedback.arrivalsMs[i]!) ? heard.lost : heard.received).push(sequence);
      }
    },
  };
  return Object.assign(heard, { handler });
}

/** A publisher of three encodings, and what we tell it. */
class Upstream {
  readonly router = new Router();
  readonly feedback: UpstreamFeedback;
  readonly publisher: ModelledEncoding[];
  readonly heard = listener();

  constructor() {
    this.router.configure(routerConfig(videoSection()));
    this.publisher = ['l', 'm', 'h'].map((rid, i) => new ModelledEncoding({ ssrc: 10 + i, rid }));
    this.feedback = new UpstreamFeedback({ router: this.router, senderSsrc: 1, cname: 'engine' });
  }

  flush(nowMs: number): void {
    for (let sizeBytes = this.feedback.write(nowMs, slot); sizeBytes > 0;) {
      assert.ok(sizeBytes <= 1200, `${sizeBytes} bytes`);
      assert.ok(parseRtcp(slot, sizeBytes, this.heard.handler) > 0);
      this.heard.datagrams += 1;
      sizeBytes = this.feedback.write(nowMs, slot);
    }
  }
}

test('a missing packet is asked for in the turn that reveals it, once for all subscribers [N1] [N4]', () => {
  const upstream = new Upstream();
  const [first, , third, fourth] = upstream.publisher[1]!.frame(0, { key: true, packets: 4 });
  route(upstream.router, 0, first!);
  route(upstream.router, 1, third!);
  assert.ok(upstream.feedback.nextTimeoutMs() <= 1);
  upstream.flush(1);
  assert.equal(upstream.heard.missing, [{ ssrc: 11, sequence: 1002 }]);
  route(upstream.router, 2, fourth!);
  assert.is(upstream.feedback.write(2, slot), 0);
});

test('reports follow the first packet, then once a second, about active encodings only', () => {
  const upstream = new Upstream();
  upstream.flush(0);
  assert.is(upstream.heard.datagrams, 0);
  for (const datagram of upstream.publisher[0]!.frame(100, { key: true })) {
    route(upstream.router, 100, datagram);
  }
  const reportsAtMs: number[] = [];
  for (let nowMs = 100; nowMs < 4100; nowMs += 10) {
    const before = upstream.heard.blocks.length;
    upstream.flush(nowMs);
    if (upstream.heard.blocks.length > before) reportsAtMs.push(nowMs);
  }
  // Silent from 100 ms on, it is taken for stopped after two seconds.
  assert.equal(reportsAtMs, [100, 1100]);
  assert.is(upstream.heard.blocks[0]?.ssrc, 10);
});

test('key frames that are wanted go out as one request each 500 ms and track [F1]', () => {
  const upstream = new Upstream();
  for (const encoding of upstream.publisher) {
    for (const datagram of encoding.frame(0, { key: true })) route(upstream.router, 0, datagram);
  }
  const requester = new KeyFrameRequester(upstream.router.encodings);
  // Fifty subscribers wish for all encodings, a thousand times a second.
  for (let nowMs = 1; nowMs <= 10_000; nowMs += 1) {
    for (let subscriber = 0; subscriber < 50; subscriber += 1) {
      requester.request(nowMs, subscriber % 3);
    }
    const encoding = requester.take(nowMs);
    if (encoding !== undefined) upstream.feedback.requestKeyFrame(encoding);
    upstream.flush(nowMs);
  }
  assert.is(requester.sent, 20);
  assert.is(upstream.heard.pictureLosses.length, 20);
  assert.equal([...new Set(upstream.heard.pictureLosses)].sort(), [10, 11, 12]);
});

test('a wish ends with the key frame, and is repeated only while somebody renews it', () => {
  const upstream = new Upstream();
  const { router } = upstream;
  const [low] = upstream.publisher;
  for (const datagram of low!.frame(0, { key: true })) route(router, 0, datagram);
  const requester = new KeyFrameRequester(router.encodings);
  assert.is(requester.nextTimeoutMs(), Infinity);
  requester.request(10, 0);
  assert.is(requester.take(10), router.encodings[0]);
  assert.is(requester.take(600), undefined, 'asked once');
  requester.request(20, 0);
  assert.is(requester.take(100), undefined, 'too soon');
  assert.is(requester.nextTimeoutMs(), 510);
  for (const datagram of low!.frame(200, { key: true })) route(router, 200, datagram);
  assert.is(requester.take(510), undefined, 'it has come');
  requester.request(600, 2);
  assert.is(requester.take(600), undefined, 'nobody to ask');
  assert.is(requester.nextTimeoutMs(), Infinity);
});

test('every packet is reported once, within 100 ms, over wraps and losses', () => {
  const random = new Seeded(31);
  const upstream = new Upstream();
  const expected: number[] = [];
  const lost: number[] = [];
  let nowMs = 0;
  let oldestUnreportedMs = Infinity;
  for (let i = 0; i < 3000; i += 1) {
    nowMs += random.integer(0, 10);
    const sequence = (64_000 + i) & 0xffff;
    if (i > 0 && i < 2999 && random.chance(0.1)) {
      lost.push(sequence);
    } else {
      const fields = { ssrc: 10, sequence: i, timestamp: 0, mid: '0', rid: 'l' };
      route(
        upstream.router,
        nowMs,
        packet({ ...fields, transportSequence: sequence }, Buffer.of(0x10, 1)),
      );
      expected.push(sequence);
      if (oldestUnreportedMs === Infinity) oldestUnreportedMs = nowMs;
    }
    const before = upstream.heard.received.length;
    if (upstream.feedback.nextTimeoutMs() <= nowMs) upstream.flush(nowMs);
    if (upstream.heard.received.length > before) oldestUnreportedMs = Infinity;
    assert.ok(nowMs - oldestUnreportedMs <= 110);
  }
  upstream.flush(nowMs + 100);
  assert.equal(upstream.heard.received, expected);
  assert.equal(upstream.heard.lost, lost);
});

test('a latecomer is reported after all; jumps and old numbers start no flood', () => {
  const recorder = new TransportWideRecorder();
  const heard = listener();
  const flush = (nowMs: number): number => {
    let bytes = 0;
    for (let end = recorder.write(nowMs, slot, 0, 1, 2); end > 0;) {
      parseRtcp(slot, end, heard.handler);
      bytes += end;
      end = recorder.write(nowMs, slot, 0, 1, 2);
    }
    return bytes;
  };
  for (const sequence of [10, 11, 13]) recorder.record(0, sequence);
  flush(100);
  assert.equal(heard.lost, [12]);
  recorder.record(110, 12);
  flush(200);
  assert.equal(heard.received, [10, 11, 13, 12, 13]);
  recorder.record(210, 40_000);
  flush(310);
  assert.is(heard.received.at(-1), 40_000);
  assert.is(heard.lost.length, 1);
  // A publisher that names the oldest possible number all the time is told little.
  let bytes = 0;
  for (let i = 0; i < 2000; i += 1) {
    recorder.record(400 + i, 40_000 + i);
    recorder.record(400 + i, 40_000 + i - 1900);
    bytes += flush(400 + i);
  }
  assert.ok(bytes < 40_000, `${bytes} bytes in two seconds`);
});

test('loss lowers the cap once, and little loss raises it slowly', () => {
  const cap = new DownstreamCap({ minBps: 30_000, maxBps: 5_000_000, initialBps: 1_000_000 });
  assert.is(cap.rateBps(0), 1_000_000);
  for (let nowMs = 0; nowMs < 30_000; nowMs += 1000) cap.onFractionLost(nowMs, 0);
  const raised = cap.rateBps(30_000);
  assert.ok(raised > 2_500_000, `${raised}`);
  cap.onFractionLost(31_000, 64);
  assert.is(Math.round(cap.rateBps(31_000)), Math.round(raised * 0.875));
  const lowered = cap.rateBps(31_000);
  cap.onFractionLost(31_100, 64);
  assert.is(cap.rateBps(31_100), lowered, 'the same loss told twice');
  cap.onFractionLost(32_000, 15);
  assert.is(cap.rateBps(32_000), lowered, 'between 2 and 10 % nothing changes');
});

test('an estimate below what is sent caps it, is tried again later, and later still after a relapse', () => {
  const cap = new DownstreamCap({ minBps: 30_000, maxBps: 5_000_000, initialBps: 1_000_000 });
  cap.onReceiverEstimate(0, 400_000, 700_000);
  assert.is(cap.rateBps(0), 1_000_000, 'one estimate alone says nothing');
  cap.onReceiverEstimate(1_000, 400_000, 700_000);
  assert.is(cap.rateBps(1_000), 400_000);
  assert.is(cap.rateBps(5_999), 400_000);
  assert.is(cap.rateBps(6_000), 1_000_000, 'more is tried after five seconds');
  cap.onReceiverEstimate(7_000, 400_000, 700_000);
  assert.is(cap.rateBps(16_999), 400_000, 'the try failed: ten seconds');
  assert.is(cap.rateBps(17_000), 1_000_000);
});

test('an estimate that merely lags behind what is received caps nothing', () => {
  const cap = new DownstreamCap({ initialBps: 1_500_000 });
  // A low layer: the receiver estimates no more than one and a half times what it gets.
  for (let nowMs = 0; nowMs < 5_000; nowMs += 500) cap.onReceiverEstimate(nowMs, 150_000, 100_000);
  assert.is(cap.rateBps(5_000), 1_500_000);
  // The next layer is tried: the estimate follows at 8 % a second.
  let estimateBps = 150_000;
  for (let nowMs = 5_500; nowMs < 20_000; nowMs += 500) {
    estimateBps *= 1.04;
    cap.onReceiverEstimate(nowMs, estimateBps, 400_000);
    assert.is(cap.rateBps(nowMs), 1_500_000);
  }
});

test('no lie leads the cap out of its bounds [F7] [F8]', () => {
  const random = new Seeded(32);
  const cap = new DownstreamCap({ minBps: 30_000, maxBps: 5_000_000 });
  for (let i = 0; i < 10_000; i += 1) {
    cap.onReceiverEstimate(
      i,
      random.pick([0, 1, Number.NaN, Infinity, -5, 2 ** 81, 800_000]),
      random.pick([0, 1e6]),
    );
    cap.onFractionLost(random.pick([i, -i, i * 1e6]), random.integer(0, 255));
    const rateBps = cap.rateBps(i);
    assert.ok(rateBps >= 30_000 && rateBps <= 5_000_000, `${rateBps}`);
  }
});

test.run();
