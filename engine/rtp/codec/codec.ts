/**
 * What forwarding needs to know of one payload. Made once, filled for each packet.
 *
 * -1 stands for "the payload does not say".
 */
export interface PayloadView {
  /**
   * A receiver may start here knowing nothing from before: the first packet of a key frame, or
   * any packet of a codec whose packets stand alone or cannot be told apart.
   */
  switchPoint: boolean;
  /** First packet of its frame. */
  frameStart: boolean;
  /** Belongs to a key frame. Certain only on the first packet of a frame. */
  keyFrame: boolean;
  /** 0 = base layer. */
  temporalLayer: number;
  /** Depends on the base layer only: a receiver of lower layers may climb here (RFC 7741 "Y"). */
  layerSync: boolean;
  pictureId: number;
  /** 7 or 15; 0 without a picture id. */
  pictureIdBits: number;
  /** Offset of the picture id within the payload. */
  pictureIdOffset: number;
  tl0PictureIndex: number;
  /** Offset of TL0PICIDX within the payload. */
  tl0Offset: number;
  /** Of the picture, where a key frame says so; 0 otherwise. */
  widthPixels: number;
  heightPixels: number;
  /** Carries no sound or picture worth counting as activity (DTX). */
  silent: boolean;
}

export function createPayloadView(): PayloadView {
  return {
    switchPoint: false,
    frameStart: false,
    keyFrame: false,
    temporalLayer: 0,
    layerSync: false,
    pictureId: -1,
    pictureIdBits: 0,
    pictureIdOffset: 0,
    tl0PictureIndex: -1,
    tl0Offset: 0,
    widthPixels: 0,
    heightPixels: 0,
    silent: false,
  };
}

/** One payload format. Implementations hold no state: one object serves all packets. */
export interface Codec {
  /** As in `a=rtpmap`, in our spelling. */
  readonly name: string;
  /** Whether single packets tell where a receiver may start; if not, any packet will have to do. */
  readonly knowsKeyFrames: boolean;

  /**
   * Reads a payload's own header.
   *
   * @returns false when it is malformed; the view then holds garbage
   */
  parse(bytes: Uint8Array, offset: number, sizeBytes: number, view: PayloadView): boolean;

  /**
   * Copies a payload that `parse` has accepted, with the subscriber's own numbering.
   *
   * @param pictureId        15 bits; ignored where the payload has none
   * @param tl0PictureIndex  8 bits; ignored where the payload has none
   * @returns bytes written, at most `sizeBytes + 1`
   */
  copy(
    bytes: Buffer,
    offset: number,
    sizeBytes: number,
    view: PayloadView,
    out: Buffer,
    outOffset: number,
    pictureId: number,
    tl0PictureIndex: number,
  ): number;
}
