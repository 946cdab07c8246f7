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
    // The mark that the desk gave them: the log-in by which they came.
    loginsInside: () => {
      const all = signaling.sessionIds().flatMap((id) => signaling.inside(id));
      return new Set(all.flatMap(({ mark }) => mark ?? []));
    },
    endLogin: async (loginId) => {
      bell.endLogin(loginId);
      await signaling.removeEverywhere(({ mark }) => mark === loginId, 'loggedOut');
    },
    endOtherLogins: async (accountId, keptLoginId) => {
      bell.endOtherLogins(accountId, keptLoginId);
      await signaling.removeEverywhere(
        (who) => who.accountId === accountId && who.mark !== keptLoginId,
        'loggedOut',
      );
    },
  };
}

function asPresent({ participantId, displayName, accountId, role }: Admission): Present {
  return { participantId, displayName, accountId, role };
}
