import { RtpHeader } from 'werift';
import { createCertificate } from '../../bench/peer/certificate.ts';
import type { Certificate } from '../../bench/peer/certificate.ts';
import {
  VP8_PAYLOAD_TYPE,
  readRemoteEnd,
  writePublishOffer,
  writeSubscribeAnswer,
} from '../../bench/peer/description.ts';
import type { SrtpProfile } from '../../bench/peer/dtls.ts';
import { LoadPeer } from '../../bench/peer/load-peer.ts';
import { PAYLOAD_BYTES, writeFrame } from '../../bench/peer/media.ts';
import { createEngine } from 'auscult/engine';
import type { Engine, EngineParticipant, PublishAnswer } from 'auscult/engine';

export const ROLES = {
  broadcaster: { publish: ['camera', 'screen'], receive: true },
  viewer: { publish: [], receive: true },
};

const PROFILES: readonly SrtpProfile[] = ['AES_CM_128_HMAC_SHA1_80', 'AEAD_AES_128_GCM'];

let shared: Promise<Certificate> | null = null;
const certificate = (): Promise<Certificate> => (shared ??= createCertificate());

export function startEngine(): Promise<Engine> {
  return createEngine({ media: { host: '127.0.0.1', port: 0 }, roles: ROLES, offerIntervalMs: 0 });
}

/** A participant's sending end on a DTLS and SRTP stack that is not the engine's. */
export class PublishingPeer {
  readonly peer: LoadPeer;
  readonly answer: PublishAnswer;
  readonly #ssrc: number;
  #number = 0;

  private constructor(peer: LoadPeer, answer: PublishAnswer, ssrc: number) {
    this.peer = peer;
    this.answer = answer;
    this.#ssrc = ssrc;
  }

  /** Publishes a camera; the connection is the caller's to make. */
  static async publish(participant: EngineParticipant, ssrc: number): Promise<PublishingPeer> {
    const peer = await LoadPeer.open(await certificate(), PROFILES);
    const answer = await participant.publish(
      writePublishOffer(peer.local, {
        mid: '0',
        encodings: [{ rid: '', ssrc, rtxSsrc: ssrc + 1 }],
      }),
      [{ mid: '0', source: 'camera' }],
    );
    return new PublishingPeer(peer, answer, ssrc);
  }

  get trackId(): string {
    const [track] = this.answer.tracks;
    if (track === undefined) throw new Error('nothing was accepted');
    return track.id;
  }

  async connect(): Promise<void> {
    await this.peer.connect(readRemoteEnd(this.answer.sdp));
  }

  /** Sends frames of one packet each, all of them key frames unless said otherwise. */
  send(count: number, isKey = true): void {
    for (let index = 0; index < count; index++) {
      const number = this.#number++;
      const payload = Buffer.alloc(PAYLOAD_BYTES);
      writeFrame(payload, { number, layer: 0, isKey, part: 0, parts: 1, sentAtMs: 0 });
      this.peer.send(
        new RtpHeader({
          payloadType: VP8_PAYLOAD_TYPE,
          marker: true,
          sequenceNumber: (number + 1) & 0xffff,
          timestamp: (number * 3_000) >>> 0,
          ssrc: this.#ssrc,
        }),
        payload,
      );
    }
  }
}

/** A participant's receiving end: every authentic packet, by SSRC. */
export class ReceivingPeer {
  /** Sequence numbers as received, in order of arrival. */
  readonly received = new Map<number, number[]>();
  readonly #ssrcOfTrack = new Map<string, number>();
  readonly #waiting = new Set<{ met: () => boolean; resolve: () => void }>();
  readonly #peer: LoadPeer;
  #connected: Promise<void> | null = null;

  private constructor(participant: EngineParticipant, peer: LoadPeer) {
    this.#peer = peer;
    peer.onPacket = (packet) => this.#onPacket(packet);
    participant.on('subscribeOffer', ({ offerId, sdp, tracks }) => {
      for (const section of sdp.split(/(?=^m=)/m).slice(1)) {
        const mid = /^a=mid:(\S+)/m.exec(section)?.[1];
        const track = tracks.find((candidate) => candidate.mid === mid);
        const ssrc = Number(/^a=ssrc:(\d+)/m.exec(section)?.[1]);
        if (track !== undefined) this.#ssrcOfTrack.set(track.trackId, ssrc);
      }
      this.#connected ??= peer.connect(readRemoteEnd(sdp));
      void participant.acceptAnswer(offerId, writeSubscribeAnswer(peer.local, sdp));
    });
  }

  static async subscribe(
    participant: EngineParticipant,
    trackIds: readonly string[],
  ): Promise<ReceivingPeer> {
    const receiving = new ReceivingPeer(
      participant,
      await LoadPeer.open(await certificate(), PROFILES),
    );
    const connected = new Promise<void>((resolve) => {
      participant.on('transportState', ({ direction, state }) => {
        if (direction === 'downstream' && state === 'connected') resolve();
      });
    });
    await participant.subscribe(trackIds);
    await connected;
    await receiving.#connected;
    return receiving;
  }

  /** Sequence numbers received of a track so far. */
  of(trackId: string): readonly number[] {
    return this.received.get(this.#ssrcOfTrack.get(trackId) ?? -1) ?? [];
  }

  /** Resolves once at least `count` packets of the track have come. */
  async untilReceived(trackId: string, count: number): Promise<void> {
    const met = (): boolean => this.of(trackId).length >= count;
    if (met()) return;
    await new Promise<void>((resolve) => this.#waiting.add({ met, resolve }));
  }

  /** Bursts are far beyond a camera's rate: without this a lower layer would be chosen for them. */
  reportCapacity(): void {
    this.#peer.reportCapacity([...this.#ssrcOfTrack.values()].slice(-8));
  }

  close(): void {
    this.#peer.close();
  }

  #onPacket(packet: Buffer): void {
    const ssrc = packet.readUInt32BE(8);
    const sequences = this.received.get(ssrc) ?? [];
    this.received.set(ssrc, sequences);
    sequences.push(packet.readUInt16BE(2));
    for (const waiting of this.#waiting) {
      if (!waiting.met()) continue;
      this.#waiting.delete(waiting);
      waiting.resolve();
    }
  }
}
