import * as assert from 'uvu/assert';
import { RtpHeader } from 'werift';
import { absSendTime, findExtension } from '../../../engine/rtp/extension.ts';
import { createRtpView, parseRtp } from '../../../engine/rtp/header.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';

const test = suite('rtp header extensions');

/** A packet whose extension block is `block`, padded to whole words. */
function packetWith(profile: number, block: Buffer): Buffer {
  const padded = Buffer.concat([block, Buffer.alloc((4 - (block.length % 4)) % 4)]);
  const head = Buffer.from('906012340000000000000001bede0000', 'hex');
  head.writeUInt16BE(profile, 12);
  head.writeUInt16BE(padded.length / 4, 14);
  return Buffer.concat([head, padded, Buffer.from('payload')]);
}

function find(packet: Buffer, id: number): string | undefined {
  const view = createRtpView();
  const found = { offset: 0, sizeBytes: 0 };
  assert.is(parseRtp(packet, packet.length, view), true);
  if (!findExtension(packet, view, id, found)) return undefined;
  assert.ok(found.offset + found.sizeBytes <= view.payloadOffset, 'within the block');
  return packet.toString('hex', found.offset, found.offset + found.sizeBytes);
}

test('elements of the one-byte form are found among padding', () => {
  const packet = packetWith(0xbede, Buffer.from('10aa0000 32bbccdd 00'.replaceAll(' ', ''), 'hex'));
  assert.is(find(packet, 1), 'aa');
  assert.is(find(packet, 3), 'bbccdd');
  assert.is(find(packet, 2), undefined);
});

test('elements of the two-byte form are found, empty ones too', () => {
  const packet = packetWith(
    0x1005,
    Buffer.from('0100 0002bb 0003aabbcc'.replaceAll(' ', ''), 'hex'),
  );
  assert.is(find(packet, 1), '');
  const other = packetWith(
    0x1000,
    Buffer.from('0200 0f02aabb 00 c801dd'.replaceAll(' ', ''), 'hex'),
  );
  assert.is(find(other, 2), '');
  assert.is(find(other, 15), 'aabb');
  assert.is(find(other, 200), 'dd');
});

test('id 15 ends a one-byte block, id 0 is never found [P2]', () => {
  const packet = packetWith(0xbede, Buffer.from('10aaf0bb20cc', 'hex'));
  assert.is(find(packet, 1), 'aa');
  assert.is(find(packet, 15), undefined);
  assert.is(find(packet, 2), undefined);
  assert.is(find(packet, 0), undefined);
});

test('an element that runs over its block ends it [P2]', () => {
  assert.is(find(packetWith(0xbede, Buffer.from('10aa2fbb', 'hex')), 1), 'aa');
  assert.is(find(packetWith(0xbede, Buffer.from('10aa2fbb', 'hex')), 2), undefined);
  assert.is(find(packetWith(0x1000, Buffer.from('0101aa02', 'hex')), 2), undefined);
  assert.is(find(packetWith(0x1000, Buffer.from('01ff0000', 'hex')), 1), undefined);
});

test('other profiles carry no elements', () => {
  assert.is(find(packetWith(0xbedd, Buffer.from('10aa0000', 'hex')), 1), undefined);
  assert.is(find(packetWith(0x2000, Buffer.from('0101aa00', 'hex')), 1), undefined);
});

test('werift writes what we find', () => {
  const header = new RtpHeader({
    extension: true,
    extensionProfile: 0xbede,
    extensions: [
      { id: 4, payload: Buffer.from('video-1') },
      { id: 9, payload: Buffer.from('h') },
    ],
  });
  const packet = Buffer.concat([header.serialize(header.serializeSize), Buffer.alloc(4)]);
  assert.is(find(packet, 4), Buffer.from('video-1').toString('hex'));
  assert.is(find(packet, 9), Buffer.from('h').toString('hex'));
});

test('100,000 random blocks never lead out of the block', () => {
  const random = new Seeded(2);
  for (let round = 0; round < 100_000; round += 1) {
    const profile = random.chance(0.5) ? 0xbede : 0x1000 | random.integer(0, 15);
    const packet = packetWith(profile, random.bytes(random.integer(0, 24)));
    find(packet, random.integer(0, 16));
  }
});

test('the time of sending is 6.18 fixed-point seconds and wraps after 64 s', () => {
  assert.is(absSendTime(0), 0);
  assert.is(absSendTime(1000), 1 << 18);
  assert.is(absSendTime(63_999.9999), 0);
  assert.is(absSendTime(64_000 * 1000 + 500), 1 << 17);
});

test.run();
