import { SRTP_PROFILES } from '../srtp/profile.ts';
import { uint, uint16s, vector } from './byte-reader.ts';
import {
  EXTENSION_EXTENDED_MASTER_SECRET,
  EXTENSION_POINT_FORMATS,
  EXTENSION_RENEGOTIATION_INFO,
  EXTENSION_USE_SRTP,
} from './client-hello.ts';
import type { ClientHello } from './client-hello.ts';
import type { Agreement } from './negotiation.ts';
import { DTLS_1_2 } from './record.ts';
import { CLIENT_SIGNATURES, ECDSA_P256_SHA256 } from './signature.ts';

/** Bodies of the messages that a server writes, without their handshake headers. */

const NOTHING = Buffer.alloc(0);
const NULL_COMPRESSION = 0;
const UNCOMPRESSED_POINTS = 0;

/** RFC 5246 §7.4.1.3. The session id stays empty: nothing is ever resumed. */
export function serverHello(hello: ClientHello, random: Buffer, agreement: Agreement): Buffer {
  const profile = SRTP_PROFILES[agreement.srtpProfile].id;
  const extensions = [
    extension(EXTENSION_EXTENDED_MASTER_SECRET, NOTHING),
    // One profile, and an empty MKI (RFC 5764 §4.1.1).
    extension(EXTENSION_USE_SRTP, vector(2, uint(2, profile)), vector(1, NOTHING)),
  ];
  if (hello.renegotiationBytes !== null) {
    extensions.push(extension(EXTENSION_RENEGOTIATION_INFO, vector(1, NOTHING)));
  }
  if (hello.pointFormats) {
    extensions.push(extension(EXTENSION_POINT_FORMATS, vector(1, uint(1, UNCOMPRESSED_POINTS))));
  }
  return Buffer.concat([
    uint(2, DTLS_1_2),
    random,
    vector(1, NOTHING),
    uint(2, agreement.suite.id),
    uint(1, NULL_COMPRESSION),
    vector(2, ...extensions),
  ]);
}

function extension(type: number, ...data: readonly Buffer[]): Buffer {
  return Buffer.concat([uint(2, type), vector(2, ...data)]);
}

/** RFC 5246 §7.4.2: a chain of one. */
export function certificate(der: Buffer): Buffer {
  return vector(3, vector(3, der));
}

const CURVE_TYPE_NAMED = 3;

/** The ephemeral key as it is signed and sent (RFC 8422 §5.4). */
export function keyExchangeParameters(group: number, publicKey: Buffer): Buffer {
  return Buffer.concat([uint(1, CURVE_TYPE_NAMED), uint(2, group), vector(1, publicKey)]);
}

export function serverKeyExchange(parameters: Buffer, signature: Buffer): Buffer {
  return Buffer.concat([parameters, uint(2, ECDSA_P256_SHA256), vector(2, signature)]);
}

const CERTIFICATE_TYPE_ECDSA = 64;
const CERTIFICATE_TYPE_RSA = 1;

/** RFC 5246 §7.4.4. No authorities are named: what counts is the fingerprint. */
export function certificateRequest(): Buffer {
  return Buffer.concat([
    vector(1, Buffer.from([CERTIFICATE_TYPE_ECDSA, CERTIFICATE_TYPE_RSA])),
    vector(2, uint16s(CLIENT_SIGNATURES)),
    vector(2, NOTHING),
  ]);
}
