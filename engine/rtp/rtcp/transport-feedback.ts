import { getUint16, getUint24, getUint8, setUint16, setUint24, setUint32 } from '../bytes.ts';
import { RTCP_FORMAT, RTCP_TYPE } from './types.ts';

/*
 * Transport-wide feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1)
 *
 * |V=2|P|  FMT=15 |    PT=205     |           length              |
 * |                     SSRC of packet sender                     |
 * |                      SSRC of media source                     |
 * |      base sequence number     |      packet status count      |
 * |                 reference time                | fb pkt. count |
 * |          packet chunks        |       ...       | recv deltas |
 *
 * Reference time: signed 24 bits in units of 64 ms. Deltas: units of 250 µs, one byte unsigned or
 * two bytes signed, each from the received packet before it.
 */
const HEADER_BYTES = 20;
const REFERENCE_UNIT_MS = 64;
const DELTA_UNITS_PER_MS = 4;

const NOT_RECEIVED = 0;
const SMALL_DELTA = 1;
const LARGE_DELTA = 2;

const ONE_BIT_SYMBOLS = 14;
const TWO_BIT_SYMBOLS = 7;
const MAX_RUN = 0x1fff;

/**
 * Statuses in one feedback packet: 2 bytes of delta each and a chunk for every seven stay well
 * below 1,200 bytes. At 100 ms an interval this is 4,000 packets/s, 38 Mbps.
 */
export const MAX_STATUSES = 400;

const symbols = new Uint8Array(MAX_STATUSES);
const deltas = new Int16Array(MAX_STATUSES);

/** Where a feedback packet says how many numbers it covers. */
const STATUS_COUNT_OFFSET = 14;

/**
 * Writes one feedback packet about `count` consecutive transport-wide numbers.
 *
 * @param arrivalsMs  ring of a power-of-two size, indexed by the number; NaN = not received. At
 *                    least one of those asked about must have been received.
 * @returns the offset behind the packet. It may cover fewer numbers than asked, where a delta does
 *          not fit (±8.19 s): `statusesAt` tells how many; go on from there.
 */
export function writeTransportFeedback(
  out: Buffer,
  offset: number,
  senderSsrc: number,
  mediaSsrc: number,
  feedbackCount: number,
  arrivalsMs: Float64Array,
  baseSequence: number,
  count: number,
): number {
  const mask = arrivalsMs.length - 1;
  let first = 0;
  while (first < count && Number.isNaN(arrivalsMs[(baseSequence + first) & mask])) {
    first += 1;
  }
  const firstMs = arrivalsMs[(baseSequence + first) & mask] as number;
  const reference = Math.floor(firstMs / REFERENCE_UNIT_MS);
  // All arithmetic in whole ticks since the reference, so that rounding never accumulates.
  let previousTicks = 0;
  const limit = count < MAX_STATUSES ? count : MAX_STATUSES;
  let statuses = 0;
  for (; statuses < limit; statuses += 1) {
    const arrivalMs = arrivalsMs[(baseSequence + statuses) & mask] as number;
    if (Number.isNaN(arrivalMs)) {
      symbols[statuses] = NOT_RECEIVED;
      continue;
    }
    const ticks = Math.round((arrivalMs - reference * REFERENCE_UNIT_MS) * DELTA_UNITS_PER_MS);
    const delta = ticks - previousTicks;
    if (delta < -32768 || delta > 32767) break;
    deltas[statuses] = delta;
    symbols[statuses] = delta >= 0 && delta <= 255 ? SMALL_DELTA : LARGE_DELTA;
    previousTicks = ticks;
  }
  setUint32(out, offset + 4, senderSsrc);
  setUint32(out, offset + 8, mediaSsrc);
  setUint16(out, offset + 12, baseSequence);
  setUint16(out, offset + STATUS_COUNT_OFFSET, statuses);
  setUint24(out, offset + 16, reference);
  out[offset + 19] = feedbackCount;

  let at = writeChunks(out, offset + HEADER_BYTES, statuses);
  for (let i = 0; i < statuses; i += 1) {
    const symbol = symbols[i];
    if (symbol === SMALL_DELTA) {
      out[at] = deltas[i] as number;
      at += 1;
    } else if (symbol === LARGE_DELTA) {
      setUint16(out, at, deltas[i] as number);
      at += 2;
    }
  }
  const sizeBytes = at - offset;
  const paddingBytes = (4 - (sizeBytes & 3)) & 3;
  if (paddingBytes !== 0) {
    out.fill(0, at, at + paddingBytes);
    at += paddingBytes;
    out[at - 1] = paddingBytes;
  }
  out[offset] = 0x80 | (paddingBytes === 0 ? 0 : 0x20) | RTCP_FORMAT.transportWide;
  out[offset + 1] = RTCP_TYPE.transportFeedback;
  setUint16(out, offset + 2, (at - offset) / 4 - 1);
  return at;
}

/** How many numbers the feedback packet at `offset` covers. */
export function statusesAt(bytes: Buffer, offset: number): number {
  return getUint16(bytes, offset + STATUS_COUNT_OFFSET);
}

/** Status chunks (§3.1.2–3.1.4): a run where one pays, else a vector of one or two bits each. */
function writeChunks(out: Buffer, offset: number, statuses: number): number {
  let at = offset;
  let i = 0;
  while (i < statuses) {
    const symbol = symbols[i] as number;
    let run = 1;
    while (i + run < statuses && symbols[i + run] === symbol && run < MAX_RUN) run += 1;
    if (run >= ONE_BIT_SYMBOLS || i + run === statuses) {
      setUint16(out, at, (symbol << 13) | run);
      i += run;
    } else if (onlySmall(i, statuses)) {
      let bits = 0x8000;
      for (let k = 0; k < ONE_BIT_SYMBOLS && i + k < statuses; k += 1) {
        bits |= (symbols[i + k] as number) << (13 - k);
      }
      setUint16(out, at, bits);
      i += ONE_BIT_SYMBOLS;
    } else {
      let bits = 0xc000;
      for (let k = 0; k < TWO_BIT_SYMBOLS && i + k < statuses; k += 1) {
        bits |= (symbols[i + k] as number) << (12 - 2 * k);
      }
      setUint16(out, at, bits);
      i += TWO_BIT_SYMBOLS;
    }
    at += 2;
  }
  return at;
}

function onlySmall(from: number, statuses: number): boolean {
  const end = from + ONE_BIT_SYMBOLS < statuses ? from + ONE_BIT_SYMBOLS : statuses;
  for (let i = from; i < end; i += 1) if (symbols[i] === LARGE_DELTA) return false;
  return true;
}

/** What one feedback packet says; made once and reused. */
export interface TransportFeedback {
  baseSequence: number;
  statuses: number;
  feedbackCount: number;
  /** Arrival at the far end, in its own milliseconds; NaN where not received. */
  arrivalsMs: Float64Array;
}

/**
 * Far more than an honest receiver reports at once; a packet may claim 65,535 with four bytes of
 * run-length chunks (row F8).
 */
const MAX_READ_STATUSES = 4096;

export function createTransportFeedback(): TransportFeedback {
  return {
    baseSequence: 0,
    statuses: 0,
    feedbackCount: 0,
    arrivalsMs: new Float64Array(MAX_READ_STATUSES),
  };
}

const readSymbols = new Uint8Array(MAX_READ_STATUSES);

/**
 * Reads one feedback packet, of `sizeBytes` without RTCP padding.
 *
 * @returns false when it contradicts itself; `feedback` then holds garbage
 */
export function readTransportFeedback(
  bytes: Buffer,
  offset: number,
  sizeBytes: number,
  feedback: TransportFeedback,
): boolean {
  if (sizeBytes < HEADER_BYTES) return false;
  const end = offset + sizeBytes;
  const statuses = statusesAt(bytes, offset);
  if (statuses === 0 || statuses > MAX_READ_STATUSES) return false;

  let at = offset + HEADER_BYTES;
  let known = 0;
  while (known < statuses) {
    if (at + 2 > end) return false;
    const chunk = getUint16(bytes, at);
    at += 2;
    if ((chunk & 0x8000) === 0) {
      const run = chunk & MAX_RUN;
      const last = known + run < statuses ? known + run : statuses;
      readSymbols.fill((chunk >>> 13) & 3, known, last);
      known = last;
    } else if ((chunk & 0x4000) === 0) {
      for (let k = 0; k < ONE_BIT_SYMBOLS && known < statuses; k += 1) {
        readSymbols[known++] = (chunk >>> (13 - k)) & 1;
      }
    } else {
      for (let k = 0; k < TWO_BIT_SYMBOLS && known < statuses; k += 1) {
        readSymbols[known++] = (chunk >>> (12 - 2 * k)) & 3;
      }
    }
  }

  let ticks = ((getUint24(bytes, offset + 16) << 8) >> 8) * REFERENCE_UNIT_MS * DELTA_UNITS_PER_MS;
  for (let i = 0; i < statuses; i += 1) {
    const symbol = readSymbols[i];
    if (symbol === NOT_RECEIVED) {
      feedback.arrivalsMs[i] = Number.NaN;
      continue;
    }
    if (symbol === SMALL_DELTA) {
      if (at + 1 > end) return false;
      ticks += getUint8(bytes, at);
      at += 1;
    } else if (symbol === LARGE_DELTA) {
      if (at + 2 > end) return false;
      ticks += (getUint16(bytes, at) << 16) >> 16;
      at += 2;
    } else {
      return false;
    }
    feedback.arrivalsMs[i] = ticks / DELTA_UNITS_PER_MS;
  }
  feedback.baseSequence = getUint16(bytes, offset + 12);
  feedback.statuses = statuses;
  feedback.feedbackCount = getUint8(bytes, offset + 19);
  return true;
}
