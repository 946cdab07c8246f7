import type { PacketCipher } from './cipher.ts';
import { RTCP_CLEAR_BYTES, RTCP_ENCRYPTED_FLAG } from './cipher.ts';
import { createPacketCipher } from './create-cipher.ts';
import { PacketIndex } from './packet-index.ts';
import { SRTCP_INDEX_BYTES } from './profile.ts';
import type { SrtpKeys } from './profile.ts';
import {
  SRTP_FORGED,
  SRTP_KEY_EXHAUSTED,
  SRTP_NOT_ENCRYPTED,
  SRTP_REPLAYED,
  SRTP_TOO_LONG,
  SRTP_TOO_OLD,
  SRTP_TOO_SHORT,
} from './refusal.ts';
import { SlidingWindow } from './sliding-window.ts';
import { SsrcTable } from './ssrc-table.ts';
import { MAX_PACKET_BYTES, RTP_MIN_HEADER_BYTES, MAX_ROC } from './limits.ts';

/** Indices behind the highest that are still taken, once each. RFC 3711 §3.3.2 asks for 64. */
export const REPLAY_WINDOW = 128;

/**
 * One direction's end that checks and decrypts. In place; the result is the plaintext's size, or
 * a negative refusal (`refusal.ts`). Nothing here throws, whatever the bytes are.
 */
export interface SrtpReceiver {
  /** @param headerSizeBytes fixed header, CSRCs and extension: what is authenticated in clear. */
  unprotectRtp(packet: Buffer, sizeBytes: number, headerSizeBytes: number): number;
  unprotectRtcp(packet: Buffer, sizeBytes: number): number;
  /** SSRCs known, at most `MAX_SSRCS`. */
  readonly ssrcCount: number;
}

/** An SSRC that has sent something authentic. RTP and RTCP count apart (RFC 3711 §3.2.3). */
interface UpstreamSsrc {
  packets: number;
  rtp: PacketIndex | null;
  rtcp: RtcpIndex | null;
}

interface RtcpIndex {
  highest: number;
  readonly window: SlidingWindow;
}

/** @param cipher another way to the profile's bytes than node:crypto's */
export function createSrtpReceiver(
  keys: SrtpKeys,
  cipher: PacketCipher = createPacketCipher(keys),
): SrtpReceiver {
  return new Receiver(cipher);
}

/**
 * RFC 3711 §3.3, in this order: guess the index, look into the replay window, authenticate, and
 * only then let anything move. An unauthentic packet leaves no trace but its refusal.
 */
class Receiver implements SrtpReceiver {
  readonly #cipher: PacketCipher;
  readonly #ssrcs = new SsrcTable<UpstreamSsrc>();

  constructor(cipher: PacketCipher) {
    this.#cipher = cipher;
  }

  get ssrcCount(): number {
    return this.#ssrcs.size;
  }

  unprotectRtp(packet: Buffer, sizeBytes: number, headerSizeBytes: number): number {
    const plainBytes = sizeBytes - this.#cipher.tagBytes;
    if (headerSizeBytes < RTP_MIN_HEADER_BYTES || plainBytes < headerSizeBytes) {
      return SRTP_TOO_SHORT;
    }
    if (sizeBytes > packet.length || sizeBytes > MAX_PACKET_BYTES) return SRTP_TOO_LONG;
    const sequence = (packet[2]! << 8) | packet[3]!;
    const ssrc = packet.readUInt32BE(8);
    const known = this.#ssrcs.get(ssrc);
    const index = known?.rtp ?? null;
    let roc = 0;
    if (index !== null) {
      roc = index.guessRoc(sequence);
      if (roc > MAX_ROC) return SRTP_KEY_EXHAUSTED;
      if (index.isTooOld(roc, sequence)) return SRTP_TOO_OLD;
      if (index.has(roc, sequence)) return SRTP_REPLAYED;
    }
    if (!this.#cipher.openRtp(packet, sizeBytes, headerSizeBytes, ssrc, roc, sequence)) {
      return SRTP_FORGED;
    }
    const stream = known ?? this.#admit(ssrc);
    if (index === null) stream.rtp = new PacketIndex(REPLAY_WINDOW, 0, sequence);
    else index.add(roc, sequence);
    this.#ssrcs.touch(ssrc, stream);
    return plainBytes;
  }

  unprotectRtcp(packet: Buffer, sizeBytes: number): number {
    const plainBytes = sizeBytes - this.#cipher.tagBytes - SRTCP_INDEX_BYTES;
    if (plainBytes < RTCP_CLEAR_BYTES) return SRTP_TOO_SHORT;
    if (sizeBytes > packet.length || sizeBytes > MAX_PACKET_BYTES) return SRTP_TOO_LONG;
    const indexWord = packet.readUInt32BE(sizeBytes - this.#cipher.indexWordFromEnd);
    if (indexWord < RTCP_ENCRYPTED_FLAG) return SRTP_NOT_ENCRYPTED;
    const index = indexWord - RTCP_ENCRYPTED_FLAG;
    const ssrc = packet.readUInt32BE(4);
    const known = this.#ssrcs.get(ssrc);
    const seen = known?.rtcp ?? null;
    if (seen !== null) {
      if (seen.window.isBehind(index - seen.highest)) return SRTP_TOO_OLD;
      if (seen.window.has(index - seen.highest, index)) return SRTP_REPLAYED;
    }
    if (!this.#cipher.openRtcp(packet, sizeBytes, ssrc, index)) return SRTP_FORGED;
    const stream = known ?? this.#admit(ssrc);
    stream.rtcp ??= { highest: index, window: new SlidingWindow(REPLAY_WINDOW) };
    stream.rtcp.window.add(index - stream.rtcp.highest, index);
    if (index > stream.rtcp.highest) stream.rtcp.highest = index;
    this.#ssrcs.touch(ssrc, stream);
    return plainBytes;
  }

  #admit(ssrc: number): UpstreamSsrc {
    const stream: UpstreamSsrc = { packets: 0, rtp: null, rtcp: null };
    this.#ssrcs.add(ssrc, stream);
    return stream;
  }
}
