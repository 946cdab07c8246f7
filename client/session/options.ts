import type { SocketConstructor } from 'auscult/signaling/client';

/** Where the signaling server is, and who gets tickets for it. */
export interface SessionClientOptions {
  /** `wss://host/signaling` */
  readonly url: string;
  /**
   * A fresh ticket from the embedder's server: to connect ahead, to join, and again to join when
   * all has to be made anew.
   */
  readonly ticket: (to: 'prepare' | 'join') => Promise<string>;
  readonly WebSocket?: SocketConstructor;
}

/** What one sends for a source. Without a track the source is muted and takes no camera's time. */
export interface Outgoing {
  readonly track: MediaStreamTrack | null;
  readonly muted: boolean;
}
