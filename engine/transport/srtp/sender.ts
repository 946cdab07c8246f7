import { createHash } from 'node:crypto';
import type { PacketCipher } from './cipher.ts';
import { RTCP_CLEAR_BYTES } from './cipher.ts';
import { createPacketCipher } from './create-cipher.ts';
import { MAX_PACKET_BYTES, MAX_ROC, MAX_RTCP_INDEX, RTP_MIN_HEADER_BYTES } from './limits.ts';
import { PacketIndex } from './packet-index.ts';
import { SRTCP_INDEX_BYTES } from './profile.ts';
import type { SrtpKeys } from './profile.ts';
import {
  SRTP_INDEX_USED,
  SRTP_KEY_EXHAUSTED,
  SRTP_TOO_LONG,
  SRTP_TOO_MANY_SSRCS,
  SRTP_TOO_SHORT,
} from './refusal.ts';

/**
 * How far behind the newest packet a late one may still go out, once. Browsers' replay window is
 * 1,024 (libwebrtc), so a packet repaired upstream later than that would be in vain.
 */
export const SENDER_WINDOW = 1024;

/** A longer step ahead is ambiguous to the far end, which only sees 16 bits (RFC 3711 §3.3.1). */
const MAX_STEP = 0x8000;

/**
 * SSRCs one key may be used with. Each subscription takes two, and none may be forgotten while the
 * key lives, or its indices could be used again. 4,096 are two thousand subscriptions and 1 MiB.
 */
export const MAX_SENDER_SSRCS = 4096;

/**
 * One direction's end that encrypts. In place: the tag is appended in the slot; the result is the
 * packet's size, or a negative refusal (`refusal.ts`), in which case the slot is untouched.
 *
 * It never puts two packets under one (key, SSRC, index), whoever asks: the second one's key
 * stream would be the first one's, and with GCM the authentication key would be lost too.
 */
export interface SrtpSender {
  /** Names the key without telling it: a truncated SHA-256. For `detectTwoTimePads` and logs. */
  readonly keyId: string;
  /** Bytes that protecting appends to RTP. */
  readonly tagBytes: number;
  /** Where the index word stands in protected RTCP, counted back from its end. */
  readonly rtcpIndexFromEnd: number;
  protectRtp(slot: Buffer, sizeBytes: number, headerSizeBytes: number): number;
  protectRtcp(slot: Buffer, sizeBytes: number): number;
}

export interface SrtpSenderOptions {
  /** Another way to the profile's bytes than node:crypto's. */
  readonly cipher?: PacketCipher;
  /** Where counting starts: not at 0 only in tests that reach the end of a key's life. */
  readonly firstRoc?: number;
  readonly firstRtcpIndex?: number;
}

export function createSrtpSender(keys: SrtpKeys, options: SrtpSenderOptions = {}): SrtpSender {
  return new Sender(options.cipher ?? createPacketCipher(keys), keyIdOf(keys), options);
}

class Sender implements SrtpSender {
  readonly keyId: string;
  readonly tagBytes: number;
  readonly rtcpIndexFromEnd: number;
  readonly #cipher: PacketCipher;
  readonly #firstRoc: number;
  readonly #firstRtcpIndex: number;
  readonly #rtp = new Map<number, PacketIndex>();
  /** The next SRTCP index of each SSRC. */
  readonly #rtcp = new Map<number, number>();

  constructor(cipher: PacketCipher, keyId: string, options: SrtpSenderOptions) {
    this.keyId = keyId;
    this.tagBytes = cipher.tagBytes;
    this.rtcpIndexFromEnd = cipher.indexWordFromEnd;
    this.#cipher = cipher;
    this.#firstRoc = options.firstRoc ?? 0;
    this.#firstRtcpIndex = options.firstRtcpIndex ?? 0;
  }

  protectRtp(slot: Buffer, sizeBytes: number, headerSizeBytes: number): number {
    if (headerSizeBytes < RTP_MIN_HEADER_BYTES || sizeBytes < headerSizeBytes)
      return SRTP_TOO_SHORT;
    const protectedBytes = sizeBytes + this.#cipher.tagBytes;
    if (protectedBytes > slot.length || protectedBytes > MAX_PACKET_BYTES) return SRTP_TOO_LONG;
    const sequence = (slot[2]! << 8) | slot[3]!;
    const ssrc = slot.readUInt32BE(8);
    const index = this.#rtp.get(ssrc);
    let roc = this.#firstRoc;
    if (index === undefined) {
      if (this.#rtp.size >= MAX_SENDER_SSRCS) return SRTP_TOO_MANY_SSRCS;
      this.#rtp.set(ssrc, new PacketIndex(SENDER_WINDOW, roc, sequence));
    } else {
      roc = index.guessRoc(sequence);
      if (roc > MAX_ROC) return SRTP_KEY_EXHAUSTED;
      if (index.has(roc, sequence)) return SRTP_INDEX_USED;
      // Half the sequence space ahead is how a step back to before the stream's start looks.
      if (index.distance(roc, sequence) > MAX_STEP) return SRTP_INDEX_USED;
      index.add(roc, sequence);
    }
    this.#cipher.sealRtp(slot, sizeBytes, headerSizeBytes, ssrc, roc, sequence);
    return protectedBytes;
  }

  protectRtcp(slot: Buffer, sizeBytes: number): number {
    if (sizeBytes < RTCP_CLEAR_BYTES) return SRTP_TOO_SHORT;
    const protectedBytes = sizeBytes + this.#cipher.tagBytes + SRTCP_INDEX_BYTES;
    if (protectedBytes > slot.length || protectedBytes > MAX_PACKET_BYTES) return SRTP_TOO_LONG;
    const ssrc = slot.readUInt32BE(4);
    const index = this.#rtcp.get(ssrc) ?? this.#firstRtcpIndex;
    if (index > MAX_RTCP_INDEX) return SRTP_KEY_EXHAUSTED;
    if (!this.#rtcp.has(ssrc) && this.#rtcp.size >= MAX_SENDER_SSRCS) return SRTP_TOO_MANY_SSRCS;
    this.#rtcp.set(ssrc, index + 1);
    this.#cipher.sealRtcp(slot, sizeBytes, ssrc, index);
    return protectedBytes;
  }
}

function keyIdOf(keys: SrtpKeys): string {
  const hash = createHash('sha256').update(keys.masterKey).update(keys.masterSalt);
  return hash.digest('hex').slice(0, 16);
}
