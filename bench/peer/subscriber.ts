import type { Certificate } from './certificate.ts';
import { readOfferedSsrcs, readRemoteEnd, writeSubscribeAnswer } from './description.ts';
import type { SrtpKeys, SrtpProfile } from './dtls.ts';
import { LoadPeer } from './load-peer.ts';
import { StrictReceiver } from './strict-receiver.ts';

/** Which section of an offer carries which track. */
export interface OfferedTracks {
  readonly tracks: readonly { readonly mid: string; readonly trackId: string }[];
}

/** One participant's receiving end: a load peer, and a strict receiver for each track. */
export class Subscriber {
  readonly peer: LoadPeer;
  /** By track. */
  readonly receivers = new Map<string, StrictReceiver>();
  /** Called for each receiver as soon as its track is offered, before the first packet. */
  onTrack: (trackId: string, receiver: StrictReceiver) => void = () => undefined;
  /** Settles when the connection stands, or does not. */
  connected: Promise<void> | null = null;

  readonly #framesPerSecond: number;
  readonly #bySsrc = new Map<number, StrictReceiver>();

  private constructor(peer: LoadPeer, framesPerSecond: number) {
    this.peer = peer;
    this.#framesPerSecond = framesPerSecond;
    peer.onPacket = (packet) => this.#bySsrc.get(packet.readUInt32BE(8))?.receive(packet);
  }

  static async open(
    certificate: Certificate,
    profiles: readonly SrtpProfile[],
    framesPerSecond: number,
  ): Promise<Subscriber> {
    return new Subscriber(await LoadPeer.open(certificate, profiles), framesPerSecond);
  }

  /** Answers an offer; with the first one the connection is made behind the answer's back. */
  answer(offer: string, { tracks }: OfferedTracks): string {
    const ssrcs = readOfferedSsrcs(offer);
    for (const { mid, trackId } of tracks) this.expect(ssrcs.get(mid) ?? 0, trackId);
    if (this.connected === null) {
      this.connected = this.peer.connect(readRemoteEnd(offer)).then(() => this.report());
      // Whoever waits for it is told; until then it is nobody's unhandled rejection.
      this.connected.catch(() => undefined);
    } else {
      void this.connected.then(() => this.report());
    }
    return writeSubscribeAnswer(this.peer.local, offer);
  }

  /** Without descriptions, checks and a handshake: from a sender with the same keys. */
  connectKeyed(port: number, profile: SrtpProfile, keys: SrtpKeys): void {
    this.peer.connectKeyed({ address: '127.0.0.1', port }, profile, keys);
    this.connected = Promise.resolve();
  }

  expect(ssrc: number, trackId: string): void {
    if (this.receivers.has(trackId)) return;
    const receiver = new StrictReceiver(this.#framesPerSecond);
    this.receivers.set(trackId, receiver);
    this.#bySsrc.set(ssrc, receiver);
    this.onTrack(trackId, receiver);
  }

  /** What browsers report now and then: what the path carries, and that a picture is lost. */
  report(): void {
    if (this.#bySsrc.size === 0) return;
    this.peer.reportCapacity([...this.#bySsrc.keys()]);
    for (const [ssrc, receiver] of this.#bySsrc) {
      if (receiver.needsKeyFrame) this.peer.askForKeyFrame(ssrc);
    }
  }
}
