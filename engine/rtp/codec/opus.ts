import { clearPayloadView, copyPayload } from './null.ts';
import type { Codec } from './codec.ts';

/**
 * A packet of one or two bytes holds a table-of-contents byte and no sound: that is how Opus says
 * "still silent" during discontinuous transmission (RFC 6716 §3.2.1, RFC 7587 §3.1.3).
 */
const SILENT_MAX_BYTES = 2;

/** Opus (RFC 7587): every packet stands alone. */
export const opus: Codec = {
  name: 'opus',
  knowsKeyFrames: true,
  parse(_bytes, _offset, sizeBytes, view) {
    clearPayloadView(view);
    view.silent = sizeBytes <= SILENT_MAX_BYTES;
    return sizeBytes > 0;
  },
  copy(bytes, offset, sizeBytes, _view, out, outOffset) {
    return copyPayload(bytes, offset, sizeBytes, out, outOffset);
  },
};
