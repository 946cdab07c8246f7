import { connected } from './connected.ts';
import { encodingsFor } from './encodings.ts';
import { lineQuality } from './line-quality.ts';
import type { LineQuality } from './line-quality.ts';
import type { Source } from './source.ts';

/** Our offer, with the source that each m-section shows. */
export interface UpstreamOffer {
  readonly sdp: string;
  readonly tracks: readonly {
    readonly mid: string;
    readonly source: Source;
    readonly muted: boolean;
  }[];
}

/** The engine's answer, with the ids that tracks have got, and what was refused. */
export interface UpstreamAnswer {
  readonly sdp: string;
  readonly tracks: readonly { readonly mid: string; readonly track: { readonly id: string } }[];
  readonly refused: readonly { readonly mid: string }[];
}

/** What an `Upstream` asks and tells, and whom. */
export interface UpstreamOptions {
  /** Carries an offer to the engine and its answer back. */
  readonly negotiate: (offer: UpstreamOffer) => Promise<UpstreamAnswer>;
  /** Nothing gets through any more, and the browser has given up. */
  readonly failed: () => void;
}

interface Sending {
  readonly transceiver: RTCRtpTransceiver;
  readonly encodings: number;
  muted: boolean;
  /** One change of what is sent at a time. */
  replaced: Promise<void>;
  /** Known once the engine has answered. */
  trackId: string | null;
}

/**
 * The connection that publishes; the client offers. Every source has a transceiver of its own,
 * which no other source ever takes over: Safari shares a screen only once otherwise, and freezes
 * the camera.
 */
export class Upstream {
  readonly #connection: RTCPeerConnection;
  readonly #options: UpstreamOptions;
  readonly #sending = new Map<Source, Sending>();
  #prepared: Promise<string> | null = null;
  #stale = false;
  #negotiating: Promise<void> | null = null;

  /** Costs a certificate (made in the background) and sends nothing: may be made before joining. */
  constructor(options: UpstreamOptions) {
    this.#options = options;
    // No STUN or TURN servers: the engine's address stands in its answer, and it learns ours from
    // the first connectivity check.
    this.#connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    this.#connection.addEventListener('connectionstatechange', () => {
      if (this.#connection.connectionState === 'failed') options.failed();
    });
  }

  /** Adds a source; `negotiate` tells the engine. */
  add(source: Source, track: MediaStreamTrack, muted: boolean): void {
    this.#add(source, track, encodingsFor(source, track), muted);
  }

  /** Adds a source that sends nothing yet: all of it is negotiated, for `replace` to begin. */
  reserve(source: Source, like: MediaStreamTrack): void {
    this.#add(source, like.kind, encodingsFor(source, like), true);
  }

  /** Whether a track can be sent for a source without negotiation. */
  fits(source: Source, track: MediaStreamTrack): boolean {
    return this.#sending.get(source)?.encodings === encodingsFor(source, track).length;
  }

  /** Whether a source has been added, or reserved, and not removed. */
  has(source: Source): boolean {
    return this.#sending.has(source);
  }

  /** The engine's id of a source's track; null until the engine has answered. */
  trackIdOf(source: Source): string | null {
    return this.#sending.get(source)?.trackId ?? null;
  }

  /** The sender's own state, which may be ahead of what the engine was told. */
  isMuted(source: Source): boolean {
    return this.#sending.get(source)?.muted ?? true;
  }

  /** Sends another track for a source, or none; needs no negotiation. */
  async replace(source: Source, track: MediaStreamTrack | null, muted: boolean): Promise<void> {
    const sending = this.#sending.get(source);
    if (!sending) throw new Error(`${source} is not sent`);
    sending.muted = muted;
    const replacing = sending.replaced.then(() => put(sending.transceiver.sender, track));
    sending.replaced = replacing.catch(() => undefined);
    await replacing;
  }

  /** Ends a source for good; `negotiate` tells the engine. */
  remove(source: Source): void {
    const sending = this.#sending.get(source);
    if (!sending) return;
    this.#sending.delete(source);
    sending.transceiver.stop();
    this.#stale = true;
  }

  /**
   * Makes the first offer while others are still busy (with the ticket, the websocket), so that it
   * can leave the moment the engine may have it.
   */
  prepare(): void {
    if (this.#sending.size === 0) return;
    this.#prepared ??= this.#offer();
    this.#prepared.catch(() => undefined); // negotiate() meets the same error and tells it
  }

  /** Resolves when the engine knows what is sent now; several calls share an offer. */
  negotiate(): Promise<void> {
    if (!this.#isStale) return this.#negotiating ?? Promise.resolve();
    this.#negotiating ??= this.#negotiateUntilFresh();
    return this.#negotiating;
  }

  /** How the line from us is; null while it is not connected. */
  quality(): Promise<LineQuality | null> {
    return lineQuality(this.#connection);
  }

  /**
   * Whether the browser sends a smaller picture than it could because the device is too busy
   * (W3C webrtc-stats, `qualityLimitationReason`); false where it does not tell.
   */
  async isProcessorBusy(): Promise<boolean> {
    const sender = this.#sending.get('camera')?.transceiver.sender;
    if (!sender?.track) return false;
    const stats = await sender.getStats();
    return [...(stats.values() as Iterable<Record<string, unknown>>)].some(
      (report) => report['type'] === 'outbound-rtp' && report['qualityLimitationReason'] === 'cpu',
    );
  }

  /** Resolves once media can flow, or with false when it never will; true where none is to. */
  connected(): Promise<boolean> {
    return this.#sending.size === 0 ? Promise.resolve(true) : connected(this.#connection);
  }

  /** Ends the connection. Tracks go on: they are whoever's who opened them. */
  close(): void {
    this.#connection.close();
  }

  #add(
    source: Source,
    media: MediaStreamTrack | string,
    sendEncodings: RTCRtpEncodingParameters[],
    muted: boolean,
  ): void {
    if (this.#sending.has(source)) throw new Error(`${source} is already sent`);
    const transceiver = this.#connection.addTransceiver(media, {
      direction: 'sendonly',
      sendEncodings,
    });
    const encodings = sendEncodings.length;
    this.#sending.set(source, {
      transceiver,
      encodings,
      muted,
      replaced: Promise.resolve(),
      trackId: null,
    });
    this.#stale = true;
  }

  /** Something is to be offered that has not been. */
  get #isStale(): boolean {
    return this.#stale || this.#prepared !== null;
  }

  async #negotiateUntilFresh(): Promise<void> {
    try {
      while (this.#isStale) await this.#negotiateOnce();
    } finally {
      // In the turn of the last look: a source that is added right after it has an offer of its own.
      this.#negotiating = null;
    }
  }

  async #negotiateOnce(): Promise<void> {
    const prepared = this.#prepared;
    this.#prepared = null;
    const sdp = await (prepared ?? this.#offer());
    try {
      const answer = await this.#options.negotiate({ sdp, tracks: this.#offered() });
      await this.#connection.setRemoteDescription({ type: 'answer', sdp: answer.sdp });
      this.#learn(answer);
    } catch (error) {
      if (this.#connection.signalingState === 'have-local-offer') {
        await this.#connection.setLocalDescription({ type: 'rollback' });
      }
      throw error;
    }
  }

  /** The offer leaves without candidates: an ICE-lite engine needs none. */
  async #offer(): Promise<string> {
    this.#stale = false;
    const { sdp = '' } = await this.#connection.createOffer();
    await this.#connection.setLocalDescription({ type: 'offer', sdp });
    return sdp;
  }

  #offered(): UpstreamOffer['tracks'] {
    return [...this.#sending].flatMap(([source, { transceiver, muted }]) =>
      // A source that was added after the offer was made has no mid yet; the next offer has it.
      transceiver.mid === null ? [] : [{ mid: transceiver.mid, source, muted }],
    );
  }

  #learn(answer: UpstreamAnswer): void {
    const trackIds = new Map(answer.tracks.map(({ mid, track }) => [mid, track.id]));
    const refused = new Set(answer.refused.map(({ mid }) => mid));
    for (const [source, sending] of this.#sending) {
      const mid = sending.transceiver.mid ?? '';
      if (refused.has(mid)) this.remove(source);
      else sending.trackId = trackIds.get(mid) ?? sending.trackId;
    }
  }
}

/**
 * Without a track Firefox (140) goes on sending the last picture, once a second: a camera that is off
 * would still show where it looked. Encodings that are not active send nothing anywhere.
 */
async function put(sender: RTCRtpSender, track: MediaStreamTrack | null): Promise<void> {
  await sender.replaceTrack(track);
  const parameters = sender.getParameters();
  const active = track !== null;
  if (parameters.encodings.every((encoding) => encoding.active === active)) return;
  for (const encoding of parameters.encodings) encoding.active = active;
  await sender.setParameters(parameters);
}
