import { sharedNowMs } from '../clock.ts';
import { Camera } from '../peer/camera.ts';
import type { CameraOptions } from '../peer/camera.ts';
import { createCertificate } from '../peer/certificate.ts';
import type { Certificate } from '../peer/certificate.ts';
import { readRemoteEnd } from '../peer/description.ts';
import type { SrtpKeys, SrtpProfile } from '../peer/dtls.ts';
import { LoadPeer } from '../peer/load-peer.ts';
import { Subscriber } from '../peer/subscriber.ts';
import { emit } from '../process.ts';

/** A receiver shows an encoding for the first time, or another one than before. */
export interface DecodedEvent {
  readonly kind: 'decoded';
  readonly id: string;
  readonly trackId: string;
  readonly layer: number;
  /** When its key frame was complete, on the clock that processes share. */
  readonly atMs: number;
}

export interface Publication {
  readonly peer: LoadPeer;
  readonly camera: Camera;
  timer: NodeJS.Timeout | null;
}

/** Receivers report so often, as browsers do. */
const REPORT_MS = 1_000;

/** All cameras and receivers of a load process. */
export class Load {
  readonly publications = new Map<string, Publication>();
  readonly subscribers = new Map<string, Subscriber>();
  /** Of each decodable frame: from before encryption at the camera to after decryption. */
  onDelay: (delayMs: number) => void = () => undefined;
  #certificate: Certificate | null = null;
  readonly #reports = setInterval(() => {
    for (const subscriber of this.subscribers.values()) subscriber.report();
  }, REPORT_MS);

  async openPublisher(
    id: string,
    options: CameraOptions,
    profiles: readonly SrtpProfile[],
  ): Promise<string> {
    const { camera } = await this.addCamera(id, options, profiles);
    return camera.offer('0');
  }

  async addCamera(
    id: string,
    options: CameraOptions,
    profiles: readonly SrtpProfile[],
  ): Promise<Publication> {
    const peer = await LoadPeer.open(await this.identity(), profiles);
    const publication: Publication = { peer, camera: new Camera(peer, options), timer: null };
    this.publications.set(id, publication);
    return publication;
  }

  async connectPublisher(id: string, answer: string): Promise<void> {
    await this.publication(id).peer.connect(readRemoteEnd(answer));
  }

  /** Sends frames at the camera's own pace until the load is closed. */
  startCamera(id: string): void {
    const publication = this.publication(id);
    const { camera } = publication;
    const startMs = performance.now();
    let sent = 0;
    const turn = (): void => {
      const due = Math.floor(((performance.now() - startMs) * camera.framesPerSecond) / 1000) + 1;
      for (; sent < due; sent++) camera.send();
      const nextMs = startMs + (sent * 1000) / camera.framesPerSecond;
      publication.timer = setTimeout(turn, Math.max(0, nextMs - performance.now()));
    };
    turn();
  }

  async openSubscriber(
    id: string,
    profiles: readonly SrtpProfile[],
    framesPerSecond: number,
  ): Promise<Subscriber> {
    const known = this.subscribers.get(id);
    if (known !== undefined) return known;
    const subscriber = await Subscriber.open(await this.identity(), profiles, framesPerSecond);
    this.subscribers.set(id, subscriber);
    subscriber.onTrack = (trackId, receiver) => {
      let shown: number | null = null;
      receiver.onFrame = ({ layer, sentAtMs }) => {
        this.onDelay(performance.now() - sentAtMs);
        if (layer === shown) return;
        shown = layer;
        emit({ kind: 'decoded', id, trackId, layer, atMs: sharedNowMs() } satisfies DecodedEvent);
      };
    };
    return subscriber;
  }

  /** A receiver of one track from a sender with the same keys. @returns its UDP port */
  async attachKeyed(
    id: string,
    framesPerSecond: number,
    { trackId, ssrc, port, profile, keys }: KeyedTrack,
  ): Promise<number> {
    const subscriber = await this.openSubscriber(id, [profile], framesPerSecond);
    subscriber.expect(ssrc, trackId);
    subscriber.connectKeyed(port, profile, keys);
    return subscriber.peer.port;
  }

  subscriber(id: string): Subscriber {
    const subscriber = this.subscribers.get(id);
    if (subscriber === undefined) throw new Error(`There is no receiver ${id}.`);
    return subscriber;
  }

  publication(id: string): Publication {
    const publication = this.publications.get(id);
    if (publication === undefined) throw new Error(`There is no publisher ${id}.`);
    return publication;
  }

  /** One certificate serves all peers: what is measured is the server, not key generation. */
  async identity(): Promise<Certificate> {
    return (this.#certificate ??= await createCertificate());
  }

  leave(id: string): void {
    this.subscriber(id).peer.close();
    this.subscribers.delete(id);
  }

  close(): void {
    clearInterval(this.#reports);
    for (const { peer, timer } of this.publications.values()) {
      if (timer !== null) clearTimeout(timer);
      peer.close();
    }
    for (const { peer } of this.subscribers.values()) peer.close();
  }
}

/** Where a track comes from without a handshake, and under which keys. */
export interface KeyedTrack {
  readonly trackId: string;
  readonly ssrc: number;
  readonly port: number;
  readonly profile: SrtpProfile;
  /** From the receiver's side. */
  readonly keys: SrtpKeys;
}
