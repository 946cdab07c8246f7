import * as assert from 'uvu/assert';
import { Vp8RtpPayload } from 'werift';
import { codecByName, createPayloadView, opus, vp8 } from '../../../engine/rtp/codec/index.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';

const test = suite('payload formats');

/** X, I with 15 bits, L, T: picture 0x1234, TL0PICIDX 0x56, TID 2 with Y; then a key frame. */
const FULL = Buffer.from('90e09234' + '56a0' + '10000' + '09d012a' + '8002e041', 'hex');

function parse(bytes: Buffer) {
  const view = createPayloadView();
  return { accepted: vp8.parse(bytes, 0, bytes.length, view), view };
}

test('a full VP8 descriptor is read field by field', () => {
  const { accepted, view } = parse(FULL);
  assert.is(accepted, true);
  assert.is(view.frameStart, true);
  assert.is(view.keyFrame, true);
  assert.is(view.switchPoint, true);
  assert.is(view.pictureId, 0x1234);
  assert.is(view.pictureIdBits, 15);
  assert.is(view.tl0PictureIndex, 0x56);
  assert.is(view.temporalLayer, 2);
  assert.is(view.layerSync, true);
  assert.is(view.widthPixels, 640);
  assert.is(view.heightPixels, 480);
});

test('a one-byte VP8 descriptor tells the start and kind of frame', () => {
  assert.is(parse(Buffer.from('1000', 'hex')).view.keyFrame, true);
  assert.is(parse(Buffer.from('1001', 'hex')).view.keyFrame, false);
  // Another partition, and the rest of a frame: a zero bit there says nothing.
  assert.is(parse(Buffer.from('1100', 'hex')).view.switchPoint, false);
  assert.is(parse(Buffer.from('0000', 'hex')).view.switchPoint, false);
});

test('VP8 is rewritten in place and read back the same [both directions]', () => {
  const out = Buffer.alloc(64, 0xee);
  const { view } = parse(FULL);
  const written = vp8.copy(FULL, 0, FULL.length, view, out, 8, 0x7fff, 0xab);
  assert.is(written, FULL.length);
  const again = createPayloadView();
  assert.is(vp8.parse(out, 8, written, again), true);
  assert.equal(again, { ...view, pictureId: 0x7fff, tl0PictureIndex: 0xab });
  assert.is(out[7], 0xee);
  assert.is(out[8 + written], 0xee);
});

test('a picture id of 7 bits becomes one of 15', () => {
  const short = Buffer.from('90e034' + '56a0' + '01aabb', 'hex');
  const out = Buffer.alloc(16);
  const { view } = parse(short);
  assert.is(view.pictureIdBits, 7);
  assert.is(view.pictureId, 0x34);
  const written = vp8.copy(short, 0, short.length, view, out, 0, 0x1234, 0x99);
  assert.is(out.toString('hex', 0, written), '90e0923499a001aabb');
});

test('a VP8 payload without numbers is copied as it is', () => {
  const bare = Buffer.from('1001aabb', 'hex');
  const out = Buffer.alloc(8);
  assert.is(vp8.copy(bare, 0, 4, parse(bare).view, out, 0, 1, 1), 4);
  assert.is(out.toString('hex', 0, 4), '1001aabb');
});

test('a VP8 descriptor cut anywhere is refused [P4]', () => {
  for (let sizeBytes = 0; sizeBytes <= 6; sizeBytes += 1) {
    assert.is(vp8.parse(FULL, 0, sizeBytes, createPayloadView()), false, `${sizeBytes} bytes`);
  }
  assert.is(vp8.parse(FULL, 0, 7, createPayloadView()), true);
  const view = createPayloadView();
  vp8.parse(FULL, 0, FULL.length - 1, view);
  assert.is(view.heightPixels, 0);
});

test('werift reads the same from 20,000 random VP8 payloads', () => {
  const random = new Seeded(5);
  let compared = 0;
  for (let round = 0; round < 20_000; round += 1) {
    const payload = random.bytes(random.integer(8, 16)); // werift throws on shorter ones
    const { accepted, view } = parse(payload);
    if (!accepted) continue;
    const theirs = Vp8RtpPayload.deSerialize(payload);
    compared += 1;
    assert.is(view.frameStart, theirs.sBit === 1 && theirs.pid === 0, payload.toString('hex'));
    if (view.pictureId !== -1) assert.is(view.pictureId, theirs.pictureId);
    // werift 0.25.2 steps over the TID byte by the L bit; RFC 7741 §4.2 says by T or K.
    if (theirs.tBit !== theirs.lBit && theirs.kBit === 0) continue;
    if (view.frameStart) assert.is(view.keyFrame, theirs.isKeyframe, payload.toString('hex'));
  }
  assert.ok(compared > 10_000);
});

test('a copy of any payload changes the numbers and nothing else', () => {
  const random = new Seeded(6);
  const out = Buffer.alloc(64);
  const view = createPayloadView();
  const again = createPayloadView();
  for (let round = 0; round < 50_000; round += 1) {
    const payload = random.bytes(random.integer(1, 24));
    if (!vp8.parse(payload, 0, payload.length, view)) continue;
    const written = vp8.copy(
      payload,
      0,
      payload.length,
      view,
      out,
      0,
      round & 0x7fff,
      round & 0xff,
    );
    assert.is(vp8.parse(out, 0, written, again), true);
    assert.is(again.temporalLayer, view.temporalLayer);
    assert.is(again.keyFrame, view.keyFrame);
    if (view.pictureId !== -1) assert.is(again.pictureId, round & 0x7fff);
    if (view.tl0PictureIndex !== -1) assert.is(again.tl0PictureIndex, round & 0xff);
  }
});

test('Opus may begin anywhere, and its silence is told from sound', () => {
  const view = createPayloadView();
  assert.is(opus.parse(Buffer.from('78ffaa', 'hex'), 0, 3, view), true);
  assert.is(view.switchPoint, true);
  assert.is(view.silent, false);
  assert.is(opus.parse(Buffer.from('78', 'hex'), 0, 1, view), true);
  assert.is(view.silent, true);
  assert.is(opus.parse(Buffer.alloc(0), 0, 0, view), false);
});

test('names find the same codec in any spelling, unknown ones pass through', () => {
  assert.is(codecByName('vp8'), vp8);
  assert.is(codecByName('OPUS'), opus);
  const unknown = codecByName('H266');
  assert.is(codecByName('h266'), unknown);
  const view = createPayloadView();
  const out = Buffer.alloc(4);
  assert.is(unknown.parse(out, 0, 0, view), true);
  assert.is(view.switchPoint, true);
  assert.is(unknown.copy(Buffer.from('abcd'), 1, 3, view, out, 1, 0, 0), 3);
  assert.is(out.toString('latin1', 1), 'bcd');
});

test.run();
