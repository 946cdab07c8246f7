import type { Codec, PayloadView } from './codec.ts';

/** Sets every field to what is known of a payload nobody has looked into. */
export function clearPayloadView(view: PayloadView): void {
  view.switchPoint = true;
  view.frameStart = true;
  view.keyFrame = false;
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
}

/** Copies a payload as it is. */
export function copyPayload(
  bytes: Buffer,
  offset: number,
  sizeBytes: number,
  out: Buffer,
  outOffset: number,
): number {
  bytes.copy(out, outOffset, offset, offset + sizeBytes);
  return sizeBytes;
}

/**
 * Passes payloads through unread. Where key frames begin is unknown, so a receiver may be handed
 * any packet first: right for audio, bearable for video whose key frame has just been requested.
 */
export function createNullCodec(name: string): Codec {
  return {
    name,
    knowsKeyFrames: false,
    parse(_bytes, _offset, _sizeBytes, view) {
      clearPayloadView(view);
      return true;
    },
    copy(bytes, offset, sizeBytes, _view, out, outOffset) {
      return copyPayload(bytes, offset, sizeBytes, out, outOffset);
    },
  };
}
