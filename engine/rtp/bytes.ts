/**
 * Network byte order (big endian) without bounds checks: callers have proven the length first.
 *
 * `Buffer.readUInt16BE` and kin throw beyond the end; these yield garbage instead, which a proven
 * length rules out. V8 inlines them to single loads.
 */

export function getUint8(bytes: Uint8Array, offset: number): number {
  return bytes[offset] as number;
}

export function getUint16(bytes: Uint8Array, offset: number): number {
  return ((bytes[offset] as number) << 8) | (bytes[offset + 1] as number);
}

export function getUint24(bytes: Uint8Array, offset: number): number {
  return (
    ((bytes[offset] as number) << 16) |
    ((bytes[offset + 1] as number) << 8) |
    (bytes[offset + 2] as number)
  );
}

export function getUint32(bytes: Uint8Array, offset: number): number {
  return (((bytes[offset] as number) << 24) | getUint24(bytes, offset + 1)) >>> 0;
}

export function setUint16(bytes: Uint8Array, offset: number, value: number): void {
  bytes[offset] = value >>> 8;
  bytes[offset + 1] = value;
}

export function setUint24(bytes: Uint8Array, offset: number, value: number): void {
  bytes[offset] = value >>> 16;
  bytes[offset + 1] = value >>> 8;
  bytes[offset + 2] = value;
}

export function setUint32(bytes: Uint8Array, offset: number, value: number): void {
  bytes[offset] = value >>> 24;
  bytes[offset + 1] = value >>> 16;
  bytes[offset + 2] = value >>> 8;
  bytes[offset + 3] = value;
}
