import { msg, str } from '@lit/localize';
import type { ParticipantState, TrackState } from '../session/state.ts';

/** How somebody's connection is, as far as one sees it. */
export type TileLine = 'good' | 'weak' | 'lost';

/**
 * The sentence on somebody's tile, '' when all is well. It is about them: what is only known to be
 * between them and us is not called their connection, nor ours.
 */
export function pictureNote(
  { displayName: name }: ParticipantState,
  track: TrackState | null,
  line: TileLine,
): string {
  if (line === 'lost') return msg(str`${name} is reconnecting…`);
  if (line === 'good' || !track || track.muted || !track.open) return '';
  if (track.reason === 'notSent') {
    return track.current === null
      ? msg(str`No picture comes from ${name} right now.`)
      : msg(str`${name}'s connection is weak: smaller picture.`);
  }
  return track.current === null
    ? msg(str`The line to ${name} is weak: picture paused, sound continues.`)
    : msg(str`The line to ${name} is weak: smaller picture, sound first.`);
}

/** The note where there is no room for a sentence; '' when the picture is there, if a small one. */
export function pictureWord(track: TrackState | null, line: TileLine): string {
  if (line === 'lost') return msg('Reconnecting…');
  if (line === 'good' || !track || track.muted || !track.open || track.current !== null) return '';
  return msg('Picture paused');
}

export function lineWord(line: TileLine): string {
  switch (line) {
    case 'good':
      return msg('Connection good');
    case 'weak':
      return msg('Connection weak');
    case 'lost':
      return msg('Connection lost');
  }
}
