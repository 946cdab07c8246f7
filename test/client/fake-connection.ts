/** Stands in for a browser's RTCPeerConnection where only the order of things matters. */
export class FakeConnection extends EventTarget {
  static readonly made: FakeConnection[] = [];
  /** What the next offers say; the fake engine refuses `bad`. */
  static offer = 'offer';
  connectionState = 'new';
  signalingState = 'stable';
  readonly transceivers: FakeTransceiver[] = [];

  constructor() {
    super();
    FakeConnection.made.push(this);
  }

  addTransceiver(media: MediaStreamTrack | string): FakeTransceiver {
    const transceiver = new FakeTransceiver(typeof media === 'string' ? null : media);
    this.transceivers.push(transceiver);
    return transceiver;
  }

  getTransceivers(): FakeTransceiver[] {
    return this.transceivers;
  }

  async createOffer(): Promise<{ sdp: string }> {
    for (const [index, transceiver] of this.transceivers.entries()) transceiver.mid = String(index);
    return { sdp: FakeConnection.offer };
  }

  async createAnswer(): Promise<{ sdp: string }> {
    return { sdp: 'answer' };
  }

  async setLocalDescription(): Promise<void> {
    // Whatever is described is fine.
  }

  async setRemoteDescription(): Promise<void> {
    // As above.
  }

  close(): void {
    this.signalingState = 'closed';
    this.connectionState = 'closed';
  }
}

class FakeTransceiver {
  mid: string | null = null;
  /** Whether its encodings send. */
  active = true;
  track: MediaStreamTrack | null;
  readonly receiver = { track: {} };
  readonly sender = {
    replaceTrack: async (track: MediaStreamTrack | null): Promise<void> => {
      this.track = track;
    },
    getParameters: () => ({ encodings: [{ active: this.active }] }),
    setParameters: async ({ encodings }: { encodings: { active: boolean }[] }): Promise<void> => {
      this.active = encodings.every(({ active }) => active);
    },
  };

  constructor(track: MediaStreamTrack | null) {
    this.track = track;
  }

  stop(): void {
    this.track = null;
  }
}

/** What the session client finds in a browser. */
export function installFakes(): void {
  Object.assign(globalThis, { RTCPeerConnection: FakeConnection, window: new EventTarget() });
}
