import * as assert from 'uvu/assert';
import {
  createRtpView,
  parseRtp,
  parseRtpHeader,
  parseRtpPayload,
} from '../../../engine/rtp/header.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';

const test = suite('rtp header');

/** V=2, marker, type 96, sequence 0x1234, timestamp 0x89abcdef, SSRC 0xdeadbeef. */
const FIXED = Buffer.from('80e0123489abcdefdeadbeef', 'hex');

function withFirstByte(first: number, ...rest: Buffer[]): Buffer {
  const packet = Buffer.concat([FIXED, ...rest]);
  packet[0] = first;
  return packet;
}

test('a plain header is read field by field', () => {
  const view = createRtpView();
  const packet = Buffer.concat([FIXED, Buffer.from('payload')]);
  assert.is(parseRtp(packet, packet.length, view), true);
  assert.equal(view, {
    sizeBytes: 19,
    payloadType: 96,
    marker: true,
    sequence: 0x1234,
    timestamp: 0x89abcdef,
    ssrc: 0xdeadbeef,
    headerSizeBytes: 12,
    payloadOffset: 12,
    payloadSizeBytes: 7,
    extensionProfile: 0,
    extensionOffset: 0,
    extensionSizeBytes: 0,
  });
});

test('contributing sources and an extension block are stepped over', () => {
  const view = createRtpView();
  const packet = withFirstByte(
    0x92,
    Buffer.alloc(8, 0xcc),
    Buffer.from('bede000210aa00000000000055', 'hex'),
  );
  assert.is(parseRtp(packet, packet.length, view), true);
  assert.is(view.extensionProfile, 0xbede);
  assert.is(view.extensionOffset, 24);
  assert.is(view.extensionSizeBytes, 8);
  assert.is(view.headerSizeBytes, 32);
  assert.is(view.payloadSizeBytes, 1);
});

test('padding is taken off', () => {
  const view = createRtpView();
  const packet = withFirstByte(0xa0, Buffer.from('aabb000003', 'hex'));
  assert.is(parseRtp(packet, packet.length, view), true);
  assert.is(view.payloadSizeBytes, 2);
});

test('a packet of nothing but padding has an empty payload [P2]', () => {
  const view = createRtpView();
  const packet = withFirstByte(0xa0, Buffer.from('000003', 'hex'));
  assert.is(parseRtp(packet, packet.length, view), true);
  assert.is(view.payloadSizeBytes, 0);
});

test('padding that contradicts the size is refused [P2]', () => {
  const view = createRtpView();
  const lies: [string, Buffer][] = [
    ['count 0', withFirstByte(0xa0, Buffer.from('aabb00', 'hex'))],
    ['more than the payload', withFirstByte(0xa0, Buffer.from('aabb04', 'hex'))],
    ['the whole packet', withFirstByte(0xa0, Buffer.from('aabb0f', 'hex'))],
    ['255', withFirstByte(0xa0, Buffer.from('aabbff', 'hex'))],
    ['no payload at all', withFirstByte(0xa0)],
  ];
  for (const [name, packet] of lies) {
    assert.is(parseRtp(packet, packet.length, view), false, name);
  }
});

test('lengths that point past the end are refused [P2]', () => {
  const view = createRtpView();
  const lies: [string, Buffer][] = [
    ['15 contributing sources in 12 bytes', withFirstByte(0x8f)],
    ['extension bit without a block', withFirstByte(0x90)],
    ['block header cut', withFirstByte(0x90, Buffer.from('bede00', 'hex'))],
    ['block longer than the packet', withFirstByte(0x90, Buffer.from('bede000100', 'hex'))],
    ['block of 65,535 words', withFirstByte(0x90, Buffer.from('bedeffff', 'hex'))],
  ];
  for (const [name, packet] of lies) {
    assert.is(parseRtp(packet, packet.length, view), false, name);
    // SRTP takes the header's size on trust, before there is a payload to look at.
    assert.is(parseRtpHeader(packet, packet.length, view), false, `${name}, header alone`);
  }
});

test('other versions are refused', () => {
  const view = createRtpView();
  for (const first of [0x00, 0x40, 0xc0]) {
    assert.is(parseRtp(withFirstByte(first), 12, view), false);
  }
});

test('every truncation is refused or read within its end', () => {
  const whole = withFirstByte(
    0xb1,
    Buffer.alloc(4),
    Buffer.from('bede0001100000', 'hex'),
    Buffer.from('00aabbcc0002', 'hex'),
  );
  const view = createRtpView();
  for (let sizeBytes = 0; sizeBytes <= whole.length; sizeBytes += 1) {
    // What lies behind the end must not matter.
    const packet = Buffer.concat([whole.subarray(0, sizeBytes), Buffer.alloc(64, 0xff)]);
    const accepted = parseRtp(packet, sizeBytes, view);
    if (sizeBytes < 24) assert.is(accepted, false, `${sizeBytes} bytes`);
    if (accepted) assert.ok(view.payloadOffset + view.payloadSizeBytes <= sizeBytes);
  }
});

test('a size beyond the buffer is refused', () => {
  assert.is(parseRtp(FIXED, 13, createRtpView()), false);
});

test('the payload is looked at only once decrypted', () => {
  const view = createRtpView();
  // Encrypted, the last byte says nothing about padding.
  const packet = withFirstByte(0xa0, Buffer.from('ffffffffffffffff', 'hex'));
  assert.is(parseRtpHeader(packet, packet.length, view), true);
  Buffer.from('aabbcc01').copy(packet, 12);
  packet[15] = 1;
  assert.is(parseRtpPayload(packet, 16, view), true);
  assert.is(view.payloadSizeBytes, 3);
  assert.is(parseRtpPayload(packet, 11, view), false);
});

test('100,000 mutations are refused or read within their end', () => {
  const random = new Seeded(1);
  const view = createRtpView();
  const seed = withFirstByte(0xb2, Buffer.alloc(8), Buffer.from('bede000110000000', 'hex'));
  const packet = Buffer.alloc(64);
  for (let round = 0; round < 100_000; round += 1) {
    packet.fill(0xff);
    seed.copy(packet);
    const sizeBytes = random.integer(0, 64);
    for (let i = random.integer(1, 4); i > 0; i -= 1) {
      packet[random.integer(0, 40)] = random.integer(0, 255);
    }
    if (!parseRtp(packet, sizeBytes, view)) continue;
    assert.ok(view.payloadSizeBytes >= 0);
    assert.ok(view.payloadOffset + view.payloadSizeBytes <= sizeBytes, `round ${round}`);
    assert.ok(view.extensionOffset + view.extensionSizeBytes <= view.payloadOffset);
  }
});

test.run();
