import type { SignalingServer } from 'auscult/signaling';
import type { Live } from '../services.ts';
import type { AdmissionDesk } from './admission.ts';

/** The calls of this process, as HTTP sees them. */
export function createLive(signaling: SignalingServer, desk: AdmissionDesk): Live {
  signaling.on('closed', ({ sessionId }) => {
    desk.forget(sessionId);
  });
  return {
    inside: (sessionId) => signaling.inside(sessionId).map((who) => who.displayName),
    closeSession: (sessionId) => signaling.closeSession(sessionId, 'closed'),
    endLogin: async (loginTokenHash) => {
      const ended = signaling
        .sessionIds()
        .map((sessionId) =>
          signaling.removeWhere(
            sessionId,
            (who) => desk.loginTokenHashOf(sessionId, who.participantId) === loginTokenHash,
            'loggedOut',
          ),
        );
      await Promise.all(ended);
    },
  };
}
