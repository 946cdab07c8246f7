import { getUint16, getUint24, getUint8, setUint16 } from '../bytes.ts';
import { copyPayload } from './null.ts';
import type { Codec, PayloadView } from './codec.ts';

/*
 * VP8 payload descriptor (RFC 7741 §4.2)
 *
 *      0 1 2 3 4 5 6 7
 *     +-+-+-+-+-+-+-+-+
 *     |X|R|N|S|R| PID | (required)
 * X:  |I|L|T|K| RSV   |
 * I:  |M| PictureID   |  M set: 15 bits in two bytes
 * L:  |   TL0PICIDX   |
 * TK: |TID|Y| KEYIDX  |
 *
 * The VP8 payload header follows; its lowest bit is 0 on key frames (§4.3). Those go on, after
 * three bytes of frame tag, with a start code and two sizes of 14 bits (RFC 6386 §9.1).
 */
const X = 0x80;
const S = 0x10;
const PID_MASK = 0x07;
const I = 0x80;
const L = 0x40;
const T = 0x20;
const K = 0x10;
const M = 0x80;
const Y = 0x20;
const INVERSE_KEY_FRAME = 0x01;
const FRAME_TAG_BYTES = 3;
const KEY_FRAME_HEADER_BYTES = 10;
const START_CODE = 0x9d012a;
const SIZE_MASK = 0x3fff;

export const vp8: Codec = {
  name: 'VP8',
  knowsKeyFrames: true,

  parse(bytes, offset, sizeBytes, view) {
    const end = offset + sizeBytes;
    let at = offset;
    if (at >= end) return false;
    const first = getUint8(bytes, at++);
    view.frameStart = (first & S) !== 0 && (first & PID_MASK) === 0;
    view.keyFrame = false;
    view.switchPoint = false;
    view.temporalLayer = 0;
    view.layerSync = false;
    view.pictureId = -1;
    view.pictureIdBits = 0;
    view.pictureIdOffset = 0;
    view.tl0PictureIndex = -1;
    view.tl0Offset = 0;
    view.widthPixels = 0;
    view.heightPixels = 0;
    view.silent = false;

    if ((first & X) !== 0) {
      if (at >= end) return false;
      const flags = getUint8(bytes, at++);
      if ((flags & I) !== 0) {
        if (at >= end) return false;
        view.pictureIdOffset = at - offset;
        if ((getUint8(bytes, at) & M) !== 0) {
          if (at + 2 > end) return false;
          view.pictureId = getUint16(bytes, at) & 0x7fff;
          view.pictureIdBits = 15;
          at += 2;
        } else {
          view.pictureId = getUint8(bytes, at);
          view.pictureIdBits = 7;
          at += 1;
        }
      }
      if ((flags & L) !== 0) {
        if (at >= end) return false;
        view.tl0Offset = at - offset;
        view.tl0PictureIndex = getUint8(bytes, at++);
      }
      if ((flags & (T | K)) !== 0) {
        if (at >= end) return false;
        const layers = getUint8(bytes, at++);
        if ((flags & T) !== 0) {
          view.temporalLayer = layers >>> 6;
          view.layerSync = (layers & Y) !== 0;
        }
      }
    }
    // A descriptor with nothing behind it describes no picture.
    if (at >= end) return false;
    if (view.frameStart) {
      view.keyFrame = (getUint8(bytes, at) & INVERSE_KEY_FRAME) === 0;
      view.switchPoint = view.keyFrame;
      if (view.keyFrame) readPictureSize(bytes, at, end, view);
    }
    return true;
  },

  copy(bytes, offset, sizeBytes, view, out, outOffset, pictureId, tl0PictureIndex) {
    let written: number;
    if (view.pictureIdBits === 7) {
      // A 7-bit counter cannot continue a 15-bit one, and a receiver is confused by a change of
      // width: everybody gets 15 bits, one byte more.
      const before = view.pictureIdOffset;
      bytes.copy(out, outOffset, offset, offset + before);
      bytes.copy(out, outOffset + before + 2, offset + before + 1, offset + sizeBytes);
      written = sizeBytes + 1;
    } else {
      written = copyPayload(bytes, offset, sizeBytes, out, outOffset);
    }
    if (view.pictureIdBits !== 0) {
      setUint16(out, outOffset + view.pictureIdOffset, 0x8000 | (pictureId & 0x7fff));
    }
    if (view.tl0PictureIndex !== -1) {
      out[outOffset + view.tl0Offset + (written - sizeBytes)] = tl0PictureIndex;
    }
    return written;
  },
};

/** Sizes are little-endian, unlike all else on the wire; the upper two bits are a scale. */
function readPictureSize(bytes: Uint8Array, at: number, end: number, view: PayloadView): void {
  if (at + KEY_FRAME_HEADER_BYTES > end) return;
  if (getUint24(bytes, at + FRAME_TAG_BYTES) !== START_CODE) return;
  view.widthPixels = (getUint8(bytes, at + 6) | (getUint8(bytes, at + 7) << 8)) & SIZE_MASK;
  view.heightPixels = (getUint8(bytes, at + 8) | (getUint8(bytes, at + 9) << 8)) & SIZE_MASK;
}
