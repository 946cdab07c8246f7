import type { Admission, SignalingServer } from 'auscult/signaling';
import type { Live, Present } from '../services.ts';
import type { AdmissionDesk } from './admission.ts';
import type { Bell } from './bell.ts';

/** The calls of this process, as HTTP sees them. */
export function createLive(signaling: SignalingServer, desk: AdmissionDesk, bell: Bell): Live {
  return {
    inside: (sessionId) => signaling.inside(sessionId).map(asPresent),
    held: (sessionId) => signaling.held(sessionId).map(asPresent),
    reconcile: async (sessionId) => {
      await signaling.reconcile(sessionId, desk.recordsOf(sessionId));
    },
    closeSession: (sessionId) => signaling.closeSession(sessionId, 'closed'),
    endLogin: async (loginTokenHash) => {
      bell.endLogin(loginTokenHash);
      // The mark that the desk gave them: the log-in by which they came.
      await signaling.removeEverywhere(({ mark }) => mark === loginTokenHash, 'loggedOut');
    },
  };
}

function asPresent({ participantId, displayName, accountId, role }: Admission): Present {
  return { participantId, displayName, accountId, role };
}
