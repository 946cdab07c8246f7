import { EXTENSION_URIS, NO_EXTENSIONS } from './capabilities.ts';
import { chooseCodec, profileOf } from './codec.ts';
import type { ChosenCodec } from './codec.ts';
import type {
  Extension,
  ExtensionIds,
  LocalTransport,
  NegotiatedEncoding,
  NegotiatedSection,
  RemoteDescription,
  RemoteSection,
  WrittenAnswer,
} from './description.ts';
import { defaultPort, sessionLines, transportLines } from './write.ts';

/** Three are what browsers encode; one more costs nothing, and the rest would only cost memory. */
const MAX_ENCODINGS = 4;

/**
 * Chromium's estimate starts at 300 kbit/s and climbs for seconds, in which the upper encodings
 * are off; in kbit/s. Feedback from the first packet on corrects it where it is too much.
 */
const START_RATE_KBPS = 1_000;

/**
 * Answers what a participant offers to send (RFC 3264 §6): the m-lines, mids and payload type
 * numbers are the offer's. A section in `acceptedMids` becomes `recvonly`, any other `inactive`,
 * so that it may be opened later; only what we can never receive is rejected with port 0.
 *
 * @param local at least one candidate
 * @returns with it, what has been settled for each section that carries media
 */
export function writeAnswer(
  offer: RemoteDescription,
  local: LocalTransport,
  acceptedMids: ReadonlySet<string>,
): WrittenAnswer {
  const settled = offer.sections.map((section) => settle(section, acceptedMids));
  const sections = settled.flatMap((one) => (one === null ? [] : [one.negotiated]));
  const mids = sections.map(({ mid }) => mid);
  const lines = sessionLines(local, mids);
  offer.sections.forEach((section, index) => {
    const one = settled[index] ?? null;
    lines.push(
      ...(one === null
        ? rejectedLines(section)
        : sectionLines(section, one, local, section.mid === mids[0])),
    );
  });
  return {
    sdp: lines.join('\r\n') + '\r\n',
    sections,
    withoutCodec: offer.sections
      .filter((section, index) => wantsMedia(section) && settled[index] === null)
      .map(({ mid }) => mid),
  };
}

interface Settled {
  readonly negotiated: NegotiatedSection;
  readonly codec: ChosenCodec;
  readonly extensions: readonly Extension[];
}

function wantsMedia(section: RemoteSection): boolean {
  return section.kind !== 'other' && !section.rejected;
}

/** Null: rejected. */
function settle(section: RemoteSection, acceptedMids: ReadonlySet<string>): Settled | null {
  if (section.kind === 'other' || section.rejected) return null;
  const codec = chooseCodec(section);
  if (codec === null) return null;
  const sends = section.direction === 'sendrecv' || section.direction === 'sendonly';
  const extensions = acceptedExtensions(section);
  return {
    codec,
    extensions,
    negotiated: {
      mid: section.mid,
      kind: section.kind,
      direction: sends && acceptedMids.has(section.mid) ? 'recvonly' : 'inactive',
      codec: codec.codec,
      payloadType: codec.payload.payloadType,
      rtxPayloadType: codec.rtxPayloadType,
      clockRate: codec.payload.clockRate,
      feedback: codec.feedback,
      extensions: extensionIds(extensions),
      encodings: encodingsOf(section),
      cname: section.ssrcs[0]?.cname ?? '',
    },
  };
}

/** Of each extension the first that the far end would send; two ids for one would be ambiguous. */
function acceptedExtensions(section: RemoteSection): readonly Extension[] {
  return Object.values(EXTENSION_URIS).flatMap((wanted) => {
    const found = section.extensions.find(
      ({ uri, direction }) =>
        uri === wanted && (direction === 'sendrecv' || direction === 'sendonly'),
    );
    return found === undefined ? [] : [found];
  });
}

/** Ids by the names that the rest of the engine uses. */
export function extensionIds(extensions: readonly Extension[]): ExtensionIds {
  const ids = { ...NO_EXTENSIONS };
  for (const name of Object.keys(ids) as (keyof ExtensionIds)[]) {
    const found = extensions.find(({ uri }) => uri === EXTENSION_URIS[name]);
    if (found !== undefined) ids[name] = found.id;
  }
  return ids;
}

/** By `rid` where simulcast is offered that way, else by `SIM` group, else the one SSRC. */
function encodingsOf(section: RemoteSection): readonly NegotiatedEncoding[] {
  if (section.simulcastSendRids.length > 0) {
    return section.simulcastSendRids
      .slice(0, MAX_ENCODINGS)
      .map((rid) => ({ rid, ssrc: null, rtxSsrc: null }));
  }
  const repairs = section.ssrcGroups.filter(({ semantics }) => semantics === 'FID');
  const simulcast = section.ssrcGroups.find(({ semantics }) => semantics === 'SIM');
  // Without groups a browser announces the media SSRC first.
  const primary = simulcast?.ssrcs ?? [repairs[0]?.ssrcs[0] ?? section.ssrcs[0]?.ssrc ?? null];
  return primary.slice(0, MAX_ENCODINGS).map((ssrc) => ({
    rid: '',
    ssrc,
    rtxSsrc: repairs.find(({ ssrcs }) => ssrcs[0] === ssrc)?.ssrcs[1] ?? null,
  }));
}

function sectionLines(
  section: RemoteSection,
  { negotiated, codec, extensions }: Settled,
  local: LocalTransport,
  isFirst: boolean,
): string[] {
  const { payloadType, rtxPayloadType, clockRate } = negotiated;
  const formats = rtxPayloadType === null ? `${payloadType}` : `${payloadType} ${rtxPayloadType}`;
  const name = CODEC_WORDS[codec.codec];
  const rids = negotiated.encodings.filter(({ rid }) => rid !== '').map(({ rid }) => rid);
  return [
    `m=${section.media} ${defaultPort(local)} ${section.protocol} ${formats}`,
    ...transportLines(local, 'passive', isFirst),
    `a=mid:${section.mid}`,
    `a=${negotiated.direction}`,
    'a=rtcp-mux',
    // RFC 5506 §5: both ends have to say it.
    ...(section.rtcpRsize ? ['a=rtcp-rsize'] : []),
    `a=rtpmap:${payloadType} ${name}/${clockRate}${negotiated.kind === 'audio' ? '/2' : ''}`,
    `a=fmtp:${payloadType} ${formatParameters(codec)}`,
    ...negotiated.feedback.map((feedback) => `a=rtcp-fb:${payloadType} ${feedback}`),
    ...(rtxPayloadType === null
      ? []
      : [
          `a=rtpmap:${rtxPayloadType} rtx/${clockRate}`,
          `a=fmtp:${rtxPayloadType} apt=${payloadType}`,
        ]),
    ...extensions.map(({ id, uri, direction }) =>
      // RFC 8285 §6: a direction that was given is answered from our side.
      direction === 'sendonly' ? `a=extmap:${id}/recvonly ${uri}` : `a=extmap:${id} ${uri}`,
    ),
    ...rids.map((rid) => ridLine(section, rid)),
    ...(rids.length > 0 ? [`a=simulcast:recv ${rids.join(';')}`] : []),
  ];
}

const CODEC_WORDS = { vp8: 'VP8', h264: 'H264', opus: 'opus' } as const;

/** What we ask of the sender (RFC 7587 §7, RFC 6184 §8.2.2). */
function formatParameters({ codec, payload }: ChosenCodec): string {
  switch (codec) {
    case 'vp8':
      return `x-google-start-bitrate=${START_RATE_KBPS}`;
    case 'h264':
      return `level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=${profileOf(payload.parameters)};x-google-start-bitrate=${START_RATE_KBPS}`;
    case 'opus':
      // Speech in one channel, repaired from the next packet, and never silent: a gap in the
      // packets of a microphone would look like loss to every subscriber.
      return 'minptime=10;useinbandfec=1;usedtx=0;stereo=0';
  }
}

function ridLine(section: RemoteSection, rid: string): string {
  const restrictions = section.rids.find((one) => one.rid === rid)?.restrictions ?? '';
  return restrictions === '' ? `a=rid:${rid} recv` : `a=rid:${rid} recv ${restrictions}`;
}

/** RFC 3264 §6: the line stays, with port 0 and the offer's own words. */
function rejectedLines({ media, protocol, formats, mid }: RemoteSection): string[] {
  return [
    `m=${media} 0 ${protocol} ${formats}`,
    'c=IN IP4 0.0.0.0',
    ...(mid === '' ? [] : [`a=mid:${mid}`]),
    'a=inactive',
  ];
}
