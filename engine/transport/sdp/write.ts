import type { Candidate, LocalTransport } from './description.ts';

/** What a description of ours starts with; `mids` are the sections that carry media. */
export function sessionLines(local: LocalTransport, mids: readonly string[]): string[] {
  return [
    'v=0',
    `o=- ${local.sessionId} ${local.sessionVersion} IN ${address(local.candidates[0])}`,
    's=-',
    't=0 0',
    // RFC 8839 §5.3: we only answer checks, and never nominate.
    'a=ice-lite',
    ...(mids.length > 0 ? [`a=group:BUNDLE ${mids.join(' ')}`] : []),
    'a=msid-semantic: WMS *',
  ];
}

/**
 * The transport's lines of one section. The bundle's first section alone carries the candidates
 * (RFC 9143 §7.1.3): the list is complete, for an ICE-lite end has nothing to trickle.
 */
export function transportLines(
  local: LocalTransport,
  setup: 'actpass' | 'passive',
  isFirst: boolean,
): string[] {
  return [
    `c=IN ${address(local.candidates[0])}`,
    `a=ice-ufrag:${local.iceUfrag}`,
    `a=ice-pwd:${local.icePwd}`,
    `a=fingerprint:sha-256 ${local.fingerprint}`,
    `a=setup:${setup}`,
    ...(isFirst ? [...candidateLines(local.candidates), 'a=end-of-candidates'] : []),
  ];
}

/** Port of the default candidate; 9 stands for "none known" (RFC 8839 §4.3.1.2). */
export function defaultPort(local: LocalTransport): number {
  return local.candidates[0]?.port ?? 9;
}

/** UDP before TCP, whatever the order given. */
function candidateLines(candidates: readonly Candidate[]): string[] {
  const ordered = [
    ...candidates.filter(({ protocol }) => protocol === 'udp'),
    ...candidates.filter(({ protocol }) => protocol === 'tcp'),
  ];
  return ordered.map((candidate, index) => {
    const end = `${candidate.address} ${candidate.port} typ host`;
    // Foundations differ, so that one that works does not hold back another (RFC 8445 §6.1.2.6).
    const start = `a=candidate:${index + 1} 1`;
    return candidate.protocol === 'udp'
      ? `${start} udp ${udpPriority(index)} ${end}`
      : `${start} tcp ${tcpPassivePriority(index)} ${end} tcptype passive`;
  });
}

/** RFC 8445 §5.1.2.1, component 1, host candidates (type preference 126). */
function udpPriority(index: number): number {
  return 126 * 2 ** 24 + (65_535 - index) * 2 ** 8 + 255;
}

/**
 * RFC 6544 §4.2: the local preference starts with the direction preference, which for a passive
 * host candidate is 4. Its type preference must be below UDP's; libwebrtc's choice for TCP is 90.
 */
function tcpPassivePriority(index: number): number {
  const localPreference = 4 * 2 ** 13 + (8191 - index);
  return 90 * 2 ** 24 + localPreference * 2 ** 8 + 255;
}

function address(candidate: Candidate | undefined): string {
  const text = candidate?.address ?? '0.0.0.0';
  return `${text.includes(':') ? 'IP6' : 'IP4'} ${text}`;
}
