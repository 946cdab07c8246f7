import { RTCP_ENCRYPTED_FLAG } from './cipher.ts';
import type { SrtpSender } from './sender.ts';

/** Indices one block of the ledger covers: 16 KiB. */
const BLOCK_INDICES = 4096;
const FNV_OFFSET = 0x811c_9dc5;
const FNV_PRIME = 0x0100_0193;

/** Two packets that were protected under one (key, SSRC, index). */
export interface TwoTimePad {
  readonly kind: 'rtp' | 'rtcp';
  readonly keyId: string;
  readonly ssrc: number;
  /** 48-bit packet index, or SRTCP's 31-bit one. */
  readonly index: number;
}

/**
 * What has been protected under which index, across all senders whose detector writes into it: two
 * senders made from one key do not know of each other, the ledger does.
 */
export class PadLedger {
  readonly pads: TwoTimePad[] = [];
  /** Packets recorded. */
  packets = 0;
  readonly #pages = new Map<string, PadPage>();

  /** The indices of one SSRC under one key. */
  page(kind: 'rtp' | 'rtcp', keyId: string, ssrc: number): PadPage {
    const name = `${kind} ${keyId} ${ssrc}`;
    let page = this.#pages.get(name);
    if (page === undefined) {
      page = { kind, keyId, ssrc, blocks: new Map() };
      this.#pages.set(name, page);
    }
    return page;
  }

  /** @returns the pad when another hash stands under this index already. */
  record(page: PadPage, index: number, hash: number): TwoTimePad | null {
    this.packets++;
    const number = Math.floor(index / BLOCK_INDICES);
    let block = page.blocks.get(number);
    if (block === undefined) {
      block = new Uint32Array(BLOCK_INDICES);
      page.blocks.set(number, block);
    }
    const before = block[index % BLOCK_INDICES]!;
    block[index % BLOCK_INDICES] = hash;
    if (before === 0 || before === hash) return null;
    const pad: TwoTimePad = { kind: page.kind, keyId: page.keyId, ssrc: page.ssrc, index };
    this.pads.push(pad);
    return pad;
  }
}

interface PadPage {
  readonly kind: 'rtp' | 'rtcp';
  readonly keyId: string;
  readonly ssrc: number;
  /** Hashes by index, in blocks; 0 = not used yet. */
  readonly blocks: Map<number, Uint32Array>;
}

export class TwoTimePadError extends Error {
  readonly pad: TwoTimePad;

  constructor(pad: TwoTimePad) {
    super(`Two plaintexts under one index: ${JSON.stringify(pad)}`);
    this.name = 'TwoTimePadError';
    this.pad = pad;
  }
}

export interface TwoTimePadOptions {
  /** Shared by all senders of a run; a ledger of its own by default. */
  readonly ledger?: PadLedger;
  /** Collect into `ledger.pads` and go on, instead of throwing. */
  readonly collect?: boolean;
}

/**
 * A sender that notes what its inner one protected, for tests, simulations and the bench. It keeps
 * books of its own: it follows the rollover counter independently, so that a mistake in the
 * sender's does not hide here.
 *
 * @throws TwoTimePadError at the second plaintext, unless it is told to collect
 */
export function detectTwoTimePads(
  sender: SrtpSender,
  options: TwoTimePadOptions = {},
): SrtpSender & { readonly ledger: PadLedger } {
  return new DetectingSender(sender, options.ledger ?? new PadLedger(), options.collect ?? false);
}

class DetectingSender implements SrtpSender {
  readonly ledger: PadLedger;
  readonly #inner: SrtpSender;
  readonly #collect: boolean;
  readonly #rtp = new Map<number, PadPage>();
  readonly #rtcp = new Map<number, PadPage>();
  /** Highest 48-bit index by SSRC. */
  readonly #highest = new Map<number, number>();

  constructor(inner: SrtpSender, ledger: PadLedger, collect: boolean) {
    this.#inner = inner;
    this.ledger = ledger;
    this.#collect = collect;
  }

  get keyId(): string {
    return this.#inner.keyId;
  }

  get tagBytes(): number {
    return this.#inner.tagBytes;
  }

  get rtcpIndexFromEnd(): number {
    return this.#inner.rtcpIndexFromEnd;
  }

  protectRtp(slot: Buffer, sizeBytes: number, headerSizeBytes: number): number {
    const hash = hashOf(slot, sizeBytes);
    const protectedBytes = this.#inner.protectRtp(slot, sizeBytes, headerSizeBytes);
    if (protectedBytes < 0) return protectedBytes;
    const ssrc = slot.readUInt32BE(8);
    this.#record('rtp', ssrc, this.#extend(ssrc, slot.readUInt16BE(2)), hash);
    return protectedBytes;
  }

  protectRtcp(slot: Buffer, sizeBytes: number): number {
    const hash = hashOf(slot, sizeBytes);
    const protectedBytes = this.#inner.protectRtcp(slot, sizeBytes);
    if (protectedBytes < 0) return protectedBytes;
    const word = slot.readUInt32BE(protectedBytes - this.#inner.rtcpIndexFromEnd);
    const index = word % RTCP_ENCRYPTED_FLAG;
    this.#record('rtcp', slot.readUInt32BE(4), index, hash);
    return protectedBytes;
  }

  /** The index nearest to the highest so far whose lower 16 bits are `sequence`. */
  #extend(ssrc: number, sequence: number): number {
    const highest = this.#highest.get(ssrc);
    let index = sequence;
    if (highest !== undefined) {
      const step = ((sequence - highest) << 16) >> 16;
      index = highest + step;
      if (index < 0) index = sequence;
    }
    if (highest === undefined || index > highest) this.#highest.set(ssrc, index);
    return index;
  }

  #record(kind: 'rtp' | 'rtcp', ssrc: number, index: number, hash: number): void {
    const pages = kind === 'rtp' ? this.#rtp : this.#rtcp;
    let page = pages.get(ssrc);
    if (page === undefined) {
      page = this.ledger.page(kind, this.#inner.keyId, ssrc);
      pages.set(ssrc, page);
    }
    const pad = this.ledger.record(page, index, hash);
    if (pad !== null && !this.#collect) throw new TwoTimePadError(pad);
  }
}

/** FNV-1a over header and payload; never 0. Two plaintexts share one once in 2^32. */
function hashOf(packet: Buffer, sizeBytes: number): number {
  let hash = FNV_OFFSET;
  for (let i = 0; i < sizeBytes; i++) hash = Math.imul(hash ^ packet[i]!, FNV_PRIME);
  return hash >>> 0 || 1;
}
