import { createCipheriv } from 'node:crypto';
import type { Cipheriv } from 'node:crypto';

const BLOCK_BYTES = 16;
/**
 * What one call to the cipher makes at most. The call costs 1.4 µs whatever its size, AES itself
 * 0.3 µs per 1,200 bytes (Node 26.10): six such packets a call bring it to 0.4 µs for each. Above
 * 8 KiB the result's allocation becomes dearer again.
 */
const MAX_AHEAD_BYTES = 8192;
const MAX_AHEAD_PACKETS = 8;
/** Streams for which key stream is held ready; the least recently refilled is dropped. */
const MAX_AHEAD_STREAMS = 32;
/** Counter blocks on their way into the cipher. Shared: only used within one call. */
const counters = Buffer.allocUnsafeSlow(MAX_AHEAD_BYTES);
const counterView = new DataView(counters.buffer);

/** Key stream for `packets` consecutive indices of one SSRC, `strideBytes` for each. */
interface Ahead {
  roc: number;
  sequence: number;
  packets: number;
  strideBytes: number;
  /** The longest packet served from it: the next one's stride. */
  longestBytes: number;
  stream: DataView;
}

/**
 * AES-128 in counter mode as SRTP uses it (RFC 3711 §4.1.1): block `b` of the packet's key stream
 * is E(key, salt·2^16 XOR ssrc·2^64 XOR index·2^16 + b).
 *
 * Counter mode is made from one ECB cipher that lives as long as the key, because node:crypto
 * cannot give a CTR cipher a new counter and making one for each packet costs more than the
 * encryption. Since the counter blocks of the next packets are known before these exist, their key
 * stream is made in the same call: 1, 2, 4, then up to 8 packets ahead while the stream runs in
 * sequence, so a stream that jumps costs no more than a packet at a time.
 */
export class Keystream {
  readonly #cipher: Cipheriv;
  /** The salt as three words and a half. */
  readonly #salt0: number;
  readonly #salt1: number;
  readonly #salt2: number;
  readonly #salt3: number;
  readonly #ahead = new Map<number, Ahead>();
  /** View over the buffer last worked in: slots of one pool share it. */
  #view: DataView = counterView;

  constructor(key: Buffer, salt: Buffer) {
    this.#cipher = createCipheriv('aes-128-ecb', key, null);
    this.#cipher.setAutoPadding(false);
    this.#salt0 = salt.readUInt32BE(0);
    this.#salt1 = salt.readUInt32BE(4);
    this.#salt2 = salt.readUInt32BE(8);
    this.#salt3 = salt.readUInt16BE(12);
  }

  /** En- or decrypts `packet[from … to)` as the packet (`roc`, `sequence`) of an RTP stream. */
  applyRtp(
    packet: Buffer,
    from: number,
    to: number,
    ssrc: number,
    roc: number,
    sequence: number,
  ): void {
    const sizeBytes = to - from;
    if (sizeBytes <= 0) return;
    const ahead = this.#ahead.get(ssrc);
    if (ahead !== undefined) {
      const position = (roc - ahead.roc) * 0x10000 + sequence - ahead.sequence;
      if (position < 0) {
        // A late packet: made for itself, what lies ready stays.
        this.#xor(packet, from, to, this.#make(ssrc, roc, sequence, 1, sizeBytes), 0);
        return;
      }
      if (position < ahead.packets && sizeBytes <= ahead.strideBytes) {
        if (sizeBytes > ahead.longestBytes) ahead.longestBytes = sizeBytes;
        this.#xor(packet, from, to, ahead.stream, position * ahead.strideBytes);
        return;
      }
    }
    this.#xor(packet, from, to, this.#refill(ahead, ssrc, roc, sequence, sizeBytes), 0);
  }

  /** En- or decrypts `packet[from … to)` of an SRTCP packet; its 31-bit index is sent along. */
  applyRtcp(packet: Buffer, from: number, to: number, ssrc: number, index: number): void {
    if (to <= from) return;
    // The 31-bit index stands where RTP has ROC and sequence number: split it the same way.
    const stream = this.#make(ssrc, index >>> 16, index & 0xffff, 1, to - from);
    this.#xor(packet, from, to, stream, 0);
  }

  #refill(
    before: Ahead | undefined,
    ssrc: number,
    roc: number,
    sequence: number,
    sizeBytes: number,
  ): DataView {
    let packets = 1;
    let strideBytes = roundUp(sizeBytes);
    if (before !== undefined) {
      strideBytes = roundUp(Math.max(sizeBytes, before.longestBytes));
      const beyond = (roc - before.roc) * 0x10000 + sequence - before.sequence - before.packets;
      if (beyond <= before.packets) {
        const fitting = Math.floor(MAX_AHEAD_BYTES / strideBytes);
        packets = Math.min(before.packets * 2, MAX_AHEAD_PACKETS, fitting);
      }
      this.#ahead.delete(ssrc);
    } else if (this.#ahead.size >= MAX_AHEAD_STREAMS) {
      for (const oldest of this.#ahead.keys()) {
        this.#ahead.delete(oldest);
        break;
      }
    }
    const stream = this.#make(ssrc, roc, sequence, packets, strideBytes);
    this.#ahead.set(ssrc, {
      roc,
      sequence,
      packets,
      strideBytes,
      longestBytes: sizeBytes,
      stream,
    });
    return stream;
  }

  #make(ssrc: number, roc: number, sequence: number, packets: number, sizeBytes: number): DataView {
    const blocks = roundUp(sizeBytes) / BLOCK_BYTES;
    // Words are put down in little-endian order, swapped once per packet: twice as fast as letting
    // each store swap, and the block number (≤ 127) then is the last word's highest byte.
    const word0 = swap(this.#salt0);
    const word1 = swap(this.#salt1 ^ ssrc);
    let at = 0;
    for (let packet = 0; packet < packets; packet++) {
      const low = sequence + packet;
      const word2 = swap(this.#salt2 ^ (low > 0xffff ? roc + 1 : roc));
      const word3 = swap(((this.#salt3 ^ low) & 0xffff) << 16);
      for (let block = 0; block < blocks; block++) {
        counterView.setInt32(at, word0, true);
        counterView.setInt32(at + 4, word1, true);
        counterView.setInt32(at + 8, word2, true);
        counterView.setInt32(at + 12, word3 | (block << 24), true);
        at += BLOCK_BYTES;
      }
    }
    const made = this.#cipher.update(counters.subarray(0, at));
    return new DataView(made.buffer, made.byteOffset, at);
  }

  #xor(packet: Buffer, from: number, to: number, stream: DataView, at: number): void {
    if (packet.buffer !== this.#view.buffer) this.#view = new DataView(packet.buffer);
    const view = this.#view;
    const base = packet.byteOffset;
    const end = base + to;
    const endOfWords = end - 3;
    let position = base + from;
    let source = at;
    for (; position < endOfWords; position += 4, source += 4) {
      view.setInt32(position, view.getInt32(position, true) ^ stream.getInt32(source, true), true);
    }
    for (; position < end; position++, source++) {
      view.setUint8(position, view.getUint8(position) ^ stream.getUint8(source));
    }
  }
}

/** The same four bytes in the other order. */
function swap(word: number): number {
  return (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | ((word >>> 24) & 0xff);
}

function roundUp(sizeBytes: number): number {
  return (sizeBytes + BLOCK_BYTES - 1) & -BLOCK_BYTES;
}
