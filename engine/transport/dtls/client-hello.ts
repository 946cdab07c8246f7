import { ByteReader } from './byte-reader.ts';

export const EXTENSION_SUPPORTED_GROUPS = 10;
export const EXTENSION_POINT_FORMATS = 11;
export const EXTENSION_SIGNATURE_ALGORITHMS = 13;
export const EXTENSION_USE_SRTP = 14;
export const EXTENSION_EXTENDED_MASTER_SECRET = 23;
export const EXTENSION_RENEGOTIATION_INFO = 0xff01;
/** "I would send an empty renegotiation_info" (RFC 5746 §3.3). */
export const RENEGOTIATION_SCSV = 0x00ff;

/** What a ClientHello offers (RFC 6347 §4.2.1), as far as it matters here. */
export interface ClientHello {
  readonly version: number;
  readonly random: Buffer;
  readonly cipherSuites: readonly number[];
  readonly compressionMethods: readonly number[];
  readonly groups: readonly number[];
  readonly signatureAlgorithms: readonly number[];
  /** Protection profiles of `use_srtp`; empty without the extension. */
  readonly srtpProfiles: readonly number[];
  readonly extendedMasterSecret: boolean;
  readonly pointFormats: boolean;
  /** Length of `renegotiated_connection` (0 in a first handshake); null when not offered. */
  readonly renegotiationBytes: number | null;
}

/** @returns undefined for anything that is not a well-formed ClientHello, trailing bytes included */
export function parseClientHello(body: Buffer): ClientHello | undefined {
  const reader = new ByteReader(body);
  const version = reader.uint(2);
  const random = Buffer.from(reader.bytes(32));
  reader.vector(1); // session id: nothing is resumed
  reader.vector(1); // cookie: none was given out
  const cipherSuites = reader.uint16Vector(2);
  const compressionMethods = [...reader.vector(1)];
  // A hello without extensions may end here (RFC 5246 §7.4.1.2).
  const extensions =
    reader.remainingBytes === 0 ? new Map<number, Buffer>() : parseExtensions(reader.vector(2));
  if (!reader.ok || reader.remainingBytes !== 0 || extensions === undefined) return undefined;

  const groups = listOf(extensions.get(EXTENSION_SUPPORTED_GROUPS));
  const signatureAlgorithms = listOf(extensions.get(EXTENSION_SIGNATURE_ALGORITHMS));
  const srtpProfiles = profilesOf(extensions.get(EXTENSION_USE_SRTP));
  const renegotiation = renegotiationOf(extensions.get(EXTENSION_RENEGOTIATION_INFO), cipherSuites);
  if (!groups || !signatureAlgorithms || !srtpProfiles || renegotiation === undefined) {
    return undefined;
  }
  return {
    version,
    random,
    cipherSuites,
    compressionMethods,
    groups,
    signatureAlgorithms,
    srtpProfiles,
    extendedMasterSecret: extensions.has(EXTENSION_EXTENDED_MASTER_SECRET),
    pointFormats: extensions.has(EXTENSION_POINT_FORMATS),
    renegotiationBytes: renegotiation,
  };
}

function parseExtensions(bytes: Buffer): Map<number, Buffer> | undefined {
  const reader = new ByteReader(bytes);
  const extensions = new Map<number, Buffer>();
  while (reader.ok && reader.remainingBytes > 0) {
    const type = reader.uint(2);
    // RFC 5246 §7.4.1.4: one of each. Two would leave it open which one the far end meant.
    if (extensions.has(type)) return undefined;
    extensions.set(type, reader.vector(2));
  }
  return reader.ok ? extensions : undefined;
}

/** supported_groups and signature_algorithms have one shape: a vector of 16-bit numbers. */
function listOf(extension: Buffer | undefined): number[] | undefined {
  if (extension === undefined) return [];
  const reader = new ByteReader(extension);
  const numbers = reader.uint16Vector(2);
  return reader.ok && reader.remainingBytes === 0 ? numbers : undefined;
}

function profilesOf(extension: Buffer | undefined): number[] | undefined {
  if (extension === undefined) return [];
  const reader = new ByteReader(extension);
  const profiles = reader.uint16Vector(2);
  reader.vector(1); // MKI: ours is empty, which turns it off (RFC 5764 §4.1.3)
  return reader.ok && reader.remainingBytes === 0 ? profiles : undefined;
}

function renegotiationOf(
  extension: Buffer | undefined,
  cipherSuites: readonly number[],
): number | null | undefined {
  if (extension === undefined) return cipherSuites.includes(RENEGOTIATION_SCSV) ? 0 : null;
  const reader = new ByteReader(extension);
  const verifyData = reader.vector(1);
  return reader.ok && reader.remainingBytes === 0 ? verifyData.length : undefined;
}
