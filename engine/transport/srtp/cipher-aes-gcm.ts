import { createCipheriv, createDecipheriv } from 'node:crypto';
import { RTCP_CLEAR_BYTES, RTCP_ENCRYPTED_FLAG } from './cipher.ts';
import type { PacketCipher } from './cipher.ts';
import type { SessionKeys } from './key-derivation.ts';
import { SRTCP_INDEX_BYTES, SRTP_PROFILES } from './profile.ts';

const TAG_BYTES = SRTP_PROFILES.AEAD_AES_128_GCM.tagBytes;
const NONCE_BYTES = 12;

/** Read by node:crypto within the call that gets it, so one of each serves every packet. */
const nonce = Buffer.allocUnsafeSlow(NONCE_BYTES);
const rtcpAssociated = Buffer.allocUnsafeSlow(RTCP_CLEAR_BYTES + SRTCP_INDEX_BYTES);

/**
 * AEAD_AES_128_GCM (RFC 7714): one pass, a 128-bit tag, the header as associated data.
 *
 * node:crypto cannot give a GCM cipher a new nonce, so one is made for each packet: that, not the
 * cipher, is what this profile costs here. Its decipher tells of a wrong tag by throwing.
 */
export class AesGcmCipher implements PacketCipher {
  readonly tagBytes = TAG_BYTES;
  /** SRTCP: ciphertext ‖ tag ‖ E, index (RFC 7714 §9.2), the other way round than RFC 3711. */
  readonly indexWordFromEnd = SRTCP_INDEX_BYTES;
  readonly #rtpKey: Buffer;
  readonly #rtpSalt: Buffer;
  readonly #rtcpKey: Buffer;
  readonly #rtcpSalt: Buffer;

  constructor(rtp: SessionKeys, rtcp: SessionKeys) {
    this.#rtpKey = rtp.key;
    this.#rtpSalt = rtp.salt;
    this.#rtcpKey = rtcp.key;
    this.#rtcpSalt = rtcp.salt;
  }

  sealRtp(
    slot: Buffer,
    sizeBytes: number,
    headerSizeBytes: number,
    ssrc: number,
    roc: number,
    sequence: number,
  ): void {
    writeNonce(this.#rtpSalt, ssrc, roc, sequence);
    const associated = slot.subarray(0, headerSizeBytes);
    seal(this.#rtpKey, associated, slot, headerSizeBytes, sizeBytes);
  }

  openRtp(
    packet: Buffer,
    sizeBytes: number,
    headerSizeBytes: number,
    ssrc: number,
    roc: number,
    sequence: number,
  ): boolean {
    writeNonce(this.#rtpSalt, ssrc, roc, sequence);
    const associated = packet.subarray(0, headerSizeBytes);
    return open(this.#rtpKey, associated, packet, headerSizeBytes, sizeBytes);
  }

  sealRtcp(slot: Buffer, sizeBytes: number, ssrc: number, index: number): void {
    const indexWord = RTCP_ENCRYPTED_FLAG + index;
    writeNonce(this.#rtcpSalt, ssrc, index >>> 16, index & 0xffff);
    slot.copy(rtcpAssociated, 0, 0, RTCP_CLEAR_BYTES);
    rtcpAssociated.writeUInt32BE(indexWord, RTCP_CLEAR_BYTES);
    seal(this.#rtcpKey, rtcpAssociated, slot, RTCP_CLEAR_BYTES, sizeBytes);
    slot.writeUInt32BE(indexWord, sizeBytes + TAG_BYTES);
  }

  openRtcp(packet: Buffer, sizeBytes: number, ssrc: number, index: number): boolean {
    const endBytes = sizeBytes - SRTCP_INDEX_BYTES;
    writeNonce(this.#rtcpSalt, ssrc, index >>> 16, index & 0xffff);
    packet.copy(rtcpAssociated, 0, 0, RTCP_CLEAR_BYTES);
    packet.copy(rtcpAssociated, RTCP_CLEAR_BYTES, endBytes, sizeBytes);
    return open(this.#rtcpKey, rtcpAssociated, packet, RTCP_CLEAR_BYTES, endBytes);
  }
}

/**
 * 00 00 ‖ SSRC ‖ ROC ‖ sequence number, XOR the salt (RFC 7714 §8.1). SRTCP's 31-bit index fills
 * the last six bytes' lower 31 bits (§9.1), so it is passed split like an RTP index.
 */
function writeNonce(salt: Buffer, ssrc: number, roc: number, sequence: number): void {
  nonce[0] = salt[0]!;
  nonce[1] = salt[1]!;
  nonce[2] = salt[2]! ^ (ssrc >>> 24);
  nonce[3] = salt[3]! ^ (ssrc >>> 16);
  nonce[4] = salt[4]! ^ (ssrc >>> 8);
  nonce[5] = salt[5]! ^ ssrc;
  nonce[6] = salt[6]! ^ (roc >>> 24);
  nonce[7] = salt[7]! ^ (roc >>> 16);
  nonce[8] = salt[8]! ^ (roc >>> 8);
  nonce[9] = salt[9]! ^ roc;
  nonce[10] = salt[10]! ^ (sequence >>> 8);
  nonce[11] = salt[11]! ^ sequence;
}

function seal(key: Buffer, associated: Buffer, slot: Buffer, from: number, to: number): void {
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  cipher.setAAD(associated);
  if (to > from) slot.set(cipher.update(slot.subarray(from, to)), from);
  cipher.final();
  slot.set(cipher.getAuthTag(), to);
}

/** `packet[from … to)` is ciphertext and tag. */
function open(key: Buffer, associated: Buffer, packet: Buffer, from: number, to: number): boolean {
  const tagAt = to - TAG_BYTES;
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAAD(associated);
  decipher.setAuthTag(packet.subarray(tagAt, to));
  const plaintext = tagAt > from ? decipher.update(packet.subarray(from, tagAt)) : undefined;
  try {
    decipher.final();
  } catch {
    return false;
  }
  if (plaintext !== undefined) packet.set(plaintext, from);
  return true;
}
