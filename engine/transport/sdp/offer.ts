import type { CodecName, Kind } from '../../types.ts';
import { extensionIds } from './answer.ts';
import {
  DOWNSTREAM_EXTENSIONS,
  DOWNSTREAM_FEEDBACK,
  DOWNSTREAM_PAYLOADS,
  EXTENSION_URIS,
} from './capabilities.ts';
import type {
  AnsweredSection,
  ExtensionIds,
  LocalTransport,
  OfferedSection,
  RemoteDescription,
} from './description.ts';
import { defaultPort, sessionLines, transportLines } from './write.ts';

type MediaSection = Extract<OfferedSection, { state: 'sendonly' }>;
type LiveSection = Exclude<OfferedSection, { state: 'rejected' }>;

/** Every browser knows Opus, and an inactive section of it costs nothing. */
const CARRIER: Formats = { kind: 'audio', codec: 'opus', rtxSsrc: null };

/**
 * Offers a participant what it has subscribed to. Payload types and extension ids are ours and the
 * same in every section. We are ICE-lite and leave the DTLS role open: the answer is `active`.
 *
 * @param sections in the order of all earlier offers of this transport: lines are added or
 *   recycled, never removed (RFC 3264 §8)
 */
export function writeOffer(local: LocalTransport, sections: readonly OfferedSection[]): string {
  const mids = sections.filter(({ state }) => state !== 'rejected').map(({ mid }) => mid);
  const lines = sessionLines(local, mids);
  for (const section of sections) {
    lines.push(
      ...(section.state === 'rejected'
        ? rejectedLines(section.kind, section.mid)
        : liveLines(local, section, section.mid === mids[0])),
    );
  }
  return lines.join('\r\n') + '\r\n';
}

function liveLines(local: LocalTransport, section: LiveSection, isFirst: boolean): string[] {
  const { mid } = section;
  if (section.state === 'carrier') {
    return mediaLines(local, CARRIER, { mid, isFirst, direction: 'inactive' });
  }
  return [
    ...mediaLines(local, section, { mid, isFirst, direction: 'sendonly' }),
    `a=msid:${section.streamId} ${section.trackId}`,
    ...ssrcLines(section),
  ];
}

type Formats = Pick<MediaSection, 'kind' | 'codec' | 'rtxSsrc'>;

function rtxPayloadType({ codec, rtxSsrc }: Formats): number | null {
  return rtxSsrc === null ? null : DOWNSTREAM_PAYLOADS[codec].rtxPayloadType;
}

/** All of a live section but what identifies the stream in it. */
function mediaLines(
  local: LocalTransport,
  formats: Formats,
  section: { mid: string; isFirst: boolean; direction: 'sendonly' | 'inactive' },
): string[] {
  const { kind, codec } = formats;
  const ours = DOWNSTREAM_PAYLOADS[codec];
  const rtx = rtxPayloadType(formats);
  return [
    `m=${kind} ${defaultPort(local)} UDP/TLS/RTP/SAVPF ${ours.payloadType}${rtx === null ? '' : ` ${rtx}`}`,
    ...transportLines(local, 'actpass', section.isFirst),
    `a=mid:${section.mid}`,
    `a=${section.direction}`,
    'a=rtcp-mux',
    'a=rtcp-rsize',
    `a=rtpmap:${ours.payloadType} ${rtpmap(codec)}`,
    ...(ours.parameters === '' ? [] : [`a=fmtp:${ours.payloadType} ${ours.parameters}`]),
    ...DOWNSTREAM_FEEDBACK[kind].map((feedback) => `a=rtcp-fb:${ours.payloadType} ${feedback}`),
    ...(rtx === null
      ? []
      : [`a=rtpmap:${rtx} rtx/${ours.clockRate}`, `a=fmtp:${rtx} apt=${ours.payloadType}`]),
    ...(Object.keys(EXTENSION_URIS) as (keyof ExtensionIds)[]).flatMap((name) => {
      const id = DOWNSTREAM_EXTENSIONS[name];
      return id === 0 ? [] : [`a=extmap:${id} ${EXTENSION_URIS[name]}`];
    }),
  ];
}

/**
 * The primary SSRC before the RTX one: Chromium takes the first for media whatever the group says,
 * then plays nothing and reports nothing.
 */
function ssrcLines(section: MediaSection): string[] {
  const { ssrc, rtxSsrc, cname } = section;
  if (rtxPayloadType(section) === null) return [`a=ssrc:${ssrc} cname:${cname}`];
  return [
    `a=ssrc-group:FID ${ssrc} ${rtxSsrc}`,
    `a=ssrc:${ssrc} cname:${cname}`,
    `a=ssrc:${rtxSsrc} cname:${cname}`,
  ];
}

function rtpmap(codec: CodecName): string {
  const { clockRate, channels } = DOWNSTREAM_PAYLOADS[codec];
  switch (codec) {
    case 'vp8':
      return `VP8/${clockRate}`;
    case 'h264':
      return `H264/${clockRate}`;
    case 'opus':
      return `opus/${clockRate}/${channels}`;
  }
}

function rejectedLines(kind: Kind, mid: string): string[] {
  const { payloadType } = DOWNSTREAM_PAYLOADS[kind === 'audio' ? 'opus' : 'vp8'];
  return [
    `m=${kind} 0 UDP/TLS/RTP/SAVPF ${payloadType}`,
    'c=IN IP4 0.0.0.0',
    `a=mid:${mid}`,
    'a=inactive',
  ];
}

/** What became of each section of our offer, by mid; one that the answer lacks was not accepted. */
export function readAnswer(description: RemoteDescription): readonly AnsweredSection[] {
  return description.sections.map((section) => {
    const payload = section.payloads.find(({ payloadType, codec }) =>
      Object.entries(DOWNSTREAM_PAYLOADS).some(
        ([name, ours]) => name === codec && ours.payloadType === payloadType,
      ),
    );
    const receives = section.direction === 'recvonly' || section.direction === 'sendrecv';
    return {
      mid: section.mid,
      accepted: !section.rejected && receives && payload !== undefined,
      rtx: section.payloads.some(({ apt }) => apt !== null && apt === payload?.payloadType),
      feedback: payload?.feedback ?? [],
      extensions: extensionIds(section.extensions),
    };
  });
}
