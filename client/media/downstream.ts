import { connected } from './connected.ts';
import { lineQuality } from './line-quality.ts';
import type { LineQuality } from './line-quality.ts';
import { Loudness } from './loudness.ts';

/** The engine's offer, with the track that each m-section carries. */
export interface SubscribeOffer {
  readonly offerId: number;
  readonly sdp: string;
  readonly tracks: readonly { readonly mid: string; readonly trackId: string }[];
}

/** What a `Downstream` tells, and to whom. */
export interface DownstreamOptions {
  /** Carries our answer to the engine. */
  readonly answer: (offerId: number, sdp: string) => Promise<void>;
  /** A track's media may be shown from now on: the engine's track id, and the browser's object. */
  readonly arrived: (trackId: string, media: MediaStreamTrack) => void;
  /** Nothing gets through any more, and the browser has given up. */
  readonly failed: () => void;
}

/** The connection that receives; the engine offers, we answer, one offer at a time. */
export class Downstream {
  readonly #connection: RTCPeerConnection;
  readonly #options: DownstreamOptions;
  readonly #loudness = new Loudness();
  readonly #receivers = new Map<string, RTCRtpReceiver>();
  #last: Promise<void> = Promise.resolve();
  #descriptionId: string | null = null;

  constructor(options: DownstreamOptions) {
    this.#options = options;
    this.#connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    this.#connection.addEventListener('connectionstatechange', () => {
      if (this.#connection.connectionState === 'failed') options.failed();
    });
  }

  /** Whether an offer is for this connection, and not for one in its place (RFC 8866 §5.2). */
  fits({ sdp }: SubscribeOffer): boolean {
    return this.#descriptionId === null || this.#descriptionId === descriptionIdOf(sdp);
  }

  /** Takes an offer of the engine; the answer leaves by `options.answer`, after those before it. */
  receive(offer: SubscribeOffer): void {
    this.#descriptionId = descriptionIdOf(offer.sdp);
    this.#last = this.#last
      .then(() => this.#answer(offer))
      .catch(() => {
        // An offer that cannot be answered blocks all later ones: as bad as a dead connection.
        if (this.#connection.signalingState !== 'closed') this.#options.failed();
      });
  }

  /** How loud each sound track has been since this was asked last, 0 to 1, by the engine's ids. */
  async levels(): Promise<ReadonlyMap<string, number>> {
    const ids = new Map([...this.#receivers].map(([id, { track }]) => [track.id, id]));
    return this.#loudness.levels(await this.#connection.getStats(), (own) => ids.get(own));
  }

  /** How the line towards us is; null while it is not connected. */
  quality(): Promise<LineQuality | null> {
    return lineQuality(this.#connection);
  }

  /** Resolves once media can flow, or with false when it never will. */
  connected(): Promise<boolean> {
    return connected(this.#connection);
  }

  /** Ends the connection, and every track that came by it. */
  close(): void {
    this.#connection.close();
  }

  async #answer({ offerId, sdp, tracks }: SubscribeOffer): Promise<void> {
    await this.#connection.setRemoteDescription({ type: 'offer', sdp });
    const byMid = new Map(
      this.#connection.getTransceivers().map((transceiver) => [transceiver.mid, transceiver]),
    );
    const current = new Set(tracks.map(({ trackId }) => trackId));
    for (const trackId of this.#receivers.keys()) {
      if (!current.has(trackId)) this.#receivers.delete(trackId);
    }
    // The element gets its track before the first packet comes, so that the first picture decoded
    // is the first picture seen.
    for (const { mid, trackId } of tracks) {
      const receiver = byMid.get(mid)?.receiver;
      if (!receiver || this.#receivers.get(trackId) === receiver) continue;
      this.#receivers.set(trackId, receiver);
      this.#options.arrived(trackId, receiver.track);
    }
    const answer = await this.#connection.createAnswer();
    await this.#connection.setLocalDescription(answer);
    await this.#options.answer(offerId, answer.sdp ?? '');
  }
}

/** `o=<username> <sess-id> <sess-version> …` */
function descriptionIdOf(sdp: string): string {
  return /^o=\S+ (\S+)/m.exec(sdp)?.[1] ?? '';
}
