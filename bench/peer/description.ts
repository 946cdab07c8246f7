import { randomBytes } from 'node:crypto';
import { SessionDescription } from 'werift';
import type { Certificate } from './certificate.ts';

/** Payload type of our VP8 in offers; in answers the engine's own number is taken. */
export const VP8_PAYLOAD_TYPE = 96;
export const RTX_PAYLOAD_TYPE = 97;
/** Header extensions of simulcast in offers of ours (RFC 8285). */
export const EXTENSION_ID = { mid: 1, rid: 2, repairedRid: 3 } as const;

/** Our end of one transport, as descriptions name it. */
export interface LocalEnd {
  readonly ufrag: string;
  readonly pwd: string;
  readonly certificate: Certificate;
}

/** The server's end. */
export interface RemoteEnd {
  readonly ufrag: string;
  readonly pwd: string;
  /** SHA-256, upper case. */
  readonly fingerprint: string;
  readonly address: string;
  readonly port: number;
}

export function createLocalEnd(certificate: Certificate): LocalEnd {
  // RFC 8445 §5.3: at least 24 and 128 bits.
  return {
    ufrag: randomBytes(6).toString('hex'),
    pwd: randomBytes(16).toString('hex'),
    certificate,
  };
}

export interface OfferedEncoding {
  readonly rid: string;
  readonly ssrc: number;
  readonly rtxSsrc: number;
}

/**
 * An offer to send one VP8 track with its retransmissions (RFC 4588 §8.1). One encoding is named
 * by its SSRCs; several are simulcast (RFC 8853), told apart by `rid` in each packet.
 */
export function writePublishOffer(
  local: LocalEnd,
  { mid, encodings }: { mid: string; encodings: readonly OfferedEncoding[] },
): string {
  return joinLines([
    ...sessionLines([mid]),
    `m=video 9 UDP/TLS/RTP/SAVPF ${VP8_PAYLOAD_TYPE} ${RTX_PAYLOAD_TYPE}`,
    ...transportLines(local, 'actpass'),
    `a=mid:${mid}`,
    'a=sendonly',
    `a=rtpmap:${VP8_PAYLOAD_TYPE} VP8/90000`,
    `a=rtcp-fb:${VP8_PAYLOAD_TYPE} nack`,
    `a=rtcp-fb:${VP8_PAYLOAD_TYPE} nack pli`,
    `a=rtpmap:${RTX_PAYLOAD_TYPE} rtx/90000`,
    `a=fmtp:${RTX_PAYLOAD_TYPE} apt=${VP8_PAYLOAD_TYPE}`,
    'a=msid:load camera',
    ...(encodings.length === 1 ? encodings.flatMap(ssrcLines) : simulcastLines(encodings)),
  ]);
}

function ssrcLines({ ssrc, rtxSsrc }: OfferedEncoding): string[] {
  return [
    `a=ssrc-group:FID ${ssrc} ${rtxSsrc}`,
    `a=ssrc:${ssrc} cname:load`,
    `a=ssrc:${rtxSsrc} cname:load`,
  ];
}

function simulcastLines(encodings: readonly OfferedEncoding[]): string[] {
  return [
    `a=extmap:${EXTENSION_ID.mid} urn:ietf:params:rtp-hdrext:sdes:mid`,
    `a=extmap:${EXTENSION_ID.rid} urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id`,
    `a=extmap:${EXTENSION_ID.repairedRid} urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id`,
    ...encodings.map(({ rid }) => `a=rid:${rid} send`),
    `a=simulcast:send ${encodings.map(({ rid }) => rid).join(';')}`,
  ];
}

/** The SSRC that the server is going to send for each `mid` that it offers. */
export function readOfferedSsrcs(offerSdp: string): ReadonlyMap<string, number> {
  const ssrcs = new Map<string, number>();
  for (const { rtp, ssrc } of SessionDescription.parse(offerSdp).media) {
    const [first] = ssrc;
    if (rtp.muxId !== undefined && first !== undefined) ssrcs.set(rtp.muxId, first.ssrc);
  }
  return ssrcs;
}

/** Accepts everything that the server offers to send. */
export function writeSubscribeAnswer(local: LocalEnd, offerSdp: string): string {
  const { media } = SessionDescription.parse(offerSdp);
  const mids = media.filter(({ port }) => port !== 0).map(({ rtp }) => rtp.muxId ?? '');
  const lines = sessionLines(mids);
  for (const { kind, port, profile, rtp } of media) {
    if (port === 0) {
      lines.push(`m=${kind} 0 ${profile} 0`, 'c=IN IP4 0.0.0.0', `a=mid:${rtp.muxId ?? ''}`);
      continue;
    }
    const codec = rtp.codecs[0];
    if (codec === undefined) throw new Error(`The offer's section ${rtp.muxId} has no codec.`);
    const { payloadType, str } = codec;
    lines.push(
      `m=${kind} 9 ${profile} ${payloadType}`,
      ...transportLines(local, 'active'),
      `a=mid:${rtp.muxId ?? ''}`,
      'a=recvonly',
      `a=rtpmap:${payloadType} ${str}`,
      ...codec.rtcpFeedback.map(
        ({ type, parameter }) =>
          `a=rtcp-fb:${payloadType} ${type}${parameter ? ` ${parameter}` : ''}`,
      ),
    );
  }
  return joinLines(lines);
}

/** What has to be known of the server before the first check. */
export function readRemoteEnd(sdp: string): RemoteEnd {
  const { media } = SessionDescription.parse(sdp);
  for (const { iceParams, dtlsParams, iceCandidates, port } of media) {
    const print = dtlsParams?.fingerprints.find(({ algorithm }) => algorithm === 'sha-256');
    const candidate = iceCandidates.find(({ protocol: name }) => name.toLowerCase() === 'udp');
    if (port === 0 || iceParams === undefined || print === undefined || candidate === undefined) {
      continue;
    }
    return {
      ufrag: iceParams.usernameFragment,
      pwd: iceParams.password,
      fingerprint: print.value.toUpperCase(),
      address: candidate.ip,
      port: candidate.port,
    };
  }
  throw new Error('The description has no section with credentials, fingerprint and candidate.');
}

function sessionLines(mids: readonly string[]): string[] {
  return [
    'v=0',
    `o=- ${randomBytes(4).readUInt32BE()} 1 IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    `a=group:BUNDLE ${mids.join(' ')}`,
    'a=msid-semantic: WMS *',
  ];
}

function transportLines(local: LocalEnd, setup: 'actpass' | 'active'): string[] {
  return [
    'c=IN IP4 0.0.0.0',
    `a=ice-ufrag:${local.ufrag}`,
    `a=ice-pwd:${local.pwd}`,
    `a=fingerprint:sha-256 ${local.certificate.fingerprint}`,
    `a=setup:${setup}`,
    'a=rtcp-mux',
    'a=rtcp-rsize',
  ];
}

function joinLines(lines: readonly string[]): string {
  return lines.join('\r\n') + '\r\n';
}
