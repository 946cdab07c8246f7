import wrtc from '@roamhq/wrtc';
import { WebSocket as NodeWebSocket } from 'ws';
import type { Seen } from './messages.ts';
import type { Peer } from './peer.ts';
import { SIMULCAST, WebPeer } from './web-peer.ts';

const { RTCAudioSource, RTCVideoSource, RTCVideoSink } = wrtc.nonstandard;

/** libwebrtc sends two encodings of a smaller picture, however many are asked for. */
const WIDTH = 960;
const HEIGHT = 540;
const FRAME_MS = 50;
/** libwebrtc takes sound in pieces of 10 ms. */
const SOUND_MS = 10;
const SAMPLE_RATE_HZ = 48_000;
const TONE_HZ = 440;

// When Node 26 takes an environment down, the add-on's finalizers end the process by SIGABRT. A process
// that is told to exit leaves that out.
process.once('beforeExit', () => process.exit());

/** A camera that shows a bar moving over grey, and a microphone that hears a tone. */
export class FakeDevices {
  readonly camera: MediaStreamTrack;
  readonly microphone: MediaStreamTrack;
  readonly #timers: NodeJS.Timeout[];
  readonly #waiting: (() => void)[] = [];
  #frame = 0;
  #sample = 0;

  constructor() {
    const video = new RTCVideoSource();
    const audio = new RTCAudioSource();
    this.camera = video.createTrack();
    this.microphone = audio.createTrack();
    this.#timers = [
      setInterval(() => {
        video.onFrame(this.#nextFrame());
        for (const captured of this.#waiting.splice(0)) captured();
      }, FRAME_MS),
      setInterval(() => audio.onData(this.#nextSound()), SOUND_MS),
    ];
  }

  /** Resolves when the camera has captured another frame. */
  captured(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.camera.stop();
    this.microphone.stop();
  }

  /** I420: a plane of brightness, then two of colour at half the size. */
  #nextFrame() {
    const data = new Uint8Array((WIDTH * HEIGHT * 3) / 2).fill(128);
    const left = (this.#frame++ * 8) % (WIDTH - 64);
    for (let row = 0; row < HEIGHT; row++) {
      data.fill(230, row * WIDTH + left, row * WIDTH + left + 64);
    }
    return { width: WIDTH, height: HEIGHT, data };
  }

  #nextSound() {
    const samples = new Int16Array((SAMPLE_RATE_HZ * SOUND_MS) / 1_000);
    for (let at = 0; at < samples.length; at++) {
      samples[at] = 8_000 * Math.sin((2 * Math.PI * TONE_HZ * this.#sample++) / SAMPLE_RATE_HZ);
    }
    return {
      samples,
      sampleRate: SAMPLE_RATE_HZ,
      bitsPerSample: 16,
      channelCount: 1,
      numberOfFrames: samples.length,
    };
  }
}

/** libwebrtc without a browser around it, in this process. */
export class NodePeer implements Peer {
  readonly id: string;
  readonly name: string;
  readonly #devices = new FakeDevices();
  readonly #peer: WebPeer;
  readonly #sinks: { stop(): void }[] = [];

  constructor(id: string, name: string, url: string) {
    this.id = id;
    this.name = name;
    this.#peer = new WebPeer({
      url,
      camera: this.#devices.camera,
      microphone: this.#devices.microphone,
      encodings: SIMULCAST,
      watch: (track, firstFrame) => {
        if (track.kind !== 'video') return;
        const sink = new RTCVideoSink(track);
        sink.onframe = firstFrame;
        this.#sinks.push(sink);
      },
      RTCPeerConnection: wrtc.RTCPeerConnection,
      // ws has what a peer uses of the browser's class.
      WebSocket: NodeWebSocket as unknown as typeof WebSocket,
      now: () => performance.now(),
    });
  }

  firstFrameMs(): Promise<number> {
    return this.#peer.firstFrameMs();
  }

  async seen(): Promise<Seen> {
    // Statistics have no event; between two frames they say little that is new.
    await this.#devices.captured();
    return this.#peer.seen();
  }

  codecs(): Promise<string[]> {
    return this.#peer.codecs();
  }

  async close(): Promise<void> {
    for (const sink of this.#sinks) sink.stop();
    this.#peer.close();
    this.#devices.stop();
  }
}
