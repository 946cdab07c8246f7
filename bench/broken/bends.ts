import type { RtpPacket } from 'werift';
import { DESCRIPTOR, readFrame } from '../peer/media.ts';

/** Ways in which a server may do wrong; `healthy` changes nothing. */
export const BENDS = [
  'healthy',
  'drops-key-frames',
  'reorders',
  'repeats',
  'forwards-after-gate',
  'wrong-timestamps',
  'delays',
] as const;
export type BendName = (typeof BENDS)[number];

export type Send = (packet: RtpPacket) => void;

/** Stands behind the engine: takes each packet for one receiver, and sends what it likes. */
export type Bend = (packet: RtpPacket, send: Send) => void;

/** One packet in so many. */
const EVERY = 25;
const DELAY_MS = 150;
/** A tenth of a second: less than what players notice at once. */
const TIMESTAMP_JUMP_TICKS = 9_000;

const straight: Bend = (packet, send) => send(packet);

const MAKERS: Readonly<Record<BendName, () => Bend>> = {
  healthy: () => straight,
  // Here the gate itself is the lie: see the bent server.
  'forwards-after-gate': () => straight,
  'drops-key-frames': dropKeyFrames,
  reorders: reorder,
  repeats: repeat,
  'wrong-timestamps': shiftTimestamps,
  delays: () => (packet, send) => void setTimeout(() => send(packet), DELAY_MS),
};

/** @returns one for each receiver: some remember */
export function createBend(name: BendName): Bend {
  return MAKERS[name]();
}

/**
 * All but the first, and without a trace in the numbers: sequence numbers, picture ids and
 * TL0PICIDX close up behind what is gone.
 */
function dropKeyFrames(): Bend {
  let first: number | null = null;
  let packetsGone = 0;
  let framesGone = 0;
  return (packet, send) => {
    const frame = readFrame(packet.serialize());
    if (frame.state === 'right' && frame.isKey) {
      first ??= frame.number;
      if (frame.number !== first) {
        packetsGone++;
        if (frame.part === 0) framesGone++;
        return;
      }
    }
    const { header, payload } = packet;
    header.sequenceNumber = (header.sequenceNumber - packetsGone) & 0xffff;
    const { pictureIdAt, tl0PicIdxAt } = DESCRIPTOR;
    const pictureId = (payload.readUInt16BE(pictureIdAt) - framesGone) & 0x7fff;
    payload.writeUInt16BE(0x8000 | pictureId, pictureIdAt);
    payload[tl0PicIdxAt] = ((payload[tl0PicIdxAt] ?? 0) - framesGone) & 0xff;
    send(packet);
  };
}

function reorder(): Bend {
  let count = 0;
  let held: RtpPacket | null = null;
  return (packet, send) => {
    if (++count % EVERY === 0) {
      held = packet;
      return;
    }
    send(packet);
    if (held !== null) send(held);
    held = null;
  };
}

function repeat(): Bend {
  let count = 0;
  return (packet, send) => {
    send(packet);
    if (++count % EVERY === 0) send(packet);
  };
}

function shiftTimestamps(): Bend {
  let layer: number | null = null;
  let shift = 0;
  return (packet, send) => {
    const frame = readFrame(packet.serialize());
    if (frame.state === 'right' && frame.layer !== layer) {
      if (layer !== null) shift += TIMESTAMP_JUMP_TICKS;
      ({ layer } = frame);
    }
    packet.header.timestamp = (packet.header.timestamp + shift) >>> 0;
    send(packet);
  };
}
