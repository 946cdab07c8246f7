import { msg, str } from '@lit/localize';
import type { ParticipantState, TrackState } from '../session/state.ts';

/** The sentence on somebody's tile, '' when all is well. */
export function pictureNote(participant: ParticipantState, track: TrackState | null): string {
  const name = participant.displayName;
  if (participant.connection === 'reconnecting') return msg(str`${name} is reconnecting…`);
  if (!track || track.muted || !track.open) return '';
  if (track.reason === 'bandwidth:down') {
    if (track.current === null) {
      return msg('Your connection is weak: video paused, sound continues.');
    }
    return msg('Your connection is weak: smaller picture, sound first.');
  }
  if (track.reason === 'notSent' && track.current === null)
    return msg(str`No picture comes from ${name} right now.`);
  return '';
}
