import { VIDEO_CLOCK_HZ } from './camera.ts';
import { payloadOffset, readFrame } from './media.ts';
import type { FramePacket } from './media.ts';
import { readVp8Descriptor } from './vp8-descriptor.ts';

/** What a receiver holds against a server; all zero for one that does its work. */
export interface Complaints {
  /** Holes in the sequence numbers that were never filled. */
  missing: number;
  /** Packets that came behind a later one. */
  reordered: number;
  duplicates: number;
  /** Authentic packets with other contents than were sent. */
  wrong: number;
  /** Frames with a packet too few, or with its marker elsewhere, though no number is missing. */
  incomplete: number;
  /** Complete frames without what they depend on, though no number is missing. */
  undecodable: number;
  /** Changes of the encoding that did not begin with a key frame. */
  switchesWithoutKeyFrame: number;
  /** Steps of the picture id other than +1 from frame to frame (RFC 7741 §4.2). */
  pictureIds: number;
  /** The same of TL0PICIDX: there is one temporal layer, so it counts frames. */
  tl0PicIdxs: number;
  /** Frames whose RTP time is not that of their instant on the publisher's clock. */
  timestamps: number;
  /** Packets behind the last one that a receipt names. */
  afterGate: number;
}

/**
 * At a switch: two encodings' frames of one instant have to differ, and a millisecond is enough for
 * it. Within an encoding time goes on exactly.
 */
const SWITCH_TOLERANCE_TICKS = (2 * VIDEO_CLOCK_HZ) / 1000;
/** Camera and receiver round once each. */
const ROUNDING_TICKS = 1;

/** A number that the receiver waits for so far back is missing for good. */
const REORDER_WINDOW = 512;

type Position = Pick<FramePacket, 'number' | 'layer'>;

/**
 * Receives one track as a decoder would that forgives nothing: every packet right to the byte,
 * numbers without a step, frames whole and in order, each with its predecessor there.
 *
 * What was lost on the way is told once, as missing numbers; what follows from it, up to the next
 * key frame, is not held against the server.
 */
export class StrictReceiver {
  readonly complaints: Complaints = {
    missing: 0,
    reordered: 0,
    duplicates: 0,
    wrong: 0,
    incomplete: 0,
    undecodable: 0,
    switchesWithoutKeyFrame: 0,
    pictureIds: 0,
    tl0PicIdxs: 0,
    timestamps: 0,
    afterGate: 0,
  };
  packets = 0;
  /** Frames that a decoder would have shown. */
  frames = 0;
  keyFrames = 0;
  /** Changes of the encoding, each with its key frame. */
  switches = 0;
  /** Each packet that is right, for the first time. */
  onPacket: (packet: FramePacket) => void = () => undefined;
  /** Each frame that is complete and decodable, with its last packet. */
  onFrame: (packet: FramePacket) => void = () => undefined;

  readonly #ticksPerFrame: number;
  #highest = -1;
  readonly #holes = new Set<number>();
  /** Something is lost and no key frame has come since: consequences are not told again. */
  #damaged = false;
  #partial: (FramePacket & { readonly timestamp: number }) | null = null;
  /** The last complete frame's numbers, decodable or not. */
  #numbers: { pictureId: number; tl0PicIdx: number } | null = null;
  #decoded: Position | null = null;
  /** The last complete frame's layer and RTP time, and what that makes of frame 0's. */
  #time: { originTicks: number; layer: number; timestamp: number } | null = null;
  #gateAfter: number | null = null;

  constructor(framesPerSecond: number) {
    this.#ticksPerFrame = VIDEO_CLOCK_HZ / framesPerSecond;
  }

  /** The layer that is decoded; null before the first key frame. */
  get layer(): number | null {
    return this.#decoded?.layer ?? null;
  }

  /** What comes cannot be decoded before the next key frame: ask for one. */
  get needsKeyFrame(): boolean {
    return this.packets > 0 && (this.#damaged || this.#decoded === null);
  }

  /**
   * Holds the server to a receipt: nothing may come behind this packet.
   *
   * @param lastExtendedSequence null when nothing was ever forwarded
   */
  closeGate(lastExtendedSequence: number | null): void {
    this.#gateAfter = lastExtendedSequence ?? -1;
    if (this.#highest > this.#gateAfter) {
      this.complaints.afterGate += this.#highest - this.#gateAfter;
    }
  }

  /** @param packet plaintext RTP of this track */
  receive(packet: Buffer): void {
    this.packets++;
    if (!this.#isNext(packet.readUInt16BE(2))) return;
    const reading = readFrame(packet);
    if (reading.state !== 'right') {
      this.complaints.wrong++;
      this.#lose();
      return;
    }
    this.onPacket(reading);
    const marker = ((packet[1] ?? 0) & 0x80) !== 0;
    const descriptor = readVp8Descriptor(packet.subarray(payloadOffset(packet)));
    if (!this.#continues(reading, packet.readUInt32BE(4), descriptor.start)) return;
    const isLast = reading.part === reading.parts - 1;
    if (marker !== isLast) this.#break('incomplete');
    if (isLast) this.#complete(reading, packet.readUInt32BE(4), descriptor);
  }

  /** @returns whether the number is a new one at the head of the stream */
  #isNext(sequence: number): boolean {
    // Servers begin below 2^15 (RFC 3711 §3.3.1), so that the first is its own extended number.
    const extended =
      this.#highest < 0 ? sequence : this.#highest + (((sequence - this.#highest) << 16) >> 16);
    if (this.#gateAfter !== null && extended > this.#gateAfter) this.complaints.afterGate++;
    if (this.#highest >= 0 && extended <= this.#highest) {
      if (this.#holes.delete(extended)) {
        this.complaints.reordered++;
        this.complaints.missing--;
      } else {
        this.complaints.duplicates++;
      }
      return false;
    }
    if (this.#highest >= 0 && extended > this.#highest + 1) {
      this.complaints.missing += extended - this.#highest - 1;
      for (let hole = this.#highest + 1; hole < extended; hole++) this.#holes.add(hole);
      for (const hole of this.#holes)
        if (hole < extended - REORDER_WINDOW) this.#holes.delete(hole);
      this.#lose();
    }
    this.#highest = extended;
    return true;
  }

  /** @returns whether the packet begins a frame, or is the next one of the frame before it */
  #continues(packet: FramePacket, timestamp: number, start: boolean): boolean {
    const before = this.#partial;
    this.#partial = null;
    if (start !== (packet.part === 0)) {
      this.#break('incomplete');
      return false;
    }
    if (packet.part === 0) {
      if (before !== null) this.#break('incomplete');
    } else if (
      before?.number !== packet.number ||
      before.layer !== packet.layer ||
      before.part !== packet.part - 1 ||
      before.timestamp !== timestamp
    ) {
      this.#break('incomplete');
      return false;
    }
    if (packet.part < packet.parts - 1) this.#partial = { ...packet, timestamp };
    return true;
  }

  #complete(
    packet: FramePacket,
    timestamp: number,
    { pictureId, tl0PicIdx }: { pictureId: number | null; tl0PicIdx: number | null },
  ): void {
    this.#checkTime(packet, timestamp);
    const before = this.#numbers;
    this.#numbers = { pictureId: pictureId ?? -1, tl0PicIdx: tl0PicIdx ?? -1 };
    if (before !== null && !this.#damaged) {
      if (pictureId !== ((before.pictureId + 1) & 0x7fff)) this.complaints.pictureIds++;
      if (tl0PicIdx !== ((before.tl0PicIdx + 1) & 0xff)) this.complaints.tl0PicIdxs++;
    }
    if (!this.#isDecodable(packet)) return;
    this.#decoded = { number: packet.number, layer: packet.layer };
    this.frames++;
    this.onFrame(packet);
  }

  #isDecodable({ number, layer, isKey }: FramePacket): boolean {
    const before = this.#decoded;
    if (isKey) {
      this.#damaged = false;
      this.keyFrames++;
      if (before !== null && before.layer !== layer) this.switches++;
      return true;
    }
    if (before !== null && before.layer === layer && before.number === number - 1) return true;
    this.#break(
      before !== null && before.layer !== layer ? 'switchesWithoutKeyFrame' : 'undecodable',
    );
    return false;
  }

  /** Encodings count their timestamps apart; the track's own go on as time does. */
  #checkTime({ number, layer }: FramePacket, timestamp: number): void {
    const ticks = timestamp - Math.round(number * this.#ticksPerFrame);
    const time = this.#time;
    this.#time = { originTicks: ticks, layer, timestamp };
    if (time === null) return;
    const off = Math.abs((ticks - time.originTicks) | 0);
    const limit = layer === time.layer ? ROUNDING_TICKS : SWITCH_TOLERANCE_TICKS;
    const advances = ((timestamp - time.timestamp) | 0) > 0;
    if (off > limit || !advances) this.complaints.timestamps++;
  }

  /** Told unless it follows from a loss that has been told. */
  #break(complaint: 'incomplete' | 'undecodable' | 'switchesWithoutKeyFrame'): void {
    if (!this.#damaged) this.complaints[complaint]++;
  }

  #lose(): void {
    this.#partial = null;
    this.#damaged = true;
  }
}

/** Of several receivers together. */
export function sumComplaints(all: readonly Complaints[]): Complaints {
  const sum = { ...new StrictReceiver(1).complaints };
  for (const complaints of all) {
    for (const name of Object.keys(sum) as (keyof Complaints)[]) sum[name] += complaints[name];
  }
  return sum;
}

const SENTENCES: Readonly<Record<keyof Complaints, string>> = {
  missing: 'packets are missing',
  reordered: 'packets came out of order',
  duplicates: 'packets arrived more than once',
  wrong: 'packets had other contents than were sent',
  incomplete: 'frames were not complete',
  undecodable: 'frames came without what they depend on',
  switchesWithoutKeyFrame: 'frames of another encoding came without its key frame',
  pictureIds: 'steps of the picture id were wrong',
  tl0PicIdxs: 'steps of TL0PICIDX were wrong',
  timestamps: 'frames had another RTP time than their own',
  afterGate: 'packets came after the gate had closed',
};

/** One sentence for each kind of complaint. */
export function describeComplaints(complaints: Complaints): string[] {
  return (Object.keys(SENTENCES) as (keyof Complaints)[])
    .filter((name) => complaints[name] > 0)
    .map((name) => `${complaints[name]} ${SENTENCES[name]}`);
}
