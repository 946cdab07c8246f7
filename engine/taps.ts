import type { SessionId } from './types.ts';

/** Given by whoever asks for the tap; unique within a session. */
export type TapId = string;

/** One RTP packet in plaintext, as it goes from a worker to the embedder. */
export interface TappedPacket {
  /** Extended: it never wraps. */
  readonly sequence: number;
  readonly timestamp: number;
  readonly marker: boolean;
  /** The whole packet, in a buffer of its own. */
  readonly rtp: Uint8Array<ArrayBuffer>;
  readonly payloadOffset: number;
}

/** What happens to a tap. */
export type TapReport =
  | { readonly kind: 'packets'; readonly packets: readonly TappedPacket[] }
  /** What was told and has not been read is not to be read any more. */
  | { readonly kind: 'gateClosed' }
  | { readonly kind: 'ended' };

/** What a core tells of one tap. It is passed on before the results of the same turn. */
export type TapOutput = TapReport & { readonly sessionId: SessionId; readonly tapId: TapId };
