import { getUint8 } from './bytes.ts';
import type { RtpView } from './header.ts';

/** "defined by profile" of the one-byte form (RFC 8285 §4.2). */
export const ONE_BYTE_PROFILE = 0xbede;
/** The two-byte form; the low four bits are the application's (RFC 8285 §4.3). */
const TWO_BYTE_PROFILE = 0x1000;
const TWO_BYTE_PROFILE_MASK = 0xfff0;

/** Where one extension's data lies; made once and reused. */
export interface ExtensionView {
  offset: number;
  sizeBytes: number;
}

/**
 * Finds the element `id` in the extension block of the packet in `view`.
 *
 * Id 0 is a padding byte and id 15 ends a one-byte block (RFC 8285 §4.2); an element that runs
 * over the block's end ends it too, since nothing behind it can be trusted.
 *
 * @returns false when there is none; `found` is unchanged then
 */
export function findExtension(
  packet: Uint8Array,
  view: RtpView,
  id: number,
  found: ExtensionView,
): boolean {
  if (id === 0) return false;
  if (view.extensionProfile === ONE_BYTE_PROFILE) return findOneByte(packet, view, id, found);
  if ((view.extensionProfile & TWO_BYTE_PROFILE_MASK) === TWO_BYTE_PROFILE) {
    return findTwoByte(packet, view, id, found);
  }
  return false;
}

function findOneByte(packet: Uint8Array, view: RtpView, id: number, found: ExtensionView): boolean {
  const end = view.extensionOffset + view.extensionSizeBytes;
  let offset = view.extensionOffset;
  while (offset < end) {
    const head = getUint8(packet, offset);
    const elementId = head >>> 4;
    if (elementId === 0) {
      offset += 1;
      continue;
    }
    if (elementId === 15) return false;
    const sizeBytes = (head & 0x0f) + 1;
    if (offset + 1 + sizeBytes > end) return false;
    if (elementId === id) {
      found.offset = offset + 1;
      found.sizeBytes = sizeBytes;
      return true;
    }
    offset += 1 + sizeBytes;
  }
  return false;
}

function findTwoByte(packet: Uint8Array, view: RtpView, id: number, found: ExtensionView): boolean {
  const end = view.extensionOffset + view.extensionSizeBytes;
  let offset = view.extensionOffset;
  while (offset < end) {
    const elementId = getUint8(packet, offset);
    if (elementId === 0) {
      offset += 1;
      continue;
    }
    if (offset + 2 > end) return false;
    const sizeBytes = getUint8(packet, offset + 1);
    if (offset + 2 + sizeBytes > end) return false;
    if (elementId === id) {
      found.offset = offset + 2;
      found.sizeBytes = sizeBytes;
      return true;
    }
    offset += 2 + sizeBytes;
  }
  return false;
}

/**
 * Milliseconds as the 24-bit 6.18 fixed-point seconds of abs-send-time; wraps every 64 s.
 * Any clock serves: the receiver only looks at differences.
 */
export function absSendTime(nowMs: number): number {
  return Math.round((nowMs % 64000) * 262.144) & 0xffffff;
}
