/** The first frame that a <video> of the page has shown of a track. */
export interface FirstFrame {
  readonly trackId: string;
  /** Came over a connection: somebody else's picture. */
  readonly isRemote: boolean;
  /** When the page could see it, by the page's clock as UTC milliseconds. */
  readonly atMs: number;
  /** When its last packet had come, likewise; null where the browser does not tell. */
  readonly receivedAtMs: number | null;
}

/** What the init script leaves on the page to be read from outside. Times are UTC milliseconds. */
interface Instruments {
  readonly connections: RTCPeerConnection[];
  /** When "Join Session" was last clicked. */
  joinClickedAtMs: number | null;
  readonly firstFrames: FirstFrame[];
  /** How often the page itself stood still: the machine's doing, whatever the line did meanwhile. */
  stalls: number;
  /** Resolves with what `find` finds: it is asked at once, and after each change of the above. */
  when<T>(find: () => T | undefined): Promise<T>;
}

declare global {
  var auscultInstruments: Instruments;
}

/**
 * Runs in the page before its own scripts: keeps the connections for getStats, fixes the camera's
 * size, and notes the click on "Join Session" and the first frame in each of the page's own
 * <video>s. It adds no element and decodes nothing, so that it costs the page next to nothing.
 */
export function instrument({ height }: { height: number }): void {
  const waiting = new Set<() => void>();
  const instruments: Instruments = {
    connections: [],
    joinClickedAtMs: null,
    firstFrames: [],
    stalls: 0,
    when: (find) =>
      new Promise((resolve) => {
        const ask = (): void => {
          const found = find();
          if (found === undefined) return;
          waiting.delete(ask);
          resolve(found);
        };
        waiting.add(ask);
        ask();
      }),
  };
  globalThis.auscultInstruments = instruments;
  const beatMs = 50;
  // A picture of 20 frames a second counts as frozen after 200 ms (W3C webrtc-stats, freezeCount).
  const stalledMs = 150;
  let beatAtMs = performance.now();
  setInterval(() => {
    const nowMs = performance.now();
    if (nowMs - beatAtMs > stalledMs) instruments.stalls += 1;
    beatAtMs = nowMs;
  }, beatMs);
  const changed = (): void => {
    for (const ask of waiting) ask();
  };

  addEventListener(
    'click',
    (event) => {
      const joins = event
        .composedPath()
        .some((node) => node instanceof HTMLButtonElement && /Join Session/.test(node.innerText));
      if (!joins) return;
      // When the browser had the click, which on a busy page is before anybody hears of it.
      instruments.joinClickedAtMs = performance.timeOrigin + event.timeStamp;
      changed();
    },
    { capture: true },
  );

  const remoteTracks = new WeakSet<MediaStreamTrack>();
  const Native = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      instruments.connections.push(this);
      this.addEventListener('connectionstatechange', changed);
      this.addEventListener('track', ({ track }) => remoteTracks.add(track));
    }
  };

  const noteFirstFrame = (video: HTMLVideoElement): void => {
    video.requestVideoFrameCallback((_nowMs, { receiveTime }) => {
      const { srcObject } = video;
      const track = srcObject instanceof MediaStream ? srcObject.getVideoTracks()[0] : undefined;
      if (track === undefined) return;
      instruments.firstFrames.push({
        trackId: track.id,
        isRemote: remoteTracks.has(track),
        atMs: performance.timeOrigin + performance.now(),
        receivedAtMs: receiveTime === undefined ? null : performance.timeOrigin + receiveTime,
      });
      changed();
    });
  };
  const { prototype } = HTMLMediaElement;
  const native = Object.getOwnPropertyDescriptor(prototype, 'srcObject');
  Object.defineProperty(prototype, 'srcObject', {
    ...native,
    set(this: HTMLMediaElement, source: MediaProvider | null) {
      native?.set?.call(this, source);
      if (source !== null && this instanceof HTMLVideoElement) noteFirstFrame(this);
    },
  });

  if (!('mediaDevices' in navigator)) return;
  const devices = navigator.mediaDevices;
  const getUserMedia = devices.getUserMedia.bind(devices);
  devices.getUserMedia = (constraints = {}) => {
    const video = typeof constraints.video === 'object' ? constraints.video : {};
    const audio = typeof constraints.audio === 'object' ? constraints.audio : {};
    const size = { width: Math.round((height * 16) / 9), height };
    // Echo cancellation takes half a core for a microphone that hears nothing but itself.
    const raw = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    return getUserMedia({
      ...constraints,
      ...(constraints.video ? { video: { ...video, ...size } } : {}),
      ...(constraints.audio ? { audio: { ...audio, ...raw } } : {}),
    });
  };
}
