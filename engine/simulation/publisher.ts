import { parseRtcp } from '../rtp/rtcp/index.ts';
import type { RtcpHandler } from '../rtp/rtcp/index.ts';
import type { Source, TrackInfo } from '../types.ts';
import { modelledOffer } from './descriptions.ts';
import type { LinkConditions } from './link.ts';
import {
  EXTENSION_ID,
  PAYLOAD_TYPE,
  plainBinding,
  rtpPacket,
  rtxPayload,
  vp8Payloads,
} from './packets.ts';
import type { SimulatedConnection, Simulation } from './simulation.ts';

/**
 * One simulcast encoding of a modelled camera: its size in pixels and its average rate, in bits/s.
 */
export interface ModelledEncoding {
  readonly rid: string;
  readonly width: number;
  readonly height: number;
  readonly bitrateBps: number;
}

/** Who publishes in which session, and what; both must exist in the core already. */
export interface PublisherOptions {
  readonly sessionId: string;
  readonly participantId: string;
  readonly encodings: readonly ModelledEncoding[];
  readonly framesPerSecond?: number;
  /** What the picture shows; default `camera`. */
  readonly source?: Source;
  /**
   * Packets of the lowest encoding that are sent again over RTX to probe the line, though nobody
   * asked; default Chromium's 5.5 a second. Firefox sends 100 to 200.
   */
  readonly probesPerSecond?: number;
  readonly conditions?: { toCore: LinkConditions; fromCore: LinkConditions };
}

/** Three encodings of a 640 × 360 camera, as browsers scale them; 1.05 Mbit/s together. */
export const SIMULCAST_360P: readonly ModelledEncoding[] = [
  { rid: 'q', width: 160, height: 90, bitrateBps: 100_000 },
  { rid: 'h', width: 320, height: 180, bitrateBps: 250_000 },
  { rid: 'f', width: 640, height: 360, bitrateBps: 700_000 },
];

const FRAMES_PER_SECOND = 30;
/** Chromium 156 over an idle line: about 110 in the first 20 seconds. */
const PROBES_PER_SECOND = 5.5;
const MTU_BYTES = 1_150;
/** A key frame weighs about as much as four others. */
const KEY_FRAME_WEIGHT = 4;
/** Browsers renew consent every four to six seconds (RFC 7675 §5.1). */
const CHECK_MS = 5_000;
const HISTORY_PACKETS = 1_024;
const PERFECT: LinkConditions = { delayMs: 10 };
/** The temporal pattern of three layers, by frame number. */
const TEMPORAL_PATTERN = [0, 2, 1, 2] as const;

interface SentPacket {
  readonly sequence: number;
  readonly timestamp: number;
  readonly marker: boolean;
  readonly payload: Buffer;
}

class EncodingModel {
  readonly options: ModelledEncoding;
  readonly ssrc: number;
  readonly rtxSsrc: number;
  sequence: number;
  rtxSequence: number;
  pictureId: number;
  tl0PictureIndex = 0;
  readonly timestampOffset: number;
  keyFrameWanted = true;
  /** Browsers stop an encoding without a word; so may a test. */
  paused = false;
  packets = 0;
  octets = 0;
  readonly history: (SentPacket | undefined)[] = [];

  constructor(options: ModelledEncoding, random: () => number) {
    this.options = options;
    this.ssrc = Math.floor(random() * 0xffff_fffe) + 1;
    this.rtxSsrc = Math.floor(random() * 0xffff_fffe) + 1;
    this.sequence = Math.floor(random() * 65_536);
    this.rtxSequence = Math.floor(random() * 65_536);
    this.pictureId = Math.floor(random() * 32_768);
    this.timestampOffset = Math.floor(random() * 0xffff_ffff);
  }
}

/**
 * A camera with simulcast: VP8 frames at a steady rate on each encoding, key frames on all
 * encodings when any is asked for one (as Chromium does), retransmission of what is NACKed, and
 * probes: retransmissions of what has arrived.
 */
export class ModelledPublisher {
  readonly track: TrackInfo;
  readonly connection: SimulatedConnection;
  readonly encodings: readonly EncodingModel[];
  keyFrameRequests = 0;
  retransmitted = 0;
  probes = 0;
  readonly #simulation: Simulation;
  readonly #framesPerSecond: number;
  readonly #probesPerFrame: number;
  #probesDue = 0;
  readonly #rtcp: RtcpHandler;
  #frame = 0;
  #transportSequence = 0;
  #stopped = false;

  constructor(simulation: Simulation, options: PublisherOptions) {
    this.#simulation = simulation;
    this.#framesPerSecond = options.framesPerSecond ?? FRAMES_PER_SECOND;
    this.#probesPerFrame = (options.probesPerSecond ?? PROBES_PER_SECOND) / this.#framesPerSecond;
    this.encodings = options.encodings.map((one) => new EncodingModel(one, simulation.random));
    this.#rtcp = this.#createRtcpHandler();
    const rids = options.encodings.map(({ rid }) => rid);
    const answer = simulation.apply<'publish'>({
      kind: 'publish',
      sessionId: options.sessionId,
      participantId: options.participantId,
      sdp: modelledOffer([{ mid: '0', kind: 'video', rids: rids.length > 1 ? rids : [] }]),
      tracks: [{ mid: '0', source: options.source ?? 'camera' }],
    });
    const track = answer.tracks[0];
    if (track === undefined) throw new Error('the track was refused');
    this.track = track;
    this.connection = simulation.connect(
      options.conditions ?? { toCore: PERFECT, fromCore: PERFECT },
      (datagram) => parseRtcp(datagram, datagram.length, this.#rtcp),
    );
    const ufrag = /a=ice-ufrag:(\S+)/.exec(answer.sdp)?.[1] ?? '';
    this.#check(ufrag);
    simulation.clock.in(50, () => this.#nextFrame());
  }

  /** Sends nothing more, consent checks included, so that its transport goes cold. */
  stop(): void {
    this.#stopped = true;
  }

  #check(ufrag: string): void {
    if (this.#stopped) return;
    this.connection.toCore.send(plainBinding(ufrag));
    this.#simulation.clock.in(CHECK_MS, () => this.#check(ufrag));
  }

  #nextFrame(): void {
    if (this.#stopped) return;
    const { clock } = this.#simulation;
    for (const encoding of this.encodings) {
      if (!encoding.paused) this.#sendFrame(encoding, clock.nowMs);
    }
    this.#probe();
    this.#frame++;
    clock.in(1_000 / this.#framesPerSecond, () => this.#nextFrame());
  }

  #sendFrame(encoding: EncodingModel, nowMs: number): void {
    const keyFrame = encoding.keyFrameWanted;
    encoding.keyFrameWanted = false;
    const temporalLayer = keyFrame ? 0 : (TEMPORAL_PATTERN[this.#frame % 4] ?? 0);
    encoding.pictureId = (encoding.pictureId + 1) & 0x7fff;
    if (temporalLayer === 0) encoding.tl0PictureIndex = (encoding.tl0PictureIndex + 1) & 0xff;
    const { width, height, bitrateBps } = encoding.options;
    const meanBytes = bitrateBps / 8 / this.#framesPerSecond;
    const payloads = vp8Payloads(
      {
        keyFrame,
        pictureId: encoding.pictureId,
        tl0PictureIndex: encoding.tl0PictureIndex,
        temporalLayer,
        width,
        height,
        // ±20 %, as an encoder's frames vary.
        sizeBytes: Math.round(
          meanBytes * (keyFrame ? KEY_FRAME_WEIGHT : 0.8 + 0.4 * this.#simulation.random()),
        ),
      },
      MTU_BYTES,
    );
    const timestamp = (encoding.timestampOffset + Math.round(nowMs * 90)) >>> 0;
    payloads.forEach((payload, index) => {
      encoding.sequence = (encoding.sequence + 1) & 0xffff;
      const packet: SentPacket = {
        sequence: encoding.sequence,
        timestamp,
        marker: index === payloads.length - 1,
        payload,
      };
      encoding.history[packet.sequence % HISTORY_PACKETS] = packet;
      this.#send(encoding, packet, null);
    });
  }

  #send(encoding: EncodingModel, packet: SentPacket, resentAs: number | null): void {
    const isResent = resentAs !== null;
    const transportSequence = Buffer.alloc(2);
    this.#transportSequence = (this.#transportSequence + 1) & 0xffff;
    transportSequence.writeUInt16BE(this.#transportSequence);
    encoding.packets++;
    encoding.octets += packet.payload.length;
    this.connection.toCore.send(
      rtpPacket(
        {
          payloadType: isResent ? PAYLOAD_TYPE.rtx : PAYLOAD_TYPE.vp8,
          marker: packet.marker,
          sequence: resentAs ?? packet.sequence,
          timestamp: packet.timestamp,
          ssrc: isResent ? encoding.rtxSsrc : encoding.ssrc,
          extensions: new Map([
            [EXTENSION_ID.mid, Buffer.from('0')],
            [
              isResent ? EXTENSION_ID.repairedRid : EXTENSION_ID.rid,
              Buffer.from(encoding.options.rid),
            ],
            [EXTENSION_ID.transportSequence, transportSequence],
          ]),
        },
        isResent ? rtxPayload(packet.sequence, packet.payload) : packet.payload,
      ),
    );
  }

  /** The packet sent last, once more, as often as is due. */
  #probe(): void {
    const [lowest] = this.encodings;
    this.#probesDue += this.#probesPerFrame;
    for (; this.#probesDue >= 1; this.#probesDue--) {
      const packet = lowest?.history[lowest.sequence % HISTORY_PACKETS];
      if (lowest === undefined || packet === undefined) continue;
      this.probes++;
      this.#sendAgain(lowest, packet);
    }
  }

  #resend(encoding: EncodingModel, sequence: number): void {
    const packet = encoding.history[sequence % HISTORY_PACKETS];
    if (packet?.sequence !== sequence) return;
    this.retransmitted++;
    this.#sendAgain(encoding, packet);
  }

  #sendAgain(encoding: EncodingModel, packet: SentPacket): void {
    encoding.rtxSequence = (encoding.rtxSequence + 1) & 0xffff;
    this.#send(encoding, packet, encoding.rtxSequence);
  }

  #createRtcpHandler(): RtcpHandler {
    const ignore = (): void => undefined;
    const keyFrame = (): void => {
      this.keyFrameRequests++;
      for (const encoding of this.encodings) encoding.keyFrameWanted = true;
    };
    return {
      onNack: (ssrc, sequence, lostMask) => {
        const encoding = this.encodings.find((candidate) => candidate.ssrc === ssrc);
        if (encoding === undefined) return;
        this.#resend(encoding, sequence);
        for (let bit = 0; bit < 16; bit++) {
          if ((lostMask & (1 << bit)) !== 0) this.#resend(encoding, (sequence + bit + 1) & 0xffff);
        }
      },
      onPictureLoss: keyFrame,
      onFullIntraRequest: keyFrame,
      onSenderReport: ignore,
      onReportBlock: ignore,
      onReceiverEstimate: ignore,
      onBye: ignore,
      onTransportFeedback: ignore,
    };
  }
}
