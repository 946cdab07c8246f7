/** What carries a connection right now. */
export interface LineQuality {
  readonly protocol: 'udp' | 'tcp';
  /** Null in browsers that do not tell (Firefox 140). */
  readonly roundTripMs: number | null;
}

/** From the nominated pair (W3C webrtc-stats, RTCIceCandidatePairStats); null while there is none. */
export async function lineQuality(connection: RTCPeerConnection): Promise<LineQuality | null> {
  if (connection.connectionState !== 'connected') return null;
  const stats = await connection.getStats();
  for (const report of stats.values() as Iterable<Record<string, unknown>>) {
    if (report['type'] !== 'candidate-pair' || report['nominated'] !== true) continue;
    const local = stats.get(String(report['localCandidateId'])) as
      Record<string, unknown> | undefined;
    const roundTripSeconds = report['currentRoundTripTime'];
    const protocol = local?.['protocol'] === 'tcp' ? 'tcp' : 'udp';
    const isKnown = typeof roundTripSeconds === 'number';
    return { protocol, roundTripMs: isKnown ? roundTripSeconds * 1000 : null };
  }
  return null;
}
