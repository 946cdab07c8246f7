interface Heard {
  readonly energy: number;
  readonly seconds: number;
}

/**
 * How loud the sound that is played has been, from one asking to the next: the mean of all of it,
 * where a single packet's level would miss the syllables in between. By the browser's own sums (W3C
 * webrtc-stats, RTCInboundRtpStreamStats): engines need not pass on the levels of RFC 6464.
 */
export class Loudness {
  #before = new Map<string, Heard>();

  /** @param idOf the name under which a browser's track is wanted; undefined: not at all */
  levels(
    stats: RTCStatsReport,
    idOf: (trackIdentifier: string) => string | undefined,
  ): ReadonlyMap<string, number> {
    const levels = new Map<string, number>();
    const now = new Map<string, Heard>();
    for (const report of stats.values() as Iterable<Record<string, unknown>>) {
      if (report['type'] !== 'inbound-rtp' || report['kind'] !== 'audio') continue;
      const id = idOf(String(report['trackIdentifier']));
      if (id === undefined) continue;
      const heard = {
        energy: Number(report['totalAudioEnergy'] ?? 0),
        seconds: Number(report['totalSamplesDuration'] ?? 0),
      };
      now.set(id, heard);
      const before = this.#before.get(id) ?? { energy: 0, seconds: 0 };
      const seconds = heard.seconds - before.seconds;
      const energy = Math.max(0, heard.energy - before.energy);
      levels.set(id, seconds > 0 ? Math.min(1, Math.sqrt(energy / seconds)) : 0);
    }
    this.#before = now;
    return levels;
  }
}
