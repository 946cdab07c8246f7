import type { PublishAnswer } from 'auscult/engine';
import type { DecodedEvent, KeyedTrack } from './load/load.ts';
import type { LoadMethods } from './load/load-process.ts';
import type { CameraOptions } from './peer/camera.ts';
import type { SrtpProfile } from './peer/dtls.ts';
import { Helper } from './process.ts';
import type { OfferEvent, ServerMethods } from './server/methods.ts';

/** From a server that is broken on purpose: it answers the engine itself and sends under these keys. */
export interface KeyedEvent {
  readonly kind: 'keyed';
  readonly id: string;
  readonly track: KeyedTrack;
}

/** What only such a server has. */
interface BentMethods extends Record<string, (argument: never) => unknown> {
  connectReceiver: (of: { id: string; port: number }) => Promise<void>;
}

const BOTH_PROFILES: readonly SrtpProfile[] = ['AES_CM_128_HMAC_SHA1_80', 'AEAD_AES_128_GCM'];

/** A server process, a load process, and between them what signaling does elsewhere. */
export class Conference {
  readonly server: Helper<ServerMethods & BentMethods, OfferEvent | KeyedEvent>;
  readonly load: Helper<LoadMethods, DecodedEvent>;
  onDecoded: (event: DecodedEvent) => void = () => undefined;
  /** What went wrong while descriptions were carried. */
  onError: (error: unknown) => void = (error) => this.#failed.reject(error);
  /** Rejects as soon as something goes wrong on the way; never resolves. */
  readonly failed: Promise<never>;
  readonly #failed = Promise.withResolvers<never>();
  readonly #profiles: readonly SrtpProfile[];
  readonly #camera: CameraOptions;

  constructor(
    camera: CameraOptions,
    {
      profiles = BOTH_PROFILES,
      serverEntry = new URL('server/server-process.ts', import.meta.url),
      env = {},
    }: {
      profiles?: readonly SrtpProfile[];
      serverEntry?: URL;
      env?: NodeJS.ProcessEnv;
    } = {},
  ) {
    this.#camera = camera;
    this.#profiles = profiles;
    this.failed = this.#failed.promise;
    this.failed.catch(() => undefined);
    this.server = new Helper(serverEntry, env);
    this.load = new Helper(new URL('load/load-process.ts', import.meta.url));
    this.load.onEvent = (event) => this.onDecoded(event);
    this.server.onEvent = (event) => {
      (event.kind === 'offer' ? this.#carryOffer(event) : this.#carryKeys(event)).catch(
        (error: unknown) => this.onError(error),
      );
    };
  }

  async start(): Promise<void> {
    await this.server.call('start', undefined);
  }

  /** A camera that is connected; it sends nothing yet. @returns its track's id */
  async publish(id: string): Promise<string> {
    const offer = await this.load.call('openPublisher', {
      id,
      camera: this.#camera,
      profiles: this.#profiles,
    });
    const { sdp, tracks }: PublishAnswer = await this.server.call('publish', { id, offer });
    const [track] = tracks;
    if (track === undefined) throw new Error('The track was refused.');
    await this.load.call('connectPublisher', { id, answer: sdp });
    return track.id;
  }

  /**
   * Closes all gates towards a receiver and holds it to the receipt: what comes behind the last
   * packet that the receipt names is complained of.
   *
   * @returns tracks that the receipt does not name
   */
  async exclude(id: string, trackIds: readonly string[]): Promise<readonly string[]> {
    const closed = await this.server.call('exclude', { id });
    const missing: string[] = [];
    for (const trackId of trackIds) {
      const receipt = closed.find((one) => one.trackId === trackId);
      if (receipt === undefined) {
        missing.push(trackId);
        continue;
      }
      const { lastExtendedSequence } = receipt;
      await this.load.call('closeGate', { id, trackId, lastExtendedSequence });
    }
    return missing;
  }

  async close(): Promise<void> {
    await Promise.all([this.server.close(), this.load.close()]);
  }

  async #carryOffer({ id, offerId, offer, tracks }: OfferEvent): Promise<void> {
    const sdp = await this.load.call('answer', {
      id,
      offer,
      tracks,
      profiles: this.#profiles,
      framesPerSecond: this.#camera.framesPerSecond,
    });
    await this.server.call('acceptAnswer', { id, offerId, sdp });
    this.onAnswered(id);
  }

  async #carryKeys({ id, track }: KeyedEvent): Promise<void> {
    const { framesPerSecond } = this.#camera;
    const port = await this.load.call('attachKeyed', { id, framesPerSecond, track });
    await this.server.call('connectReceiver', { id, port });
    this.onAnswered(id);
  }

  /** The server has this receiver's answer. */
  onAnswered: (id: string) => void = () => undefined;
}
