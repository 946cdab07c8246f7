import { setUint16, setUint24, setUint32 } from '../rtp/bytes.ts';
import { ONE_BYTE_PROFILE, absSendTime } from '../rtp/extension.ts';
import { RTP_HEADER_BYTES } from '../rtp/header.ts';

/** Ids of the header extensions agreed downstream, 1–14; 0 or absent = not written. */
export interface DownstreamExtensions {
  readonly mid?: number;
  readonly audioLevel?: number;
  readonly absSendTime?: number;
  readonly transportSequence?: number;
}

const EXTENSION_BIT = 0x10;
const MARKER_BIT = 0x80;
/** −127 dBov, no voice: as quiet as RFC 6464 §3 can say. */
const SILENCE = 0x7f;

/**
 * The header of one outgoing stream, laid out once: what differs from packet to packet stands at
 * fixed places, so writing a header is one copy and a few stores.
 */
export class HeaderTemplate {
  readonly sizeBytes: number;
  /** Where the two bytes of the transport-wide sequence number go; 0 = not agreed. */
  readonly transportSequenceOffset: number;

  readonly #template: Buffer<ArrayBuffer>;
  readonly #payloadType: number;
  readonly #absSendTimeOffset: number;
  readonly #audioLevelOffset: number;

  constructor(payloadType: number, ssrc: number, extensions: DownstreamExtensions, mid: string) {
    const template = Buffer.alloc(RTP_HEADER_BYTES + 4 + 64);
    let at = RTP_HEADER_BYTES + 4;
    // One-byte form (RFC 8285 §4.2): id and length minus one, then the data. 0 = not there.
    const place = (id: number | undefined, dataBytes: number): number => {
      if (!id) return 0;
      template[at] = (id << 4) | (dataBytes - 1);
      at += 1 + dataBytes;
      return at - dataBytes;
    };
    this.#absSendTimeOffset = place(extensions.absSendTime, 3);
    this.transportSequenceOffset = place(extensions.transportSequence, 2);
    this.#audioLevelOffset = place(extensions.audioLevel, 1);
    if (this.#audioLevelOffset !== 0) template[this.#audioLevelOffset] = SILENCE;
    const midBytes = Buffer.from(mid, 'latin1').subarray(0, 16);
    if (midBytes.length > 0) {
      const midOffset = place(extensions.mid, midBytes.length);
      if (midOffset !== 0) midBytes.copy(template, midOffset);
    }

    const blockBytes = Math.ceil((at - RTP_HEADER_BYTES - 4) / 4) * 4;
    template[0] = 0x80;
    if (blockBytes > 0) {
      template[0] |= EXTENSION_BIT;
      setUint16(template, RTP_HEADER_BYTES, ONE_BYTE_PROFILE);
      setUint16(template, RTP_HEADER_BYTES + 2, blockBytes / 4);
    }
    setUint32(template, 8, ssrc);
    this.#payloadType = payloadType;
    this.sizeBytes = RTP_HEADER_BYTES + (blockBytes > 0 ? 4 + blockBytes : 0);
    this.#template = template.subarray(0, this.sizeBytes);
  }

  /** @param audioLevel  the byte of RFC 6464, -1 = unknown */
  write(
    out: Buffer,
    nowMs: number,
    marker: boolean,
    sequence: number,
    timestamp: number,
    audioLevel: number,
  ): void {
    this.#template.copy(out, 0);
    out[1] = marker ? this.#payloadType | MARKER_BIT : this.#payloadType;
    setUint16(out, 2, sequence);
    setUint32(out, 4, timestamp);
    if (this.#absSendTimeOffset !== 0) setUint24(out, this.#absSendTimeOffset, absSendTime(nowMs));
    if (audioLevel !== -1 && this.#audioLevelOffset !== 0) out[this.#audioLevelOffset] = audioLevel;
  }
}
