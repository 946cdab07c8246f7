import type { EngineErrorCode } from '../../commands.ts';
import { secureTransport } from './agreement.ts';
import type { ParsedDescription, RemoteSection } from './description.ts';
import { LIMITS, splitDescription } from './lines.ts';
import { readSection } from './section.ts';

/** With DTLS-SRTP and early feedback (RFC 5764 §8); over TCP the word differs (RFC 8829 §5.1.2). */
const SECURE_PROTOCOLS: readonly string[] = ['UDP/TLS/RTP/SAVPF', 'TCP/TLS/RTP/SAVPF'];

/**
 * Reads a description of the far end and holds it against what we insist on. Never throws.
 *
 * Refused with `ENGINE_SDP_INVALID` (unreadable, too long, or at odds with itself),
 * `ENGINE_SDP_NOT_SECURE` (media without DTLS-SRTP), `ENGINE_SDP_NO_FINGERPRINT` (none, or only a
 * weak hash), `ENGINE_SDP_SETUP` (we could not be the DTLS server) or `ENGINE_SDP_NO_BUNDLE` (more
 * than one 5-tuple wanted).
 *
 * @param type an offer has to let us be passive, an answer has to be active
 */
export function parseDescription(type: 'offer' | 'answer', sdp: string): ParsedDescription {
  try {
    return parse(type, sdp);
  } catch {
    // werift throws on lines that it cannot read; what it says would quote them.
    return refuse('ENGINE_SDP_INVALID', 'The description cannot be read.');
  }
}

function parse(type: 'offer' | 'answer', sdp: string): ParsedDescription {
  const lines = splitDescription(sdp, LIMITS[type]);
  if (lines === undefined) {
    return refuse(
      'ENGINE_SDP_INVALID',
      `The ${type} is none, or has more than ${LIMITS[type].length} characters or ${LIMITS[type].sections} m-sections.`,
    );
  }
  const sections: RemoteSection[] = [];
  const mids = new Set<string>();
  for (const section of lines.sections) {
    const read = readSection(section, lines.session);
    if ('problem' in read) {
      return refuse('ENGINE_SDP_INVALID', `The description cannot be read: ${read.problem}.`);
    }
    if (read.mid !== '' && mids.has(read.mid)) {
      return refuse('ENGINE_SDP_INVALID', 'Two m-sections have the same a=mid.');
    }
    mids.add(read.mid);
    sections.push(read);
  }

  const media = sections.filter(({ kind, rejected }) => kind !== 'other' && !rejected);
  if (media.some(({ protocol }) => !SECURE_PROTOCOLS.includes(protocol))) {
    return refuse('ENGINE_SDP_NOT_SECURE', 'Media must be offered as UDP/TLS/RTP/SAVPF.');
  }
  if (media.some(({ rtcpMux }) => !rtcpMux)) {
    return refuse('ENGINE_SDP_NO_BUNDLE', 'Every m-section needs a=rtcp-mux.');
  }
  const clear = withoutAmbiguousIds(sections);
  const transport = secureTransport(type, lines, clear);
  if (!transport.ok) return transport;
  return { ok: true, description: { transport: transport.transport, sections: clear } };
}

/**
 * The demultiplexer reads `mid` before it knows the section, so within a bundle an id must mean one
 * thing (RFC 9143 §14). Ids that mean two (aiortc counts from 1 in every section) are of no use to
 * us: their extensions are passed over, and so the far end sends none of them.
 */
function withoutAmbiguousIds(sections: readonly RemoteSection[]): readonly RemoteSection[] {
  const uris = new Map<number, string>();
  const ambiguous = new Set<number>();
  for (const { extensions } of sections) {
    for (const { id, uri } of extensions) {
      if ((uris.get(id) ?? uri) !== uri) ambiguous.add(id);
      uris.set(id, uri);
    }
  }
  if (ambiguous.size === 0) return sections;
  return sections.map((section) => ({
    ...section,
    extensions: section.extensions.filter(({ id }) => !ambiguous.has(id)),
  }));
}

function refuse(code: EngineErrorCode, message: string): ParsedDescription {
  return { ok: false, code, message };
}
