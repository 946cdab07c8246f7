/** Payload-specific feedback, application layer (RFC 4585 §6.1), version 2. */
const HEADER = [0x80 | 15, 206] as const;
const FIXED_BYTES = 20;
const MANTISSA_MAX = 0x3ffff;

/**
 * A receiver's estimate of what its path carries (draft-alvestrand-rmcat-remb-03 §2.2). Ours, since
 * werift 0.25.2 writes a bitrate of zero whatever it is given.
 *
 * @param rateBps bits per second; 18 significant bits of it are kept
 * @param mediaSsrcs of the streams that share it, at most 255
 */
export function writeRemb(rateBps: number, mediaSsrcs: readonly number[]): Buffer {
  let exponent = 0;
  while (rateBps / 2 ** exponent > MANTISSA_MAX) exponent++;
  const mantissa = Math.floor(rateBps / 2 ** exponent);
  const packet = Buffer.alloc(FIXED_BYTES + 4 * mediaSsrcs.length);
  packet.set(HEADER);
  packet.writeUInt16BE(packet.length / 4 - 1, 2);
  packet.writeUInt32BE(1, 4); // SSRC of the reporter, who sends no media
  packet.write('REMB', 12, 'latin1');
  packet[16] = mediaSsrcs.length;
  packet[17] = (exponent << 2) | (mantissa >> 16);
  packet.writeUInt16BE(mantissa & 0xffff, 18);
  mediaSsrcs.forEach((ssrc, index) => packet.writeUInt32BE(ssrc, FIXED_BYTES + 4 * index));
  return packet;
}
