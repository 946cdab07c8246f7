import type { Admission } from './admission.ts';
import type { Clock } from './clock.ts';
import type { JoinsInFlight } from './joins-in-flight.ts';
import type { Limits } from './limits.ts';
import type { LiveParticipant } from './live-participant.ts';
import type { LiveSession } from './live-session.ts';
import type { Log } from './log.ts';
import type { Moderator } from './moderator.ts';
import type { SignalingServerOptions } from './options.ts';
import type { ResumeBook } from './resume-book.ts';

/** What all sockets of one server share. */
export interface House extends Pick<SignalingServerOptions, 'admit' | 'authorize'> {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly log: Log;
  readonly inFlight: JoinsInFlight;
  readonly moderator: Moderator;
  readonly resumes: ResumeBook<LiveParticipant>;
  /** The session that somebody comes into; the first one opens it. */
  readonly sessionFor: (admission: Admission) => LiveSession;
}
