import type { SignalingServer } from 'auscult/signaling';
import type { Live } from '../services.ts';
import type { AdmissionDesk } from './admission.ts';

/** The calls of this process, as HTTP sees them. */
export function createLive(signaling: SignalingServer, desk: AdmissionDesk): Live {
  return {
    inside: (sessionId) =>
      signaling.inside(sessionId).map(({ participantId, displayName, accountId, role }) => ({
        participantId,
        displayName,
        accountId,
        role,
      })),
    reconcile: async (sessionId) => {
      await signaling.reconcile(sessionId, desk.recordsOf(sessionId));
    },
    closeSession: (sessionId) => signaling.closeSession(sessionId, 'closed'),
    endLogin: async (loginTokenHash) => {
      // The mark that the desk gave them: the log-in by which they came.
      await signaling.removeEverywhere(({ mark }) => mark === loginTokenHash, 'loggedOut');
    },
  };
}
