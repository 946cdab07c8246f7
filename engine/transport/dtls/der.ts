/**
 * A writer for the few shapes of DER (ITU-T X.690) that one self-signed certificate needs:
 * node:crypto reads certificates but makes none.
 */
const TAG = {
  integer: 0x02,
  bitString: 0x03,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

const EXPLICIT_0 = 0xa0;

function node(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
}

/** Short form below 128, else the number of length bytes in front (X.690 §8.1.3). */
function lengthOf(sizeBytes: number): number[] {
  if (sizeBytes < 0x80) return [sizeBytes];
  if (sizeBytes < 0x100) return [0x81, sizeBytes];
  return [0x82, sizeBytes >>> 8, sizeBytes & 0xff];
}

export function sequence(...contents: readonly Buffer[]): Buffer {
  return node(TAG.sequence, ...contents);
}

export function set(...contents: readonly Buffer[]): Buffer {
  return node(TAG.set, ...contents);
}

/** The bytes must be a minimal, positive integer: the first one between 0x01 and 0x7f. */
export function integer(bytes: Buffer): Buffer {
  return node(TAG.integer, bytes);
}

export function bitString(bytes: Buffer): Buffer {
  return node(TAG.bitString, Buffer.from([0]), bytes);
}

export function utf8String(text: string): Buffer {
  return node(TAG.utf8String, Buffer.from(text, 'utf8'));
}

/** `YYMMDDHHMMSSZ`, years 1950 to 2049 (RFC 5280 §4.1.2.5.1). */
export function utcTime(text: string): Buffer {
  return node(TAG.utcTime, Buffer.from(text, 'latin1'));
}

/** `YYYYMMDDHHMMSSZ` (RFC 5280 §4.1.2.5.2). */
export function generalizedTime(text: string): Buffer {
  return node(TAG.generalizedTime, Buffer.from(text, 'latin1'));
}

export function explicit0(content: Buffer): Buffer {
  return node(EXPLICIT_0, content);
}

/** `1.2.840…`: the first two arcs share a byte, each further one is in base 128. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return node(TAG.objectIdentifier, Buffer.from([40 * first + second, ...rest.flatMap(base128)]));
}

function base128(arc: number): number[] {
  const digits = [arc & 0x7f];
  for (let high = arc >>> 7; high > 0; high >>>= 7) digits.unshift((high & 0x7f) | 0x80);
  return digits;
}
