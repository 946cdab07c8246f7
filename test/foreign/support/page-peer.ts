import type { Door } from './door.ts';
import type { Seen, Shown } from './messages.ts';
import type { Peer } from './peer.ts';
import { SIMULCAST } from './web-peer.ts';
import type { WebPeer as WebPeerClass } from './web-peer.ts';

declare global {
  /** What the door's page brings. */
  var WebPeer: typeof WebPeerClass;
  var auscultPeer: WebPeerClass;
}

/** A page of any browser, as far as peers need it: playwright's and puppeteer's have it in common. */
export interface PageLike {
  goto(url: string): Promise<unknown>;
  evaluate<Argument, Result>(
    run: (argument: Argument) => Result,
    argument: Argument,
  ): Promise<Awaited<Result>>;
}

/** A browser's page as a peer, with fake devices of the browser's own. */
export class PagePeer implements Peer {
  readonly id: string;
  readonly name: string;
  readonly #page: PageLike;
  readonly #firstFrameMs: Promise<number>;

  private constructor(page: PageLike, id: string, name: string, firstFrameMs: Promise<number>) {
    this.#page = page;
    this.id = id;
    this.name = name;
    this.#firstFrameMs = firstFrameMs;
  }

  /** @param name of the browser, for people */
  static async enter(
    page: PageLike,
    door: Door,
    { id, name, shown }: { id: string; name: string; shown: Shown },
  ): Promise<PagePeer> {
    await page.goto(door.url);
    await page.evaluate(begin, { url: door.socketUrl(id, shown), encodings: SIMULCAST });
    const firstFrameMs = page.evaluate(() => auscultPeer.firstFrameMs(), null);
    // Whoever does not wait for it hears of a closed page elsewhere.
    firstFrameMs.catch(() => undefined);
    return new PagePeer(page, id, name, firstFrameMs);
  }

  firstFrameMs(): Promise<number> {
    return this.#firstFrameMs;
  }

  seen(): Promise<Seen> {
    return this.#page.evaluate(async (pauseMs) => {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      return auscultPeer.seen();
    }, 100);
  }

  codecs(): Promise<string[]> {
    return this.#page.evaluate(() => auscultPeer.codecs(), null);
  }

  async close(): Promise<void> {
    await this.#page.evaluate(() => auscultPeer.close(), null);
  }
}

/** Runs in the page. */
async function begin({
  url,
  encodings,
}: {
  url: string;
  encodings: RTCRtpEncodingParameters[];
}): Promise<void> {
  // Echo cancellation takes half a core for a microphone that hears nothing but itself.
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { width: 640, height: 360, frameRate: 20 },
    audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  });
  const [camera] = stream.getVideoTracks();
  const [microphone] = stream.getAudioTracks();
  if (!camera || !microphone) throw new Error('no camera or no microphone');
  const watch = (track: MediaStreamTrack, firstFrame: () => void): void => {
    const element = document.createElement(track.kind === 'video' ? 'video' : 'audio');
    element.autoplay = true;
    element.srcObject = new MediaStream([track]);
    document.body.append(element);
    if (element instanceof HTMLVideoElement) {
      element.muted = true;
      element.requestVideoFrameCallback(firstFrame);
    }
  };
  globalThis.auscultPeer = new WebPeer({
    url,
    camera,
    microphone,
    encodings,
    watch,
    RTCPeerConnection,
    WebSocket,
    now: () => performance.now(),
  });
}
