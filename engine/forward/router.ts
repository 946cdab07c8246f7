import { DROP, countDrop, createDropCounters } from './drop-reason.ts';
import { Encoding, RECEIVED } from './encoding.ts';
import { TransportWideRecorder } from './transport-wide-recorder.ts';
import { createUpstreamPacket } from './upstream-packet.ts';
import { getUint16, getUint8 } from '../rtp/bytes.ts';
import { codecByName } from '../rtp/codec/index.ts';
import { clearPayloadView } from '../rtp/codec/null.ts';
import { findExtension } from '../rtp/extension.ts';
import { parseRtpHeader, parseRtpPayload } from '../rtp/header.ts';
import type { Codec } from '../rtp/codec/index.ts';
import type { ExtensionView } from '../rtp/extension.ts';
import type { SenderInfo } from '../rtp/rtcp/index.ts';
import type { Kind } from '../types.ts';
import type { DropCounters } from './drop-reason.ts';
import type { UpstreamPacket } from './upstream-packet.ts';

/**
 * Ids of the header extensions agreed upstream; 0 or absent = not agreed. One map for the whole
 * bundle, since an id means the same in all of its m-sections (RFC 8285 §6, RFC 8843 §9.2).
 */
export interface UpstreamExtensions {
  readonly mid?: number;
  readonly rid?: number;
  readonly repairedRid?: number;
  readonly audioLevel?: number;
  readonly transportSequence?: number;
}

export interface SectionConfig {
  readonly mid: string;
  readonly kind: Kind;
  readonly codecs: readonly {
    readonly payloadType: number;
    readonly name: string;
    readonly clockRate: number;
    /** `apt` turned round: the payload type that repairs this one. */
    readonly rtxPayloadType?: number;
  }[];
  /** Ascending in quality. */
  readonly encodings: readonly {
    /** Empty without simulcast. */
    readonly rid: string;
    /** From `a=ssrc` lines and their FID group, when there are any. */
    readonly ssrc?: number;
    readonly rtxSsrc?: number;
  }[];
  /** Whether generic NACK has been agreed. */
  readonly nack: boolean;
}

export interface RouterConfig {
  readonly extensions: UpstreamExtensions;
  readonly sections: readonly SectionConfig[];
}

export interface RouterOptions {
  /** More than this is dropped before fan-out (ASVS 17.2.5, row R8); default 40 Mbps. */
  readonly maxRateBps?: number;
}

/** What one payload type stands for within a section. */
interface PayloadEntry {
  readonly codec: Codec;
  readonly clockRate: number;
  readonly payloadType: number;
  /** Whether this payload type repairs (RTX), the codec being the original's. */
  readonly isRepair: boolean;
}

interface Section {
  readonly mid: Buffer;
  readonly name: string;
  readonly encodings: readonly Encoding[];
  /** `rid`s of the encodings as bytes; empty ones without simulcast. */
  readonly rids: readonly Buffer[];
  readonly usesRids: boolean;
  /** By payload type. */
  readonly payloads: readonly (PayloadEntry | null)[];
}

/** What an SSRC has been found to be. */
interface Binding {
  readonly section: Section;
  readonly encoding: Encoding;
  readonly isRepair: boolean;
}

const PAYLOAD_TYPES = 128;
/** An encoding that changes its SSRC faster than this is playing tricks (row I4). */
const REBINDING_INTERVAL_MS = 1000;
const MAX_RATE_BPS = 40_000_000;
/** Key frames come in bursts: this much of a second at the highest rate may come at once. */
const BURST_SECONDS = 0.5;

/**
 * Finds whose packet this is: one for each upstream transport, knowing nothing of others.
 *
 * A known SSRC is one look-up. An unknown one is bound by what the packet itself carries: by
 * (mid, rid), RTX by (mid, repaired rid), and in a section without rids by mid alone or by a
 * payload type that only one section has (RFC 8843 §9.2). Never by rid without mid: two tracks of
 * one publisher may use the same rids. At most two SSRCs an encoding are bound at any time.
 */
export class Router {
  readonly drops: DropCounters = createDropCounters();
  /** Filled by `route`, valid until the next one. */
  readonly packet: UpstreamPacket = createUpstreamPacket();
  readonly transportWide = new TransportWideRecorder();
  /** All encodings, section by section, ascending in quality. */
  encodings: readonly Encoding[] = [];
  /** Of the last packet bound; transport-wide feedback names it. */
  lastSsrc = 0;

  readonly #bytesPerMs: number;
  readonly #burstBytes: number;
  #allowedBytes: number;
  #refilledAtMs = Number.NaN;

  #extensions: UpstreamExtensions = {};
  #sections: readonly Section[] = [];
  /** Keys are SSRCs as signed 32-bit integers, which V8 keeps unboxed. */
  #bindings = new Map<number, Binding>();
  readonly #found: ExtensionView = { offset: 0, sizeBytes: 0 };

  constructor(options: RouterOptions = {}) {
    const maxRateBps = options.maxRateBps ?? MAX_RATE_BPS;
    this.#bytesPerMs = maxRateBps / 8000;
    this.#burstBytes = (maxRateBps / 8) * BURST_SECONDS;
    this.#allowedBytes = this.#burstBytes;
  }

  /** Number of SSRCs bound; for tests and statistics. */
  get bindings(): number {
    return this.#bindings.size;
  }

  /** Control path: takes over what has been negotiated. Encodings of an unchanged (mid, rid) live on. */
  configure(config: RouterConfig): void {
    this.#extensions = config.extensions;
    const sections = config.sections.map((section) => this.#makeSection(section));
    const bindings = new Map<number, Binding>();
    for (const [i, section] of sections.entries()) {
      for (const [k, encoding] of section.encodings.entries()) {
        const declared = config.sections[i]?.encodings[k];
        if (!encoding.bound && declared?.ssrc !== undefined && declared.ssrc !== 0) {
          encoding.bound = true;
          encoding.ssrc = declared.ssrc;
        }
        if (!encoding.rtxBound && declared?.rtxSsrc !== undefined && declared.rtxSsrc !== 0) {
          encoding.rtxBound = true;
          encoding.rtxSsrc = declared.rtxSsrc;
        }
        // Two declarations of one SSRC: the first one has it, the other waits to be learnt.
        if (encoding.bound && bindings.has(encoding.ssrc | 0)) encoding.bound = false;
        if (encoding.bound) {
          bindings.set(encoding.ssrc | 0, { section, encoding, isRepair: false });
        }
        if (encoding.rtxBound && bindings.has(encoding.rtxSsrc | 0)) encoding.rtxBound = false;
        if (encoding.rtxBound) {
          bindings.set(encoding.rtxSsrc | 0, { section, encoding, isRepair: true });
        }
      }
    }
    this.#sections = sections;
    this.#bindings = bindings;
    this.encodings = sections.flatMap((section) => section.encodings);
  }

  /** Encodings of one m-section, ascending in quality; none for an unknown mid. */
  section(mid: string): readonly Encoding[] {
    return this.#sections.find((section) => section.name === mid)?.encodings ?? [];
  }

  /** The own encoding that sends media under this SSRC; undefined for anybody else's (row I3). */
  encodingOf(ssrc: number): Encoding | undefined {
    const binding = this.#bindings.get(ssrc | 0);
    return binding === undefined || binding.isRepair ? undefined : binding.encoding;
  }

  onSenderReport(nowMs: number, ssrc: number, info: SenderInfo): void {
    const encoding = this.encodingOf(ssrc);
    encoding?.onSenderReport(nowMs, info.ntpSeconds, info.ntpFraction, info.rtpTimestamp);
  }

  onBye(ssrc: number): void {
    this.encodingOf(ssrc)?.stop();
  }

  /**
   * Reads the header that SRTP leaves in the clear.
   *
   * @returns its size, for `unprotectRtp`; -1 when it is malformed
   */
  readHeader(datagram: Buffer, sizeBytes: number): number {
    if (parseRtpHeader(datagram, sizeBytes, this.packet.rtp)) {
      return this.packet.rtp.headerSizeBytes;
    }
    countDrop(this.drops, DROP.malformed);
    return -1;
  }

  /**
   * Finds the encoding of a packet that has been authenticated and decrypted, whose header
   * `readHeader` has just read, and takes it into account there.
   *
   * @param sizeBytes  of the plaintext packet
   * @returns the packet, unwrapped if it was RTX; null when it goes no further (counted)
   */
  route(nowMs: number, datagram: Buffer, sizeBytes: number): UpstreamPacket | null {
    const packet = this.packet;
    const rtp = packet.rtp;
    if (!parseRtpPayload(datagram, sizeBytes, rtp)) return this.#drop(DROP.malformed);
    if (!this.#withinRate(nowMs, sizeBytes)) return this.#drop(DROP.overRate);

    const ids = this.#extensions;
    const found = this.#found;
    if (
      ids.transportSequence !== undefined &&
      findExtension(datagram, rtp, ids.transportSequence, found) &&
      found.sizeBytes >= 2
    ) {
      this.transportWide.record(nowMs, getUint16(datagram, found.offset));
    }

    const binding = this.#bindings.get(rtp.ssrc | 0) ?? this.#bind(nowMs, datagram);
    if (binding === null) return null;
    const payload = binding.section.payloads[rtp.payloadType] as PayloadEntry | null;
    if (payload === null || payload.isRepair !== binding.isRepair) {
      return this.#drop(DROP.unknownPayloadType);
    }
    this.lastSsrc = rtp.ssrc;

    const encoding = binding.encoding;
    if (payload.isRepair && !this.#unwrapRepair(datagram, payload, encoding)) return null;
    packet.audioLevel =
      ids.audioLevel !== undefined && findExtension(datagram, rtp, ids.audioLevel, found)
        ? getUint8(datagram, found.offset)
        : -1;

    encoding.clockRate = payload.clockRate;
    const received = encoding.receive(nowMs, datagram, rtp, payload.isRepair);
    if (received !== RECEIVED) return this.#drop(received);
    packet.buffer = datagram;
    packet.encoding = encoding;
    packet.codec = payload.codec;
    packet.extendedSequence = encoding.extendedSequence;
    packet.late = encoding.late;
    this.#readPayload(nowMs, packet, payload.codec, encoding);
    return packet;
  }

  #drop(reason: number): null {
    countDrop(this.drops, reason);
    return null;
  }

  #withinRate(nowMs: number, sizeBytes: number): boolean {
    if (!Number.isNaN(this.#refilledAtMs)) {
      const allowed = this.#allowedBytes + (nowMs - this.#refilledAtMs) * this.#bytesPerMs;
      this.#allowedBytes = allowed < this.#burstBytes ? allowed : this.#burstBytes;
    }
    this.#refilledAtMs = nowMs;
    if (sizeBytes > this.#allowedBytes) return false;
    this.#allowedBytes -= sizeBytes;
    return true;
  }

  /** RFC 4588 §4: the original sequence number stands before the original payload. */
  #unwrapRepair(datagram: Buffer, payload: PayloadEntry, encoding: Encoding): boolean {
    const rtp = this.packet.rtp;
    if (rtp.payloadSizeBytes < 2) {
      // Without a payload it is padding, by which a sender probes the path.
      countDrop(this.drops, rtp.payloadSizeBytes === 0 ? DROP.emptyPayload : DROP.rtxMalformed);
      return false;
    }
    rtp.sequence = getUint16(datagram, rtp.payloadOffset);
    rtp.payloadOffset += 2;
    rtp.payloadSizeBytes -= 2;
    rtp.payloadType = payload.payloadType;
    rtp.ssrc = encoding.ssrc;
    return true;
  }

  /** A payload that cannot be read is treated as none, so that no number stays open for it. */
  #readPayload(nowMs: number, packet: UpstreamPacket, codec: Codec, encoding: Encoding): void {
    const rtp = packet.rtp;
    const view = packet.payload;
    if (rtp.payloadSizeBytes > 0) {
      if (codec.parse(packet.buffer, rtp.payloadOffset, rtp.payloadSizeBytes, view)) {
        if (view.keyFrame) {
          encoding.lastKeyFrameAtMs = nowMs;
          if (view.heightPixels > 0) {
            encoding.widthPixels = view.widthPixels;
            encoding.heightPixels = view.heightPixels;
          }
        }
        return;
      }
      countDrop(this.drops, DROP.malformedPayload);
      rtp.payloadSizeBytes = 0;
    }
    clearPayloadView(view);
    view.switchPoint = false;
    view.frameStart = false;
  }

  /** First packet of an SSRC: everything here happens rarely, or is counted as abuse. */
  #bind(nowMs: number, datagram: Buffer): Binding | null {
    const rtp = this.packet.rtp;
    const section = this.#sectionOf(datagram);
    if (section === null) return null;
    const payload = section.payloads[rtp.payloadType] ?? null;
    if (payload === null) return this.#drop(DROP.unknownPayloadType);
    const encoding = this.#encodingOf(section, payload, datagram);
    if (encoding === null) return this.#drop(DROP.unknownSsrc);

    const isRepair = payload.isRepair;
    const boundAtMs = isRepair ? encoding.rtxBoundAtMs : encoding.boundAtMs;
    if (nowMs - boundAtMs < REBINDING_INTERVAL_MS) return this.#drop(DROP.rebindingTooSoon);
    if (isRepair) {
      if (encoding.rtxBound) this.#bindings.delete(encoding.rtxSsrc | 0);
      encoding.rtxBound = true;
      encoding.rtxSsrc = rtp.ssrc;
      encoding.rtxBoundAtMs = nowMs;
    } else {
      if (encoding.bound) {
        this.#bindings.delete(encoding.ssrc | 0);
        encoding.restart();
      }
      encoding.bound = true;
      encoding.ssrc = rtp.ssrc;
      encoding.boundAtMs = nowMs;
    }
    const binding = { section, encoding, isRepair };
    this.#bindings.set(rtp.ssrc | 0, binding);
    return binding;
  }

  #sectionOf(datagram: Buffer): Section | null {
    const rtp = this.packet.rtp;
    const found = this.#found;
    const midId = this.#extensions.mid;
    if (midId !== undefined && findExtension(datagram, rtp, midId, found)) {
      for (const section of this.#sections) {
        if (isEqual(datagram, found, section.mid)) return section;
      }
      return this.#drop(DROP.unknownMid);
    }
    // RFC 8843 §9.2: a payload type that stands for one section only says enough, unless that
    // section has several encodings to choose from.
    let only: Section | null = null;
    for (const section of this.#sections) {
      if (section.payloads[rtp.payloadType] === null) continue;
      if (only !== null) return this.#drop(DROP.unknownSsrc);
      only = section;
    }
    if (only === null) return this.#drop(DROP.unknownPayloadType);
    return only.usesRids ? this.#drop(DROP.unknownSsrc) : only;
  }

  #encodingOf(section: Section, payload: PayloadEntry, datagram: Buffer): Encoding | null {
    if (!section.usesRids) return section.encodings[0] ?? null;
    const id = payload.isRepair ? this.#extensions.repairedRid : this.#extensions.rid;
    const found = this.#found;
    if (id === undefined || !findExtension(datagram, this.packet.rtp, id, found)) return null;
    for (let i = 0; i < section.rids.length; i += 1) {
      if (isEqual(datagram, found, section.rids[i] as Buffer)) {
        return section.encodings[i] as Encoding;
      }
    }
    return null;
  }

  #makeSection(config: SectionConfig): Section {
    const payloads: (PayloadEntry | null)[] = new Array<PayloadEntry | null>(PAYLOAD_TYPES).fill(
      null,
    );
    for (const declared of config.codecs) {
      const entry = {
        codec: codecByName(declared.name),
        clockRate: declared.clockRate,
        payloadType: declared.payloadType,
      };
      payloads[declared.payloadType & 0x7f] = { ...entry, isRepair: false };
      if (declared.rtxPayloadType !== undefined) {
        payloads[declared.rtxPayloadType & 0x7f] = { ...entry, isRepair: true };
      }
    }
    const known = this.section(config.mid);
    const encodings = config.encodings.map(
      ({ rid }, index) =>
        known.find((encoding) => encoding.rid === rid && encoding.index === index) ??
        new Encoding({
          mid: config.mid,
          rid,
          index,
          kind: config.kind,
          clockRate: config.codecs[0]?.clockRate ?? 90_000,
          nack: config.nack,
        }),
    );
    return {
      mid: Buffer.from(config.mid, 'latin1'),
      name: config.mid,
      encodings,
      rids: config.encodings.map(({ rid }) => Buffer.from(rid, 'latin1')),
      usesRids: config.encodings.some(({ rid }) => rid !== ''),
      payloads,
    };
  }
}

/** Compares an extension's bytes without making a string of them. */
function isEqual(datagram: Buffer, found: ExtensionView, expected: Buffer): boolean {
  if (found.sizeBytes !== expected.length) return false;
  for (let i = 0; i < expected.length; i += 1) {
    if (datagram[found.offset + i] !== expected[i]) return false;
  }
  return true;
}
