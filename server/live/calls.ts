import type { SignalingServer } from 'auscult/signaling';
import type { Live } from '../services.ts';

/** The calls of this process, as HTTP sees them. */
export function createLive(signaling: SignalingServer): Live {
  return {
    inside: (sessionId) => signaling.inside(sessionId).map((who) => who.displayName),
    closeSession: (sessionId) => signaling.closeSession(sessionId, 'closed'),
    endLogin: async (loginTokenHash) => {
      // The mark that the desk gave them: the log-in by which they came.
      await signaling.removeEverywhere(({ mark }) => mark === loginTokenHash, 'loggedOut');
    },
  };
}
