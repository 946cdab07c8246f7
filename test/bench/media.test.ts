import * as assert from 'uvu/assert';
import { PAYLOAD_BYTES, readFrame, writeFrame } from '../../bench/peer/media.ts';
import type { FramePacket } from '../../bench/peer/media.ts';
import { readVp8Descriptor } from '../../bench/peer/vp8-descriptor.ts';
import { suite } from '../harness.ts';

const test = suite('bench: frames of the load');

const HEADER = Buffer.from('8060000100000000000000ff', 'hex');

const FRAME = { layer: 0, isKey: false, part: 0, parts: 1, sentAtMs: 12.5 } as const;

function packetOf(number: number, change: Partial<FramePacket> = {}, header = HEADER): Buffer {
  const payload = Buffer.alloc(PAYLOAD_BYTES);
  writeFrame(payload, { number, ...FRAME, ...change });
  return Buffer.concat([header, payload]);
}

test('a frame is read back with its number and time', () => {
  for (const number of [0, 1, 255, 256, 32_767, 32_768, 4_000_000_000]) {
    assert.equal(readFrame(packetOf(number)), { state: 'right', number, ...FRAME });
  }
});

test('parts of the frames of all encodings are told apart', () => {
  for (const layer of [0, 1, 2]) {
    for (const part of [0, 1, 5]) {
      for (const isKey of [true, false]) {
        const change = { layer, part, parts: 6, isKey };
        const expected = { state: 'right', number: 9, ...FRAME, ...change };
        assert.equal(readFrame(packetOf(9, change)), expected);
      }
    }
  }
});

test('a frame is found behind contributing sources and header extensions', () => {
  const csrc = Buffer.concat([HEADER, Buffer.alloc(8)]);
  csrc[0] = 0x82;
  assert.is(readFrame(packetOf(7, {}, csrc)).state, 'right');
  const extended = Buffer.concat([HEADER, Buffer.from('bede000110300000', 'hex')]);
  extended[0] = 0x90;
  assert.is(readFrame(packetOf(7, {}, extended)).state, 'right');
});

test('the descriptor may be renumbered, but no other byte changed', () => {
  const whole = packetOf(1_000);
  for (let at = HEADER.length; at < whole.length; at++) {
    const packet = Buffer.from(whole);
    packet[at] = (packet[at] ?? 0) ^ 1;
    const { state, ...rest } = readFrame(packet);
    const inDescriptor = at < HEADER.length + 6;
    // A changed time cannot be told from another time: it is authenticated, and only measures.
    const inTime = at >= HEADER.length + 28 && at < HEADER.length + 36;
    if (inDescriptor || inTime) assert.is(state, 'right', `byte ${at}`);
    else assert.not.equal({ state, ...rest }, readFrame(whole), `byte ${at}`);
  }
});

test('packets of another size are somebody else’s', () => {
  const whole = packetOf(5);
  assert.is(readFrame(whole.subarray(0, whole.length - 1)).state, 'other');
  assert.is(readFrame(HEADER).state, 'other');
  assert.is(readFrame(Buffer.alloc(0)).state, 'other');
});

test('the payload is VP8 as a codec parser reads it', () => {
  const key = packetOf(0x1_2345, { isKey: true }).subarray(HEADER.length);
  const numbers = { pictureId: 0x2345, tl0PicIdx: 0x45, tid: 0 };
  assert.equal(readVp8Descriptor(key), { start: true, ...numbers, sizeBytes: 6 });
  assert.is((key[6] ?? 1) & 1, 0, 'key frame');
  assert.equal([...key.subarray(9, 12)], [0x9d, 0x01, 0x2a]);
  const inter = packetOf(3).subarray(HEADER.length);
  assert.is((inter[6] ?? 0) & 1, 1, 'inter frame');
  const continued = packetOf(3, { part: 1, parts: 2 }).subarray(HEADER.length);
  assert.not(readVp8Descriptor(continued).start);
});

test.run();
