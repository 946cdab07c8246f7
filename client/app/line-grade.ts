import type { LineQuality } from '../media/line-quality.ts';

/** `works`: it carries something, and nobody knows how fast. */
export type LineGrade = 'good' | 'fair' | 'weak' | 'works';

/**
 * There and back, to the server and no further: the way to the other person comes on top. Up to
 * 400 ms from mouth to ear most people do not mind (ITU-T G.114); half of that is spent elsewhere.
 */
const goodBelowMs = 150;
const fairBelowMs = 300;

export function gradeOf({ protocol, roundTripMs }: LineQuality): LineGrade {
  if (roundTripMs === null) return protocol === 'udp' ? 'works' : 'fair';
  if (roundTripMs >= fairBelowMs) return 'weak';
  // A lost packet holds up all that follow it.
  return protocol === 'udp' && roundTripMs < goodBelowMs ? 'good' : 'fair';
}
