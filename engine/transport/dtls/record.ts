/**
 * The DTLS 1.2 record on the wire (RFC 6347 §4.1).
 *
 *      0        1        3        5              11       13
 *     +--------+--------+--------+--------------+--------+----------…
 *     |  type  | version| epoch  |   sequence   | length |  fragment
 *     +--------+--------+--------+--------------+--------+----------…
 */
export const RECORD_HEADER_BYTES = 13;

export const CONTENT_CHANGE_CIPHER_SPEC = 20;
export const CONTENT_ALERT = 21;
export const CONTENT_HANDSHAKE = 22;
export const CONTENT_APPLICATION_DATA = 23;

/** Versions count down: 1.0 is {254,255}, 1.2 is {254,253} (RFC 6347 §4.1). */
export const DTLS_1_2 = 0xfefd;
const VERSION_MAJOR = 0xfe;

export const MAX_SEQUENCE = 2 ** 48 - 1;

export interface DtlsRecord {
  readonly type: number;
  readonly version: number;
  readonly epoch: number;
  /** 48 bits. */
  readonly sequence: number;
  /** A view into the datagram, not a copy. */
  readonly fragment: Buffer;
}

/**
 * Splits a datagram into its records.
 *
 * @returns the whole records; what follows a header that does not fit is left out, silently
 *          (RFC 6347 §4.1.2.7: invalid records are discarded, the association lives on)
 */
export function parseRecords(datagram: Buffer): DtlsRecord[] {
  const records: DtlsRecord[] = [];
  let offset = 0;
  while (offset + RECORD_HEADER_BYTES <= datagram.length) {
    const version = datagram.readUInt16BE(offset + 1);
    const start = offset + RECORD_HEADER_BYTES;
    const end = start + datagram.readUInt16BE(offset + 11);
    if (version >>> 8 !== VERSION_MAJOR || end > datagram.length) break;
    records.push({
      type: datagram.readUInt8(offset),
      version,
      epoch: datagram.readUInt16BE(offset + 3),
      sequence: datagram.readUIntBE(offset + 5, 6),
      fragment: datagram.subarray(start, end),
    });
    offset = end;
  }
  return records;
}

/** Writes the 13 bytes in front of a fragment of `lengthBytes`. */
export function writeRecordHeader(
  target: Buffer,
  type: number,
  epoch: number,
  sequence: number,
  lengthBytes: number,
): void {
  target.writeUInt8(type, 0);
  target.writeUInt16BE(DTLS_1_2, 1);
  target.writeUInt16BE(epoch, 3);
  target.writeUIntBE(sequence, 5, 6);
  target.writeUInt16BE(lengthBytes, 11);
}
