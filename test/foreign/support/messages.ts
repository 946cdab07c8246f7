/** What the door and a peer say to each other: JSON, one message a websocket frame or a line. */
export type FromDoor =
  | { readonly kind: 'answer'; readonly sdp: string }
  | {
      readonly kind: 'offer';
      readonly offerId: number;
      readonly sdp: string;
      readonly tracks: readonly OfferedMid[];
    };

export type ToDoor =
  | { readonly kind: 'publish'; readonly sdp: string; readonly tracks: readonly OfferedMid[] }
  | { readonly kind: 'answer'; readonly offerId: number; readonly sdp: string };

export interface OfferedMid {
  readonly mid: string;
  readonly source: string;
}

/** What a transport runs over. */
export type Protocol = 'udp' | 'tcp';

/** Which of the engine's candidates a peer is shown. */
export type Shown = Protocol | 'both';

/** What a peer has received so far, by its own account. */
export interface Seen {
  readonly videoPackets: number;
  readonly framesDecoded: number;
  readonly audioPackets: number;
  /** Grows while what is played is not silence; in whatever unit the peer has. */
  readonly audioEnergy: number;
}
