import type { CodecName } from '../../types.ts';
import type { ExtensionIds } from './description.ts';

/** Header extensions that we understand, by the name the router knows them under. */
export const EXTENSION_URIS: Readonly<Record<keyof ExtensionIds, string>> = {
  mid: 'urn:ietf:params:rtp-hdrext:sdes:mid', // RFC 9143 §15.1
  rid: 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id', // RFC 8852 §3.1
  repairedRid: 'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id', // RFC 8852 §3.2
  transportSequence: 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  audioLevel: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', // RFC 6464
  absSendTime: 'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  // `urn:3gpp:video-orientation` is left out on purpose: without it senders rotate the pixels
  // themselves, and neither the rewriter nor a still has to know which way up a phone is held.
};

export const NO_EXTENSIONS: ExtensionIds = {
  mid: 0,
  rid: 0,
  repairedRid: 0,
  transportSequence: 0,
  audioLevel: 0,
  absSendTime: 0,
};

/** Feedback that we act on, per kind (RFC 4585 §4.2, RFC 5104 §7.1). */
export const FEEDBACK = {
  audio: ['transport-cc'],
  video: ['nack', 'nack pli', 'ccm fir', 'transport-cc', 'goog-remb'],
} as const;

/** What our own offers ask for: the receiver's estimate comes as REMB, so no `transport-cc`. */
export const DOWNSTREAM_FEEDBACK = {
  audio: [],
  video: ['nack', 'nack pli', 'ccm fir', 'goog-remb'],
} as const;

export interface DownstreamPayload {
  readonly payloadType: number;
  readonly rtxPayloadType: number | null;
  readonly clockRate: number;
  readonly channels: number;
  readonly parameters: string;
}

/** Payload types of our own offers: the same in every section, so a bundle never disagrees. */
export const DOWNSTREAM_PAYLOADS: Readonly<Record<CodecName, DownstreamPayload>> = {
  vp8: { payloadType: 96, rtxPayloadType: 97, clockRate: 90_000, channels: 1, parameters: '' },
  h264: {
    payloadType: 102,
    rtxPayloadType: 103,
    clockRate: 90_000,
    channels: 1,
    parameters: 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f',
  },
  opus: {
    payloadType: 111,
    rtxPayloadType: null,
    clockRate: 48_000,
    channels: 2,
    parameters: 'minptime=10;useinbandfec=1',
  },
};

/** Extension ids of our own offers. The rest of what a publisher sent is not passed on. */
export const DOWNSTREAM_EXTENSIONS: ExtensionIds = { ...NO_EXTENSIONS, mid: 1, absSendTime: 2 };
