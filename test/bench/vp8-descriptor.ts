/** RFC 7741 §4.2, read once more and independently of the engine's codec. */
export function readVp8Descriptor(payload: Buffer) {
  let at = 0;
  const first = payload[at++] ?? 0;
  if ((first & 0x80) === 0) return { pictureId: null, tl0PicIdx: null, tid: null, size: at };
  const extension = payload[at++] ?? 0;
  let pictureId: number | null = null;
  if (extension & 0x80) {
    if ((payload[at] ?? 0) & 0x80) {
      pictureId = payload.readUInt16BE(at) & 0x7fff;
      at += 2;
    } else {
      pictureId = payload[at++] ?? 0;
    }
  }
  const tl0PicIdx = extension & 0x40 ? (payload[at++] ?? 0) : null;
  const tid = extension & 0x30 ? (payload[at++] ?? 0) >> 6 : null;
  return { pictureId, tl0PicIdx, tid, size: at };
}
