import { classify, DATAGRAM } from '../transport/demux.ts';
import { createPayloadView, vp8 } from '../rtp/codec/index.ts';
import { createRtpView, parseRtp } from '../rtp/header.ts';
import { writeNack, writePictureLoss } from '../rtp/rtcp/index.ts';
import { SequenceUnwrapper } from '../rtp/sequence.ts';
import { DOWNSTREAM_PAYLOADS } from '../transport/sdp/index.ts';
import { modelledAnswer } from './descriptions.ts';
import type { LinkConditions } from './link.ts';
import { plainBinding } from './packets.ts';
import type { SimulatedConnection, Simulation } from './simulation.ts';

/** Who receives which tracks; session, participant and tracks must exist in the core already. */
export interface ReceiverOptions {
  readonly sessionId: string;
  readonly participantId: string;
  readonly trackIds: readonly string[];
  readonly conditions?: { toCore: LinkConditions; fromCore: LinkConditions };
  /** Off: a receiver that asks for nothing again, to see what the line alone does. */
  readonly nack?: boolean;
}

/** What one received track looked like; everything a strict receiver can hold against a sender. */
export interface TrackReport {
  packets: number;
  repaired: number;
  duplicates: number;
  /** Holes in the sequence numbers that were never filled. */
  missing: number;
  framesDecoded: number;
  /** Complete frames that lacked what they depend on. */
  framesUndecodable: number;
  /** Steps of the picture id other than +1 between frames in timestamp order. */
  pictureIdGaps: number;
  /** Steps of TL0PICIDX other than +1 between base layer frames, or other than 0 within one. */
  tl0Gaps: number;
  timestampsBackward: number;
  /** Gap between frames ≥ max(3 × average, average + 150 ms): W3C webrtc-stats `freezeCount`. */
  freezes: number;
  longestGapMs: number;
  /** Of the last decoded key frame. */
  height: number;
  keyFrames: number;
}

const PERFECT: LinkConditions = { delayMs: 10 };
const CHECK_MS = 5_000;
const NACK_REPEAT_MS = 60;
const NACK_TRIES = 10;
const FRAMES_AVERAGED = 30;

interface PartialFrame {
  readonly timestamp: number;
  readonly pictureId: number;
  readonly tl0PictureIndex: number;
  readonly temporalLayer: number;
  readonly firstSequence: number;
  keyFrame: boolean;
  height: number;
  lastSequence: number;
}

/** One received track: packets in, frames out, complaints counted. */
class TrackModel {
  readonly report: TrackReport = {
    packets: 0,
    repaired: 0,
    duplicates: 0,
    missing: 0,
    framesDecoded: 0,
    framesUndecodable: 0,
    pictureIdGaps: 0,
    tl0Gaps: 0,
    timestampsBackward: 0,
    freezes: 0,
    longestGapMs: 0,
    height: 0,
    keyFrames: 0,
  };
  readonly ssrc: number;
  readonly rtxSsrc: number;
  readonly received = new Map<number, { packet: Buffer; marker: boolean; timestamp: number }>();
  readonly missing = new Map<number, { tries: number; askAtMs: number }>();
  readonly unwrapper = new SequenceUnwrapper();
  nextSequence: number | null = null;
  lastFrame: PartialFrame | null = null;
  decodable = false;
  frameAtMs: number | null = null;
  readonly gapsMs: number[] = [];

  constructor(ssrc: number, rtxSsrc: number) {
    this.ssrc = ssrc;
    this.rtxSsrc = rtxSsrc;
  }
}

/**
 * A strict receiver of VP8: decodes in order, asks for what is missing, and counts every step of
 * sequence number, picture id, TL0PICIDX and timestamp that a sender without switches would not
 * have made.
 */
export class ModelledReceiver {
  readonly connection: SimulatedConnection;
  readonly #simulation: Simulation;
  readonly #options: ReceiverOptions;
  readonly #tracks = new Map<string, TrackModel>();
  readonly #bySsrc = new Map<number, TrackModel>();
  readonly #view = createRtpView();
  readonly #payload = createPayloadView();
  #ufrag = '';
  #stopped = false;

  constructor(simulation: Simulation, options: ReceiverOptions) {
    this.#simulation = simulation;
    this.#options = options;
    this.connection = simulation.connect(
      options.conditions ?? { toCore: PERFECT, fromCore: PERFECT },
      (datagram) => this.#receive(datagram),
    );
    simulation.onEvent((event) => {
      if (event.kind !== 'subscribeOffer' || event.participantId !== options.participantId) return;
      // Signaling takes its time too; answering in the same turn would hide races.
      simulation.clock.in(20, () => this.#answer(event.offerId, event.sdp, event.tracks));
    });
    simulation.apply<'subscribe'>({
      kind: 'subscribe',
      sessionId: options.sessionId,
      participantId: options.participantId,
      trackIds: options.trackIds,
    });
    this.#repeatNacks();
  }

  /** @returns what the track has looked like so far. @throws Error when it was never offered */
  report(trackId: string): TrackReport {
    const track = this.#tracks.get(trackId);
    if (track === undefined) throw new Error(`nothing was offered of ${trackId}`);
    track.report.missing = track.missing.size;
    return track.report;
  }

  /** All packets received so far, by the track's own extended sequence numbers. */
  highestSequence(trackId: string): number {
    return this.#tracks.get(trackId)?.unwrapper.highest ?? -1;
  }

  /** Sends nothing more: no answers, no checks, no reports. */
  stop(): void {
    this.#stopped = true;
  }

  #answer(offerId: number, sdp: string, tracks: readonly { mid: string; trackId: string }[]): void {
    if (this.#stopped) return;
    for (const section of sdp.split(/(?=^m=)/m).slice(1)) {
      const mid = /^a=mid:(\S+)/m.exec(section)?.[1];
      const trackId = tracks.find((candidate) => candidate.mid === mid)?.trackId;
      const ssrcs = [...section.matchAll(/^a=ssrc:(\d+) /gm)].map(([, ssrc]) => Number(ssrc));
      if (trackId === undefined || this.#tracks.has(trackId)) continue;
      const track = new TrackModel(ssrcs[0] ?? 0, ssrcs[1] ?? 0);
      this.#tracks.set(trackId, track);
      this.#bySsrc.set(track.ssrc, track);
      if (track.rtxSsrc !== 0) this.#bySsrc.set(track.rtxSsrc, track);
    }
    this.#simulation.apply<'acceptAnswer'>({
      kind: 'acceptAnswer',
      sessionId: this.#options.sessionId,
      participantId: this.#options.participantId,
      offerId,
      sdp: modelledAnswer(sdp),
    });
    if (this.#ufrag === '') {
      this.#ufrag = /a=ice-ufrag:(\S+)/.exec(sdp)?.[1] ?? '';
      this.#check();
    }
  }

  #check(): void {
    if (this.#stopped) return;
    this.connection.toCore.send(plainBinding(this.#ufrag));
    this.#simulation.clock.in(CHECK_MS, () => this.#check());
  }

  #receive(datagram: Buffer): void {
    if (classify(datagram, datagram.length) !== DATAGRAM.rtp) return;
    const view = this.#view;
    if (!parseRtp(datagram, datagram.length, view)) throw new Error('the engine sent broken RTP');
    const track = this.#bySsrc.get(view.ssrc);
    if (track === undefined || view.payloadType === DOWNSTREAM_PAYLOADS.opus.payloadType) return;
    let { sequence } = view;
    let payload = Buffer.from(
      datagram.subarray(view.payloadOffset, view.payloadOffset + view.payloadSizeBytes),
    );
    if (view.ssrc === track.rtxSsrc) {
      sequence = payload.readUInt16BE(0);
      payload = payload.subarray(2);
      track.report.repaired++;
    }
    this.#store(track, sequence, payload, view.marker, view.timestamp);
    this.#decode(track);
  }

  #store(
    track: TrackModel,
    sequence: number,
    packet: Buffer,
    marker: boolean,
    timestamp: number,
  ): void {
    const wasStarted = track.unwrapper.started;
    const before = track.unwrapper.highest;
    const extended = track.unwrapper.unwrap(sequence);
    track.report.packets++;
    if (track.received.has(extended) || (track.nextSequence ?? extended) > extended) {
      track.report.duplicates++;
      return;
    }
    track.nextSequence ??= extended;
    track.missing.delete(extended);
    track.received.set(extended, { packet, marker, timestamp });
    if (!wasStarted) return;
    const revealed: number[] = [];
    for (let lost = before + 1; lost < extended; lost++) {
      track.missing.set(lost, { tries: 1, askAtMs: this.#simulation.clock.nowMs + NACK_REPEAT_MS });
      revealed.push(lost);
    }
    if (revealed.length > 0) this.#nack(track, revealed);
  }

  #decode(track: TrackModel): void {
    for (;;) {
      const first = track.nextSequence;
      if (first === null) return;
      let last = first;
      let entry = track.received.get(last);
      while (entry !== undefined && !entry.marker) entry = track.received.get(++last);
      if (entry === undefined) return;
      const frame = this.#assemble(track, first, last);
      for (let sequence = first; sequence <= last; sequence++) track.received.delete(sequence);
      track.nextSequence = last + 1;
      if (frame !== null) this.#judge(track, frame);
      else track.report.framesUndecodable++;
    }
  }

  #assemble(track: TrackModel, first: number, last: number): PartialFrame | null {
    const head = track.received.get(first);
    const view = this.#payload;
    if (head === undefined || !vp8.parse(head.packet, 0, head.packet.length, view)) return null;
    if (!view.frameStart) return null;
    const keyFrame = view.keyFrame;
    // RFC 6386 §9.1: start code, then 14 bits each of width and height, little endian.
    const at = head.packet.indexOf(Buffer.from([0x9d, 0x01, 0x2a]));
    return {
      timestamp: head.timestamp,
      pictureId: view.pictureId,
      tl0PictureIndex: view.tl0PictureIndex,
      temporalLayer: view.temporalLayer,
      firstSequence: first,
      lastSequence: last,
      keyFrame,
      height: keyFrame && at >= 0 ? head.packet.readUInt16LE(at + 5) & 0x3fff : 0,
    };
  }

  #judge(track: TrackModel, frame: PartialFrame): void {
    const { report, lastFrame } = track;
    if (lastFrame !== null) {
      if (((frame.pictureId - lastFrame.pictureId) & 0x7fff) !== 1) report.pictureIdGaps++;
      const tl0Step = (frame.tl0PictureIndex - lastFrame.tl0PictureIndex) & 0xff;
      if (tl0Step !== (frame.temporalLayer === 0 ? 1 : 0)) report.tl0Gaps++;
      if (((frame.timestamp - lastFrame.timestamp) | 0) <= 0) report.timestampsBackward++;
    }
    track.lastFrame = frame;
    if (frame.keyFrame) {
      track.decodable = true;
      report.keyFrames++;
      report.height = frame.height;
    }
    if (!track.decodable) {
      report.framesUndecodable++;
      this.#askForKeyFrame(track);
      return;
    }
    report.framesDecoded++;
    this.#measureGap(track);
  }

  #measureGap(track: TrackModel): void {
    const { nowMs } = this.#simulation.clock;
    if (track.frameAtMs !== null) {
      const gapMs = nowMs - track.frameAtMs;
      const { gapsMs, report } = track;
      if (gapsMs.length >= FRAMES_AVERAGED) {
        const averageMs = gapsMs.reduce((sum, gap) => sum + gap, 0) / gapsMs.length;
        if (gapMs >= Math.max(3 * averageMs, averageMs + 150)) report.freezes++;
        gapsMs.shift();
      }
      gapsMs.push(gapMs);
      report.longestGapMs = Math.max(report.longestGapMs, gapMs);
    }
    track.frameAtMs = nowMs;
  }

  #repeatNacks(): void {
    if (this.#stopped) return;
    const { clock } = this.#simulation;
    for (const track of new Set(this.#bySsrc.values())) {
      const due: number[] = [];
      for (const [sequence, ask] of track.missing) {
        if (ask.askAtMs > clock.nowMs) continue;
        if (++ask.tries > NACK_TRIES) {
          this.#giveUp(track, sequence);
          continue;
        }
        ask.askAtMs = clock.nowMs + NACK_REPEAT_MS;
        due.push(sequence);
      }
      if (due.length > 0) this.#nack(track, due);
    }
    clock.in(20, () => this.#repeatNacks());
  }

  /** A hole that stays: decoding goes on at the next key frame. */
  #giveUp(track: TrackModel, sequence: number): void {
    track.missing.delete(sequence);
    if (track.nextSequence === null || sequence < track.nextSequence) return;
    for (let skipped = track.nextSequence; skipped <= sequence; skipped++) {
      track.received.delete(skipped);
    }
    track.nextSequence = sequence + 1;
    track.decodable = false;
    this.#askForKeyFrame(track);
    this.#decode(track);
  }

  #nack(track: TrackModel, extended: readonly number[]): void {
    if (this.#options.nack === false) return;
    const sequences = Uint16Array.from(extended, (sequence) => sequence & 0xffff);
    const packet = Buffer.alloc(12 + 4 * sequences.length);
    const sizeBytes = writeNack(packet, 0, 1, track.ssrc, sequences, sequences.length);
    this.connection.toCore.send(packet.subarray(0, sizeBytes));
  }

  #askForKeyFrame(track: TrackModel): void {
    const packet = Buffer.alloc(12);
    writePictureLoss(packet, 0, 1, track.ssrc);
    this.connection.toCore.send(packet);
  }
}
