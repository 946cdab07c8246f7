import { SessionDescription } from 'werift';
import type { MediaDescription } from 'werift';
import type {
  Extension,
  MediaDirection,
  Payload,
  RemoteSection,
  Rid,
  SsrcGroup,
} from './description.ts';
import { has, valueOf, valuesOf } from './lines.ts';
import type { Attribute, SectionLines } from './lines.ts';

/** RFC 8866 §9 `token`, at most what a one-byte `sdes:mid` element of any browser has (RFC 8285). */
const MID = /^[!#-'*+.\-0-9A-Z^-~]{1,32}$/;
/** RFC 8851 §10, at most what a one-byte header extension carries. */
const RID = /^[A-Za-z0-9_-]{1,16}$/;
const RESTRICTIONS = /^[a-z-]{1,32}=[A-Za-z0-9.-]{1,16}$/;
const PRINTABLE = /^[!-~]{1,256}$/;
/** Payload types have 7 bits; everything else of a section that repeats is bounded by this too. */
const MAX_LINES_OF_A_KIND = 128;

const MEDIA =
  /^([a-z]{1,32}) ([0-9]{1,5})(?:\/[0-9]{1,5})? ([A-Za-z/]{1,64}) ([!-~][ -~]{0,1023})$/;
const DIRECTIONS: readonly string[] = ['sendrecv', 'sendonly', 'recvonly', 'inactive'];

/** A problem is a sentence for the refusal; it never carries the far end's bytes. */
export type ReadSection = RemoteSection | { readonly problem: string };

/** Reads one m-section; what is unknown in it is passed over, what contradicts itself is a problem. */
export function readSection(lines: SectionLines, session: readonly Attribute[]): ReadSection {
  const media = MEDIA.exec(lines.media);
  if (media === null) return { problem: 'an m-line cannot be read' };
  const [, word = '', port = '', protocol = '', formats = ''] = media;
  const kind = word === 'audio' || word === 'video' ? word : 'other';
  // RFC 9143 §6: a bundle-only section has port 0 and is not rejected.
  const rejected = Number(port) === 0 && !has(lines.attributes, 'bundle-only');
  // A rejected section may have lost all its attributes.
  const mid = valueOf(lines.attributes, 'mid') ?? '';
  if (!MID.test(mid) && !(rejected && mid === '')) {
    return { problem: 'an m-section has no usable a=mid' };
  }
  const section = {
    mid,
    kind,
    media: word,
    protocol,
    formats,
    rejected,
    direction: directionOf(lines.attributes) ?? directionOf(session) ?? 'sendrecv',
    rtcpMux: has(lines.attributes, 'rtcp-mux'),
    rtcpRsize: has(lines.attributes, 'rtcp-rsize'),
  } as const;
  if (kind === 'other' || rejected) return { ...section, ...NOTHING };
  const rids = readRids(lines.attributes);
  return {
    ...section,
    ...readRtp(kind, formats, lines.attributes),
    extensions: readExtensions([...lines.attributes, ...session]),
    rids,
    simulcastSendRids: readSimulcast(lines.attributes, rids),
  };
}

const NOTHING = {
  payloads: [],
  extensions: [],
  rids: [],
  simulcastSendRids: [],
  ssrcs: [],
  ssrcGroups: [],
  msid: null,
} as const;

function directionOf(attributes: readonly Attribute[]): MediaDirection | undefined {
  return attributes.find(({ name }) => DIRECTIONS.includes(name))?.name as
    MediaDirection | undefined;
}

type Rtp = Pick<RemoteSection, 'payloads' | 'ssrcs' | 'ssrcGroups' | 'msid'>;

/**
 * Payloads and SSRCs, read by werift. It is shown only the lines whose reading is wanted, and only
 * as many as a section can need: it keeps neither order nor direction of simulcast and extensions,
 * throws on candidates of kinds that it does not know and on an `a=fmtp` without `a=rtpmap` (legal
 * for static payload types), and multiplies wildcard feedback by payloads without bound.
 */
function readRtp(kind: 'audio' | 'video', formats: string, attributes: readonly Attribute[]): Rtp {
  const rtpmaps = valuesOf(attributes, 'rtpmap').slice(0, MAX_LINES_OF_A_KIND);
  const mapped = new Set(rtpmaps.map(firstWord));
  const shown = {
    rtpmap: rtpmaps,
    fmtp: valuesOf(attributes, 'fmtp').filter((value) => mapped.has(firstWord(value))),
    'rtcp-fb': valuesOf(attributes, 'rtcp-fb'),
    // Lines without an attribute or a value say nothing.
    ssrc: valuesOf(attributes, 'ssrc').filter((value) => /^[0-9]+ cname:./.test(value)),
    'ssrc-group': valuesOf(attributes, 'ssrc-group').filter((value) => value.includes(' ')),
    msid: valuesOf(attributes, 'msid'),
  };
  const text = ['v=0', `m=${kind} 9 UDP/TLS/RTP/SAVPF ${formats}`];
  for (const [name, values] of Object.entries(shown)) {
    for (const value of values.slice(0, 4 * MAX_LINES_OF_A_KIND)) text.push(`a=${name}:${value}`);
  }
  const media = SessionDescription.parse(text.join('\r\n') + '\r\n').media[0];
  if (media === undefined) return { payloads: [], ssrcs: [], ssrcGroups: [], msid: null };
  const msid = media.msids[0];
  return {
    payloads: readPayloads(media, formats),
    ssrcs: media.ssrc
      .filter(({ ssrc, cname }) => isSsrc(ssrc) && cname !== undefined && PRINTABLE.test(cname))
      .map(({ ssrc, cname }) => ({ ssrc, cname: cname ?? '' })),
    ssrcGroups: readGroups(media),
    msid: msid !== undefined && /^[!-~]{1,64}( [!-~]{1,64})?$/.test(msid) ? msid : null,
  };
}

/** In the order of the m-line, which is the order of preference (RFC 3264 §5.1). */
function readPayloads(media: MediaDescription, formats: string): readonly Payload[] {
  const payloads: Payload[] = [];
  for (const format of new Set(formats.split(' '))) {
    const codec = media.rtp.codecs.find(({ payloadType }) => String(payloadType) === format);
    if (codec === undefined || codec.payloadType > 127 || !(codec.clockRate > 0)) continue;
    const name = codec.name.toLowerCase();
    const parameters = codec.parameters ?? '';
    payloads.push({
      payloadType: codec.payloadType,
      codec: name,
      clockRate: codec.clockRate,
      channels: codec.channels ?? 1,
      parameters,
      feedback: codec.rtcpFeedback.map(({ type, parameter }) =>
        parameter === undefined ? type : `${type} ${parameter}`,
      ),
      apt: name === 'rtx' ? numberParameter(parameters, 'apt') : null,
    });
  }
  return payloads;
}

function readGroups(media: MediaDescription): readonly SsrcGroup[] {
  const groups: SsrcGroup[] = [];
  for (const { semantic, items } of media.ssrcGroup) {
    const ssrcs = items.map(Number);
    if ((semantic === 'FID' || semantic === 'SIM') && ssrcs.every(isSsrc)) {
      groups.push({ semantics: semantic, ssrcs });
    }
  }
  return groups;
}

/** RFC 8285 §5: `<id>["/"<direction>] <uri> …`; ids above 14 would need two-byte headers. */
function readExtensions(attributes: readonly Attribute[]): readonly Extension[] {
  const extensions: Extension[] = [];
  for (const value of valuesOf(attributes, 'extmap').slice(0, MAX_LINES_OF_A_KIND)) {
    const [, id, direction = 'sendrecv', uri] =
      /^([0-9]{1,4})(?:\/([a-z]{8}))? ([!-~]{1,256})( .*)?$/.exec(value) ?? [];
    if (uri === undefined || Number(id) < 1 || Number(id) > 14) continue;
    if (!DIRECTIONS.includes(direction)) continue;
    extensions.push({ id: Number(id), uri, direction: direction as MediaDirection });
  }
  return extensions;
}

function readRids(attributes: readonly Attribute[]): readonly Rid[] {
  const rids: Rid[] = [];
  for (const value of valuesOf(attributes, 'rid').slice(0, MAX_LINES_OF_A_KIND)) {
    const [rid = '', direction, restrictions = ''] = value.split(' ');
    if (!RID.test(rid) || (direction !== 'send' && direction !== 'recv')) continue;
    if (rids.some((other) => other.rid === rid)) continue;
    rids.push({
      rid,
      direction,
      restrictions: restrictions
        .split(';')
        .filter((restriction) => RESTRICTIONS.test(restriction) && !restriction.startsWith('pt='))
        .join(';'),
    });
  }
  return rids;
}

/** RFC 8853 §5.1: `send q;~h;f,g recv …`. Of alternatives (`f,g`) the first is the preferred. */
function readSimulcast(attributes: readonly Attribute[], rids: readonly Rid[]): readonly string[] {
  const value = valueOf(attributes, 'simulcast') ?? '';
  const list = /(?:^|\s)send\s+(\S+)/.exec(value)?.[1] ?? '';
  const order = list.split(';').map((choice) => (choice.split(',')[0] ?? '').replace(/^~/, ''));
  return [...new Set(order)].filter((rid) =>
    rids.some((known) => known.rid === rid && known.direction === 'send'),
  );
}

/** `apt=96` out of `apt=96;rtx-time=3000`; null when it is missing or no number. */
export function numberParameter(parameters: string, name: string): number | null {
  const text = parameter(parameters, name);
  return text !== null && /^[0-9]{1,9}$/.test(text) ? Number(text) : null;
}

/** The value of one `a=fmtp` parameter (RFC 8866 §6.15), null when it is missing. */
export function parameter(parameters: string, name: string): string | null {
  for (const part of parameters.split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0 && part.slice(0, equals).trim().toLowerCase() === name) {
      return part.slice(equals + 1).trim();
    }
  }
  return null;
}

function firstWord(value: string): string {
  const space = value.indexOf(' ');
  return space < 0 ? value : value.slice(0, space);
}

function isSsrc(ssrc: number): boolean {
  return Number.isInteger(ssrc) && ssrc > 0 && ssrc <= 0xffff_ffff;
}
