import * as assert from 'uvu/assert';
import type { RtcpRrPacket, RtcpSourceDescriptionPacket } from 'werift';
import {
  GenericNack,
  PictureLossIndication,
  ReceiverEstimatedMaxBitrate,
  RtcpPacketConverter,
  RtcpPayloadSpecificFeedback,
  RtcpReceiverInfo,
  RtcpSenderInfo,
  RtcpSrPacket,
  RtcpTransportLayerFeedback,
} from 'werift';
import {
  beginReceiverReport,
  createReportBlock,
  createSenderInfo,
  endReceiverReport,
  parseRtcp,
  writeCname,
  writeNack,
  writePictureLoss,
  writeReportBlock,
  writeSenderReport,
} from '../../../engine/rtp/rtcp/index.ts';
import type { ReportBlock, RtcpHandler, SenderInfo } from '../../../engine/rtp/rtcp/index.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';

const test = suite('rtcp');

/** Notes all that it hears. */
class Listener implements RtcpHandler {
  senderReports: (SenderInfo & { ssrc: number })[] = [];
  blocks: ReportBlock[] = [];
  missing: { ssrc: number; sequence: number }[] = [];
  pictureLosses: number[] = [];
  fullIntraRequests: number[] = [];
  estimates: number[] = [];
  byes: number[] = [];
  transportFeedback = 0;

  onSenderReport(ssrc: number, info: SenderInfo): void {
    this.senderReports.push({ ssrc, ...info });
  }
  onReportBlock(block: ReportBlock): void {
    this.blocks.push({ ...block });
  }
  onNack(ssrc: number, sequence: number, lostMask: number): void {
    this.missing.push({ ssrc, sequence });
    for (let bit = 0; bit < 16; bit += 1) {
      if ((lostMask & (1 << bit)) !== 0) {
        this.missing.push({ ssrc, sequence: (sequence + bit + 1) & 0xffff });
      }
    }
  }
  onPictureLoss(ssrc: number): void {
    this.pictureLosses.push(ssrc);
  }
  onFullIntraRequest(ssrc: number): void {
    this.fullIntraRequests.push(ssrc);
  }
  onReceiverEstimate(rateBps: number): void {
    this.estimates.push(rateBps);
  }
  onBye(ssrc: number): void {
    this.byes.push(ssrc);
  }
  onTransportFeedback(_bytes: Buffer, _offset: number, sizeBytes: number): void {
    assert.ok(sizeBytes >= 12);
    this.transportFeedback += 1;
  }
}

function listen(bytes: Buffer, sizeBytes = bytes.length): Listener & { members: number } {
  const listener = new Listener();
  return Object.assign(listener, { members: parseRtcp(bytes, sizeBytes, listener) });
}

const INFO: SenderInfo = {
  ntpSeconds: 0xe9123456,
  ntpFraction: 0x89abcdef,
  rtpTimestamp: 0xfedcba98,
  packets: 12_345,
  octets: 6_789_012,
};

const BLOCK: ReportBlock = {
  ssrc: 0xcafebabe,
  fractionLost: 26,
  cumulativeLost: -2,
  extendedHighestSequence: 0x0003ffff,
  jitterTicks: 450,
  lastSenderReport: 0x3456_89ab,
  delaySinceLastSenderReport: 65_536,
};

test('what werift writes is read the same', () => {
  const report = new RtcpSrPacket({
    ssrc: 7,
    senderInfo: new RtcpSenderInfo({
      ntpTimestamp: (BigInt(INFO.ntpSeconds) << 32n) | BigInt(INFO.ntpFraction),
      rtpTimestamp: INFO.rtpTimestamp,
      packetCount: INFO.packets,
      octetCount: INFO.octets,
    }),
    reports: [weriftBlock({ ...BLOCK, cumulativeLost: 77 })],
  });
  const nack = new RtcpTransportLayerFeedback({
    feedback: new GenericNack({ senderSsrc: 1, mediaSourceSsrc: 9, lost: [65_534, 65_535, 1, 40] }),
  });
  const loss = new RtcpPayloadSpecificFeedback({
    feedback: new PictureLossIndication({ senderSsrc: 1, mediaSsrc: 10 }),
  });
  const estimate = new RtcpPayloadSpecificFeedback({
    feedback: new ReceiverEstimatedMaxBitrate({
      senderSsrc: 1,
      mediaSsrc: 0,
      ssrcNum: 1,
      ssrcFeedbacks: [11],
      brExp: 4,
      brMantissa: 93_750,
      bitrate: 1_500_000n,
    }),
  });
  const heard = listen(
    Buffer.concat([report, nack, loss, estimate].map((packet) => packet.serialize())),
  );
  assert.is(heard.members, 4);
  assert.equal(heard.senderReports, [{ ssrc: 7, ...INFO }]);
  assert.equal(heard.blocks, [{ ...BLOCK, cumulativeLost: 77 }]);
  assert.equal(
    heard.missing.map(({ sequence }) => sequence).sort((a, b) => a - b),
    [1, 40, 65_534, 65_535],
  );
  assert.ok(heard.missing.every(({ ssrc }) => ssrc === 9));
  assert.equal(heard.pictureLosses, [10]);
  assert.equal(heard.estimates, [1_500_000]);
});

function weriftBlock(block: ReportBlock): RtcpReceiverInfo {
  return new RtcpReceiverInfo({
    ssrc: block.ssrc,
    fractionLost: block.fractionLost,
    packetsLost: block.cumulativeLost,
    highestSequence: block.extendedHighestSequence,
    jitter: block.jitterTicks,
    lsr: block.lastSenderReport,
    dlsr: block.delaySinceLastSenderReport,
  });
}

test('what we write, werift reads the same', () => {
  const out = Buffer.alloc(512);
  let end = writeSenderReport(out, 0, 7, INFO);
  end = writeCname(out, end, 7, 'participant-1');
  end = writePictureLoss(out, end, 1, 10);
  // Last, since werift 0.25.2 reads a NACK's items up to the end of the whole compound.
  end = writeNack(out, end, 1, 9, Uint16Array.of(65_534, 65_535, 1, 40, 41, 57, 58), 7);
  const packets = RtcpPacketConverter.deSerialize(out.subarray(0, end));
  assert.is(packets.length, 4);
  const [report, description, loss, nack] = packets;
  assert.instance(report, RtcpSrPacket);
  assert.is((report as RtcpSrPacket).ssrc, 7);
  assert.is((report as RtcpSrPacket).senderInfo.packetCount, INFO.packets);
  assert.is((report as RtcpSrPacket).senderInfo.rtpTimestamp, INFO.rtpTimestamp);
  assert.is(
    (description as RtcpSourceDescriptionPacket).chunks[0]?.items[0]?.text,
    'participant-1',
  );
  const { feedback } = nack as RtcpTransportLayerFeedback;
  assert.equal(
    (feedback as GenericNack).lost.map((sequence) => sequence & 0xffff),
    [65_534, 65_535, 1, 40, 41, 57, 58],
  );
  assert.is((loss as RtcpPayloadSpecificFeedback).feedback?.mediaSsrc, 10);
});

test('a receiver report holds the blocks written into it', () => {
  const out = Buffer.alloc(256);
  const begun = beginReceiverReport(out, 4, 1);
  let at = writeReportBlock(out, begun, { ...BLOCK, cumulativeLost: 5 });
  at = writeReportBlock(out, at, { ...BLOCK, ssrc: 3, cumulativeLost: 5 });
  const end = endReceiverReport(out, 4, at);
  const bytes = out.subarray(4, end);
  const [report] = RtcpPacketConverter.deSerialize(bytes);
  assert.equal(
    (report as RtcpRrPacket).reports.map((r) => [r.ssrc, r.packetsLost, r.jitter]),
    [
      [BLOCK.ssrc, 5, 450],
      [3, 5, 450],
    ],
  );
  assert.equal(listen(Buffer.from(bytes)).blocks[0], { ...BLOCK, cumulativeLost: 5 });
});

test('losses counted negative keep their sign', () => {
  const out = Buffer.alloc(64);
  const end = endReceiverReport(
    out,
    0,
    writeReportBlock(out, beginReceiverReport(out, 0, 1), BLOCK),
  );
  assert.equal(listen(out, end).blocks, [BLOCK]);
});

test('a NACK is packed into as few items as RFC 4585 allows', () => {
  const out = Buffer.alloc(256);
  const run = Uint16Array.from({ length: 34 }, (_, i) => (65_530 + i) & 0xffff);
  assert.is(writeNack(out, 0, 1, 2, run, 34), 12 + 2 * 4);
  assert.is(writeNack(out, 0, 1, 2, Uint16Array.of(0, 17, 34), 3), 12 + 3 * 4);
  const random = new Seeded(7);
  for (let round = 0; round < 500; round += 1) {
    const sequences: number[] = [];
    let next = random.integer(0, 65_535);
    for (let i = 0; i < 40; i += 1) {
      sequences.push(next & 0xffff);
      next += random.integer(1, 30);
    }
    const end = writeNack(out, 0, 1, 2, Uint16Array.from(sequences), 40);
    assert.equal(
      listen(out, end).missing.map(({ sequence }) => sequence),
      sequences,
    );
  }
});

test('every entry of a full intra request is heard', () => {
  const request = Buffer.from('84ce0006' + '00000001' + '00000000', 'hex');
  const entries = Buffer.from('00000005' + '01000000' + '00000006' + '02000000', 'hex');
  assert.equal(listen(Buffer.concat([request, entries])).fullIntraRequests, [5, 6]);
});

test('CNAMEs of every length end on a word, after at least one zero', () => {
  for (let length = 0; length <= 300; length += 1) {
    const out = Buffer.alloc(320, 0xff);
    const end = writeCname(out, 0, 1, 'n'.repeat(length));
    assert.is(end % 4, 0);
    assert.is(out.readUInt16BE(2), end / 4 - 1);
    assert.is(out[end - 1], 0);
    assert.is(out[end], 0xff);
  }
});

test('an estimate of 63 exponent bits stays finite and bounded [F8]', () => {
  const estimate = Buffer.from(
    '8fce0005' + '0000000100000000' + '52454d42' + '01ffffff' + '00000002',
    'hex',
  );
  assert.equal(listen(estimate).estimates, [10_000_000_000]);
});

/** Members that claim more than they hold; a good BYE stands before each. */
const HOSTILE: Record<string, string> = {
  'length past the end': '80c9ffff00000001',
  'RC 31 in a short report': '9fc9000100000001',
  'sender report without its info': '80c8000100000001',
  'sender report with RC 1 and no block':
    '81c80006000000010000000000000000000000000000000000000000',
  'BYE of 31 sources with one': '9fcb000100000001',
  'NACK without SSRCs': '81cd0000',
  'feedback of one word': '81ce000100000001',
  'REMB counting 255 sources': '8fce0004000000010000000052454d42ff000000',
  'padding of 0': 'a1cb00010000000000000000'.slice(0, 16),
  'padding beyond the member': 'a1cb0001000000ff',
};

test('a member that contradicts itself ends the compound [P3]', () => {
  const bye = Buffer.from('81cb000100000042', 'hex');
  for (const [name, hex] of Object.entries(HOSTILE)) {
    const heard = listen(Buffer.concat([bye, Buffer.from(hex, 'hex'), bye]));
    assert.is(heard.members, 1, name);
    assert.equal(heard.byes, [0x42], name);
    assert.equal(heard.blocks, [], name);
  }
});

test('descriptions, extended reports and unknown types are stepped over [P3]', () => {
  const bye = '81cb000100000042';
  const heard = listen(
    Buffer.from('81ca00020000000101ff6162' + '80cf000100000001' + '80d20000' + bye, 'hex'),
  );
  assert.is(heard.members, 4);
  assert.equal(heard.byes, [0x42]);
});

test('work on one datagram is bounded: 400 BYEs, 2,048 bytes of NACK [P3]', () => {
  const byes = Buffer.concat(Array.from({ length: 400 }, () => Buffer.from('80cb0000', 'hex')));
  assert.is(listen(byes).members, 64);
  const nack = Buffer.alloc(2048, 0xff);
  nack.set(Buffer.from('81cd01ff', 'hex'));
  assert.is(listen(nack).missing.length, ((2048 - 12) / 4) * 17);
});

test('every truncation and 50,000 mutations end without a throw', () => {
  const out = Buffer.alloc(512);
  let end = writeSenderReport(out, 0, 7, INFO);
  end = endReceiverReport(out, end, writeReportBlock(out, beginReceiverReport(out, end, 1), BLOCK));
  end = writeCname(out, end, 7, 'name');
  end = writeNack(out, end, 1, 9, Uint16Array.of(1, 2, 30), 3);
  end = writePictureLoss(out, end, 1, 10);
  for (let sizeBytes = 0; sizeBytes <= end; sizeBytes += 1) {
    assert.ok(listen(out, sizeBytes).members <= 5);
  }
  const random = new Seeded(8);
  const mutated = Buffer.alloc(end);
  for (let round = 0; round < 50_000; round += 1) {
    out.copy(mutated, 0, 0, end);
    for (let i = random.integer(1, 6); i > 0; i -= 1) {
      mutated[random.integer(0, end - 1)] = random.integer(0, 255);
    }
    for (const block of listen(mutated, random.integer(0, end)).blocks) {
      assert.ok(Object.values(block).every((value) => Number.isInteger(value)));
    }
  }
});

test('reused objects start empty', () => {
  assert.ok(Object.values(createReportBlock()).every((value) => value === 0));
  assert.ok(Object.values(createSenderInfo()).every((value) => value === 0));
});

test.run();
