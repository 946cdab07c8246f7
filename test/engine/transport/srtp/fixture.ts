import { SrtcpSession, SrtpSession } from 'werift';
import { createPacketCipher } from '../../../../engine/transport/srtp/create-cipher.ts';
import type { PacketCipher } from '../../../../engine/transport/srtp/cipher.ts';
import { SRTP_PROFILES } from '../../../../engine/transport/srtp/index.ts';
import type { SrtpKeys, SrtpProfile } from '../../../../engine/transport/srtp/index.ts';
import { Seeded } from '../../../seeded.ts';

export const PROFILES: readonly SrtpProfile[] = ['AES_CM_128_HMAC_SHA1_80', 'AEAD_AES_128_GCM'];

/** Bytes a protected packet can have more than its plaintext, and then some. */
const TRAILER_ROOM_BYTES = 64;

export function keysFor(profile: SrtpProfile, seed = 1): SrtpKeys {
  const { keyBytes, saltBytes } = SRTP_PROFILES[profile];
  const random = new Seeded(seed);
  return { profile, masterKey: random.bytes(keyBytes), masterSalt: random.bytes(saltBytes) };
}

/** A slot with an RTP packet in it, and what the callers of SRTP know about that packet. */
export interface Slot {
  readonly buffer: Buffer;
  sizeBytes: number;
  readonly headerSizeBytes: number;
}

export interface RtpFields {
  readonly ssrc?: number;
  readonly sequence: number;
  readonly payload?: Buffer;
  /** Words of header extension, 0 for none (RFC 3550 §5.3.1). */
  readonly extensionWords?: number;
}

export function rtp(fields: RtpFields): Slot {
  const payload = fields.payload ?? Buffer.from(`payload of ${fields.sequence & 0xffff}`);
  const words = fields.extensionWords ?? 0;
  const headerSizeBytes = 12 + (words === 0 ? 0 : 4 + words * 4);
  const buffer = Buffer.alloc(headerSizeBytes + payload.length + TRAILER_ROOM_BYTES);
  buffer[0] = words === 0 ? 0x80 : 0x90;
  buffer[1] = 96;
  buffer.writeUInt16BE(fields.sequence & 0xffff, 2);
  buffer.writeUInt32BE(1234, 4);
  buffer.writeUInt32BE(fields.ssrc ?? 0xcafe_0001, 8);
  if (words > 0) {
    buffer.writeUInt16BE(0xbede, 12);
    buffer.writeUInt16BE(words, 14);
  }
  payload.copy(buffer, headerSizeBytes);
  return { buffer, sizeBytes: headerSizeBytes + payload.length, headerSizeBytes };
}

/** A receiver report without blocks, and `moreBytes` of something behind it. */
export function rtcp(ssrc = 0xcafe_0001, moreBytes = 24): Slot {
  const sizeBytes = 8 + moreBytes;
  const buffer = Buffer.alloc(sizeBytes + TRAILER_ROOM_BYTES);
  buffer[0] = 0x80;
  buffer[1] = 201;
  buffer.writeUInt16BE(sizeBytes / 4 - 1, 2);
  buffer.writeUInt32BE(ssrc, 4);
  buffer.fill(0x55, 8, sizeBytes);
  return { buffer, sizeBytes, headerSizeBytes: 8 };
}

/** The bytes of a slot as they would travel, apart from the slot. */
export function wire(slot: Slot): Buffer {
  return Buffer.from(slot.buffer.subarray(0, slot.sizeBytes));
}

/** The profile with authentication's result thrown away: what many have shipped. */
export function unguardedCipher(keys: SrtpKeys): PacketCipher {
  const cipher = createPacketCipher(keys);
  return {
    tagBytes: cipher.tagBytes,
    indexWordFromEnd: cipher.indexWordFromEnd,
    sealRtp: (...call) => cipher.sealRtp(...call),
    sealRtcp: (...call) => cipher.sealRtcp(...call),
    openRtp: (...call) => cipher.openRtp(...call) || true,
    openRtcp: (...call) => cipher.openRtcp(...call) || true,
  };
}

function weriftConfig(keys: SrtpKeys): ConstructorParameters<typeof SrtpSession>[0] {
  return {
    profile: SRTP_PROFILES[keys.profile].id,
    keys: {
      localMasterKey: keys.masterKey,
      localMasterSalt: keys.masterSalt,
      remoteMasterKey: keys.masterKey,
      remoteMasterSalt: keys.masterSalt,
    },
  };
}

/** The other implementation, with our keys in both of its directions. */
export function weriftSession(keys: SrtpKeys): SrtpSession {
  return new SrtpSession(weriftConfig(keys));
}

export function weriftRtcpSession(keys: SrtpKeys): SrtcpSession {
  return new SrtcpSession(weriftConfig(keys));
}
