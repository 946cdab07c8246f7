import { HmacSha1, digestEquals, writeDigest } from '../hmac-sha1.ts';
import { RTCP_CLEAR_BYTES, RTCP_ENCRYPTED_FLAG } from './cipher.ts';
import type { PacketCipher } from './cipher.ts';
import type { SessionKeys } from './key-derivation.ts';
import { Keystream } from './keystream.ts';
import { SRTCP_INDEX_BYTES, SRTP_PROFILES } from './profile.ts';

const TAG_BYTES = SRTP_PROFILES.AES_CM_128_HMAC_SHA1_80.tagBytes;

/**
 * AES_CM_128_HMAC_SHA1_80 (RFC 3711 §4): AES in counter mode, then an 80-bit tag over header and
 * ciphertext, and over the rollover counter, which is not sent.
 */
export class AesCmCipher implements PacketCipher {
  readonly tagBytes = TAG_BYTES;
  /** SRTCP: … ‖ E, index ‖ tag (RFC 3711 §3.4). */
  readonly indexWordFromEnd = SRTCP_INDEX_BYTES + TAG_BYTES;
  readonly #rtpKeystream: Keystream;
  readonly #rtpHmac: HmacSha1;
  readonly #rtcpKeystream: Keystream;
  readonly #rtcpHmac: HmacSha1;

  constructor(rtp: SessionKeys, rtcp: SessionKeys) {
    this.#rtpKeystream = new Keystream(rtp.key, rtp.salt);
    this.#rtpHmac = new HmacSha1(rtp.authKey);
    this.#rtcpKeystream = new Keystream(rtcp.key, rtcp.salt);
    this.#rtcpHmac = new HmacSha1(rtcp.authKey);
  }

  sealRtp(
    slot: Buffer,
    sizeBytes: number,
    headerSizeBytes: number,
    ssrc: number,
    roc: number,
    sequence: number,
  ): void {
    this.#rtpKeystream.applyRtp(slot, headerSizeBytes, sizeBytes, ssrc, roc, sequence);
    const digest = this.#rtpHmac.digestWithSuffix(slot, sizeBytes, roc);
    writeDigest(digest, slot, sizeBytes, TAG_BYTES);
  }

  openRtp(
    packet: Buffer,
    sizeBytes: number,
    headerSizeBytes: number,
    ssrc: number,
    roc: number,
    sequence: number,
  ): boolean {
    const endBytes = sizeBytes - TAG_BYTES;
    const digest = this.#rtpHmac.digestWithSuffix(packet, endBytes, roc);
    if (!digestEquals(digest, packet, endBytes, TAG_BYTES)) return false;
    this.#rtpKeystream.applyRtp(packet, headerSizeBytes, endBytes, ssrc, roc, sequence);
    return true;
  }

  sealRtcp(slot: Buffer, sizeBytes: number, ssrc: number, index: number): void {
    this.#rtcpKeystream.applyRtcp(slot, RTCP_CLEAR_BYTES, sizeBytes, ssrc, index);
    slot.writeUInt32BE(RTCP_ENCRYPTED_FLAG + index, sizeBytes);
    const tagAt = sizeBytes + SRTCP_INDEX_BYTES;
    writeDigest(this.#rtcpHmac.digest(slot, tagAt), slot, tagAt, TAG_BYTES);
  }

  openRtcp(packet: Buffer, sizeBytes: number, ssrc: number, index: number): boolean {
    const tagAt = sizeBytes - TAG_BYTES;
    if (!digestEquals(this.#rtcpHmac.digest(packet, tagAt), packet, tagAt, TAG_BYTES)) return false;
    const endBytes = tagAt - SRTCP_INDEX_BYTES;
    this.#rtcpKeystream.applyRtcp(packet, RTCP_CLEAR_BYTES, endBytes, ssrc, index);
    return true;
  }
}
