import { trackOf } from '../session/state.ts';
import type { SessionState } from '../session/state.ts';

/** As loud as speech gets when somebody is heard speaking; below it is a room. */
const SPEAKING_LEVEL = 0.03;

/**
 * The ids of the others who are speaking right now.
 *
 * @param levelOf how loud a sound track is, 0 to 1
 */
export function whoSpeaks(
  { participants, selfId }: SessionState,
  levelOf: (trackId: string) => number,
): ReadonlySet<string> {
  const speaking = new Set<string>();
  for (const participant of participants) {
    const microphone = trackOf(participant, 'microphone');
    if (!microphone || microphone.muted || participant.id === selfId) continue;
    if (levelOf(microphone.id) > SPEAKING_LEVEL) speaking.add(participant.id);
  }
  return speaking;
}
