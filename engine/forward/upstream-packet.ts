import { createPayloadView } from '../rtp/codec/index.ts';
import { createRtpView } from '../rtp/header.ts';
import type { Codec, PayloadView } from '../rtp/codec/index.ts';
import type { RtpView } from '../rtp/header.ts';
import type { Encoding } from './encoding.ts';

/**
 * The packet under way, as every subscription sees it: read once, forwarded many times.
 *
 * One object a router, overwritten by the next packet. A retransmission has been unwrapped: the
 * fields in `rtp` are those of the original packet, whatever the bytes of its header say.
 */
export interface UpstreamPacket {
  buffer: Buffer;
  readonly rtp: RtpView;
  readonly payload: PayloadView;
  encoding: Encoding | null;
  codec: Codec | null;
  /** In the encoding's own unwrapped numbering; never given twice. */
  extendedSequence: number;
  /** Behind the encoding's highest: reordered or repaired. */
  late: boolean;
  /** The byte of RFC 6464: voice flag and level in −dBov; -1 when not sent. */
  audioLevel: number;
}

export function createUpstreamPacket(): UpstreamPacket {
  return {
    buffer: Buffer.alloc(0),
    rtp: createRtpView(),
    payload: createPayloadView(),
    encoding: null,
    codec: null,
    extendedSequence: 0,
    late: false,
    audioLevel: -1,
  };
}
