import type { SignalingServer } from 'auscult/signaling';
import { listMemberIds } from '../store/index.ts';
import type { Database } from '../store/index.ts';
import type { Bell } from './bell.ts';

/** Whoever has a session in their list is told at once when people come, go, or wait at its door. */
export function ringForCalls(signaling: SignalingServer, database: Database, bell: Bell): void {
  const ring = (sessionId: string): void => {
    // Nobody in the call waits for those who are not in it.
    listMemberIds(database, sessionId)
      .then((ids) => bell.ring(ids))
      .catch(() => undefined);
  };
  signaling.on('joined', ({ who }) => ring(who.sessionId));
  signaling.on('left', ({ who }) => ring(who.sessionId));
  signaling.on('changed', ({ who }) => ring(who.sessionId));
  signaling.on('closed', ({ sessionId }) => ring(sessionId));
  signaling.on('heldChanged', ({ sessionId }) => ring(sessionId));
}
