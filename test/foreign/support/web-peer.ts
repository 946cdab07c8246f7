/**
 * A peer on the RTCPeerConnection of wherever it runs: in the door's page, which gets this file as
 * JavaScript, and in Node with libwebrtc's classes. It imports nothing but types, and knows nothing
 * of our client.
 */
import type { FromDoor, OfferedMid, Seen, ToDoor } from './messages.ts';

export interface WebPeerOptions {
  /** The door's websocket. */
  readonly url: string;
  readonly camera: MediaStreamTrack;
  readonly microphone: MediaStreamTrack;
  /** Of the camera. */
  readonly encodings: RTCRtpEncodingParameters[];
  /** Calls back once with the first frame of a picture that can be seen. */
  readonly watch: (track: MediaStreamTrack, firstFrame: () => void) => void;
  readonly RTCPeerConnection: typeof RTCPeerConnection;
  readonly WebSocket: typeof WebSocket;
  readonly now: () => number;
}

const configuration: RTCConfiguration = { bundlePolicy: 'max-bundle' };

/** Ascending, as the engine wants them; the picture is 640×360 or more. */
export const SIMULCAST: RTCRtpEncodingParameters[] = [
  { rid: 'q', scaleResolutionDownBy: 4, maxBitrate: 100_000 },
  { rid: 'h', scaleResolutionDownBy: 2, maxBitrate: 250_000 },
  { rid: 'f', scaleResolutionDownBy: 1, maxBitrate: 700_000 },
];

export class WebPeer {
  readonly #options: WebPeerOptions;
  readonly #up: RTCPeerConnection;
  readonly #down: RTCPeerConnection;
  readonly #enteredAtMs: number;
  readonly #socket: WebSocket;
  readonly #firstFrame: Promise<number>;
  #seeFirstFrame: (afterMs: number) => void = () => undefined;
  #last: Promise<void> = Promise.resolve();
  #failure: Error | null = null;

  constructor(options: WebPeerOptions) {
    this.#options = options;
    this.#enteredAtMs = options.now();
    this.#firstFrame = new Promise((resolve) => (this.#seeFirstFrame = resolve));
    this.#up = new options.RTCPeerConnection(configuration);
    this.#down = new options.RTCPeerConnection(configuration);
    this.#down.addEventListener('track', ({ track }) => {
      options.watch(track, () => this.#seeFirstFrame(options.now() - this.#enteredAtMs));
    });
    this.#socket = new options.WebSocket(options.url);
    this.#socket.addEventListener('open', () => this.#inOrder(() => this.#publish()));
    this.#socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as FromDoor;
      this.#inOrder(() => this.#hear(message));
    });
  }

  /** From entering to the first picture of somebody else, in ms. */
  firstFrameMs(): Promise<number> {
    return this.#firstFrame;
  }

  /** What the browser counts, all tracks together. Rejects when a description was not liked. */
  async seen(): Promise<Seen> {
    if (this.#failure !== null) throw this.#failure;
    const seen = { videoPackets: 0, framesDecoded: 0, audioPackets: 0, audioEnergy: 0 };
    for (const report of (await this.#down.getStats()).values()) {
      const of = report as Record<string, unknown>;
      // Older libwebrtc tells the energy of a track apart from its packets.
      if (of['type'] === 'track' && of['kind'] === 'audio' && of['remoteSource'] === true) {
        seen.audioEnergy = Math.max(seen.audioEnergy, Number(of['totalAudioEnergy'] ?? 0));
      }
      if (of['type'] !== 'inbound-rtp') continue;
      if (of['kind'] === 'video') {
        seen.videoPackets += Number(of['packetsReceived'] ?? 0);
        seen.framesDecoded += Number(of['framesDecoded'] ?? 0);
      } else {
        seen.audioPackets += Number(of['packetsReceived'] ?? 0);
        seen.audioEnergy = Math.max(seen.audioEnergy, Number(of['totalAudioEnergy'] ?? 0));
      }
    }
    return seen;
  }

  /** The mime type of what is sent and received: `video/VP8`. */
  async codecs(): Promise<string[]> {
    const found = new Set<string>();
    for (const connection of [this.#up, this.#down]) {
      const stats = await connection.getStats();
      for (const report of stats.values()) {
        const of = report as Record<string, unknown>;
        if (of['type'] !== 'inbound-rtp' && of['type'] !== 'outbound-rtp') continue;
        const codec = stats.get(String(of['codecId'])) as Record<string, unknown> | undefined;
        if (codec) found.add(String(codec['mimeType']));
      }
    }
    return [...found].sort();
  }

  close(): void {
    this.#socket.close();
    this.#up.close();
    this.#down.close();
  }

  /** One description after the other. */
  #inOrder(step: () => Promise<void>): void {
    this.#last = this.#last.then(step).catch((error: unknown) => {
      this.#failure ??= error instanceof Error ? error : new Error(String(error));
    });
  }

  async #publish(): Promise<void> {
    const { camera, microphone, encodings } = this.#options;
    const transceivers = {
      microphone: this.#up.addTransceiver(microphone, { direction: 'sendonly' }),
      camera: this.#up.addTransceiver(camera, { direction: 'sendonly', sendEncodings: encodings }),
    };
    await this.#up.setLocalDescription(await this.#up.createOffer());
    const tracks: OfferedMid[] = Object.entries(transceivers).map(([source, { mid }]) => ({
      mid: mid ?? '',
      source,
    }));
    this.#tell({ kind: 'publish', sdp: this.#up.localDescription?.sdp ?? '', tracks });
  }

  async #hear(message: FromDoor): Promise<void> {
    if (message.kind === 'answer') {
      await this.#up.setRemoteDescription({ type: 'answer', sdp: message.sdp });
      return;
    }
    await this.#down.setRemoteDescription({ type: 'offer', sdp: message.sdp });
    const answer = await this.#down.createAnswer();
    await this.#down.setLocalDescription(answer);
    this.#tell({ kind: 'answer', offerId: message.offerId, sdp: answer.sdp ?? '' });
  }

  #tell(message: ToDoor): void {
    this.#socket.send(JSON.stringify(message));
  }
}
