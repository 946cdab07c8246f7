import { EXTENSION_ID, PAYLOAD_TYPE } from './packets.ts';

/** One m-section that a modelled publisher offers. */
export interface ModelledSection {
  readonly mid: string;
  readonly kind: 'audio' | 'video';
  /** Ascending quality; empty = no simulcast. */
  readonly rids: readonly string[];
}

const FINGERPRINT = Array.from({ length: 32 }, () => 'AB').join(':');

function sessionLines(mids: readonly string[]): string[] {
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    `a=group:BUNDLE ${mids.join(' ')}`,
    'a=ice-ufrag:simulated',
    'a=ice-pwd:simulatedsimulatedsimulated',
    `a=fingerprint:sha-256 ${FINGERPRINT}`,
  ];
}

/** The offer of a modelled publisher (RFC 8866, RFC 8853). */
export function modelledOffer(sections: readonly ModelledSection[]): string {
  const lines = sessionLines(sections.map(({ mid }) => mid));
  lines.push('a=setup:actpass');
  for (const { mid, kind, rids } of sections) {
    const { vp8, rtx, opus } = PAYLOAD_TYPE;
    lines.push(
      `m=${kind} 9 UDP/TLS/RTP/SAVPF ${kind === 'video' ? `${vp8} ${rtx}` : opus}`,
      'c=IN IP4 0.0.0.0',
      `a=mid:${mid}`,
      'a=sendonly',
      'a=rtcp-mux',
      'a=rtcp-rsize',
      `a=extmap:${EXTENSION_ID.mid} urn:ietf:params:rtp-hdrext:sdes:mid`,
      `a=extmap:${EXTENSION_ID.transportSequence} http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01`,
    );
    if (kind === 'audio') {
      lines.push(`a=rtpmap:${opus} opus/48000/2`, `a=rtcp-fb:${opus} transport-cc`);
      continue;
    }
    lines.push(
      `a=extmap:${EXTENSION_ID.rid} urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id`,
      `a=extmap:${EXTENSION_ID.repairedRid} urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id`,
      `a=rtpmap:${vp8} VP8/90000`,
      `a=rtcp-fb:${vp8} nack`,
      `a=rtcp-fb:${vp8} nack pli`,
      `a=rtcp-fb:${vp8} transport-cc`,
      `a=rtpmap:${rtx} rtx/90000`,
      `a=fmtp:${rtx} apt=${vp8}`,
      ...rids.map((rid) => `a=rid:${rid} send`),
    );
    if (rids.length > 0) lines.push(`a=simulcast:send ${rids.join(';')}`);
  }
  return lines.join('\r\n') + '\r\n';
}

/** Answers an engine's offer by accepting every section that it sends, as it is. */
export function modelledAnswer(offer: string): string {
  const [session = '', ...sections] = offer.split(/(?=^m=)/m);
  const mids = /^a=group:BUNDLE (.*?)\r?$/m.exec(session)?.[1]?.split(' ') ?? [];
  const answered = sections.map((section) =>
    section
      .split('\r\n')
      .filter(
        (line) => !/^a=(ssrc|ssrc-group|msid|candidate|ice-|fingerprint|setup|end-of)/.test(line),
      )
      .map((line) => (line === 'a=sendonly' ? 'a=recvonly' : line))
      .join('\r\n'),
  );
  return [...sessionLines(mids), 'a=setup:active'].join('\r\n') + '\r\n' + answered.join('');
}
