/** What a receiver reads before VP8's own bytes. */
export interface Vp8Descriptor {
  /** Whether a frame begins here. */
  readonly start: boolean;
  /** 7 or 15 bits; null when there is none. */
  readonly pictureId: number | null;
  readonly tl0PicIdx: number | null;
  readonly tid: number | null;
  readonly sizeBytes: number;
}

/** RFC 7741 §4.2, read independently of the engine's codec. */
export function readVp8Descriptor(payload: Buffer): Vp8Descriptor {
  let at = 0;
  const first = payload[at++] ?? 0;
  // S, and partition 0 (PID).
  const start = (first & 0x1f) === 0x10;
  if ((first & 0x80) === 0) {
    return { start, pictureId: null, tl0PicIdx: null, tid: null, sizeBytes: at };
  }
  const extension = payload[at++] ?? 0;
  let pictureId: number | null = null;
  if (extension & 0x80) {
    if ((payload[at] ?? 0) & 0x80) {
      pictureId = (((payload[at] ?? 0) & 0x7f) << 8) | (payload[at + 1] ?? 0);
      at += 2;
    } else {
      pictureId = payload[at++] ?? 0;
    }
  }
  const tl0PicIdx = extension & 0x40 ? (payload[at++] ?? 0) : null;
  const tid = extension & 0x30 ? (payload[at++] ?? 0) >> 6 : null;
  return { start, pictureId, tl0PicIdx, tid, sizeBytes: at };
}
