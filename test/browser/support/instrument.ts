import type { Page } from 'playwright';

/** What the init script leaves on the page for the test to read. */
interface Instruments {
  readonly connections: RTCPeerConnection[];
  /** When "Join Session" was last clicked, in the page's performance.now(). */
  joinClickedAtMs: number;
  /** When the first frame of each remote picture was decoded and shown to us. */
  readonly firstFrames: { readonly trackId: string; readonly atMs: number }[];
}

declare global {
  var auscultTest: Instruments;
}

/**
 * Runs in the page before its own scripts: keeps the connections for getStats, fixes the camera's
 * size, and notes when remote pictures begin.
 */
export function instrument({ height }: { height: number }): void {
  const instruments: Instruments = { connections: [], joinClickedAtMs: 0, firstFrames: [] };
  globalThis.auscultTest = instruments;

  addEventListener(
    'click',
    (event) => {
      const joins = event
        .composedPath()
        .some((node) => node instanceof HTMLElement && /^\s*Join Session\s*$/.test(node.innerText));
      if (joins) instruments.joinClickedAtMs = performance.now();
    },
    { capture: true },
  );

  const Native = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      instruments.connections.push(this);
      this.addEventListener('track', ({ track }) => {
        if (track.kind !== 'video') return;
        const video = document.createElement('video');
        video.muted = true;
        video.srcObject = new MediaStream([track]);
        video.requestVideoFrameCallback(() => {
          instruments.firstFrames.push({ trackId: track.id, atMs: performance.now() });
          video.srcObject = null;
        });
        video.play().catch(() => undefined);
      });
    }
  };

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

/** One remote picture, or one remote sound, as getStats tells it. */
export interface Received {
  readonly kind: 'audio' | 'video';
  readonly trackIdentifier: string;
  readonly framesDecoded: number;
  readonly freezeCount: number;
  readonly frameHeight: number;
  readonly totalAudioEnergy: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
}

/** Everything that the page receives right now, over all of its connections. */
export async function received(page: Page): Promise<Received[]> {
  return page.evaluate(async () => {
    const all: Received[] = [];
    for (const connection of auscultTest.connections) {
      if (connection.connectionState === 'closed') continue;
      for (const report of (await connection.getStats()).values()) {
        const inbound = report as Record<string, unknown>;
        if (inbound['type'] !== 'inbound-rtp') continue;
        all.push({
          kind: inbound['kind'] as Received['kind'],
          trackIdentifier: String(inbound['trackIdentifier']),
          framesDecoded: Number(inbound['framesDecoded'] ?? 0),
          freezeCount: Number(inbound['freezeCount'] ?? 0),
          frameHeight: Number(inbound['frameHeight'] ?? 0),
          totalAudioEnergy: Number(inbound['totalAudioEnergy'] ?? 0),
          packetsReceived: Number(inbound['packetsReceived'] ?? 0),
          packetsLost: Number(inbound['packetsLost'] ?? 0),
        });
      }
    }
    return all;
  });
}

/** RTP packets sent so far, over all connections. */
export async function packetsSent(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let packets = 0;
    for (const connection of auscultTest.connections) {
      if (connection.connectionState === 'closed') continue;
      for (const report of (await connection.getStats()).values()) {
        const outbound = report as Record<string, unknown>;
        if (outbound['type'] === 'outbound-rtp') packets += Number(outbound['packetsSent'] ?? 0);
      }
    }
    return packets;
  });
}

/** The protocol of every connection that carries something: `udp`, `tcp`. */
export async function protocols(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found = new Set<string>();
    for (const connection of auscultTest.connections) {
      if (connection.connectionState !== 'connected') continue;
      const stats = await connection.getStats();
      for (const report of stats.values()) {
        const pair = report as Record<string, unknown>;
        if (pair['type'] !== 'candidate-pair' || pair['nominated'] !== true) continue;
        const local = stats.get(String(pair['localCandidateId'])) as
          Record<string, unknown> | undefined;
        if (local) found.add(String(local['protocol']));
      }
    }
    return [...found];
  });
}

/**
 * Waits in the page until `predicate` holds of what it receives. A condition of the browser's own
 * statistics has no event to wait for: it is asked again with every animation frame.
 */
export async function untilReceived(
  page: Page,
  predicate: (all: readonly Received[]) => boolean,
  what: string,
  timeoutMs = 15_000,
): Promise<Received[]> {
  const startedMs = performance.now();
  for (;;) {
    const all = await received(page);
    if (predicate(all)) return all;
    if (performance.now() - startedMs > timeoutMs) {
      throw new Error(`${what}: not within ${timeoutMs} ms; got ${JSON.stringify(all)}`);
    }
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}
